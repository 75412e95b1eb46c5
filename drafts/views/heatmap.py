"""How much of each provision changed from draft to draft, as a table with shades: page, PDF and CSV."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.exports.heatmap import heatmap_pdf
from drafts.models import Treaty
from drafts.queries.heat import HeatMap
from drafts.views.chips import Chip
from drafts.views.files import DAY, file_answer, file_name
from drafts.views.heat_table import LOUD_KINDS, heat_table
from drafts.views.matters import KIND_NAMES
from treatywatch.cage import CageError


@require_safe
def heatmap(request: HttpRequest, slug: str) -> HttpResponse:
    """The heat map of the language of the newest draft, by amount or by one class of legal force."""
    treaty, kind = access.treaty_or_404(slug), _kind(request)
    found = _heat_map(treaty)
    context = {
        "treaty": treaty,
        "table": heat_table(found, slug, treaty.short_title, kind),
        "kind": kind,
        "chips": _chips(found, kind),
    }
    return render(request, "drafts/heatmap.html", context)


@require_safe
def heatmap_as_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a tagged PDF, printed once a day."""
    treaty, kind = access.treaty_or_404(slug), _kind(request)
    found = _with_columns(treaty)
    table = heat_table(found, slug, treaty.short_title, kind)
    made_at = datetime.combine(found.drafts[-1].issued_on, time(), UTC)
    key = f"heatmap-pdf:{queries.digest([repr(table)])}"
    try:
        content = cache.get_or_set(key, lambda: heatmap_pdf(table, made_at), DAY)
    except CageError as error:
        context = {"treaty": treaty, "error": error}
        return render(request, "drafts/no_heatmap_pdf.html", context, status=503)
    return file_answer(content, "application/pdf", f"{file_name(slug, 'heat map', kind)}.pdf")


@require_safe
def heatmap_as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything as a table for spreadsheets: one row for each provision and draft."""
    treaty = access.treaty_or_404(slug)
    if request.GET:
        raise BadRequest("unknown parameter")
    answer = file_answer(b"\xef\xbb\xbf", "text/csv; charset=utf-8", f"{file_name(slug, 'heat map')}.csv")
    csv.writer(answer).writerows(_rows(_with_columns(treaty)))
    return answer


def _kind(request: HttpRequest) -> str:
    """The class that the address asks for; 400 for one that does not exist, or another parameter."""
    kind = request.GET.get("kind", "")
    if set(request.GET) - {"kind"} or (kind and kind not in LOUD_KINDS):
        raise BadRequest("unknown class or parameter")
    return kind


def _heat_map(treaty: Treaty) -> HeatMap:
    published = list(queries.published_drafts(treaty.pk))
    return queries.heat_map(queries.in_leading_language(published))


def _with_columns(treaty: Treaty) -> HeatMap:
    """The heat map; 404 where there is nothing to compare yet."""
    found = _heat_map(treaty)
    if len(found.drafts) < 2:
        raise Http404
    return found


def _chips(found: HeatMap, chosen: str) -> list[Chip]:
    """The classes that occur, with their number over all drafts."""
    counts = {
        kind: sum(warmth.force[kind].count for warmth in found.totals if warmth and kind in warmth.force)
        for kind in LOUD_KINDS
    }
    return [
        Chip(KIND_NAMES[kind], count, f"?kind={kind}", kind == chosen)
        for kind, count in counts.items()
        if count or kind == chosen
    ]


def _rows(found: HeatMap) -> Iterator[list[str | int | float]]:
    """A head and the cells that compare two drafts, in the order of the table."""
    yield ["chapter", "provision", "heading", "draft", "issued_on", "what_happened", "share_changed",
           "words_changed", "words_of_both", *(f"{kind}_changes" for kind in LOUD_KINDS)]  # fmt: skip
    for row in found.rows:
        for place, cell in enumerate(row.cells):
            if cell and place:
                told = [
                    cell.warmth.force[kind].count if kind in cell.warmth.force else 0 for kind in LOUD_KINDS
                ]
                yield [
                    _plain(cell.article.chapter),
                    _plain(cell.article.name),
                    _plain(cell.article.heading),
                    _plain(found.drafts[place].label),
                    found.drafts[place].issued_on.isoformat(),
                    cell.kind,
                    round(cell.warmth.share, 4),
                    cell.warmth.changed,
                    cell.warmth.words,
                    *told,
                ]


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
