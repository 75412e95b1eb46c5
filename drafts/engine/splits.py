"""Articles cut in two or put together: most of the distinctive words of a left-over are in one other.

Or it left a paragraph word for word in the article that has its number now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafts.engine.likeness import Likeness
from drafts.engine.matching import Cosines
from drafts.engine.pairing import Pairing, Side
from drafts.engine.votes import Votes

_CONTAINED = 0.55
_CLEARLY_MORE = 0.05
_WENT_ALONG = 0.1
"""How much more of a left-over the whole holds than the part that stayed does; else it only resembles both."""
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


def find_links(
    pairing: Pairing, old: Side, new: Side, likeness: Likeness, votes: Votes, cosines: Cosines
) -> list[Link]:
    """The splits and merges among what has no partner, the clearest first.

    A weak pair is cut when one of the two clearly belongs to another article.
    """
    search = _Search(old, new, likeness)
    for index, row in cosines.items():
        other = pairing.new_of.get(index)
        is_weak = other is not None and row.get(other, 0.0) < _WEAK and pairing.gap(index) != other
        if other is not None and is_weak and search.belongs_elsewhere(index, other):
            pairing.cut(index)
    found = [search.merged(index) for index in pairing.free_old()]
    found += [search.split(index) for index in pairing.free_new()]
    links = [link for link in found if link.share >= _CONTAINED and search.went_along(link, pairing)]
    links += search.by_number(pairing, votes)
    return sorted(links, key=lambda link: -link.share)


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

    def went_along(self, link: Link, pairing: Pairing) -> bool:
        """Whether the words of the left-over left, or joined, what became of the other article."""
        if link.kind == "split":
            side, left_over, stayed = self._new, link.new, pairing.new_of.get(link.old)
        else:
            side, left_over, stayed = self._old, link.old, pairing.old_of.get(link.new)
        if stayed is None:
            return True
        resembling = self._likeness.share(left_over, side, stayed, side)
        return link.share - resembling > _WENT_ALONG

    def by_number(self, pairing: Pairing, votes: Votes) -> Iterator[Link]:
        """Left-overs with a paragraph word for word in the article of their number; for a person to judge."""
        old_places, new_places = _places(self._old), _places(self._new)
        for index in pairing.free_old():
            place = new_places.get(self._old.numbers[index], -1)
            if votes.get(index, {}).get(place):
                yield Link("merged", index, place, self._shares("old", index)[place], 0.0)
        for index in pairing.free_new():
            place = old_places.get(self._new.numbers[index], -1)
            if votes.get(place, {}).get(index):
                yield Link("split", place, index, self._shares("new", index)[place], 0.0)

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
                known = self._likeness.shares(index, here, there)
            self._rows[side, index] = known
        return known


def _places(side: Side) -> dict[str, int]:
    return {number: index for index, number in enumerate(side.numbers) if number}


def _top(shares: Sequence[float]) -> tuple[int, float, float]:
    """The index of the largest share, the share, and its lead over the next."""
    if not shares:
        return 0, 0.0, 0.0
    ordered = sorted(range(len(shares)), key=lambda index: (-shares[index], index))
    best = shares[ordered[0]]
    return ordered[0], best, best - (shares[ordered[1]] if len(ordered) > 1 else 0.0)
