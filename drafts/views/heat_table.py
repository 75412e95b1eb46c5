"""The heat map as its table is set: words, shades, signs of legal force, addresses."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.urls import reverse

from drafts.engine.force import KINDS, Kind
from drafts.exports.heatmap import HeatCell, HeatColumn, HeatGroup, HeatLine, HeatMark, HeatTable
from drafts.models import Draft
from drafts.queries.heat import Cell, HeatMap, HeatRow, Tally, Warmth, sum_warmth
from drafts.views.matters import KIND_NAMES
from drafts.views.redline import QUIET_KINDS

SHARES = (0.02, 0.10, 0.25, 0.50)
"""From which share of changed words on each shade begins; below the first there is none."""

COUNTS = (1, 2, 4, 8)
"""From how many changes of a class on each shade begins."""

LOUD_KINDS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in QUIET_KINDS)
"""The classes that carry legal force."""

SIGNS: dict[Kind, str] = {
    "safeguard": "Sg",
    "obligation": "Ob",
    "provision": "Pr",
    "negation": "No",
    "condition": "If",
    "number": "Nr",
    "definition": "Df",
    "connector": "&",
    "scope": "Sc",
    "option": "Op",
    "bracket": "[ ]",
    "reference": "§",
}
_GONE = "No longer there"


def heat_table(found: HeatMap, slug: str, treaty: str, kind: str = "") -> HeatTable:
    """The table of a treaty's heat map; `kind` is the class of legal force that is counted, empty for the amount."""
    return _Setter(found, slug, kind).table(treaty)


def percent(share: float) -> str:
    """A share for people: never 0 where something changed, never 100 where something stayed."""
    if not share:
        return "0 %"
    return f"{min(99, max(1, round(share * 100))) if share < 1 else 100} %"


class _Setter:
    """Sets one table."""

    def __init__(self, found: HeatMap, slug: str, kind: str) -> None:
        self._found, self._kind = found, kind
        self._compare = reverse("compare", args=[slug])

    def table(self, treaty: str) -> HeatTable:
        found = self._found
        total = sum_warmth(warmth for warmth in found.totals if warmth)
        return HeatTable(
            treaty=treaty,
            language=found.drafts[-1].language if found.drafts else "",
            shows=KIND_NAMES[self._kind] if self._kind else "",
            columns=tuple(
                HeatColumn(draft.label, draft.issued_on, draft.get_absolute_url()) for draft in found.drafts
            ),
            totals=tuple(self._sum(warmth) for warmth in found.totals),
            groups=tuple(self._groups()),
            legend=_marks(total),
        )

    def _groups(self) -> Iterable[HeatGroup]:
        """The provisions under the chapters of the newest draft; those that are gone stand last."""
        by_chapter = groupby(self._found.rows, lambda row: _GONE if row.is_gone else row.article.chapter)
        groups = [(chapter, list(rows)) for chapter, rows in by_chapter]
        for chapter, rows in groups:
            totals = self._totals(rows) if chapter and len(groups) > 1 else ()
            yield HeatGroup(chapter, totals, tuple(self._line(row) for row in rows))

    def _totals(self, rows: Sequence[HeatRow]) -> tuple[HeatCell, ...]:
        columns = zip(*(row.cells for row in rows), strict=True)
        warmths = [[cell.warmth for cell in column if cell] for column in columns]
        return (self._sum(None), *(self._sum(sum_warmth(column)) for column in warmths[1:]))

    def _sum(self, warmth: Warmth | None) -> HeatCell:
        if warmth is None:
            return HeatCell("–", state="quiet")
        return (
            self._by_kind(warmth)
            if self._kind
            else HeatCell(percent(warmth.share), _shade(warmth.share, SHARES))
        )

    def _line(self, row: HeatRow) -> HeatLine:
        cells = tuple(cell and self._cell(cell, place) for place, cell in enumerate(row.cells))
        address = reverse("provision", args=[row.article.provision_id])
        return HeatLine(row.article.name, row.article.heading, address, cells)

    def _cell(self, cell: Cell, place: int) -> HeatCell:
        name = cell.article.name
        if cell.kind == "first":
            return HeatCell("first text", state="quiet", name=name, address=cell.article.get_absolute_url())
        where = {"name": name, "address": self._address(cell, place)}
        if cell.is_end:
            return HeatCell("gone" if cell.kind == "deleted" else cell.kind, state="gone", **where)
        if cell.kind == "added":
            return HeatCell("new", state="new", **where)
        note = "" if cell.kind in ("kept", "renumbered") else cell.kind
        if self._kind:
            told = self._by_kind(cell.warmth)
            return HeatCell(told.words, told.shade, told.state, told.note or note, **where)
        share, marks = cell.warmth.share, _marks(cell.warmth)
        state = "" if share or note or marks else "quiet"
        return HeatCell(percent(share), _shade(share, SHARES), state, note, marks, **where)

    def _by_kind(self, warmth: Warmth) -> HeatCell:
        """How many changes are of the chosen class, and how many of them weaken."""
        tally = next((told for kind, told in warmth.force.items() if kind == self._kind), Tally())
        note = f"{tally.weakens} weaken{'s' if tally.weakens == 1 else ''}" if tally.weakens else ""
        return HeatCell(str(tally.count), _shade(tally.count, COUNTS), "" if tally.count else "quiet", note)

    def _address(self, cell: Cell, place: int) -> str:
        old, new = self._drafts_at(place)
        kind = f"&kind={self._kind}" if self._kind else ""
        return f"{self._compare}?old={old.pk}&new={new.pk}&article={cell.article.pk}{kind}"

    def _drafts_at(self, place: int) -> tuple[Draft, Draft]:
        return self._found.drafts[place - 1], self._found.drafts[place]


def _marks(warmth: Warmth) -> tuple[HeatMark, ...]:
    """The classes of legal force, the weightiest first."""
    return tuple(
        HeatMark(SIGNS[kind], KIND_NAMES[kind], warmth.force[kind].count)
        for kind in LOUD_KINDS
        if kind in warmth.force
    )


def _shade(amount: float, starts: Sequence[float]) -> int:
    return sum(amount >= start for start in starts)
