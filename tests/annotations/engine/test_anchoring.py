"""Finding a quote in a text: exactly, but for noise, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.engine.anchoring import count_quote, find_quote
from annotations.engine.selectors import quote_selector

TWICE = "1. A member shall report its catch.\n2. A guest shall report its catch."


def test_quote_that_stands_once_is_found_exactly():
    assert find_quote("A member shall report its catch.", "shall report") == (9, 21)


@pytest.mark.parametrize("exact", ["shall publish", "", "  \n"])
def test_quote_that_is_absent_or_blank_is_not_found(exact):
    assert find_quote("A member shall report its catch.", exact) is None


def test_one_of_several_equal_places_is_never_chosen():
    assert find_quote(TWICE, "shall report its catch") is None


@pytest.mark.parametrize(
    ("context", "expected"),
    [({"prefix": "member "}, 12), ({"prefix": "guest "}, 47), ({"suffix": ".\n2. A guest"}, 12)],
)
def test_context_tells_equal_quotes_apart(context, expected):
    assert find_quote(TWICE, "shall report its catch", **context) == (expected, expected + 22)


def test_context_that_half_matches_several_places_decides_nothing():
    assert find_quote(TWICE, "shall report its catch", prefix="a vessel ") is None


def test_context_that_matches_one_place_a_word_further_decides():
    assert find_quote(TWICE, "shall report its catch", prefix="every guest ") == (47, 69)


@pytest.mark.parametrize(("hint", "expected"), [(12, (12, 34)), (47, (47, 69)), (40, (47, 69)), (30, None)])
def test_hint_decides_only_when_it_is_clearly_nearer_to_one_place(hint, expected):
    assert find_quote(TWICE, "shall report its catch", start_hint=hint) == expected


def test_whole_word_goes_before_the_middle_of_a_longer_word():
    assert find_quote("Each Statement of a State counts.", "State") == (20, 25)


@pytest.mark.parametrize(
    ("text", "exact", "found"),
    [
        ("A member\u2019s catch", "member's catch", "member\u2019s catch"),
        ("the \u201csecretariat\u201d reports", '"secretariat"', "\u201csecretariat\u201d"),
        (
            "catch \u2013 or by\u2011catch \u2013 counts",
            "catch - or by-catch",
            "catch \u2013 or by\u2011catch",
        ),
        ("it shall\n(a) report;", "shall (a)  report", "shall\n(a) report"),
        ("the fe\u0302te and more", "fête", "fe\u0302te"),
        ("the fête and more", "fe\u0302te and", "fête and"),
        ("sec\u00adre\u00adtariat", "secretariat", "sec\u00adre\u00adtariat"),
    ],
)
def test_typographic_noise_is_forgiven_and_the_offsets_stay_true(text, exact, found):
    start, end = find_quote(text, exact)
    assert text[start:end] == found


def test_folded_quote_is_told_apart_by_context_and_hint_in_the_text_as_given():
    text = "A  member\u2019s catch. A  guest\u2019s and a member\u2019s catch."
    assert find_quote(text, "member's catch") is None
    assert find_quote(text, "member's catch", prefix="and a ") == (36, 50)
    assert find_quote(text, "member's catch", start_hint=36) == (36, 50)


@pytest.mark.parametrize("exact", ["a member may report", "A MEMBER SHALL REPORT", "[shall] report"])
def test_other_words_letters_or_brackets_are_not_noise(exact):
    assert find_quote("1. A member shall report its catch.", exact) is None


@pytest.mark.parametrize(
    ("exact", "times"), [("report", 2), ("report  its", 2), ("member", 1), ("vessel", 0), (" ", 0)]
)
def test_quotes_are_counted_with_their_noise_forgiven(exact, times):
    assert count_quote(TWICE, exact) == times


@given(st.text(alphabet="ab ’'\n\u0301é", min_size=1, max_size=60), st.data())
def test_full_selector_finds_its_own_span_or_nothing(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = quote_selector(text, start, end)
    found = find_quote(text, quote.exact, quote.prefix, quote.suffix, start)
    assert found == (start, end) or not quote.exact.strip()
