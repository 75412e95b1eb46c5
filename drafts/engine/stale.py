"""References that want a second look after a renumbering.

The numbers in the text have to follow. Those that were forgotten point to nothing ("dangling") or, worse, to a
provision that nobody meant ("shifted").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from drafts.engine.alignment import Edge
from drafts.engine.paragraphs import pair_paragraphs
from drafts.engine.parts import Part
from drafts.engine.references import DIVISIONS
from drafts.engine.resolving import Resolved
from drafts.engine.tokens import shared_vocabulary

StaleKind = Literal["dangling", "shifted"]


class Spot(NamedTuple):
    """A part of a draft by its index, and one of its paragraphs as an index of its `outline`, or all of it."""

    part: int
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference in part `part` of the new draft that wants a second look.

    dangling: it means nothing in the new draft. shifted: it meant other provisions in the old draft. `was` is
    what the same words meant in the old draft, None where they did not stand there; `became` where these
    provisions are in the new draft, empty where they are gone. `was` and `now` can name the same part where only
    its paragraphs were renumbered.
    """

    part: int
    kind: StaleKind
    now: Resolved
    was: Resolved | None
    became: tuple[Spot, ...]


def is_dangling(resolved: Resolved) -> bool:
    """Whether a reference to a provision of its own draft means none there."""
    return resolved.problem.startswith("no such")


def stale_references(
    old: Sequence[Part],
    new: Sequence[Part],
    edges: Sequence[Edge],
    old_references: Sequence[Sequence[Resolved]],
    new_references: Sequence[Sequence[Resolved]],
) -> tuple[Stale, ...]:
    """The references of the new draft that mean nothing, or another provision than they did in the old draft.

    The references are those of `resolve_all`; the answer is in the order of the new draft.
    """
    return tuple(_Followed(old, new, edges, old_references).stale(new_references))


class _Followed:
    """Follows each reference of the new draft to what it meant in the old one."""

    def __init__(
        self,
        old: Sequence[Part],
        new: Sequence[Part],
        edges: Sequence[Edge],
        old_references: Sequence[Sequence[Resolved]],
    ) -> None:
        self._old, self._new, self._old_references = old, new, old_references
        self._came_from = {index: edge.old for edge in edges for index in edge.new}
        self._went_to = {index: edge.new for edge in edges for index in edge.old}
        self._partners = cache(self._pair)

    def stale(self, new_references: Sequence[Sequence[Resolved]]) -> Iterator[Stale]:
        """In the order of the new draft.

        A reference that means what one of the old article meant was brought up to date, whatever is printed.
        Of the rest, those that are printed as they were have shifted.
        """
        for index, here in enumerate(new_references):
            left = self._before(index) if here else []
            suspects = [found for found in here if not self._take_continued(found, left)]
            for found in suspects:
                was = next((old for old in left if old.reference.key == found.reference.key), None)
                if was:
                    left.remove(was)
                if was or found.problem:
                    kind: StaleKind = "dangling" if found.problem else "shifted"
                    yield Stale(index, kind, found, was, self._became(was) if was else ())

    def _before(self, index: int) -> list[Resolved]:
        """The references of the articles that this part came from."""
        return [
            resolved
            for origin in self._came_from.get(index, ())
            for resolved in self._old_references[origin]
            if not resolved.problem
        ]

    def _take_continued(self, found: Resolved, left: list[Resolved]) -> bool:
        """Whether a reference is sound; the old one that it continues is taken from those left."""
        if found.problem:
            return not is_dangling(found)
        was = next((old for old in left if self._still(old, found)), None)
        if was:
            left.remove(was)
        return was is not None

    def _became(self, was: Resolved) -> tuple[Spot, ...]:
        """Where the provisions that a reference meant are now, the paragraphs too where they can be followed."""
        rows = [
            Spot(target, row)
            for target in self._went_to.get(was.parts[0], ())
            for old_row in was.rows
            for row in self._partners(was.parts[0], target).get(old_row, ())
        ]
        whole = {target for index in was.parts for target in self._went_to.get(index, ())}
        return tuple(rows) or tuple(Spot(target) for target in sorted(whole))

    def _still(self, was: Resolved, now: Resolved) -> bool:
        """Whether the ends of what is meant now are what became of the ends of what was meant."""
        if was.reference.unit in DIVISIONS or now.reference.unit in DIVISIONS:
            return was.reference.key == now.reference.key
        if was.reference.key == now.reference.key and now.reference.relative in ("preceding", "following"):
            return True
        if len(was.rows) != len(now.rows):
            return False
        for old_index, new_index in ((was.parts[0], now.parts[0]), (was.parts[-1], now.parts[-1])):
            if new_index not in self._went_to.get(old_index, ()):
                return False
        partners = self._partners(was.parts[0], now.parts[0]) if was.rows else {}
        return all(new in partners.get(old, ()) for old, new in zip(was.rows, now.rows, strict=True))

    def _pair(self, old_index: int, new_index: int) -> dict[int, tuple[int, ...]]:
        """Each paragraph of an old part with what became of it in a new one."""
        vocabulary = shared_vocabulary()
        old, new = (vocabulary.text(part.text) for part in (self._old[old_index], self._new[new_index]))
        return {row: news for olds, news in pair_paragraphs(old, new) for row in olds}
