"""Paragraphs that left one place and came back in another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

_LONG_ENOUGH = 30
"""Characters of an unchanged paragraph that can be told from chance."""
_ENOUGH_TOKENS = 10
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Loose:
    """A paragraph without partner in its own article: which one, its text without label, its codes."""

    article: int
    paragraph: int
    body: str
    codes: str


def find_moves(gone: Sequence[Loose], come: Sequence[Loose]) -> list[tuple[Loose, Loose]]:
    """Pairs of a dropped and an added paragraph that are the same one, each used once.

    Unchanged ones first, in order; then the most alike, if at least 0.6 of their words are the same.
    """
    moves, gone_left, come_left = _unchanged(gone, come)
    gone_left = [loose for loose in gone_left if len(loose.codes) >= _ENOUGH_TOKENS]
    come_left = [loose for loose in come_left if len(loose.codes) >= _ENOUGH_TOKENS]
    used_gone: set[int] = set()
    used_come: set[int] = set()
    for _, old, new in _likenesses(gone_left, come_left):
        if old not in used_gone and new not in used_come:
            used_gone.add(old)
            used_come.add(new)
            moves.append((gone_left[old], come_left[new]))
    return moves


def _unchanged(
    gone: Sequence[Loose], come: Sequence[Loose]
) -> tuple[list[tuple[Loose, Loose]], list[Loose], list[Loose]]:
    """Moves without any change, and what is left over on either side."""
    waiting: dict[str, list[Loose]] = defaultdict(list)
    for loose in gone:
        if len(loose.body) >= _LONG_ENOUGH:
            waiting[loose.body].append(loose)
    moves, come_left, moved = [], [], set()
    for loose in come:
        if waiting.get(loose.body):
            origin = waiting[loose.body].pop(0)
            moves.append((origin, loose))
            moved.add((origin.article, origin.paragraph))
        else:
            come_left.append(loose)
    return moves, [loose for loose in gone if (loose.article, loose.paragraph) not in moved], come_left


def _likenesses(gone: Sequence[Loose], come: Sequence[Loose]) -> list[tuple[float, int, int]]:
    """(minus likeness, old, new) of all pairs alike enough, the most alike first."""
    choices = [loose.codes for loose in come]
    found = [
        (-score, old, new)
        for old, loose in enumerate(gone)
        for _, score, new in process.extract(
            loose.codes, choices, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE, limit=None
        )
    ]
    return sorted(found)
