"""Which article became which between two drafts, as a table, and where a coordinator puts it right."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from drafts import access, queries, services
from drafts.errors import DecidedMeanwhile, DraftError
from drafts.models import Draft, EdgeKind, Treaty
from drafts.queries import Correspondence
from drafts.services import Seen
from drafts.views.chips import Chip
from drafts.views.pairs import choose_pair, comparable_drafts

SHOWN = {"check": "Please check", "confirmed": "Confirmed", **dict(EdgeKind.choices)}
SORTS: dict[str, Callable[[Correspondence], tuple]] = {
    "order": lambda row: (),
    "kind": lambda row: (EdgeKind.values.index(row.edge.kind),),
    "score": lambda row: (not (row.old and row.new), row.edge.score),
    "margin": lambda row: (row.is_confirmed, not (row.old and row.new), row.edge.margin),
}
_PARAMETERS = {"old", "new", "sort", "show", "row"}


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `row` is the id of an article whose row is open to be put right, or empty."""

    slug: str
    old: Draft
    new: Draft
    sort: str = "order"
    show: str = ""
    row: str = ""

    def address(self, **changes: str) -> str:
        """The page with some of this changed; what is the default is left out."""
        asked = replace(self, **changes)
        sort = "" if asked.sort == "order" else asked.sort
        values = {"old": self.old.pk, "new": self.new.pk, "sort": sort, "show": asked.show, "row": asked.row}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{reverse('lineage', args=[self.slug])}?{query}"

    @property
    def closed(self) -> str:
        return self.address(row="")

    @property
    def swapped(self) -> str:
        return replace(self, old=self.new, new=self.old, row="").address()

    @property
    def in_comparison(self) -> str:
        """The comparison of the same two, with an article still to be added at its end."""
        return f"{reverse('compare', args=[self.slug])}?old={self.old.pk}&new={self.new.pk}"


@dataclass(frozen=True)
class RowView:
    """A correspondence as it stands in the table. `key` names it in an address: the id of its first article."""

    row: Correspondence
    is_open: bool
    open_address: str

    @property
    def key(self) -> uuid.UUID:
        return (self.row.new or self.row.old)[0].pk

    @property
    def is_pair(self) -> bool:
        """Whether one article stands on each side."""
        return len(self.row.old) == len(self.row.new) == 1


@require_safe
def lineage(request: HttpRequest, slug: str) -> HttpResponse:
    """The table of correspondences."""
    treaty = access.treaty_or_404(slug)
    drafts = comparable_drafts(request.principal, treaty)
    if set(request.GET) - _PARAMETERS:
        raise BadRequest("unknown parameter")
    return _page(request, treaty, drafts, _asked(request.GET, slug, drafts))


def _asked(query: QueryDict, slug: str, drafts: Sequence[Draft]) -> Asked | None:
    """404 for a draft that the reader cannot see, 400 for an order or a filter that does not exist."""
    sort, show = query.get("sort") or "order", query.get("show", "")
    if sort not in SORTS or (show and show not in SHOWN):
        raise BadRequest("unknown order or filter")
    pair = choose_pair(query, drafts)
    return Asked(slug, *pair, sort, show, query.get("row", "")) if pair else None


def _page(
    request: HttpRequest, treaty: Treaty, drafts: Sequence[Draft], asked: Asked | None, status: int = 200
) -> HttpResponse:
    context = {"treaty": treaty, "drafts": drafts, "asked": asked}
    if asked is not None:
        old_articles, new_articles = queries.articles_of(asked.old), queries.articles_of(asked.new)
        rows = queries.correspondences(asked.old, asked.new, old_articles, new_articles)
        may_decide = request.principal.coordinates and queries.is_earlier(asked.old, asked.new)
        context |= {
            "rows": _row_views(rows, asked, may_decide),
            "total": len(rows),
            "chips": _chips(rows, asked),
            "sorts": {name: asked.address(sort=name) for name in SORTS},
            "may_decide": may_decide,
        }
        if may_decide:
            context |= {
                "last": queries.last_decision(request.principal, asked.old, asked.new),
                "old_options": _options(rows, "old"),
                "new_options": _options(rows, "new"),
            }
    return render(request, "drafts/correspondences.html", context, status=status)


def _row_views(rows: Sequence[Correspondence], asked: Asked, may_decide: bool) -> list[RowView]:
    shown = [row for row in rows if not asked.show or asked.show in _marks(row)]
    views = []
    for row in sorted(shown, key=SORTS[asked.sort]):
        is_open = may_decide and any(str(article.pk) == asked.row for article in row.articles)
        key = str((row.new or row.old)[0].pk)
        views.append(RowView(row, is_open, asked.address(row=key)))
    return views


def _marks(row: Correspondence) -> list[str]:
    """The filters that let a row through."""
    return [row.edge.kind, *["check"] * row.is_doubtful, *["confirmed"] * row.is_confirmed]


def _chips(rows: Sequence[Correspondence], asked: Asked) -> list[Chip]:
    counts = Counter(mark for row in rows for mark in _marks(row))
    chips = [Chip("All", len(rows), asked.address(show="", row=""), not asked.show)]
    for mark, name in SHOWN.items():
        if counts[mark] or asked.show == mark:
            address = asked.address(show=mark, row="")
            chips.append(Chip(name, counts[mark], address, asked.show == mark))
    return chips


def _options(rows: Sequence[Correspondence], side: str) -> list[tuple[str, str]]:
    """(value, words) of every article of one draft, in its order; the value says what it was seen as part of."""
    articles = [(article, row) for row in rows for article in getattr(row, side)]
    return [
        (f"{article.pk}.{row.seen}", ". ".join(filter(None, [article.name, article.heading])))
        for article, row in sorted(articles, key=lambda item: item[0].ordinal)
    ]


@access.coordinators_only
@require_POST
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """One decision; 409 with the table as it stands now where somebody else decided first, 422 for what cannot be."""
    treaty = access.treaty_or_404(slug)
    drafts = comparable_drafts(request.principal, treaty)
    asked = _asked(request.POST, slug, drafts)
    if asked is None:
        raise Http404
    try:
        said = _decided(request, asked)
    except DraftError as error:
        messages.error(request, str(error))
        return _page(request, treaty, drafts, asked, 409 if isinstance(error, DecidedMeanwhile) else 422)
    messages.success(request, f"{said[0].upper()}{said[1:]}.")
    fragment = f"#row-{asked.row}" if asked.row else ""
    return redirect(asked.closed + fragment)


def _decided(request: HttpRequest, asked: Asked) -> str:
    """Does what the pressed button says; answers it in words."""
    form = request.POST
    on = {"principal": request.principal, "old_draft": asked.old, "new_draft": asked.new}
    match form.get("decision"):
        case "confirm":
            return services.confirm(**on, seen=_seen(form, "seen"))
        case "cut":
            return services.cut(**on, seen=_seen(form, "seen"))
        case "join":
            return services.join(**on, old=_seen(form, "old_article"), new=_seen(form, "new_article"))
        case "repoint":
            return services.repoint(**on, old=_seen(form, "old_article"), new=_seen(form, "new_article"))
        case "realign":
            return services.realign(**on)
        case "undo" if form.get("entry", "").isdecimal():
            return services.undo(**on, entry_id=int(form["entry"]))
    raise BadRequest("unknown decision")


def _seen(form: Mapping[str, str], name: str) -> Seen:
    """An article and its row as the page named them; 400 for anything else."""
    article, dot, row = form.get(name, "").partition(".")
    if not (article and dot and row):
        raise BadRequest(f"no article in “{name}”")
    return Seen(article, row)
