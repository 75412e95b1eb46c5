import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.brackets import (
    BracketCount,
    alternatives,
    brackets,
    count_brackets,
    count_open,
    is_balanced,
    options,
    sum_counts,
    unmatched,
)

NEGOTIATED = st.text(alphabet="[]a ,\n")


def test_opening_brackets_are_counted():
    assert count_brackets("[shall][should] [a [b]]") == 4


def spans(text: str) -> list[tuple[int, int]]:
    return [(bracket.start, bracket.end) for bracket in brackets(text)]


def test_spans_hold_their_brackets_and_outer_ones_come_first():
    assert spans("a [b [c]] d") == [(2, 9), (5, 8)]


def test_an_unclosed_bracket_runs_to_the_end_of_its_paragraph_and_deepens_nothing_after_it():
    text = "a [b\n[c]"
    assert spans(text) == [(2, 4), (5, 8)]
    assert [bracket.depth for bracket in brackets(text)] == [0, 0]


def test_a_bracket_may_close_in_a_later_paragraph():
    assert spans("[a\nb]") == [(0, 5)]


def test_a_closing_bracket_alone_is_ignored():
    assert spans("a] b") == []


def test_a_bracket_knows_its_depth_its_content_and_whether_it_is_closed():
    text = "a [b [c] d"
    assert [(found.inside(text), found.depth, found.is_closed) for found in brackets(text)] == [
        ("b [c] d", 0, False),
        ("c", 1, True),
    ]


def test_brackets_without_partner_are_found_on_both_sides():
    assert unmatched("a] [b [c]") == (1, 3)


def test_balance_needs_the_right_order():
    assert is_balanced("[a[b]]")
    assert not is_balanced("]a[")
    assert not is_balanced("[a")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Parties [shall][should] act", [["shall", "should"]]),
        ("Parties [shall] [should] [may] act", [["shall", "should", "may"]]),
        ("within [30] / [60] days", [["30", "60"]]),
        ("in [a court] or [another body]", [["a court", "another body"]]),
        ("[x [a][b]] [y]", [["x [a][b]", "y"], ["a", "b"]]),
        ("[shall] take [all] measures", []),
        ("[shall], [where appropriate]", []),
        ("[1. One.]\n[2. Two.]", []),
        ("[shall\n[should] [may]", [["should", "may"]]),
    ],
)
def test_brackets_that_follow_one_another_are_alternatives(text, groups):
    found = alternatives(text)
    assert [[bracket.inside(text) for bracket in group] for group in found] == groups


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("…", True),
        ("", True),
        ("X", True),
        ("20XX", True),
        ("x per cent", True),
        ("to be completed", True),
        ("Placeholder for support", True),
        ("shall", False),
        ("30", False),
        ("Annex I", False),
        ("hombres y mujeres", False),
    ],
)
def test_a_placeholder_only_keeps_a_place(content, expected):
    text = f"[{content}]"
    assert brackets(text)[0].is_placeholder(text) is expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Option 1\n1. Words.\nOption 2\n[1. Others.]", ["Option 1", "Option 2"]),
        ("[Option I: words]\n[Option II: others]", ["Option I", "Option II"]),
        ("Alternative A. Words\nAlternative B. Others", ["Alternative A", "Alternative B"]),
        ("Alt 1: words\nAlt: others", ["Alt 1", "Alt"]),
        ("Variante 1\nMots\nVariante 2\nMots", ["Variante 1", "Variante 2"]),
        ("Opción 1\nPalabras", ["Opción 1"]),
        ("2. Option 1: words\nOption 2: others", ["Option 1", "Option 2"]),
        ("The option 1 of the Party\nOptional words", []),
    ],
)
def test_options_open_a_line(text, labels):
    assert [option.label for option in options(text)] == labels


def test_an_option_runs_to_the_next_one():
    text = "Chapeau\nOption 1\n1. Words.\nOption 2\nOthers."
    assert [text[option.start : option.end] for option in options(text)] == [
        "Option 1\n1. Words.",
        "Option 2\nOthers.",
    ]


def test_the_last_option_of_a_choice_ends_before_the_next_paragraph_of_the_list():
    text = "1. Option 1: words\nOption 2: others\n1. of their own\n2. More.\n3. Option 1: else\n4. End."
    assert [text[option.start : option.end] for option in options(text)] == [
        "Option 1: words",
        "Option 2: others\n1. of their own",
        "Option 1: else",
    ]


def test_counting_anew_begins_another_choice():
    text = "Option 1: a\nOption 2: b\nOption 1: c\nOption (a): d\nOption (b): e"
    assert [option.choice for option in options(text)] == [0, 0, 1, 2, 2]


def test_what_is_open_is_counted_and_summed():
    counts = [count_open("Option 1\n[shall][should] pay [X] days"), count_open("a] b")]
    assert counts == [BracketCount(3, 1, 1, 1, 0), BracketCount(0, 0, 0, 0, 1)]
    assert sum_counts(counts) == BracketCount(3, 1, 1, 1, 1)


@given(NEGOTIATED)
def test_there_are_as_many_spans_as_opening_brackets(text):
    assert len(spans(text)) == count_brackets(text)
    assert all(text[start] == "[" for start, _ in spans(text))


@given(NEGOTIATED)
def test_brackets_nest_and_the_unmatched_are_those_without_partner(text):
    found = brackets(text)
    closing = text.count("]") - sum(bracket.is_closed for bracket in found)
    opening = sum(not bracket.is_closed for bracket in found)
    assert len(unmatched(text)) == closing + opening
