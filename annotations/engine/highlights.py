"""A text with its annotations as flat segments, so that overlapping highlights never nest.

Server-rendered `<mark>` elements may not cross each other; cut at every border of an annotation and at every
paragraph break, they never do. Offsets are Unicode code points, half-open.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from annotations.engine.selectors import check_span


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation `id` on the span `start`-`end` of a text. One annotation may have several such spans."""

    id: Hashable
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same annotations, within one paragraph.

    `ids` are the annotations that cover it, those that begin first and reach furthest before the others;
    `begins` and `ends` are those of which it opens or closes a span. `paragraph` counts from 0.
    """

    start: int
    end: int
    text: str
    paragraph: int
    ids: tuple[Hashable, ...]
    begins: tuple[Hashable, ...]
    ends: tuple[Hashable, ...]


def segments(text: str, spans: Sequence[Mark]) -> tuple[Segment, ...]:
    """The text of an article cut into segments, in order: all of it but the breaks between its paragraphs.

    A mark that covers nothing but a paragraph break is in no segment. Raises ValueError for a mark that is
    empty or reaches outside the text. O(n log n) in marks and paragraphs, beside the size of the answer.
    """
    for mark in spans:
        check_span(text, mark.start, mark.end)
    ordered = sorted(spans, key=lambda mark: (mark.start, -mark.end))
    runs = list(_runs(text, ordered))
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for start, _, _, active in runs:
        for order in active:
            first.setdefault(order, start)
            last[order] = start
    return tuple(
        Segment(
            start, end, text[start:end], paragraph, tuple(dict.fromkeys(ordered[order].id for order in active)),
            begins=tuple(ordered[order].id for order in active if first[order] == start),
            ends=tuple(ordered[order].id for order in active if last[order] == start),
        )
        for start, end, paragraph, active in runs
    )  # fmt: skip


def paragraphs(text: str, spans: Sequence[Mark]) -> tuple[tuple[Segment, ...], ...]:
    """The segments of a text, paragraph by paragraph."""
    return tuple(
        tuple(group) for _, group in groupby(segments(text, spans), key=lambda segment: segment.paragraph)
    )


def _runs(text: str, ordered: Sequence[Mark]) -> Iterator[tuple[int, int, int, tuple[int, ...]]]:
    """(start, end, paragraph, indexes of its marks) of every run, sweeping once over all borders."""
    breaks = [at for at, character in enumerate(text) if character == "\n"]
    borders = {0, len(text), *breaks, *(at + 1 for at in breaks)}
    for mark in ordered:
        borders.update((mark.start, mark.end))
    active: dict[int, Mark] = {}
    coming = paragraph = 0
    for start, end in pairwise(sorted(borders)):
        active = {order: mark for order, mark in active.items() if mark.end > start}
        while coming < len(ordered) and ordered[coming].start <= start:
            active[coming] = ordered[coming]
            coming += 1
        if text[start] == "\n":
            paragraph += 1
        else:
            yield start, end, paragraph, tuple(active)
