"""Cutting a text into flat segments under overlapping annotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.engine.highlights import Mark, Segment, paragraphs, segments


def test_text_without_annotations_is_one_segment_a_paragraph():
    assert segments("One.\nTwo.", []) == (
        Segment(0, 4, "One.", 0, (), (), ()),
        Segment(5, 9, "Two.", 1, (), (), ()),
    )


def test_empty_text_has_no_segments():
    assert segments("", []) == ()


def test_overlapping_annotations_are_cut_at_every_border():
    cut = segments("one two three", [Mark("x", 0, 7), Mark("y", 4, 13)])
    assert [(piece.text, piece.ids, piece.begins, piece.ends) for piece in cut] == [
        ("one ", ("x",), ("x",), ()),
        ("two", ("x", "y"), ("y",), ("x",)),
        (" three", ("y",), (), ("y",)),
    ]


def test_annotation_over_a_paragraph_break_begins_and_ends_once():
    cut = segments("one\ntwo", [Mark("x", 1, 6)])
    assert [(piece.text, piece.paragraph, piece.begins, piece.ends) for piece in cut] == [
        ("o", 0, (), ()),
        ("ne", 0, ("x",), ()),
        ("tw", 1, (), ("x",)),
        ("o", 1, (), ()),
    ]


def test_the_longer_of_two_that_begin_together_comes_first():
    assert segments("one two", [Mark("short", 0, 3), Mark("long", 0, 7)])[0].ids == ("long", "short")


def test_annotation_with_two_spans_begins_and_ends_in_each():
    cut = segments("law and law", [Mark("x", 0, 3), Mark("x", 8, 11)])
    assert [(piece.text, piece.ids, piece.begins, piece.ends) for piece in cut] == [
        ("law", ("x",), ("x",), ("x",)),
        (" and ", (), (), ()),
        ("law", ("x",), ("x",), ("x",)),
    ]


def test_segments_come_grouped_by_paragraph():
    assert [[piece.text for piece in group] for group in paragraphs("ab\ncd", [Mark("x", 1, 4)])] == [
        ["a", "b"],
        ["c", "d"],
    ]


@pytest.mark.parametrize(("start", "end"), [(2, 2), (0, 99), (-1, 2)])
def test_annotation_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        segments("one two", [Mark("x", start, end)])


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=40))
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=12))
    marks = [Mark(n, start, draw(st.integers(start + 1, len(text)))) for n, start in enumerate(starts)]
    return text, marks


@given(marked_texts())
def test_segments_rebuild_the_text_and_every_annotation(marked):
    text, marks = marked
    cut = segments(text, marks)
    assert "".join(piece.text for piece in cut) == text.replace("\n", "")
    for mark in marks:
        covered = [piece for piece in cut if mark.id in piece.ids]
        assert "".join(piece.text for piece in covered) == text[mark.start : mark.end].replace("\n", "")
        assert [piece for piece in cut if mark.id in piece.begins] == covered[:1]
        assert [piece for piece in cut if mark.id in piece.ends] == covered[-1:]


@given(marked_texts())
def test_segments_are_flat_and_never_cross_a_border_or_a_paragraph(marked):
    text, marks = marked
    borders = {at for mark in marks for at in (mark.start, mark.end)}
    for piece in segments(text, marks):
        assert piece.start < piece.end
        assert "\n" not in piece.text
        assert not any(piece.start < border < piece.end for border in borders)
        assert piece.paragraph == text.count("\n", 0, piece.start)
