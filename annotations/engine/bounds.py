"""The paragraph and the sentences that a span lies in. Offsets are code points, half-open."""

from collections.abc import Iterator
from functools import lru_cache

from drafts.engine.outline import sentences

# Many notes ask for those of the same paragraph.
_sentences = lru_cache(maxsize=1_000)(sentences)


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the start of the paragraph where the span begins to the end of the one where it ends."""
    opening = text.rfind("\n", 0, start) + 1
    closing = text.find("\n", max(start, end - 1))
    return opening, len(text) if closing < 0 else closing


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the start of the sentence where the span begins to the end of the one where it ends."""
    opening, closing = paragraph_around(text, start, end)
    touched = [one for one in sentence_spans(text, opening, closing) if one[0] < end and start < one[1]]
    return (touched[0][0], touched[-1][1]) if touched else (opening, closing)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets, in order, without the white space between them."""
    for first, last in _sentences(text[start:end]):
        yield start + first, start + last


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Every paragraph, in order; an empty text is one empty paragraph."""
    start = 0
    for paragraph in text.split("\n"):
        yield start, start + len(paragraph)
        start += len(paragraph) + 1


def take_in_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with a bracket that touches it, where its partner is inside: "one] [two]" → "[one] [two]"."""
    closed, opened = _unpartnered(text[start:end])
    while closed and start and text[start - 1] == "[":
        start, closed = start - 1, closed - 1
    while opened and end < len(text) and text[end] == "]":
        end, opened = end + 1, opened - 1
    return start, end


def _unpartnered(text: str) -> tuple[int, int]:
    """(closing brackets without an opening one, opening ones without a closing one)."""
    closed = opened = 0
    for character in text:
        if character == "[":
            opened += 1
        elif character == "]" and opened:
            opened -= 1
        elif character == "]":
            closed += 1
    return closed, opened
