from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.brackets import BracketCount, count_brackets, sum_counts, unmatched
from drafts.engine.open_text import count_open_in_parts, open_places
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.shared import data_path


def article(text: str, label: str = "Article 1", heading: str = "") -> Part:
    return Part("article", "1", heading, "", text, label)


def told(part: Part) -> list[tuple]:
    return [(place.kind, place.depth, place.words) for place in open_places(part)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("States [must] act.", [("bracket", 0, "[must]")]),
        ("a [b [c]] d", [("bracket", 0, "[b [c]]"), ("bracket", 1, "[c]")]),
        ("[may][must]", [("alternative", 0, "[may]"), ("alternative", 0, "[must]")]),
        ("in [X] days", [("placeholder", 0, "[X]")]),
        ("a [b\nc", [("unclosed", 0, "[b")]),
        ("a] b", [("unopened", 0, "]")]),
        (
            "Option 1: [b]\nOption 2: c",
            [("option", 0, "Option 1: [b]"), ("bracket", 0, "[b]"), ("option", 0, "Option 2: c")],
        ),
        ("all is agreed", []),
    ],
)
def test_everything_that_is_open_is_told_with_its_words(text, expected):
    assert told(article(text)) == expected


def test_a_bracket_around_the_number_is_told_of_the_label():
    (place,) = open_places(article("Text.", "[Article 1]"))
    assert (place.field, place.start, place.end, place.words) == ("label", 0, 11, "[Article 1]")


def test_a_bracket_that_closes_in_another_field_is_told_up_to_the_end_of_its_own():
    (place,) = open_places(article("All of it.]", "[Article 1", "Aims"))
    assert (place.kind, place.field, place.end, place.words) == ("bracket", "label", 10, "[Article 1")


def test_offsets_count_in_the_text_of_the_article():
    part = article("1. First.\n2. States [must] act.", heading="On [rivers]")
    heading, text = open_places(part)
    assert (heading.field, heading.start, heading.words) == ("heading", 3, "[rivers]")
    assert (text.field, part.text[text.start : text.end]) == ("text", "[must]")
    assert (text.before, text.after) == ("2. States ", " act.")


def test_an_option_knows_its_label():
    assert [place.label for place in open_places(article("Option 1: a\nOption 2: b"))] == [
        "Option 1",
        "Option 2",
    ]


def test_counts_take_label_and_heading_in():
    parts = [article("[b] and [c]", "[Article 1]", "On [rivers]"), article("a]")]
    assert count_open_in_parts(parts) == (BracketCount(4, 0, 0, 0, 0), BracketCount(0, 0, 0, 0, 1))


@given(st.text(alphabet="[]a \n", max_size=30), st.text(alphabet="[]a", max_size=4))
def test_every_mark_is_told_once(text, label):
    part = article(text, label)
    kinds = Counter(place.kind for place in open_places(part))
    printed = f"{label}\n\n{text}"
    opening = sum(kinds.values()) - kinds["unopened"] - kinds["option"]
    assert opening == count_brackets(printed)
    assert kinds["unopened"] + kinds["unclosed"] == len(unmatched(printed))


@pytest.mark.parametrize(
    ("name", "opening", "options", "alone"),
    [("2015-10-23", 1023, 152, 19), ("2015-12-04", 1011, 113, 21), ("2015-12-09", 217, 28, 5)],
)
def test_every_bracket_of_the_paris_drafts_is_accounted_for(name, opening, options, alone):
    path = data_path(f"paris/{name}.md")
    parts = parse(read(path.read_bytes(), path.name)).parts
    total = sum_counts(count_open_in_parts(parts))
    assert (total.brackets, total.options, total.unmatched) == (opening, options, alone)
    kinds = Counter(place.kind for part in parts for place in open_places(part))
    assert sum(kinds.values()) - kinds["option"] - kinds["unopened"] == opening
    assert kinds["option"] == options
