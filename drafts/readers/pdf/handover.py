"""The lines that are handed to the parser, with those that were set aside among them, each with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence

from drafts.engine.numbering import paragraph_label
from drafts.engine.source import Line
from drafts.engine.text import count_characters, drop_controls, normalise
from drafts.readers.changes import STRUCK
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.tally import Tally

_GLUED_HEADING = re.compile(
    r"(?<=[.;:!?])(?=(?:ARTICLE|CHAPTER|SECTION|PART|TITLE) [\dIVXLC]+\b[^a-z]{0,160}$)"
)
"""Where a heading in capitals hangs on the paragraph before it: its author lost a line break."""


def handed_over(
    paragraphs: Sequence[tuple[str, list[PdfLine]]],
    furniture: Mapping[PdfLine, str],
    heights: Mapping[int, float],
    tally: Tally,
) -> Iterator[Line]:
    """The paragraphs, each with the lines it was printed in, and the furniture of their pages where it stands.

    `furniture` says why each line of it is left out; `heights` are those of the pages.
    """
    waiting = sorted(furniture, key=lambda line: (line.page, line.bottom < heights[line.page] / 2))
    for text, printed in paragraphs:
        first = printed[0]
        while waiting and _stands_before(waiting[0], first, heights[first.page]):
            line = waiting.pop(0)
            yield _line(normalise(drop_controls(line.text)[0]), [line], heights, aside=furniture[line])
        yield from _lines(text, printed, heights, tally)
    for line in waiting:
        yield _line(normalise(drop_controls(line.text)[0]), [line], heights, aside=furniture[line])


def _stands_before(line: PdfLine, first: PdfLine, height: float) -> bool:
    """Whether furniture stands on an earlier page than a paragraph's first line, or at the head of the same one."""
    return line.page < first.page or (line.page == first.page and line.bottom >= height / 2)


def _lines(
    raw_text: str, printed: Sequence[PdfLine], heights: Mapping[int, float], tally: Tally
) -> Iterator[Line]:
    text, dropped = drop_controls(raw_text)
    normal = normalise(text)
    tally.add("control character", dropped)
    tally.add("accent joined to its letter", count_characters(text) - count_characters(normal))
    losses = [line.loss for line in printed if line.loss]
    if losses and normal and normal == paragraph_label(normal):
        # The number of a paragraph that is gone.
        tally.set_aside(losses[0], normal)
    elif normal:
        for piece in _GLUED_HEADING.split(normal):
            yield _line(piece, printed, heights)
    elif losses == [STRUCK] * len(printed):
        whole = normalise(drop_controls(" ".join(line.printed for line in printed))[0])
        yield _line(whole, printed, heights, aside=STRUCK)


def _line(text: str, printed: Sequence[PdfLine], heights: Mapping[int, float], *, aside: str = "") -> Line:
    """A line with the place where it begins, and how much of that page it takes from where to where."""
    page = printed[0].page
    own = [line for line in printed if line.page == page]
    top, bottom = max(line.top for line in own), min(line.bottom - 0.2 * line.height for line in own)
    height = heights[page]
    return Line(
        text,
        place=f"page {page}",
        aside=aside,
        top=_share(height - top, height),
        bottom=_share(height - bottom, height),
    )


def _share(distance: float, height: float) -> float:
    """A distance from the top as a share of the page's height, with four digits: no screen shows more."""
    return round(min(1.0, max(0.0, distance / height)), 4) if height > 0 else 0.0
