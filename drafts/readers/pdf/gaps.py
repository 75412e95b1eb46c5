"""Wide gaps in what pdfium takes for one line: between columns, or between names that stand side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts.readers.pdf.letters import Letters
from drafts.readers.pdf.rtl import Place

_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
_BETWEEN_COLUMNS = 0.9
"""Heights of letters: words of a justified line stand closer."""
_BETWEEN_NAMES = 2.0
_SPARSE = 0.5
"""Width of a line by its characters and their height: with more there is a wide gap in it."""
_LONG = 60
"""Characters: two columns in one line have more."""
_NAMES = 75
"""Characters: two names with a wide gap between them have less."""
_HALF = 15
"""Characters of each of the two columns in a long line: what is shorter is the label of a paragraph."""
_TRIED = 12
"""Lines that are looked at for a gap between columns."""
_FIRST = 3
"""Lines of which all but one have it, or no more are tried."""
_MOST = 0.7
"""Share of the lines tried that have the gap, at least."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as pdfium has it: its text, and the place of each character on the page."""

    text: str
    places: Sequence[Place]

    def part(self, start: int, end: int) -> "Printed":
        """The characters from `start` to `end`."""
        return Printed(self.text[start:end], self.places[start:end])


@dataclass(frozen=True, slots=True)
class Gap:
    """White between two words: where it is on the page, and in the text."""

    left: float
    right: float
    start: int
    end: int


def parted(letters: Letters, lines: Sequence[Printed]) -> Iterator[Printed]:
    """The lines, those with two columns or two names in them as two."""
    gutter = _gutter(letters, [line for line in lines if len(line.text) > _LONG])
    for line in lines:
        gap = None
        if gutter is not None:
            gap = next(
                (gap for gap in _gaps(letters, line, _BETWEEN_COLUMNS) if gap.left < gutter < gap.right), None
            )
        elif _is_sparse(letters, line):
            gap = _between_names(letters, line)
        if gap:
            yield line.part(0, gap.start)
            yield line.part(gap.end, len(line.text))
        else:
            yield line


def _gutter(letters: Letters, lines: Sequence[Printed]) -> float | None:
    """Just before the second column: where most long lines have a gap."""
    tried = lines[:: max(1, len(lines) // _TRIED)]
    if len(tried) < _FIRST:
        return None
    found: list[Gap | None] = []
    for line in tried:
        gaps = [
            gap
            for gap in _gaps(letters, line, _BETWEEN_COLUMNS)
            if min(gap.start, len(line.text) - gap.end) >= _HALF
        ]
        found.append(max(gaps, key=lambda gap: gap.right - gap.left, default=None))
        if len(found) == _FIRST and found.count(None) > 1:
            return None
    starts = sorted(gap.right for gap in found if gap)
    gutter = starts[len(starts) // 2] - 1.0
    fits = sum(bool(gap and gap.left < gutter < gap.right) for gap in found)
    return gutter if fits >= len(tried) * _MOST else None


def _gaps(letters: Letters, line: Printed, least: float) -> Iterator[Gap]:
    for match in _SPACES.finditer(line.text):
        before, after = line.places[match.start() - 1], line.places[match.end()]
        if before is None or after is None:
            continue
        _, left, bottom, top = letters.box(before)
        right, *_ = letters.box(after)
        if right - left > least * (top - bottom):
            yield Gap(left, right, *match.span())


def _is_sparse(letters: Letters, line: Printed) -> bool:
    first, last = line.places[0], line.places[-1]
    if len(line.text) > _NAMES or first is None or last is None or " " not in line.text:
        return False
    left, _, bottom, top = letters.box(first)
    return letters.box(last)[1] - left > len(line.text) * (top - bottom) * _SPARSE


def _between_names(letters: Letters, line: Printed) -> Gap | None:
    """The one wide gap of a line, where both halves begin like names."""
    gaps = list(_gaps(letters, line, _BETWEEN_NAMES))
    if len(gaps) != 1 or not (line.text[0].isupper() and line.text[gaps[0].end].isupper()):
        return None
    return gaps[0]
