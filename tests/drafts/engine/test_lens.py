"""What counts as a change is chosen; the text that is shown is always the real one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.comparison import compare
from drafts.engine.diff import Op, diff_words
from drafts.engine.lens import Lens, unbracketed
from drafts.engine.parts import Part

BLIND = Lens(brackets=False)
NOISY = Lens(noise=True)
TOKENS = ["[", "]", " ", "shall", "may", "act", ".", ",", "(a)", "1.", "“x”", "y's", "\n"]
TEXTS = st.lists(st.sampled_from(TOKENS), max_size=12).map("".join)


def article(text: str, label: str = "Article 1") -> Part:
    return Part("article", "1", "", "", text, label)


def kinds(old: str, new: str, lens: Lens) -> list[str]:
    return [row.kind for row in compare([article(old)], [article(new)], lens=lens).articles[0].rows]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Parties [shall] act", "Parties shall act"),
        ("[5. Parties act.]", "5. Parties act."),
        ("Part[y] acts", "Party acts"),
        ("[[a] b", "a [b]"),
        ("act [, if need be,] soon", "act, if need be, soon"),
    ],
)
def test_brackets_that_come_and_go_are_no_change_without_sight_of_them(old, new):
    assert [op.kind for op in diff_words(old, new, BLIND) if op.kind != "equal"] == []
    assert any(op.kind != "equal" for op in diff_words(old, new))


def test_the_option_that_was_not_chosen_is_what_changed():
    assert diff_words("They [shall][should] act", "They shall act", BLIND) == (
        Op("equal", "They ", "They "),
        Op("equal", "[shall]", "shall"),
        Op("delete", "[should]", ""),
        Op("equal", " act", " act"),
    )


def test_what_brackets_hold_is_compared_and_shown_with_its_brackets():
    ops = diff_words("They [shall] act.", "They [may] act.", BLIND)
    assert [op for op in ops if op.kind != "equal"] == [
        Op("delete", "[shall] ", ""),
        Op("insert", "", "[may] "),
    ]


def test_brackets_around_a_whole_article_do_not_count_either():
    old, new = article("Parties act.", "[Article 1]"), article("Parties act.")
    assert compare([old], [new]).articles[0].substantive
    assert not compare([old], [new], lens=BLIND).articles[0].substantive


def test_a_text_without_brackets_in_sight_keeps_its_length():
    assert unbracketed("State[s] [may] (act)") == "State\u2060s   may  (act)"


def test_noise_can_be_shown_with_no_more_characters_than_differ():
    assert [op for op in diff_words("the “right” of", 'the "right" of', NOISY) if op.kind != "equal"] == [
        Op("delete", "“", ""),
        Op("insert", "", '"'),
        Op("delete", "”", ""),
        Op("insert", "", '"'),
    ]


def test_a_paragraph_that_differs_in_noise_alone_is_changed_where_noise_counts():
    old, new = "1. Courts sell.\n2. Judges sit.", "2. Courts sell.\n2. Judges sit."
    assert kinds(old, new, Lens()) == ["equal", "equal"]
    assert kinds(old, new, NOISY) == ["changed", "equal"]
    assert compare([article(old)], [article(new)], lens=NOISY).counts["changes"] == 1


def test_a_comparison_knows_what_counted_in_it():
    assert compare([article("a")], [article("b")], lens=BLIND).lens == BLIND


@given(TEXTS, TEXTS, st.sampled_from([Lens(), BLIND, NOISY, Lens(brackets=False, noise=True)]))
def test_whatever_counts_the_ops_give_both_texts_back(old, new, lens):
    ops = diff_words(old, new, lens)
    assert "".join(op.old for op in ops) == old
    assert "".join(op.new for op in ops) == new
    compared = compare([article(old)], [article(new)], lens=lens).articles[0]
    assert "".join(op.old for op in compared.ops) == old
    assert "".join(op.new for op in compared.ops) == new


@given(TEXTS, TEXTS)
def test_rows_hold_the_same_paragraphs_with_noise_and_without(old, new):
    def places(lens: Lens) -> list[tuple]:
        rows = compare([article(old)], [article(new)], lens=lens).articles[0].rows
        return [(row.old, row.new) for row in rows]

    assert places(Lens()) == places(NOISY)
