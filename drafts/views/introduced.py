"""Who introduced these words: a text in pieces, and the drafts that brought them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from string import ascii_uppercase

from drafts.engine.origins import Span
from drafts.engine.outline import label_end, outline
from drafts.models import Draft
from drafts.queries.history import History
from drafts.views.heat_table import percent

DARKEST = 3


@dataclass(frozen=True)
class Source:
    """A draft as the one that brought words; `share` of all words in words, `width` of 100 for a picture.

    `shade` 0..3 is the darker the later the draft came.
    """

    key: str
    draft: Draft
    words: int
    share: str
    width: str
    shade: int


@dataclass(frozen=True)
class Piece:
    """Words of one paragraph that one draft brought."""

    text: str
    source: Source


@dataclass(frozen=True)
class OriginParagraph:
    """A paragraph in pieces; its label hangs in the margin and has no origin."""

    depth: int
    label: str
    pieces: tuple[Piece, ...]


def key_of(place: int) -> str:
    """The letter of a draft, counted from 0: A to Z, then AA, AB and so on."""
    first, last = divmod(place, len(ascii_uppercase))
    return (key_of(first - 1) if first else "") + ascii_uppercase[last]


def sources_of(history: History) -> dict[int, Source]:
    """The drafts that brought words to the newest text, or held the provision before, by the number of stage."""
    words: Counter[int] = Counter()
    for span in history.spans:
        words[span.draft] += span.words
    total, newest = max(1, words.total()), history.place_of_newest
    return {
        place: Source(
            key_of(place),
            stage.draft,
            words[place],
            percent(words[place] / total),
            f"{100 * words[place] / total:.1f}",
            _shade(place, newest),
        )
        for place, stage in enumerate(history.stages[: newest + 1])
        if words[place] or stage.article
    }


def _shade(place: int, newest: int) -> int:
    return max(1, round(DARKEST * place / newest)) if place else 0


def origin_paragraphs(
    text: str, spans: Sequence[Span], sources: dict[int, Source]
) -> tuple[OriginParagraph, ...]:
    """The paragraphs of the newest text, each in pieces."""
    paragraphs = []
    for part in outline(text):
        label = label_end(text[part.start : part.end], part.label)
        pieces = tuple(_pieces(text, part.start + label, part.end, spans, sources))
        shown = text[part.start : part.start + label]
        paragraphs.append(OriginParagraph(min(part.depth, 4), shown, pieces))
    return tuple(paragraphs)


def _pieces(
    text: str, start: int, end: int, spans: Sequence[Span], sources: dict[int, Source]
) -> Iterator[Piece]:
    first = bisect_right(spans, start, key=lambda span: span.start) - 1
    for span in takewhile(lambda span: span.start < end, spans[first:]):
        words = text[max(start, span.start) : min(end, span.end)]
        if words.strip():
            yield Piece(words.lstrip() if span.start <= start else words, sources[span.draft])
