"""Carrying what is only known as quoted words."""

from annotations.engine.quotes import Quote, carry_quotes
from annotations.engine.spans import Span
from drafts.engine.alignment import Edge
from tests.annotations.engine.drafting import article, became

OLD = [
    article("7", "1. A member shall report its catch.", "2. A guest shall report its catch to the harbour.")
]
NEW = [
    article("8", "1. A member shall report its catch.", "2. A guest shall report any catch to the harbour.")
]
EDGES = [became(0, 0, "renumbered")]


def test_quote_is_found_in_its_article_and_carried():
    there = carry_quotes(OLD, NEW, EDGES, [Quote(0, "A guest shall report its")])[0]
    assert (there.status, there.place.text) == ("changed", "A guest shall report any")


def test_quotes_and_spans_are_answered_in_the_order_given():
    answers = carry_quotes(OLD, NEW, EDGES, [Quote(0, "member"), Span(0, 5, 11), Quote(0, "harbour")])
    assert [one.place.text for one in answers] == ["member", "member", "harbour"]


def test_context_tells_equal_quotes_apart():
    there = carry_quotes(OLD, NEW, EDGES, [Quote(0, "shall report", prefix="guest ")])[0]
    assert there.place.start == NEW[0].text.index("shall report any")


def test_quote_in_several_places_is_for_review_with_its_article_suggested():
    there = carry_quotes(OLD, NEW, EDGES, [Quote(0, "shall report")])[0]
    assert (there.status, there.reason, there.place) == ("review", "ambiguous", None)
    assert (there.suggestion.rung, there.suggestion.text) == ("article", NEW[0].text)


def test_quote_in_several_places_of_a_deleted_article_is_orphaned():
    gone = [Edge((0,), (), "deleted", 0, 0, "")]
    assert carry_quotes(OLD, [], gone, [Quote(0, "shall report")])[0].status == "orphaned"


def test_words_that_are_not_in_the_article_or_in_no_article_are_unmatched():
    answers = carry_quotes(OLD, NEW, EDGES, [Quote(0, "shall publish"), Quote(-1, "member"), Quote(0, "")])
    assert [one.status for one in answers] == ["unmatched"] * 3
