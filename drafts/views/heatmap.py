"""How much of each provision changed from draft to draft, as a table with shades."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.models import Article, Draft
from drafts.queries.heat import Cell, HeatMap, HeatRow

SHADES = (0.02, 0.10, 0.25, 0.50)
"""From which share of changed words on each shade begins; below the first there is none."""


@dataclass(frozen=True)
class CellView:
    """A cell as it is set: `words` is what it says, `shade` 0..4 how dark it is, `address` the comparison."""

    cell: Cell
    words: str
    shade: int
    address: str

    @property
    def is_quiet(self) -> bool:
        """Whether nothing changed here."""
        return not (self.cell.share or self.cell.is_end or self.note)

    @property
    def note(self) -> str:
        """What happened beside the change of words; another number alone is nothing."""
        quiet = self.cell.is_end or self.cell.kind in ("kept", "renumbered", "first", "added")
        return "" if quiet else self.cell.kind


@dataclass(frozen=True)
class LineView:
    """A provision with its cells."""

    article: Article
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True)
class Column:
    """A draft with the share of all its words that changed; None for the first."""

    draft: Draft
    percent: str
    shade: int


@require_safe
def heatmap(request: HttpRequest, slug: str) -> HttpResponse:
    """The heat map of the language of the newest draft."""
    treaty = access.treaty_or_404(slug)
    if request.GET:
        raise BadRequest("unknown parameter")
    published = list(queries.published_drafts(treaty.pk))
    drafts = [draft for draft in published if draft.language == published[-1].language]
    found = queries.heat_map(drafts)
    context = {
        "treaty": treaty,
        "columns": _columns(found),
        "newest": drafts[-1] if drafts else None,
        "groups": _groups(found, slug),
    }
    return render(request, "drafts/heatmap.html", context)


def _columns(found: HeatMap) -> list[Column]:
    return [
        Column(draft, "" if share is None else percent(share), _shade(share or 0.0))
        for draft, share in zip(found.drafts, found.totals, strict=True)
    ]


def _groups(found: HeatMap, slug: str) -> list[tuple[str, list[LineView]]]:
    """The provisions under the chapters of the newest draft; those that are gone stand last."""
    return [
        (chapter, _lines(rows, found.drafts, slug))
        for chapter, rows in groupby(
            found.rows, key=lambda row: "No longer there" if row.is_gone else row.article.chapter
        )
    ]


def _lines(rows: Iterable[HeatRow], drafts: tuple[Draft, ...], slug: str) -> list[LineView]:
    compare = reverse("compare", args=[slug])
    lines = []
    for row in rows:
        cells = []
        for place, cell in enumerate(row.cells):
            pair = f"?old={drafts[place - 1].pk}&new={drafts[place].pk}" if place else ""
            cells.append(_cell_view(cell, compare + pair) if cell else None)
        lines.append(LineView(row.article, tuple(cells)))
    return lines


def _cell_view(cell: Cell, compare: str) -> CellView:
    if cell.kind == "first":
        return CellView(cell, "first text", 0, cell.article.get_absolute_url())
    address = f"{compare}&article={cell.article.pk}"
    if cell.kind == "added":
        return CellView(cell, "new", 0, address)
    if cell.is_end:
        return CellView(cell, "gone" if cell.kind == "deleted" else cell.kind, 0, address)
    return CellView(cell, percent(cell.share), _shade(cell.share), address)


def percent(share: float) -> str:
    """A share for people: never 0 where something changed, never 100 where something stayed."""
    if not share:
        return "0 %"
    return f"{min(99, max(1, round(share * 100))) if share < 1 else 100} %"


def _shade(share: float) -> int:
    return sum(share >= start for start in SHADES)
