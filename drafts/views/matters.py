"""What matters in a comparison, as its page lists it: the weightiest changes first, then all of them by class."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafts.engine.force import KINDS, ForceChange, Kind, Matter
from drafts.views.chips import Chip
from drafts.views.redline import QUIET_KINDS, ArticleView, row_anchor

FIRST = 12
"""How many are shown before the list is unfolded."""

KIND_NAMES: dict[Kind, str] = {
    "safeguard": "safeguard",
    "obligation": "obligation",
    "provision": "article or paragraph",
    "negation": "negation",
    "condition": "condition",
    "number": "number or time limit",
    "definition": "definition",
    "connector": "and / or",
    "scope": "scope",
    "option": "option",
    "bracket": "bracket",
    "reference": "cross-reference",
    "wording": "other wording",
    "editorial": "editorial",
}


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
class Group:
    """The lines of one class."""

    name: str
    count: int
    lines: tuple[Line, ...]
    is_quiet: bool


@dataclass(frozen=True)
class Matters:
    """The list. `total` counts the changes of legal force, `quiet` the others, before any filter.

    With a filter, all lines of its class are `first` and there are no `groups`.
    """

    total: int
    quiet: int
    first: tuple[Line, ...]
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]


def matters_view(
    matters: Sequence[Matter], views: Sequence[ArticleView], kind: str, address: Callable[[str], str]
) -> Matters:
    """The list of a comparison's matters, which come by rank; `address` gives that of a class, of all for ""."""
    by_kind = {kind: [matter for matter in matters if matter.change.kind == kind] for kind in KINDS}
    quiet = sum(len(by_kind[kind]) for kind in QUIET_KINDS)
    total = len(matters) - quiet
    chips = [Chip("all", total, address(""), not kind)]
    chips += [
        Chip(KIND_NAMES[name], len(found), address(name), name == kind)
        for name, found in by_kind.items()
        if found or name == kind
    ]
    groups = tuple(
        Group(KIND_NAMES[name], len(found), tuple(_lines(found, views)), name in QUIET_KINDS)
        for name, found in by_kind.items()
        if found and kind in ("", name)
    )
    if kind:
        lines = tuple(line for group in groups for line in group.lines)
        return Matters(total, quiet, lines, (), tuple(chips))
    loud = [line for group in groups if not group.is_quiet for line in group.lines]
    loud.sort(key=lambda line: line.change.rank)
    is_all = len(loud) <= FIRST and not quiet
    return Matters(total, quiet, tuple(loud[:FIRST]), () if is_all else groups, tuple(chips))


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
    return row_anchor(view.comparison, view.comparison.rows[matter.row])
