"""A printed line of a PDF, and what it loses on its way to the text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from unicodedata import bidirectional

Span = tuple[int, int]
"""Half-open, in characters of a line."""
SMALL = 0.85
"""Height of a raised mark, at most, by that of its line."""
RAISED = 1.0
"""Points that it stands higher, at least."""
_LEAST_SPACE, _LEAST_SPACE_RTL = 0.15, 0.1
"""Of the height of the letters; marks on Arabic letters reach into the space behind them."""
MarkKind = Literal["struck", "underlined", "coloured", "bold"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a line that are printed in a way that can mean a change."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A printed line: its text and where it stands, in points from the bottom left corner of the page.

    `height` is the height of its letters' boxes, so a measure of the type size. `raised` holds half-open
    spans of `text` with small raised digits or stars: footnote marks, or powers. `printed` is the whole text
    where `text` has lost some of it; `loss` says why changes of the draft took words. `column` counts from 1
    where the page has columns; 0 stands across them.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    raised: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    printed: str = ""
    loss: str = ""
    column: int = 0
    page_width: float = 0.0

    @property
    def top(self) -> float:
        """The upper end of the letters' boxes, nearly: a fifth of them lies below the line."""
        return self.bottom + 0.8 * self.height

    @property
    def as_printed(self) -> str:
        """All of its text."""
        return self.printed or self.text

    def joined(self, piece: "PdfLine") -> "PdfLine":
        """The line with a piece that stands to its right."""
        least = _LEAST_SPACE_RTL if bidirectional(piece.text[0]) in ("R", "AL") else _LEAST_SPACE
        space = " " if piece.left - self.right > self.height * least else ""
        offset = len(self.text) + len(space)
        raised = ((0, len(piece.text)),) if piece.is_mark_of(self) else piece.raised
        first = ((0, len(self.text)),) if self.is_mark_of(piece) else self.raised
        marks = (Mark(mark.start + offset, mark.end + offset, mark.kind) for mark in piece.marks)
        main = piece if self.is_mark_of(piece) else self
        return replace(
            self,
            text=self.text + space + piece.text,
            right=piece.right,
            bottom=main.bottom,
            height=main.height,
            raised=first + tuple((start + offset, end + offset) for start, end in raised),
            marks=(*self.marks, *marks),
        )

    def is_mark_of(self, line: "PdfLine") -> bool:
        """Whether this piece is a small raised number beside the line."""
        return (
            self.text.isdigit() and self.height < line.height * SMALL and self.bottom > line.bottom + RAISED
        )

    def without(self, spans: Iterable[Span]) -> "PdfLine":
        """The line without these spans of its text, which do not overlap and come in order."""
        cuts = [span for span in spans if span[0] < span[1]]
        if not cuts:
            return self
        text, before = "", 0
        for start, end in cuts:
            text += self.text[before:start]
            before = end
        raised = (
            span for span in self.raised if not any(start < span[1] and span[0] < end for start, end in cuts)
        )
        return replace(
            self,
            text=text + self.text[before:],
            printed=self.as_printed,
            raised=tuple((_moved(start, cuts), _moved(end, cuts)) for start, end in raised),
            marks=(),
        )


def _moved(offset: int, cuts: list[Span]) -> int:
    return offset - sum(end - start for start, end in cuts if end <= offset)
