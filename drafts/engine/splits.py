"""Articles cut in two or put together: most of the distinctive words of a left-over are in one other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from drafts.engine.likeness import Likeness
from drafts.engine.matching import Cosines
from drafts.engine.pairing import Pairing, Side

_CONTAINED = 0.55
_CLEARLY_MORE = 0.05
_WEAK = 0.5
_LONG_ENOUGH = 60
"""Characters below which an article holds too few words to tell."""


@dataclass(frozen=True)
class Link:
    """A left-over and the article on the other side that holds `share` of its distinctive words.

    split: `new` is the left-over, it came out of `old`. merged: `old` is the left-over, it went into `new`.
    """

    kind: Literal["split", "merged"]
    old: int
    new: int
    share: float
    margin: float


def find_links(pairing: Pairing, old: Side, new: Side, likeness: Likeness, cosines: Cosines) -> list[Link]:
    """The splits and merges among what has no partner, the clearest first.

    A weak pair is cut when one of the two clearly belongs to another article.
    """
    search = _Search(old, new, likeness)
    for index, row in cosines.items():
        other = pairing.new_of.get(index)
        is_weak = other is not None and row.get(other, 0.0) < _WEAK and pairing.gap(index) != other
        if other is not None and is_weak and search.belongs_elsewhere(index, other):
            pairing.cut(index)
    links = [search.merged(index) for index in pairing.free_old()]
    links += [search.split(index) for index in pairing.free_new()]
    return sorted([link for link in links if link.share >= _CONTAINED], key=lambda link: -link.share)


class _Search:
    """Shares of distinctive words, each row computed once."""

    def __init__(self, old: Side, new: Side, likeness: Likeness) -> None:
        self._old, self._new, self._likeness = old, new, likeness
        self._rows: dict[tuple[str, int], list[float]] = {}

    def merged(self, old: int) -> Link:
        """Where most of an old article went."""
        place, share, margin = _top(self._shares("old", old))
        return Link("merged", old, place, share, margin)

    def split(self, new: int) -> Link:
        """Where most of a new article came from."""
        place, share, margin = _top(self._shares("new", new))
        return Link("split", place, new, share, margin)

    def belongs_elsewhere(self, old: int, new: int) -> bool:
        """Whether one of a pair is held by a third article clearly better than by its partner."""
        old_shares, new_shares = list(self._shares("old", old)), list(self._shares("new", new))
        own = max(old_shares[new], new_shares[old])
        old_shares[new] = new_shares[old] = 0.0
        elsewhere = max(*old_shares, *new_shares)
        return elsewhere >= _CONTAINED and elsewhere > own + _CLEARLY_MORE

    def _shares(self, side: Literal["old", "new"], index: int) -> Sequence[float]:
        known = self._rows.get((side, index))
        if known is None:
            here, there = (self._old, self._new) if side == "old" else (self._new, self._old)
            if here.texts[index].size < _LONG_ENOUGH:
                known = [0.0] * len(there)
            else:
                bags = [text.bag for text in there.texts]
                known = self._likeness.shares(here.texts[index].bag, bags)
            self._rows[side, index] = known
        return known


def _top(shares: Sequence[float]) -> tuple[int, float, float]:
    """The index of the largest share, the share, and its lead over the next."""
    if not shares:
        return 0, 0.0, 0.0
    ordered = sorted(range(len(shares)), key=lambda index: (-shares[index], index))
    best = shares[ordered[0]]
    return ordered[0], best, best - (shares[ordered[1]] if len(ordered) > 1 else 0.0)
