"""How alike articles are by the words they share, rare words counting more (TF-IDF cosine), without numpy."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

Bag = Counter[str]
"""How often each token occurs in an article."""

_FEW_PARTS = 16
_FEW_HOLDERS = 3
_DIGITS = 6


class Likeness:
    """The words of two drafts with their weight: the logarithm of how few articles hold them."""

    def __init__(self, old: Sequence[Bag], new: Sequence[Bag]) -> None:
        self._old, self._new = old, new
        self._count = len(old) + len(new)
        self._spread = Counter(chain.from_iterable(chain(old, new)))
        spreads = range(1, self._count + 1)
        self._rarities = [0.0, *(math.log((self._count + 1) / spread) for spread in spreads)]

    def cosines(self, old: Sequence[int], new: Sequence[int]) -> dict[int, dict[int, float]]:
        """Likeness 0..1 of every given old article with every given new one, where they share a word.

        In drafts of any size, words that more than half of the articles use say nothing and are left out.
        """
        holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index in new:
            for token, weight in self._vector(self._new[index]).items():
                holders[token].append((index, weight))
        rows: dict[int, dict[int, float]] = {}
        for index in old:
            row: dict[int, float] = defaultdict(float)
            for token, weight in self._vector(self._old[index]).items():
                for other, other_weight in holders.get(token, ()):
                    row[other] += weight * other_weight
            # Rounded, so that the order of summing cannot decide between equals.
            rows[index] = {other: round(cosine, _DIGITS) for other, cosine in sorted(row.items())}
        return rows

    def shares(self, bag: Bag, others: Sequence[Bag]) -> list[float]:
        """For each other article the share 0..1 of this one's distinctive words that it holds.

        Distinctive words occur in at most a quarter of all articles, three in a small draft, and count by
        their rarity.
        """
        most = max(self._count / 4, _FEW_HOLDERS)
        rare = {token: self._rarities[self._spread[token]] for token in bag if self._spread[token] <= most}
        total = math.fsum(rare.values()) or 1.0
        held = [math.fsum([rare[token] for token in rare.keys() & other.keys()]) for other in others]
        return [round(share / total, _DIGITS) for share in held]

    def _vector(self, bag: Bag) -> dict[str, float]:
        most = self._count // 2 if self._count > _FEW_PARTS else self._count
        spread, rarities = self._spread, self._rarities
        weights = {
            token: rarities[spread[token]] * _emphasis(times)
            for token, times in bag.items()
            if spread[token] <= most
        }
        norm = math.sqrt(math.fsum([weight * weight for weight in weights.values()])) or 1.0
        return {token: weight / norm for token, weight in weights.items()}


@lru_cache
def _emphasis(times: int) -> float:
    """A word said often counts more, but not in proportion."""
    return 1 + math.log(times)
