"""What matters in a redline, as it is printed before the articles."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from drafts.engine.force import KIND_NAMES, QUIET_KINDS, Direction, Kind, Matter
from drafts.exports.redline import Redline, anchor_of, part_title

MOST = 40
"""Lines, about a page: the redline itself tells the rest."""


@dataclass(frozen=True, slots=True)
class PrintedMatter:
    """A change of legal force in one article, told once for all `times` that it happens there."""

    anchor: str
    name: str
    class_name: str
    label: str
    direction: Direction
    times: int


def printed_matters(redline: Redline) -> list[PrintedMatter]:
    """The weightiest changes of legal force."""
    told = Counter(_same(matter) for matter in redline.matters if matter.change.kind not in QUIET_KINDS)
    return [
        PrintedMatter(anchor_of(index), _name(redline, index), KIND_NAMES[kind], label, direction, times)
        for (index, kind, label, direction), times in islice(told.items(), MOST)
    ]


def _same(matter: Matter) -> tuple[int, Kind, str, Direction]:
    return matter.article, matter.change.kind, matter.change.label, matter.change.direction


def _name(redline: Redline, index: int) -> str:
    article = redline.comparison.articles[index]
    return part_title(article.new or article.old)
