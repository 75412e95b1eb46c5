"""What labels count, whatever the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.counting import values_of, values_within


@pytest.mark.parametrize(
    "label",
    ["3.", "(c)", "c)", "iii)", "(III)", "三、", "（三）", "㈢", "③", "（丙）", "(ج)", "٣.", "’3’", "в)"],
)
def test_the_third_is_the_third_in_every_script(label):
    assert (3, False) in values_of(label)


def test_an_i_is_the_ninth_letter_or_the_first_numeral():
    assert values_of("(i)") == {(9, False), (1, False)}


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("3 bis.", {(3, True)}),
        ("3.1", {(1, False)}),
        ("12.", {(12, False)}),
        ("(aa)", {(1, True), (27, False)}),
        ("(ii)", {(2, False), (35, False)}),
        ("(هـ)", {(5, False)}),
    ],
)
def test_bis_dotted_and_doubled_labels(label, values):
    assert values_of(label) == values


@pytest.mark.parametrize("label", ["", "–", "•"])
def test_a_bullet_counts_nothing(label):
    assert values_of(label) == frozenset()


def test_labels_within_a_line_are_found_in_order():
    line = "2. Les Parties : a) agissent ; b) se taisent ; c) attendent (voir l’article 5)."
    assert [sorted(values) for values in values_within(line)][:4] == [
        [(2, False)],
        [(1, False)],
        [(2, False)],
        [(3, False), (100, False)],
    ]


@given(st.text(max_size=40))
def test_any_text_can_be_looked_through(text):
    values_within(text)
