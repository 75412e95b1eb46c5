"""Labels that a file prints apart from what they are the labels of: list markers, drawn when the text is done."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from drafts.engine.numbering import is_label
from drafts.readers.pdf.lines import PdfLine

_LONGEST = 8
_FARTHEST = 4.0
"""Letters' heights between a label and its text, at most."""
_BULLET = re.compile("[•▪◦·–—]")


def with_labels(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines, each label that stands alone joined to the line beside it, wherever the file has it."""
    labels = {index for index, line in enumerate(lines) if _is_label(line.text)}
    if not labels:
        return list(lines)
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for index in sorted(set(range(len(lines))) - labels, key=lambda index: lines[index].left):
        rows[round(lines[index].bottom)].append((lines[index].left, index))
    whole = list(lines)
    joined = set()
    for index in labels:
        beside = _beside(lines[index], rows)
        if beside is not None and whole[beside] is lines[beside]:
            whole[beside] = lines[index].joined(lines[beside])
            joined.add(index)
    return [line for index, line in enumerate(whole) if index not in joined]


def _beside(label: PdfLine, rows: dict[int, list[tuple[float, int]]]) -> int | None:
    """The index of the line that begins nearest to the right of a label, on its line."""
    found = []
    for bottom in (-1, 0, 1):
        row = rows.get(round(label.bottom) + bottom, [])
        first = bisect_left(row, (label.right, -1))
        found += row[first : first + 1]
    left, index = min(found, default=(0.0, -1))
    return index if found and left - label.right < _FARTHEST * label.height else None


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(_BULLET.fullmatch(text)) or is_label(text)
