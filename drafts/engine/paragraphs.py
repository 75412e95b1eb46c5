"""Which paragraph of an article became which: kept, changed, split in two, two made one, dropped, added."""

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import Indel

from drafts.engine.search import Range, changed_ranges
from drafts.engine.tokens import CodedText

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""Old and new paragraph numbers: (1, 1), (1, 2), (2, 1), (1, 0) or (0, 1) of them, consecutive."""

_ALIKE = 0.35
_ALIKE_ALONE = 0.25
_ALIKE_IN_STEP = 0.55
_ALIKE_JOINED = 0.5
_NO_NEED_TO_JOIN = 0.9
_LONG_ENOUGH_TO_SPLIT = 6
"""Tokens."""
_SLACK = 0.5
_PREFER_PAIR = 0.05
_FEW_CELLS = 20_000_000
"""Two texts of 4,500 tokens: beyond it an exact count over the whole would cost more than all else."""
_WIDEST = 150
"""In very long gaps, how far from the diagonal partners are looked for."""

_DROP, _ADD, _PAIR, _SPLIT, _JOIN = range(5)
_TAKES = {_DROP: (1, 0), _ADD: (0, 1), _PAIR: (1, 1), _SPLIT: (1, 2), _JOIN: (2, 1)}
"""How many old and new paragraphs each step uses up."""


def pair_paragraphs(old: CodedText, new: CodedText) -> list[Pair]:
    """Every paragraph of both texts in one pair, in an order that both texts agree with.

    Paragraphs that stayed the same (label aside) pair first; between them a dynamic programme over likeness
    decides, so that a paragraph split in two is a split and not a deletion and two additions.
    """
    pairs: list[Pair] = []
    old_at = new_at = 0
    for old_start, old_end, new_start, new_end in _changed_stretches(old, new):
        pairs += _in_step(old_at, new_at, old_start - old_at)
        pairs += _Gap(old, new, range(old_start, old_end), range(new_start, new_end)).pairs()
        old_at, new_at = old_end, new_end
    return pairs + _in_step(old_at, new_at, len(old.bodies) - old_at)


def likeness_in_order(old: CodedText, new: CodedText) -> float:
    """The share 0..1 of tokens that two texts have in common, in the same order.

    Of long texts, unchanged paragraphs are matched first and words only between them.
    """
    if len(old.joined) * len(new.joined) <= _FEW_CELLS:
        return _likeness(old.joined, new.joined)
    changed = 0
    for old_start, old_end, new_start, new_end in _changed_stretches(old, new):
        before, after = old.codes_of(range(old_start, old_end)), new.codes_of(range(new_start, new_end))
        changed += int(Indel.distance(before, after))
    return 1 - changed / (len(old.joined) + len(new.joined))


def _changed_stretches(old: CodedText, new: CodedText) -> list[Range]:
    """The stretches of paragraphs that do not stand unchanged, labels aside, in both texts."""
    codes: dict[str, str] = {}
    old_line = "".join([codes.setdefault(body, chr(len(codes) + 1)) for body in old.bodies])
    new_line = "".join([codes.setdefault(body, chr(len(codes) + 1)) for body in new.bodies])
    return changed_ranges(old_line, new_line)


def _likeness(old: str, new: str, at_least: float = 0.0) -> float:
    """The share 0..1 of tokens that two coded texts have in common, in order; 0 below `at_least`."""
    return Indel.normalized_similarity(old, new, score_cutoff=at_least)


def _in_step(old: int, new: int, count: int) -> list[Pair]:
    return [((old + step,), (new + step,)) for step in range(count)]


class _Gap:
    """A stretch of paragraphs on both sides of which none is the same."""

    def __init__(self, old: CodedText, new: CodedText, old_range: range, new_range: range) -> None:
        self._old_range, self._new_range = old_range, new_range
        self._old = [old.codes[index] for index in old_range] if new_range else []
        self._new = [new.codes[index] for index in new_range] if old_range else []

    def pairs(self) -> list[Pair]:
        """The best pairing of the stretch."""
        old_count, new_count = len(self._old_range), len(self._new_range)
        if not old_count or not new_count:
            return self._apart()
        if old_count == new_count == 1:
            alike = _likeness(self._old[0], self._new[0]) >= _ALIKE_ALONE
            return _in_step(self._old_range[0], self._new_range[0], 1) if alike else self._apart()
        if old_count == new_count and all(map(_clearly_alike, self._old, self._new)):
            return _in_step(self._old_range[0], self._new_range[0], old_count)
        return self._trace_back(self._choices())

    def _apart(self) -> list[Pair]:
        dropped: list[Pair] = [((index,), ()) for index in self._old_range]
        return dropped + [((), (index,)) for index in self._new_range]

    def _choices(self) -> list[list[int]]:
        """The best last step for every pair of beginnings of the two stretches, found row by row."""
        columns = len(self._new)
        before_last, last = [0.0] * (columns + 1), [0.0] * (columns + 1)
        choices = [[_ADD] * (columns + 1)]
        alike_before: dict[int, float] = {}
        for row in range(len(self._old)):
            alike = self._likenesses(row)
            if not alike and not alike_before:
                # Nothing can pair here, and totals never fall along a row: those of the row before stand.
                choices.append(
                    [_DROP, *[_DROP if after > before else _ADD for before, after in pairwise(last)]]
                )
                before_last = last
                continue
            totals, steps = [0.0], [_DROP]
            for column in range(columns):
                total, step = totals[column], _ADD
                if last[column + 1] > total:
                    total, step = last[column + 1], _DROP
                if column in alike or column - 1 in alike or column in alike_before:
                    pairs = self._pairs_ending_at(row, column, alike.get(column, 0.0), before_last, last)
                    total, step = max([(total, step), *pairs])
                totals.append(total)
                steps.append(step)
            choices.append(steps)
            before_last, last, alike_before = last, totals, alike
        return choices

    def _likenesses(self, row: int) -> dict[int, float]:
        """The new paragraphs that are somewhat like this old one; in a very long stretch, only those near by."""
        centre = row * len(self._new) // len(self._old)
        first = max(0, centre - _WIDEST)
        found = process.extract(
            self._old[row],
            self._new[first : centre + _WIDEST],
            scorer=Indel.normalized_similarity,
            score_cutoff=_ALIKE,
            limit=None,
        )
        return {first + column: score for _, score, column in found}

    def _pairs_ending_at(
        self, row: int, column: int, alike: float, before_last: Sequence[float], last: Sequence[float]
    ) -> list[tuple[float, int]]:
        """The totals of pairing these two paragraphs, alone or one of them with its predecessor too."""
        old, new = self._old[row], self._new[column]
        options = []
        if alike:
            gain = (alike - _ALIKE + _PREFER_PAIR) * (len(old) + len(new))
            options.append((last[column] + gain, _PAIR))
        if alike < _NO_NEED_TO_JOIN:
            if column and (gain := _gain_of_joining(old, self._new[column - 1], new)):
                options.append((last[column - 1] + gain, _SPLIT))
            if row and (gain := _gain_of_joining(new, self._old[row - 1], old)):
                options.append((before_last[column] + gain, _JOIN))
        return options

    def _trace_back(self, choices: list[list[int]]) -> list[Pair]:
        """Follow the best steps from the end to the start."""
        row, column = len(self._old), len(self._new)
        found: list[Pair] = []
        while row or column:
            step = choices[row][column] if row and column else (_DROP if row else _ADD)
            rows, columns = _TAKES[step]
            old = tuple(self._old_range[row - rows : row])
            new = tuple(self._new_range[column - columns : column])
            found.append((old, new))
            row, column = row - rows, column - columns
        return found[::-1]


def _clearly_alike(old: str, new: str) -> bool:
    return _likeness(old, new, _ALIKE_IN_STEP) > 0


def _gain_of_joining(whole: str, first: str, second: str) -> float:
    """What it brings to see two paragraphs of one side as one of the other; 0 when they are not alike."""
    size, length = len(whole), len(first) + len(second)
    if size < _LONG_ENOUGH_TO_SPLIT or not size - _SLACK * size < length < size + _SLACK * size:
        return 0.0
    alike = _likeness(whole, first + second, _ALIKE_JOINED)
    return (alike - _ALIKE) * (len(whole) + length) if alike else 0.0
