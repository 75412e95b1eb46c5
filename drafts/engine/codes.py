"""Reading coded text (`drafts.engine.tokens`): which codes are words, and how many there are."""

from array import array
from itertools import accumulate

LABEL_CODE = chr(0x10FFFF)
"""The one code of every list label: "2." and "3." are the same to a comparison."""

_BEYOND_MARKS = "\uffff"
"""Codes of words and labels are greater."""


def count_words(codes: str) -> int:
    """How many of the coded tokens are words, not punctuation or list labels.

    Words and labels lie beyond the first 65,536 code points, where UTF-16 needs two units for one.
    """
    return len(codes.encode("utf-16-le")) // 2 - len(codes) - codes.count(LABEL_CODE) if codes else 0


def words_before(codes: str) -> "array[int]":
    """How many words stand before each of the coded tokens, and in all."""
    return array("L", accumulate([_BEYOND_MARKS < code < LABEL_CODE for code in codes], initial=0))
