"""Where a passage begins and ends."""

import pytest

from annotations.engine.bounds import take_in_brackets


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("crime [shall] [should] not", "shall] [should] not", "[shall] [should] not"),
        ("a [b] [c] d", "b] [c", "[b] [c]"),
        ("the [[one] two] end", "one] two]", "[[one] two]"),
        ("a [plain] word", "plain", "plain"),
        ("a [balanced] word", "[balanced]", "[balanced]"),
        ("never opened] here", "opened] here", "opened] here"),
        ("ends [open", "ends [open", "ends [open"),
    ],
)
def test_a_bracket_that_touches_is_taken_in_where_its_partner_is_inside(text, words, whole):
    start = text.index(words)
    first, last = take_in_brackets(text, start, start + len(words))
    assert text[first:last] == whole
