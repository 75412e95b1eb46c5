"""Corrections of the lines of a draft: each of the operations, and what no sequence of them can do."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.corrections import (
    Correction,
    Gather,
    Join,
    Move,
    Renumber,
    Retype,
    Split,
    apply,
    breaks_in,
    from_data,
    to_data,
)
from drafts.engine.parser import parse
from drafts.engine.source import CharacterCount, Doubt, Line, SetAside, SourceText
from drafts.engine.text import count_characters

LINES = (
    Line("Article 1", "heading", 2, place="line 1"),
    Line("1. Each Party lights", place="line 2"),
    Line("page 7", place="line 3", aside="page number"),
    Line("its harbours. 2. It tells the others.", place="line 4"),
    Line("Article 2", place="line 5"),
    Line("It ends.", place="line 6"),
)


def source_of(lines: tuple[Line, ...] = LINES, doubts: tuple[Doubt, ...] = ()) -> SourceText:
    kept = sum(count_characters(line.text) for line in lines if not line.aside)
    counts = {}
    for line in lines:
        if line.aside:
            counts[line.aside] = counts.get(line.aside, 0) + count_characters(line.text)
    aside = tuple(SetAside(reason, count) for reason, count in sorted(counts.items()) if count)
    return SourceText(lines, (), doubts, CharacterCount(kept + sum(counts.values()), kept, aside))


def texts(*corrections: Correction) -> list[str]:
    return [line.text for line in apply(source_of(), corrections).source.lines]


def ids(*corrections: Correction) -> list[str]:
    return list(apply(source_of(), corrections).ids)


def shape(*corrections: Correction) -> list[tuple[str, str, str]]:
    parsed = parse(apply(source_of(), corrections).source)
    return [(part.kind, part.number, part.text) for part in parsed.parts]


def test_lines_become_one_and_what_was_left_out_between_them_stays_behind_it():
    assert texts(Gather("1", "4")) == [
        "Article 1",
        "1. Each Party lights its harbours. 2. It tells the others. Article 2",
        "page 7",
        "It ends.",
    ]
    assert ids(Gather("1", "4")) == ["0", "1", "2", "5"]
    assert texts(Gather("3", "4", tight=True))[3] == "its harbours. 2. It tells the others.Article 2"


@pytest.mark.parametrize(("first", "last"), [("3", "3"), ("3", "1"), ("2", "4"), ("3", "x"), ("x", "3")])
def test_lines_that_are_no_range_of_the_text_stay_as_they_are(first, last):
    assert texts(Gather(first, last)) == texts()


def test_one_line_to_the_last_is_what_joining_them_one_by_one_makes():
    joined = apply(source_of(), [Join("3"), Join("4"), Join("5")])
    assert apply(source_of(), [Gather("1", "5")]) == joined


def test_a_line_made_of_many_takes_the_height_of_those_on_its_page():
    lines = (
        Line("Each", place="page 1", top=0.2, bottom=0.25),
        Line("Party", place="page 1", top=0.3, bottom=0.35),
        Line("ends.", place="page 2", top=0.1, bottom=0.9),
    )
    joined = apply(source_of(lines), [Gather("0", "2")]).source.lines[0]
    assert (joined.top, joined.bottom) == (0.2, 0.35)


def test_a_line_joins_the_one_above_it_past_what_was_left_out_between_them():
    assert texts(Join("3"))[1:3] == ["1. Each Party lights its harbours. 2. It tells the others.", "page 7"]
    assert ids(Join("3")) == ["0", "1", "2", "4", "5"]


def test_a_word_that_was_torn_is_joined_without_a_space():
    assert texts(Join("3", tight=True))[1] == "1. Each Party lightsits harbours. 2. It tells the others."


def test_the_first_line_and_a_line_that_was_left_out_cannot_join():
    assert texts(Join("0")) == texts(Join("2")) == texts()


def test_a_line_is_split_where_new_lines_begin():
    split = Split("3", (14, 17))
    assert texts(split)[3:6] == ["its harbours.", "2.", "It tells the others."]
    assert ids(split) == ["0", "1", "2", "3", "3-0-1", "3-0-2", "4", "5"]
    assert {line.place for line in apply(source_of(), [split]).source.lines[3:6]} == {"line 4"}


def test_what_was_cut_off_a_heading_is_text():
    lines = apply(source_of(), [Split("0", (7,))]).source.lines
    assert [(line.text, line.role, line.level) for line in lines[:2]] == [
        ("Article", "heading", 2),
        ("1", "text", 0),
    ]


@pytest.mark.parametrize("at", [(), (0,), (99,), (-3,), (4, 3)])
def test_a_split_that_leaves_an_empty_line_changes_nothing(at):
    assert texts(Split("3", at)) == texts()


def test_a_line_is_given_another_kind_and_a_heading_another_number():
    assert shape(Retype("4", "text")) == [
        ("article", "1", "1. Each Party lights\nits harbours. 2. It tells the others.\nArticle 2\nIt ends.")
    ]
    assert [number for _, number, _ in shape(Renumber("4", "3 bis"))] == ["1", "3 bis"]
    assert [number for _, number, _ in shape(Renumber("4", "9"), Renumber("4", ""))] == ["1", "2"]


def test_a_kind_with_a_number_makes_a_heading_of_any_line():
    assert shape(Retype("5", "article", "3"))[-1] == ("article", "3", "")


def test_furniture_is_set_aside_for_a_reason_and_comes_back():
    aside = apply(source_of(), [Retype("5", "furniture")]).source
    assert aside.characters.set_aside == (SetAside("page number", 5), SetAside("set aside by a person", 7))
    assert apply(source_of(), [Retype("5", "furniture"), Retype("5", "")]).source == source_of()


def test_what_the_reader_left_out_is_brought_back_and_let_go_again():
    back = apply(source_of(), [Retype("2", "text")]).source
    assert back.characters == CharacterCount(76, 76)
    assert apply(source_of(), [Retype("2", "text"), Retype("2", "")]).source == source_of()


def test_lines_move_before_another_or_to_the_end():
    assert ids(Move("4", "5", "0")) == ["4", "5", "0", "1", "2", "3"]
    assert ids(Move("0", "3", "")) == ["4", "5", "0", "1", "2", "3"]
    assert ids(Move("1", "1", "4")) == ["0", "2", "3", "1", "4", "5"]


@pytest.mark.parametrize(
    "move", [("1", "1", "1"), ("1", "1", "2"), ("3", "1", "5"), ("1", "9", "5"), ("1", "3", "2")]
)
def test_a_move_to_where_the_lines_are_changes_nothing(move):
    assert ids(Move(*move)) == ids()


def test_a_doubt_goes_with_its_line():
    source = source_of(doubts=(Doubt("odd", "Odd.", line=4), Doubt("all", "All.")))
    assert [doubt.line for doubt in apply(source, [Split("3", (14,))]).source.doubts] == [5, None]
    assert [doubt.line for doubt in apply(source, [Join("4")]).source.doubts] == [None, None]


def test_line_breaks_put_into_a_text_are_where_new_lines_begin():
    text = "(a) one; (b) two; (c) three."
    assert breaks_in(text, "(a) one;\n(b) two;\n\n  (c) three.\n") == (9, 18)
    assert breaks_in(text, text) == ()
    with pytest.raises(ValueError, match="not the same"):
        breaks_in(text, "(a) one;\n(b) three.")


WORDS = st.sampled_from(
    ["Article", "1", "2.", "Chapter II", "Annex", "lamps", "burn.", "(a)", "第一条", "e\u0301", "\u0301"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LINE = st.builds(Line, TEXT, aside=st.sampled_from(["", "", "", "page number"]), place=st.just("line 1"))
ID = st.one_of(
    st.integers(0, 8).map(str),
    st.builds("{}-{}-1".format, st.integers(0, 8), st.integers(0, 6)),
    st.just("x"),
)
KIND = st.sampled_from(
    [
        "",
        "preamble",
        "chapter",
        "section",
        "article",
        "conclusions",
        "annex",
        "title",
        "text",
        "footnote",
        "furniture",
    ]
)
NUMBER = st.sampled_from(["", "7", "7 bis", "x"])
CORRECTION = st.one_of(
    st.builds(Join, ID, st.booleans()),
    st.builds(Gather, ID, ID, st.booleans()),
    st.builds(Split, ID, st.lists(st.integers(-2, 40), max_size=3).map(tuple)),
    st.builds(Retype, ID, KIND, NUMBER),
    st.builds(Renumber, ID, NUMBER),
    st.builds(Move, ID, ID, st.one_of(ID, st.just(""))),
)


def letters(texts) -> list[str]:
    return sorted("".join("".join(texts).split()))


def in_sight(parsed) -> list[str]:
    """Every character that the parts, their chapters, the footnotes and the lines left out hold."""
    pieces = [piece for part in parsed.parts for piece in (part.label, part.heading, part.text)]
    pieces += [piece for note in parsed.footnotes for piece in (note.label, note.text)]
    pieces += [
        line.text for line, taken in zip(parsed.source.lines, parsed.taken, strict=True) if taken.aside
    ]
    return letters([*pieces, *chapters(parsed)])


def chapters(parsed) -> list[str]:
    """Each heading of a chapter once: those of a part that the part before does not stand in too."""
    found, before = [], []
    for part in parsed.parts:
        titles = part.chapter.split(" · ") if part.chapter else []
        common = next(
            (i for i, (one, two) in enumerate(zip(titles, before, strict=False)) if one != two),
            min(len(titles), len(before)),
        )
        found += titles[common:]
        before = titles
    return found


def are_told_apart(parsed) -> bool:
    """Whether no two chapters have the same heading, so that each is seen in its parts."""
    kinds = zip(parsed.source.lines, parsed.taken, strict=True)
    found = [line.text for line, taken in kinds if taken.kind in ("chapter", "section")]
    return len(found) == len(set(found))


@given(st.lists(LINE, max_size=8).map(tuple), st.lists(CORRECTION, max_size=7))
def test_no_sequence_of_corrections_loses_a_character_and_undoing_restores_every_byte(lines, corrections):
    source = source_of(lines)
    states = [apply(source, corrections[:count]) for count in range(len(corrections) + 1)]
    for state in states:
        parsed = parse(state.source)
        assert letters(line.text for line in state.source.lines) == letters(line.text for line in lines)
        assert state.source.characters.balances()
        assert parsed.characters.balances()
        assert parsed.characters.total == source.characters.total
        assert len(set(state.ids)) == len(state.ids) == len(state.source.lines) == len(parsed.taken)
        if are_told_apart(parsed):
            assert in_sight(parsed) == letters(line.text for line in lines)
    assert repr(asdict(apply(source, corrections[:-1]))) == repr(asdict(states[max(0, len(corrections) - 1)]))
    assert [from_data(to_data(correction)) for correction in corrections] == corrections
