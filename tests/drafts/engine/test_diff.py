"""Word by word: what counts as a change (more in test_micro_cases.py), and properties that always hold."""

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.diff import Op, diff_words, matched_words
from drafts.engine.search import WordSearch, changed_ranges

WORDS = st.sampled_from(
    [
        "shall",
        "may",
        "State",
        "the",
        "of",
        "[",
        "]",
        "(",
        ")",
        ",",
        ".",
        "1.",
        "(a)",
        "应",
        "可",
        "Party's",
        "Party’s",
    ]
)
TEXTS = st.builds(
    lambda parts: "".join(parts),
    st.lists(st.one_of(WORDS, st.sampled_from([" ", " ", "\n", "  ", "\u200b"])), max_size=30),
)
CODED = st.text(alphabet="abcde", max_size=40)


def changes(old, new):
    """What was taken out and put in, without the white space around it."""
    return [(op.kind, (op.old or op.new).strip()) for op in diff_words(old, new) if op.kind != "equal"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "Every State [shall] [should] take [effective] steps",
            "Every State shall take effective steps",
            [("delete", "["), ("delete", "] [should]"), ("delete", "["), ("delete", "]")],
            id="brackets resolved: the words inside stay",
        ),
        pytest.param("2. Each State acts.", "3. Each State acts.", [], id="another list label is no change"),
        pytest.param("Each State acts.", "1. Each State acts.", [], id="a new list label is no change"),
        pytest.param("", "Each State", [("insert", "Each State")], id="all new"),
        pytest.param("Each State", "", [("delete", "Each State")], id="all gone"),
    ],
)
def test_only_what_changed_is_marked(old, new, expected):
    assert changes(old, new) == expected


def test_white_space_stays_with_the_words_that_stay():
    assert diff_words("a party, however", "a party however") == (
        Op("equal", "a party", "a party"),
        Op("delete", ",", ""),
        Op("equal", " however", " however"),
    )


def test_noise_is_an_equal_op_of_its_own():
    assert diff_words("2. A “State” acts", '3. A "State" acts') == (
        Op("equal", "2. ", "3. "),
        Op("equal", "A ", "A "),
        Op("equal", "“", '"'),
        Op("equal", "State", "State"),
        Op("equal", "” ", '" '),
        Op("equal", "acts", "acts"),
    )
    assert [op.is_noise for op in diff_words("2. A", "3. A")] == [True, False]


def test_chance_words_between_two_rewritten_passages_are_no_island():
    old = "The secretariat collects the annual reports of the members"
    new = "An independent panel reviews the complaints that anybody brings forward"
    assert changes(old, new) == [("delete", old), ("insert", new)]


def test_an_added_clause_begins_and_ends_at_clause_ends():
    old = "States cooperate; States report."
    new = "States cooperate; States inform each other; States report."
    assert changes(old, new) == [("insert", "States inform each other;")]


def test_an_added_bracket_is_not_torn_from_its_words():
    old = "States shall [promote] [support] such steps"
    new = "States shall [promote] [defend] [support] such steps"
    assert changes(old, new) == [("insert", "[defend]")]


@given(TEXTS, TEXTS)
def test_ops_rebuild_both_texts(old, new):
    ops = diff_words(old, new)
    assert "".join(op.old for op in ops) == old
    assert "".join(op.new for op in ops) == new
    assert all(op.old == "" for op in ops if op.kind == "insert")
    assert all(op.new == "" for op in ops if op.kind == "delete")


@given(TEXTS)
def test_a_text_compared_with_itself_has_no_change(text):
    assert {op.kind for op in diff_words(text, text)} <= {"equal"}
    assert not any(op.is_noise for op in diff_words(text, text))


@given(TEXTS, TEXTS)
def test_the_answer_is_always_the_same(old, new):
    assert diff_words(old, new) == diff_words(old, new)


@given(CODED, CODED)
def test_the_fast_search_finds_as_much_as_diff_match_patch(old, new):
    oracle = diff_match_patch()
    oracle.Diff_Timeout = 0
    kept = sum(len(text) for kind, text in oracle.diff_main(old, new, False) if kind == 0)
    changed = sum(end - start for start, end, _, _ in changed_ranges(old, new))
    assert len(old) - changed >= kept


@given(CODED, CODED)
def test_everything_outside_the_changes_is_the_same(old, new):
    old_at = new_at = 0
    for old_start, old_end, new_start, new_end in [*changed_ranges(old, new), (len(old), 0, len(new), 0)]:
        assert old[old_at:old_start] == new[new_at:new_start]
        old_at, new_at = old_end, new_end


def test_very_long_texts_are_searched_without_much_memory(monkeypatch):
    monkeypatch.setattr("drafts.engine.search._MOST_CELLS", 10)
    assert WordSearch().diff_main("abcdefgh", "xbcdefgy", False) == [
        (-1, "a"),
        (1, "x"),
        (0, "bcdefg"),
        (-1, "h"),
        (1, "y"),
    ]


def test_the_library_never_gives_up():
    assert WordSearch().Diff_Timeout == 0


def mapped(old, new):
    """Old words beside the new words that they became; None where they are gone."""
    return [
        (old[word.start : word.end], None if word.new_start is None else new[word.new_start : word.new_end])
        for word in matched_words(old, new)
    ]


def test_each_old_word_is_mapped_to_its_new_place():
    assert mapped("States shall act.", "All States may act.") == [
        ("States", "States"),
        ("shall", None),
        ("act", "act"),
        (".", "."),
    ]


MOVED = "Every request names the authority that makes it, the facts of the case and the law that applies."


def test_words_of_a_moved_paragraph_are_mapped_and_marked():
    others = "1. The authority that receives it answers without delay.\n2. It gives its reasons."
    old, new = f"{MOVED}\n{others}", f"{others}\n{MOVED}"
    moved = {old[word.start : word.end] for word in matched_words(old, new) if word.moved}
    assert "request" in moved
    assert "receives" not in moved
    assert None not in dict(mapped(old, new)).values()


def test_words_are_mapped_across_a_split_paragraph():
    old = "1. States keep such records safe. They report once a year."
    new = "1. States keep such records safe.\n2. They report once a year."
    assert mapped(old, new)[-5:] == [(w, w) for w in ("report", "once", "a", "year", ".")]


def test_a_look_alike_with_its_own_counterpart_is_not_taken():
    old = "States shall act at once.\nCourts shall act at once."
    new = "Courts shall act at once."
    assert [new_word for _, new_word in mapped(old, new)][:6] == [None] * 6


def test_one_word_between_a_bracket_and_a_long_change_goes_with_them():
    ops = diff_words("and the occupation, women report", "and [the integrity of rivers and coasts report")
    assert [(op.kind, op.old or op.new) for op in ops] == [
        ("equal", "and "),
        ("delete", "the occupation, women "),
        ("insert", "[the integrity of rivers and coasts "),
        ("equal", "report"),
    ]


def test_one_word_put_in_brackets_stays():
    ops = diff_words("they shall report", "they [shall] report")
    assert [op.new for op in ops if op.kind == "insert"] == ["[", "]"]
