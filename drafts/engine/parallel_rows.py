"""Paragraphs of one article in two languages beside each other, by their labels, their order and their length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from drafts.engine.counting import Value, values_of, values_within
from drafts.engine.outline import label_end, outline

_COUNTED = 3.0
_SAME_DEPTH = 1.0
_UNCOUNTED = 1.0
"""What it is worth that two paragraphs have labels that count the same; that these stand on the same level; that
neither has a label. Length adds at most 1."""
_LOST_LABEL = 0.4
_CLOSE = 0.6
"""One of two paragraphs without its label: only where their lengths are this alike, and then less than all else."""
_FAR = log(4)
"""One text four times as long as expected: no likeness at all."""
_SOME = 0.1
"""Two paragraphs without labels need at least this."""
_WIDEST = 80
"""Paragraphs: in very long articles, how far from the diagonal partners are looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that say the same, by their index in `outline`: one beside one, one beside several that the other
    file ran together, or one side empty where the other language has no such paragraph."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is comparable of a paragraph, or of a label that the file set on a line of its own with the next one."""

    indexes: tuple[int, ...]
    text: str
    values: frozenset[Value]
    depth: int
    is_bare: bool


def pair_rows(one: str, other: str) -> tuple[Row, ...]:
    """Every paragraph of both texts once, in an order that both agree with. A row that a person should look at, since
    it lacks a side or a label, is doubtful."""
    left, right = _marks(one), _marks(other)
    agreeing = list(map(_agree, left, right))
    if len(left) == len(right) and (all(agreeing) or _has_no_labels(left) or _has_no_labels(right)):
        sides = zip(left, right, agreeing, strict=True)
        return tuple(Row(one.indexes, other.indexes, not agrees) for one, other, agrees in sides)
    return tuple(_gathered(_Search(left, right).pairs(), left, right))


def _marks(text: str) -> list[_Mark]:
    found: list[_Mark] = []
    for index, part in enumerate(outline(text)):
        words = text[part.start : part.end]
        if found and found[-1].is_bare and not part.label:
            bare = found.pop()
            indexes = (*bare.indexes, index)
            found.append(_Mark(indexes, f"{bare.text} {words}", bare.values, bare.depth, is_bare=False))
        else:
            is_bare = bool(part.label) and not label_end(words, part.label)
            found.append(_Mark((index,), words, values_of(part.label), part.depth, is_bare))
    return found


def _agree(one: _Mark, other: _Mark) -> bool:
    """Whether the labels count the same, or neither has one."""
    return bool(one.values & other.values) or not (one.values or other.values)


def _has_no_labels(marks: Sequence[_Mark]) -> bool:
    """Whether a file lost all labels, or the language sets none: then order alone can tell."""
    return not any(mark.values for mark in marks)


class _Search:
    """A dynamic programme over pairs and gaps, near the diagonal."""

    def __init__(self, one: Sequence[_Mark], other: Sequence[_Mark]) -> None:
        self._one, self._other = one, other
        lengths = [sum(len(mark.text) for mark in side) or 1 for side in (one, other)]
        self._ratio = log(lengths[1] / lengths[0])

    def pairs(self) -> list[tuple[int | None, int | None]]:
        """The best pairing, in order; None for a gap."""
        rows, columns = len(self._one), len(self._other)
        best: list[dict[int, float]] = [dict.fromkeys(range(columns + 1), 0.0)]
        for row in range(1, rows + 1):
            before = best[-1]
            line: dict[int, float] = {}
            for column in self._band(row):
                here = max(before.get(column, 0.0), line.get(column - 1, 0.0))
                if column:
                    worth = self._worth(row - 1, column - 1)
                    here = max(here, before.get(column - 1, 0.0) + worth) if worth else here
                line[column] = here
            best.append(line)
        return self._back(best)

    def _band(self, row: int) -> range:
        middle = row * len(self._other) // max(1, len(self._one))
        return range(max(0, middle - _WIDEST), min(len(self._other), middle + _WIDEST) + 1)

    def _back(self, best: list[dict[int, float]]) -> list[tuple[int | None, int | None]]:
        row, column = len(self._one), len(self._other)
        found: list[tuple[int | None, int | None]] = []
        while row or column:
            here = best[row].get(column, -1.0)
            worth = self._worth(row - 1, column - 1) if row and column else 0.0
            if worth and here == best[row - 1].get(column - 1, 0.0) + worth:
                row, column = row - 1, column - 1
                found.append((row, column))
            elif column and (not row or here == best[row].get(column - 1, 0.0)):
                column -= 1
                found.append((None, column))
            else:
                row -= 1
                found.append((row, None))
        return found[::-1]

    def _worth(self, row: int, column: int) -> float:
        """How much speaks for two paragraphs saying the same; 0 where they cannot."""
        one, other = self._one[row], self._other[column]
        distance = abs(log((len(other.text) or 1) / (len(one.text) or 1)) - self._ratio)
        likeness = max(0.0, 1 - distance / _FAR)
        if one.values & other.values:
            return _COUNTED + _SAME_DEPTH * (one.depth == other.depth) + likeness
        if one.values and other.values:
            return 0.0
        if one.values or other.values:
            return _LOST_LABEL * (likeness >= _CLOSE)
        return _UNCOUNTED + likeness if likeness > _SOME else 0.0


def _gathered(
    pairs: Sequence[tuple[int | None, int | None]], one: Sequence[_Mark], other: Sequence[_Mark]
) -> Iterator[Row]:
    """The pairs as rows; what one file ran together with the paragraph before stands in its row."""
    at = 0
    while at < len(pairs):
        left, right = pairs[at]
        at += 1
        if left is None or right is None:
            sides = [] if left is None else [left], [] if right is None else [right]
            is_doubtful = True
        else:
            more_left = _run_together(pairs, at, 0, one, other[right])
            more_right = _run_together(pairs, at, 1, other, one[left]) if not more_left else []
            at += len(more_left) + len(more_right)
            sides = [left, *more_left], [right, *more_right]
            is_doubtful = not _agree(one[left], other[right])
        yield Row(_indexes(one, sides[0]), _indexes(other, sides[1]), is_doubtful)


def _indexes(marks: Sequence[_Mark], chosen: Sequence[int]) -> tuple[int, ...]:
    return tuple(index for mark in chosen for index in marks[mark].indexes)


def _run_together(
    pairs: Sequence[tuple[int | None, int | None]], at: int, side: int, marks: Sequence[_Mark], holder: _Mark
) -> list[int]:
    """The paragraphs of one side that follow from `at` on without a partner and whose labels stand within the
    text of `holder`, after its own."""
    found: list[int] = []
    within = iter(values_within(holder.text)[bool(holder.values) :])
    while at < len(pairs):
        index = pairs[at][side]
        if index is None or pairs[at][1 - side] is not None:
            break
        if not marks[index].values or not any(marks[index].values & values for values in within):
            break
        found.append(index)
        at += 1
    return found
