"""The paragraph and the sentences that a span lies in. Offsets are code points, half-open."""

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|(?<=[。；：！？])|\n")


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
    """The sentences and clauses between two offsets, in order, without the white space between them."""
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Every paragraph, in order; an empty text is one empty paragraph."""
    start = 0
    for paragraph in text.split("\n"):
        yield start, start + len(paragraph)
        start += len(paragraph) + 1
