"""How alike articles are by the words they share, rare words counting more (TF-IDF cosine), without numpy."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import mul

from drafts.engine.pairing import Side

_Vectors = Mapping[int, Mapping[str, float]]
_Rows = dict[int, dict[int, float]]

_FEW_PARTS = 16
_FEW_HOLDERS = 3
_RARE = 8
"""Words in at most so many articles of both drafts together say who may be whose partner."""
_CANDIDATES = 4
_DIGITS = 6


class Likeness:
    """The words of two drafts with their weight: the logarithm of how few articles hold them.

    In drafts of any size, words that more than half of the articles use say nothing and weigh nothing.
    """

    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old, new
        self._count = len(old) + len(new)
        self._spread = {word: len(holders) for word, holders in old.words.holders.items()}
        for word, holders in new.words.holders.items():
            self._spread[word] = self._spread.get(word, 0) + len(holders)
        most = self._count // 2 if self._count > _FEW_PARTS else self._count
        by_spread = [math.log((self._count + 1) / spread) for spread in range(1, self._count + 1)]
        self._rarity = {
            word: by_spread[spread - 1] for word, spread in self._spread.items() if spread <= most
        }

    def cosines(self, old: Sequence[int], new: Sequence[int]) -> dict[int, dict[int, float]]:
        """Likeness 0..1 of given old articles with given new ones, for all pairs that may be the best of one.

        Measured are the pairs that share the weightiest rare words, from the view of either side; an article
        without rare words in common with any is measured against all.
        """
        squares = {word: rarity * rarity for word, rarity in self._rarity.items()}
        common = self._spread.keys() - squares.keys()
        squares.update(dict.fromkeys(common, 0.0))
        vectors: dict[int, dict[str, float]] = {}
        old_norms: dict[int, float] = {}
        for index in old:
            emphasis = self._old.texts[index].emphasis
            vector = dict(
                zip(emphasis, map(mul, map(squares.__getitem__, emphasis), emphasis.values()), strict=True)
            )
            old_norms[index] = math.sqrt(sum(map(mul, vector.values(), emphasis.values()))) or 1.0
            for word in common & vector.keys():
                del vector[word]
            vectors[index] = vector
        new_norms = {index: _norm(self._new.texts[index].emphasis, squares) for index in new}
        rows: dict[int, dict[int, float]] = {index: {} for index in old}
        for index, other in sorted(self._candidates(vectors, new)):
            cosine = _product(vectors[index], self._new.texts[other].emphasis)
            # Rounded, so that the order of summing cannot decide between equals.
            rows[index][other] = round(cosine / old_norms[index] / new_norms[other], _DIGITS)
        return rows

    def shares(self, index: int, here: Side, there: Side) -> list[float]:
        """For each article of one draft, the share 0..1 of an other draft's article's distinctive words it holds.

        Distinctive words occur in at most a quarter of all articles, three in a small draft, and count by
        their rarity.
        """
        rare = self._distinctive(here, index)
        held: list[list[float]] = [[] for _ in range(len(there))]
        for word, weight in rare.items():
            for other in there.words.holders.get(word, ()):
                held[other].append(weight)
        total = math.fsum(rare.values()) or 1.0
        return [round(math.fsum(weights) / total, _DIGITS) for weights in held]

    def share(self, index: int, here: Side, other: int, there: Side) -> float:
        """The share of one article's distinctive words that one other holds, of either draft."""
        rare = self._distinctive(here, index)
        common = rare.keys() & there.texts[other].emphasis.keys()
        total = math.fsum(rare.values()) or 1.0
        return round(math.fsum(map(rare.__getitem__, common)) / total, _DIGITS)

    def overlap(self, old: int, new: int) -> float:
        """The larger share 0..1 of one article's distinctive words that the other holds.

        Unlike the cosine it does not fall when an article only grew, or was only cut.
        """
        return max(self.share(old, self._old, new, self._new), self.share(new, self._new, old, self._old))

    def _distinctive(self, side: Side, index: int) -> dict[str, float]:
        most, spread, rarity = max(self._count / 4, _FEW_HOLDERS), self._spread, self._rarity
        return {word: rarity[word] for word in side.texts[index].emphasis if spread[word] <= most}

    def _candidates(self, vectors: _Vectors, new: Sequence[int]) -> set[tuple[int, int]]:
        """The pairs worth measuring."""
        holders, texts = self._new.words.holders, self._new.texts
        rare = {word for word, spread in self._spread.items() if spread <= _RARE and word in holders}
        columns: _Rows = {index: {} for index in new}
        pairs: set[tuple[int, int]] = set()
        for index, vector in vectors.items():
            row: dict[int, float] = defaultdict(float)
            for word in vector.keys() & rare:
                weight = vector[word]
                for other in holders[word]:
                    row[other] += weight * texts[other].emphasis[word]
            # Rounded, so that the order of summing cannot decide between equals.
            free = {other: round(total, _DIGITS) for other, total in row.items() if other in columns}
            pairs.update([(index, other) for other in _best(free) or new])
            for other, total in free.items():
                columns[other][index] = total
        old = list(vectors)
        pairs.update([(index, other) for other, column in columns.items() for index in _best(column) or old])
        return pairs


def _norm(emphasis: Mapping[str, float], squares: Mapping[str, float]) -> float:
    stresses = emphasis.values()
    weights = map(mul, map(squares.__getitem__, emphasis), stresses)
    return math.sqrt(sum(map(mul, weights, stresses))) or 1.0


def _best(row: Mapping[int, float]) -> list[int]:
    """The indexes with the largest values, the lower index first of equals."""
    if len(row) <= _CANDIDATES:
        return list(row)
    least = sorted(row.values())[-_CANDIDATES]
    best = [index for index, value in row.items() if value >= least]
    return sorted(best, key=lambda index: (-row[index], index))[:_CANDIDATES]


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum over the words of both."""
    common = one.keys() & other.keys()
    return sum(map(mul, map(one.__getitem__, common), map(other.__getitem__, common)), 0.0)
