"""Finding proposed wording in the next draft."""

import pytest

from annotations.engine.adoption import Proposal, find_adopted
from tests.annotations.engine.drafting import article

SEARCH = "1. Inspectors may search any boat in the harbour."
SEASON = "2. The council shall announce the closed season."
ASK = "Inspectors may search a boat only where a court has so ordered"


def adopted(new_paragraphs: list[str], wording: str, quote: str = "Inspectors may search any boat"):
    old = [article("4", SEARCH, SEASON)]
    new = [article("9", "A preface."), article("4", *new_paragraphs)]
    return find_adopted(old, new, [Proposal(0, quote, wording, (1,))])[0]


def test_wording_that_was_taken_over_verbatim_is_found_with_its_place():
    found = adopted([f"1. {ASK}, and at daylight.", SEASON], ASK)
    assert (found.part, found.start, found.end, found.text) == (1, 3, 65, ASK)
    assert found.is_verbatim


def test_quotation_marks_case_and_spacing_do_not_matter():
    found = adopted(["1. INSPECTORS may  search a ‘boat’.", SEASON], "inspectors may search a 'boat'")
    assert (found.text, found.similarity) == ("INSPECTORS may  search a ‘boat’", 1.0)


def test_wording_that_was_taken_over_with_small_changes_is_found_as_near():
    found = adopted(["1. Inspectors may search a boat only when a court has ordered so.", SEASON], ASK)
    assert not found.is_verbatim
    assert 0.85 <= found.similarity < 1
    assert found.text.startswith("Inspectors may search a boat only")


def test_wording_in_another_article_is_found_there():
    old = [article("4", SEARCH)]
    new = [article("4", SEARCH), article("5", f"{ASK}.")]
    assert find_adopted(old, new, [Proposal(0, "any boat", ASK, (0,))])[0].part == 1


@pytest.mark.parametrize(
    "paragraphs",
    [[SEARCH, SEASON], ["1. Inspectors may search every boat in the harbour.", SEASON], []],
)
def test_wording_that_was_not_taken_over_is_not_found(paragraphs):
    assert adopted(paragraphs, ASK) is None


def test_text_that_was_there_before_was_not_adopted():
    assert adopted([SEARCH + " Or a cart.", SEASON], "Inspectors may search any boat in the harbour") is None


def test_a_word_or_two_must_stand_where_the_note_is():
    strict = "1. Inspectors must search any boat in the harbour."
    assert adopted([strict, SEASON], "must", quote="may").text == "must"
    old = [article("4", SEARCH)]
    elsewhere = [article("4", SEARCH), article("5", "Masters must wait.")]
    assert find_adopted(old, elsewhere, [Proposal(0, "may", "must", (0,))])[0] is None


def test_a_word_that_was_in_the_article_already_must_have_come_again():
    assert adopted([SEARCH, "2. The council shall announce the season."], "shall", quote="may") is None
    found = adopted(["1. Inspectors shall search any boat in the harbour.", SEASON], "shall", quote="may")
    assert found.start == 14


def test_empty_wording_is_nowhere():
    assert adopted([SEARCH], "  ") is None
