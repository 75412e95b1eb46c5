"""A span of a text as a W3C Web Annotation quote.

Source of the rules: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector. Offsets are Unicode code points,
half-open.
"""

import unicodedata
from dataclasses import dataclass

CONTEXT = 32
"""How many code points of context a quote keeps on either side, at most; the length Hypothesis uses."""

# Scripts written without spaces: any place between two of their characters is a word boundary.
_UNSPACED = (("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"))
_INSIDE_WORDS = frozenset("'’-‐‑")


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The quoted words and what stands directly before and after them."""

    exact: str
    prefix: str
    suffix: str


def quote_selector(text: str, start: int, end: int) -> TextQuoteSelector:
    """The quote `text[start:end]` with up to `CONTEXT` code points on either side, cut between words.

    Raises ValueError when the span is empty or reaches outside the text.
    """
    check_span(text, start, end)
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before = [at for at in range(first, start) if not inside_word(text, at) and text[at:start].strip()]
    after = [at for at in range(last, end, -1) if not inside_word(text, at) and text[end:at].strip()]
    # One word longer than the window has no boundary to cut at: better half a word than no context.
    first, last = (before or [first])[0], (after or [last])[0]
    return TextQuoteSelector(text[start:end], text[first:start], text[end:last])


def check_span(text: str, start: int, end: int) -> None:
    """Raise ValueError unless `start` and `end` enclose at least one code point of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span {start}-{end} in a text of {len(text)} code points")


def inside_word(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` would tear a word or part a letter from its accent."""
    if not 0 < at < len(text):
        return False
    if unicodedata.category(text[at])[0] == "M":
        return True
    return _joins(text[at - 1]) and _joins(text[at])


def _joins(character: str) -> bool:
    if any(low <= character <= high for low, high in _UNSPACED):
        return False
    return character.isalnum() or character in _INSIDE_WORDS or unicodedata.category(character)[0] == "M"
