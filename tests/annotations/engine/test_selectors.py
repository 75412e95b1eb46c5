"""Making W3C selectors from a span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.engine.selectors import CONTEXT, TextQuoteSelector, quote_selector

TEXT = "Every coastal member shall report its yearly catch to the secretariat before the end of March."


def test_quote_keeps_whole_words_of_context_within_thirty_two_code_points():
    start = TEXT.index("yearly catch")
    assert quote_selector(TEXT, start, start + 12) == TextQuoteSelector(
        "yearly catch", "coastal member shall report its ", " to the secretariat before the "
    )


def test_context_ends_where_the_text_ends():
    assert quote_selector("Members report.", 0, 15) == TextQuoteSelector("Members report.", "", "")


def test_context_inside_one_very_long_word_is_cut_rather_than_dropped():
    word = "x" * 100
    assert quote_selector(f"{word} end", 101, 104).prefix == "x" * 31 + " "


def test_context_without_spaces_between_words_may_be_cut_anywhere():
    text = "缔约国应当采取措施" * 10
    assert quote_selector(text, 45, 47).prefix == text[13:45]


def test_context_never_begins_with_the_accent_of_a_lost_letter():
    text = "e\u0301" * 40
    prefix = quote_selector(text, 60, 62).prefix
    assert prefix[0] == "e"


def test_offsets_count_code_points_outside_the_basic_plane_once():
    text = "🐟🐟 catch"
    assert quote_selector(text, 3, 8).exact == "catch"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 100)])
def test_span_that_holds_nothing_or_leaves_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="no span"):
        quote_selector("Members report.", start, end)


@given(st.text(min_size=1, max_size=120), st.data())
def test_prefix_exact_and_suffix_are_one_run_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = quote_selector(text, start, end)
    assert quote.exact == text[start:end]
    assert text[:start].endswith(quote.prefix)
    assert text[end:].startswith(quote.suffix)
    assert max(len(quote.prefix), len(quote.suffix)) <= CONTEXT
