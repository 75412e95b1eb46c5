"""What matters in a comparison, as its page lists it: the weightiest changes, or all of one class."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from drafts.engine.force import KIND_NAMES, KINDS, QUIET_KINDS, ForceChange, Matter
from drafts.views.chips import Chip
from drafts.views.redline import ArticleView

FIRST = 12
"""How many are listed where no class is asked for."""


@dataclass(frozen=True)
class Line:
    """A change with its place; the same told `times` of one article is one line, which leads to the first."""

    view: ArticleView
    anchor: str
    change: ForceChange
    times: int

    @property
    def class_name(self) -> str:
        return KIND_NAMES[self.change.kind]


@dataclass(frozen=True)
class Matters:
    """The list. `total` counts the changes of legal force, `quiet` the others, before any filter.

    `lines` are all of the chosen class, or without one the weightiest of those with legal force.
    """

    total: int
    quiet: int
    lines: tuple[Line, ...]
    chips: tuple[Chip, ...]


def matters_view(
    matters: Sequence[Matter], views: Sequence[ArticleView], kind: str, address: Callable[[str], str]
) -> Matters:
    """The list of a comparison's matters, which come by rank; `address` gives that of a class, of all for ""."""
    counts = Counter(matter.change.kind for matter in matters)
    quiet = sum(counts[kind] for kind in QUIET_KINDS)
    total = len(matters) - quiet
    chips = [Chip("all", total, address(""), not kind)]
    chips += [
        Chip(KIND_NAMES[name], counts[name], address(name), name == kind)
        for name in KINDS
        if counts[name] or name == kind
    ]
    asked = [
        matter
        for matter in matters
        if (matter.change.kind == kind if kind else matter.change.kind not in QUIET_KINDS)
    ]
    lines = _lines(asked, views)
    return Matters(total, quiet, tuple(lines if kind else islice(lines, FIRST)), tuple(chips))


def _lines(matters: Iterable[Matter], views: Sequence[ArticleView]) -> Iterator[Line]:
    """One line for those that say the same of one article."""
    same: dict[tuple, list[Matter]] = defaultdict(list)
    for matter in matters:
        same[matter.article, matter.change.label, matter.change.direction].append(matter)
    for (index, *_), found in same.items():
        yield Line(views[index], _anchor(views[index], found[0]), found[0].change, len(found))


def _anchor(view: ArticleView, matter: Matter) -> str:
    if matter.row is None:
        return view.anchor
    return view.rows[matter.row].ids[0]
