"""The numbers of lines in the margin of a page, which are no text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafts.readers.pdf.lines import PdfLine, Span

LINE_NUMBER = "line number"
_AT_START, _AT_END = re.compile(r"^(\d{1,4})(?:\s+|$)"), re.compile(r"(?<![\s.…])\s+(\d{1,4})$")
_FEWEST = 5
_STEPS = (1, 2, 5, 10)
_LEAST = 0.6
"""Share of the lines between the first number and the last that have theirs, when every line is numbered."""


def line_numbers(pages: Sequence[Sequence[PdfLine]]) -> dict[PdfLine, Span]:
    """The lines of pages that begin or end with a number that counts them, and where in them it is.

    Half of the pages with text have such numbers, or they are something else: the first column of a table.
    """
    found: dict[PdfLine, Span] = {}
    for pattern in (_AT_START, _AT_END):
        counted = [_counted(lines, pattern) for lines in pages if len(lines) >= _FEWEST]
        if 2 * sum(map(bool, counted)) >= max(1, len(counted)):
            found |= {line: span for page in counted for line, span in page.items()}
    return found


def _counted(lines: Sequence[PdfLine], pattern: re.Pattern[str]) -> dict[PdfLine, Span]:
    """The lines whose numbers count the lines of the page, with the place of the number in each."""
    found = [(line, match) for line in lines if (match := pattern.search(line.text))]
    runs = list(_runs(found))
    best = max(runs, key=len, default=[])
    if len(best) < _FEWEST:
        return {}
    first, last = best[0][0], best[-1][0]
    step = int(best[1][1][1]) - int(best[0][1][1])
    between = sum(last.bottom <= line.bottom <= first.bottom and not line.text.isdigit() for line in lines)
    if len(best) * step < between * _LEAST or not _are_aligned([line for line, _ in best], pattern):
        return {}
    return {line: match.span() for line, match in best}


def _runs(found: Sequence[tuple[PdfLine, re.Match[str]]]) -> Iterator[list[tuple[PdfLine, re.Match[str]]]]:
    """Stretches of numbers with one step, from the top of the page to its foot."""
    run: list[tuple[PdfLine, re.Match[str]]] = []
    ranked = sorted(found, key=lambda entry: -entry[0].bottom)
    step = 0
    for before, entry in pairwise([*ranked[:1], *ranked]):
        difference = int(entry[1][1]) - int(before[1][1])
        if run and difference in _STEPS and step in (0, difference):
            step = difference
        else:
            yield run
            run, step = [], 0
        run.append(entry)
    yield run


def _are_aligned(lines: Sequence[PdfLine], pattern: re.Pattern[str]) -> bool:
    """Whether the numbers stand in one margin, whether they have one digit or three."""
    edges = [line.left if pattern is _AT_START else line.right for line in lines]
    return max(edges) - min(edges) < 2.5 * max(line.height for line in lines)
