"""The order of reading where a page, or a few lines of it, stand in columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from drafts.readers.pdf.drawn import Rule
from drafts.readers.pdf.lines import PdfLine

_MIDDLE = (0.3, 0.7)
"""Where the gutter of a page in two columns lies, as a share of the width of its text."""
_FEWEST = 4
"""Lines in each column: fewer are a table, or names side by side."""
_MOST_GUTTERS = 6
"""Places that are tried: where most lines begin."""
_FULL = 0.6
"""Share of a column's width that half of its lines fill: cells of tables are shorter."""
_RULED = 3
"""Drawn lines across the gutter: as many make a table, which is read row by row."""
_NAME = 60
"""Characters: names that stand side by side are shorter."""
_WIDE = 2.0
"""Letters' heights between names side by side."""


def ordered(lines: Sequence[PdfLine], rules: Sequence[Rule]) -> list[PdfLine]:
    """The lines of a page column by column where it has two, else as they come; names side by side in turn."""
    gutter = _gutter(lines)
    if gutter is None:
        return _names_in_turn(lines)
    placed = [replace(line, column=_column(line, gutter)) for line in lines]
    if sum(rule.left < gutter < rule.right for rule in rules) >= _RULED or _is_in_turn(placed):
        return placed
    return [
        line for band in _bands(placed) for line in sorted(band, key=lambda line: (line.column, -line.bottom))
    ]


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """The left edge of the second column, a little before its letters."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    low, high = (left + (right - left) * share for share in _MIDDLE)
    starts = Counter(round(line.left) for line in lines if low < line.left < high)
    gutters = [start - 2.0 for start, count in starts.most_common(_MOST_GUTTERS) if count >= _FEWEST]
    found = [
        (len(columns[0]), gutter) for gutter in gutters if (columns := _columns(lines, gutter, left, right))
    ]
    # Where indented lines of the second column begin, its other lines would run across.
    return min(found)[1] if found else None


def _columns(
    lines: Sequence[PdfLine], gutter: float, left: float, right: float
) -> list[list[PdfLine]] | None:
    """The lines across and on each side of a gutter in text between `left` and `right`; None where these are no
    columns.
    """
    columns = [[line for line in lines if _column(line, gutter) == number] for number in (0, 1, 2)]
    across, first, second = columns
    beside = [line for line in first if second and second[-1].bottom <= line.bottom <= second[0].bottom]
    fills = len(beside) >= _FEWEST and _fills(first, gutter - left) and _fills(second, right - gutter)
    return columns if fills and len(across) <= (len(first) + len(second)) / 2 else None


def _fills(lines: Sequence[PdfLine], width: float) -> bool:
    return len(lines) >= _FEWEST and median(line.right - line.left for line in lines) >= width * _FULL


def _column(line: PdfLine, gutter: float) -> int:
    if line.left >= gutter:
        return 2
    return 1 if line.right <= gutter + 1 else 0


def _is_in_turn(lines: Sequence[PdfLine]) -> bool:
    """Whether the file has the columns one after the other already, and each from top to bottom."""
    return all(
        above.bottom > below.bottom - 1
        if above.column == below.column
        else below.column != 1 or above.column == 0
        for above, below in pairwise(lines)
    )


def _bands(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """What stands between two lines that run across the columns, from top to bottom."""
    band: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.column == 0:
            yield band
            yield [line]
            band = []
        else:
            band.append(line)
    yield band


def _names_in_turn(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines with names that stand side by side, in two rows or more, read column by column."""
    ordered: list[PdfLine] = []
    rows: list[tuple[PdfLine, PdfLine]] = []
    index = 0
    while index < len(lines):
        pair = lines[index : index + 2]
        if len(pair) == 2 and _is_row(*pair) and (not rows or _is_below(rows[-1], *pair)):
            rows.append((pair[0], pair[1]))
            index += 2
            continue
        ordered += _in_turn(rows)
        if rows:
            rows = []
            continue
        ordered.append(lines[index])
        index += 1
    return ordered + _in_turn(rows)


def _in_turn(rows: Sequence[tuple[PdfLine, PdfLine]]) -> list[PdfLine]:
    if len(rows) < 2:
        return [one.joined(other) for one, other in rows]
    return [row[side] for side in (0, 1) for row in rows]


def _is_row(one: PdfLine, other: PdfLine) -> bool:
    is_beside = abs(one.bottom - other.bottom) < 2 and other.left - one.right > _WIDE * one.height
    return is_beside and all(line.text[:1].isupper() and len(line.text) < _NAME for line in (one, other))


def _is_below(row: tuple[PdfLine, PdfLine], one: PdfLine, other: PdfLine) -> bool:
    return row[0].bottom > one.bottom and row[1].left > one.right and other.left > row[0].right
