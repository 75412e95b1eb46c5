"""What a note can be about, checked by the server against the text itself."""

import pytest

from annotations.errors import BadTarget, QuoteMismatch
from annotations.services.targets import placement_target
from drafts.engine.parts import Part
from tests.factories import make_draft

pytestmark = pytest.mark.django_db
TEXT = "1. Each State shall act.\n2. It may stop."


@pytest.fixture
def articles():
    parts = [
        Part("article", "1", "", "Chapter I", "One."),
        Part("article", "2", "", "Chapter II", "Two."),
        Part("article", "3", "", "Chapter II", TEXT),
        Part("article", "4", "", "", ""),
    ]
    return list(make_draft(articles=parts).articles.order_by("ordinal"))


def test_words_are_quoted_with_their_surroundings(articles):
    assert placement_target(articles[2], "span", 8, 23, "State shall act") == {
        "article": articles[2],
        "level": "span",
        "start": 8,
        "end": 23,
        "exact": "State shall act",
        "prefix": "1. Each ",
        "suffix": ".\n2. It may stop.",
    }


@pytest.mark.parametrize(
    ("level", "start", "end", "exact"),
    [
        ("span", 8, 23, "State must act"),
        ("span", 8, 8, ""),
        ("span", 30, 99, "stop."),
        ("span", None, None, ""),
        ("gap", 8, 23, "State shall act"),
        ("phrase", 23, 8, ""),
    ],
)
def test_words_that_are_not_there_are_refused(articles, level, start, end, exact):
    with pytest.raises(QuoteMismatch):
        placement_target(articles[2], level, start, end, exact)


def test_a_chapter_and_a_draft_hang_on_their_first_article(articles):
    assert placement_target(articles[2], "chapter")["article"] == articles[1]
    assert placement_target(articles[2], "draft")["article"] == articles[0]
    assert placement_target(articles[2], "article")["article"] == articles[2]


def test_an_article_without_a_chapter_has_none_to_annotate(articles):
    with pytest.raises(BadTarget, match="Article 4 is in no chapter"):
        placement_target(articles[3], "chapter")


@pytest.mark.parametrize("at", [24, len(TEXT)])
def test_text_is_missing_after_a_paragraph(articles, at):
    target = placement_target(articles[2], "gap", at, at)
    assert (target["start"], target["end"], target["exact"]) == (at, at, "")
    assert TEXT[:at].endswith(target["prefix"])


def test_text_is_missing_in_an_article_without_text(articles):
    assert placement_target(articles[3], "gap", 0, 0)["start"] == 0


def test_text_cannot_be_missing_inside_a_sentence(articles):
    with pytest.raises(BadTarget, match="after a paragraph"):
        placement_target(articles[2], "gap", 8, 8)


def test_a_paragraph_is_taken_whole(articles):
    assert placement_target(articles[2], "paragraph", 25, 40, "2. It may stop.")["exact"] == "2. It may stop."
    with pytest.raises(BadTarget, match="whole paragraph"):
        placement_target(articles[2], "paragraph", 28, 40, "It may stop.")


def test_a_phrase_is_made_of_whole_words(articles):
    assert placement_target(articles[2], "phrase", 14, 19, "shall")["level"] == "phrase"
    with pytest.raises(BadTarget, match="whole words"):
        placement_target(articles[2], "phrase", 15, 19, "hall")
