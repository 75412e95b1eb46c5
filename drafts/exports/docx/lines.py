"""A comparison as the paragraphs of a document with tracked changes.

They stand in an order in which accepting all changes gives the new draft and rejecting them the old one. So an
article that moved past others stands twice, as do its paragraphs: away from its old place, here at its new one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.diff import diff_words
from drafts.engine.order import in_place
from drafts.engine.outline import Paragraph, label_end, outline
from drafts.engine.parts import Part
from drafts.engine.rows import Place, Row
from drafts.engine.structure import CHAPTER_SEPARATOR
from drafts.exports.docx.pieces import (
    LINE_BREAK,
    Fate,
    Piece,
    hung,
    moved,
    pieces_of,
    replaced,
    split_paragraphs,
)
from drafts.exports.redline import printed_label

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class TrackedLine:
    """One paragraph: its style, its runs, what became of its end; `origin` names a move at both ends."""

    style: str
    pieces: tuple[Piece, ...]
    end: Fate
    origin: Place | None = None


def tracked_lines(comparison: Comparison) -> Iterator[TrackedLine]:
    """Chapters, articles and paragraphs of both drafts in one order."""
    for old_index, new_index, article in _in_both_orders(comparison):
        sheet = _Sheet(comparison, article, old_index, new_index)
        yield from sheet.chapter()
        yield from sheet.title()
        yield from sheet.text()


def opened_chapters(parts: Sequence[Part], index: int) -> list[str]:
    """The headings of parts, chapters and sections that begin with this part of a draft, outermost first."""
    titles = parts[index].chapter.split(CHAPTER_SEPARATOR)
    before = parts[index - 1].chapter.split(CHAPTER_SEPARATOR) if index else []
    same = 0
    while same < min(len(titles), len(before)) and titles[same] == before[same]:
        same += 1
    return [title for title in titles[same:] if title]


def _in_both_orders(comparison: Comparison) -> Iterator[tuple[int | None, int | None, ArticleComparison]]:
    """Articles with the sides that stand here: both where they kept their order, else one after the other."""
    of_old = {article.old_index: article for article in comparison.articles if article.old}
    of_new = {article.new_index: article for article in comparison.articles if article.new}
    old_at = new_at = 0
    for old_index, new_index in [*_kept_in_order(comparison), (len(comparison.old), len(comparison.new))]:
        yield from ((index, None, of_old[index]) for index in range(old_at, old_index))
        yield from ((None, index, of_new[index]) for index in range(new_at, new_index))
        if old_index < len(comparison.old):
            yield old_index, new_index, of_old[old_index]
        old_at, new_at = old_index + 1, new_index + 1


def _kept_in_order(comparison: Comparison) -> list[tuple[int, int]]:
    """The pairs of articles that did not move past each other: as much text as possible."""
    pairs = sorted(
        (found.old_index, found.new_index) for found in comparison.articles if found.old and found.new
    )
    marks = in_place([new for _, new in pairs], [len(comparison.new[new].text) for _, new in pairs])
    return [pair for pair, stays in zip(pairs, marks, strict=True) if stays]


class _Sheet:
    """One article, or the side of it that stands here."""

    def __init__(
        self, comparison: Comparison, article: ArticleComparison, old_index: int | None, new_index: int | None
    ) -> None:
        self._article = article
        self._old_parts, self._new_parts = comparison.old, comparison.new
        self._old_index, self._new_index = old_index, new_index
        self._old = None if old_index is None else comparison.old[old_index]
        self._new = None if new_index is None else comparison.new[new_index]

    def chapter(self) -> Iterator[TrackedLine]:
        """The chapter headings that begin here in either draft."""
        old = [] if self._old is None else opened_chapters(self._old_parts, self._old_index)
        new = [] if self._new is None else opened_chapters(self._new_parts, self._new_index)
        old_title, new_title = CHAPTER_SEPARATOR.join(old), CHAPTER_SEPARATOR.join(new)
        yield from _heading("Heading1", pieces_of(diff_words(old_title, new_title)), old_title, new_title)

    def title(self) -> Iterator[TrackedLine]:
        """The article's number and, on a line of its own, its heading."""
        old_label, old_heading = _title_of(self._old)
        new_label, new_heading = _title_of(self._new)
        old_break = LINE_BREAK if old_label and old_heading else ""
        new_break = LINE_BREAK if new_label and new_heading else ""
        pieces = [
            *replaced(old_label, new_label),
            *replaced(old_break, new_break),
            *pieces_of(diff_words(old_heading, new_heading)),
        ]
        yield from _heading("Heading2", pieces, old_label + old_heading, new_label + new_heading)

    def text(self) -> Iterator[TrackedLine]:
        """The paragraphs."""
        old = outline(self._old.text) if self._old else ()
        new = outline(self._new.text) if self._new else ()
        for row in self._article.rows:
            olds = [old[index] for index in row.old] if self._old else []
            news = [new[index] for index in row.new] if self._new else []
            if olds or news:
                yield from self._row(row, olds, news)

    def _row(self, row: Row, olds: Sequence[Paragraph], news: Sequence[Paragraph]) -> Iterator[TrackedLine]:
        shapes = news if len(news) >= len(olds) else olds
        pieces, end, origin = self._tracked(row, bool(olds), bool(news))
        pieces = hung(pieces, _label_end(self._text(shapes is news), shapes[0]), is_new=shapes is news)
        for index, (paragraph, fate) in enumerate(split_paragraphs(pieces, end)):
            depth = shapes[min(index, len(shapes) - 1)].depth
            yield TrackedLine(f"Treaty{min(depth, _DEEPEST)}", tuple(paragraph), fate, origin)

    def _tracked(self, row: Row, in_old: bool, in_new: bool) -> tuple[list[Piece], Fate, Place | None]:
        """The pieces of a row as it stands here, the fate of its end, and its origin if it is an end of a move."""
        if in_old and in_new:
            return pieces_of(row.ops), "equal", None
        origin = self._origin(row)
        if in_new:
            if origin:
                return moved(row.ops), "move_to", origin
            return [Piece("insert", "".join(op.new for op in row.ops))], "insert", None
        fate: Fate = "move_from" if origin else "delete"
        return [Piece(fate, "".join(op.old for op in row.ops))], fate, origin

    def _origin(self, row: Row) -> Place | None:
        """Where a paragraph came from that stands elsewhere now, by itself or with its article."""
        if row.kind == "moved_here":
            return row.counterpart
        if row.kind == "moved_away" or len(row.old) == len(row.new) == 1:
            return Place(self._article.old_index, row.old[0])
        return None

    def _text(self, is_new: bool) -> str:
        return (self._new if is_new else self._old).text


def _heading(style: str, pieces: Sequence[Piece], old: str, new: str) -> Iterator[TrackedLine]:
    if old or new:
        yield TrackedLine(style, tuple(pieces), "equal" if old and new else "insert" if new else "delete")


def _title_of(part: Part | None) -> tuple[str, str]:
    """Number and heading as printed."""
    if part is None:
        return "", ""
    return printed_label(part), part.heading


def _label_end(text: str, shape: Paragraph) -> int:
    """Where the label of a paragraph ends in it, or -1: nothing hangs."""
    return label_end(text[shape.start : shape.end], shape.label) or -1
