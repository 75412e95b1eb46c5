"""How alike articles are by the words they share, rare words counting more (TF-IDF cosine), without numpy."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from operator import mul

Bag = Counter[str]
"""How often each token occurs in an article."""

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

    def __init__(self, old: Sequence[Bag], new: Sequence[Bag]) -> None:
        self._old, self._new = old, new
        self._count = len(old) + len(new)
        self._spread = Counter(chain.from_iterable(chain(old, new)))
        most = self._count // 2 if self._count > _FEW_PARTS else self._count
        by_spread = [math.log((self._count + 1) / spread) for spread in range(1, self._count + 1)]
        self._rarity = {
            token: by_spread[spread - 1] for token, spread in self._spread.items() if spread <= most
        }

        # A word said often counts more, but not in proportion.
        most_often = max((max(bag.values(), default=1) for bag in chain(old, new)), default=1)
        self._emphasis = [0.0, *(1 + math.log(times) for times in range(1, most_often + 1))]

    def cosines(self, old: Sequence[int], new: Sequence[int]) -> dict[int, dict[int, float]]:
        """Likeness 0..1 of given old articles with given new ones, for all pairs that may be the best of one.

        Measured are the pairs that share the weightiest rare words, from the view of either side; an article
        without rare words in common with any is measured against all.
        """
        old_vectors = {index: self._vector(self._old[index]) for index in old}
        new_vectors = {index: self._vector(self._new[index]) for index in new}
        old_norms = {index: math.hypot(*vector.values()) or 1.0 for index, vector in old_vectors.items()}
        new_norms = {index: math.hypot(*vector.values()) or 1.0 for index, vector in new_vectors.items()}
        rows: dict[int, dict[int, float]] = {index: {} for index in old}
        for index, other in sorted(self._candidates(old_vectors, new_vectors)):
            cosine = _product(old_vectors[index], new_vectors[other]) / old_norms[index] / new_norms[other]
            # Rounded, so that the order of summing cannot decide between equals.
            rows[index][other] = round(cosine, _DIGITS)
        return rows

    def shares(self, bag: Bag, others: Sequence[Bag]) -> list[float]:
        """For each other article the share 0..1 of this one's distinctive words that it holds.

        Distinctive words occur in at most a quarter of all articles, three in a small draft, and count by
        their rarity.
        """
        most = max(self._count / 4, _FEW_HOLDERS)
        rare = {token: self._rarity[token] for token in bag if self._spread[token] <= most}
        total = math.fsum(rare.values()) or 1.0
        held = [math.fsum(map(rare.__getitem__, rare.keys() & other.keys())) for other in others]
        return [round(share / total, _DIGITS) for share in held]

    def overlap(self, old: int, new: int) -> float:
        """The larger share 0..1 of one article's distinctive words that the other holds.

        Unlike the cosine it does not fall when an article only grew, or was only cut.
        """
        old_bag, new_bag = self._old[old], self._new[new]
        return max(*self.shares(old_bag, [new_bag]), *self.shares(new_bag, [old_bag]))

    def _vector(self, bag: Bag) -> dict[str, float]:
        rarity, emphasis = self._rarity, self._emphasis
        return {token: rarity[token] * emphasis[times] for token, times in bag.items() if token in rarity}

    def _candidates(self, old: _Vectors, new: _Vectors) -> set[tuple[int, int]]:
        """The pairs worth measuring."""
        holders = self._holders_of_rare_words(new)
        by_old: _Rows = {index: {} for index in old}
        by_new: _Rows = {index: {} for index in new}
        for index, vector in old.items():
            row: dict[int, float] = defaultdict(float)
            for token in [token for token in vector if token in holders]:
                weight = vector[token]
                for other, other_weight in holders[token]:
                    row[other] += weight * other_weight
            by_old[index] = row
            for other, total in row.items():
                by_new[other][index] = total
        pairs = {(index, other) for index, row in by_old.items() for other in _best(row) or new}
        return pairs | {(index, other) for other, column in by_new.items() for index in _best(column) or old}

    def _holders_of_rare_words(self, vectors: _Vectors) -> dict[str, list[tuple[int, float]]]:
        rare = {token for token, spread in self._spread.items() if spread <= _RARE}
        holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, vector in vectors.items():
            for token in vector:
                if token in rare:
                    holders[token].append((index, vector[token]))
        return holders


def _best(row: Mapping[int, float]) -> list[int]:
    """The indexes with the largest values."""
    return nsmallest(_CANDIDATES, row, key=lambda index: (-row[index], index))


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum over the words of both."""
    common = one.keys() & other.keys()
    products: Iterable[float] = map(mul, map(one.__getitem__, common), map(other.__getitem__, common))
    return sum(products, 0.0)
