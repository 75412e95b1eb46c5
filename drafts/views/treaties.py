"""One treaty: its sessions and drafts in time, its newest draft, and how to add to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from drafts import access, queries
from drafts.forms import SessionForm, TreatyForm
from drafts.models import Article, Draft, DraftState, Session
from drafts.queries import SummaryLine
from drafts.views.matters import KIND_NAMES


@dataclass(frozen=True)
class Moment:
    """One bead on the ribbon: a session, or a draft with its versions in other languages."""

    day: date
    session: Session | None
    draft: Draft | None
    is_ahead: bool
    versions: Sequence[Draft] = ()


@dataclass(frozen=True)
class DraftRow:
    """One line of the table of drafts, with the draft it is best compared with; `is_version` of the one above."""

    draft: Draft
    previous: Draft | None
    is_version: bool


@dataclass(frozen=True)
class PlaceView:
    """An article in which the same change was made some `times`, and where its redline is."""

    article: Article
    times: int
    address: str


@dataclass(frozen=True)
class LineView:
    """A change of legal force with its class by name, and where it was made."""

    line: SummaryLine
    class_name: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class SummaryView:
    """What the newest draft changed: counts, the number of changes of legal force, the weightiest of them."""

    counts: dict[str, int]
    force: int
    lines: tuple[LineView, ...]


@require_safe
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the negotiation stands, on one page."""
    found = access.treaty_or_404(slug)
    drafts = _drafts_of(found, request)
    published = [draft for draft in drafts if draft.is_published]
    newest = queries.newest_of(published)
    previous = _previous_of(newest, published) if newest else None
    articles = queries.articles_of(newest) if newest else []
    context = {
        "treaty": found,
        "ribbon": _ribbon(found.sessions.all(), published, timezone.localdate()),
        "rows": _rows(drafts, published),
        "languages": {draft.language for draft in drafts},
        "newest": newest,
        "previous": previous,
        "summary": _summary(previous, newest, articles) if previous else None,
        "chapters": _chapters(articles),
    }
    return render(request, "drafts/treaty.html", context)


def _drafts_of(treaty, request: HttpRequest) -> list[Draft]:
    """The drafts that the reader may see, oldest first, each with the number of its articles and brackets."""
    visible = queries.visible_drafts(request.principal).filter(treaty=treaty)
    counted = queries.with_counts(visible.exclude(state=DraftState.WITHDRAWN))
    return list(counted.order_by("issued_on", "published_at", "created_at"))


def _rows(drafts: Sequence[Draft], published: Sequence[Draft]) -> list[DraftRow]:
    """The newest draft first, each followed by its versions in other languages."""
    return [
        DraftRow(draft, _previous_of(draft, published), is_version=place > 0)
        for versions in reversed(queries.as_one_draft(drafts))
        for place, draft in enumerate(versions)
    ]


def _summary(previous: Draft, newest: Draft, articles: Sequence[Article]) -> SummaryView:
    """What matters in the newest draft, each change with the address of its redline."""
    found = queries.summary_between(previous, newest, articles)
    compare = f"{reverse('compare', args=[newest.treaty.slug])}?old={previous.pk}&new={newest.pk}"
    return SummaryView(found.counts, found.force, tuple(_line(line, compare) for line in found.lines))


def _line(line: SummaryLine, compare: str) -> LineView:
    places = (
        PlaceView(article, times, f"{compare}&article={article.pk}&kind={line.kind}")
        for article, times in line.places
    )
    return LineView(line, KIND_NAMES[line.kind], tuple(places))


def _previous_of(draft: Draft, published: Sequence[Draft]) -> Draft | None:
    """The newest published draft before this one in the same language; `published` is in order of time."""
    before = published[: published.index(draft)] if draft in published else published
    fitting = [
        other for other in before if other.language == draft.language and other.issued_on <= draft.issued_on
    ]
    return fitting[-1] if fitting else None


def _ribbon(sessions: Iterable[Session], drafts: Iterable[Draft], today: date) -> list[Moment]:
    """Sessions and drafts in time, a draft once whatever its languages; on the same day the draft stands after the
    session that opened."""
    moments = [Moment(session.starts_on, session, None, session.starts_on > today) for session in sessions]
    moments += [
        Moment(draft.issued_on, None, draft, draft.issued_on > today, versions)
        for draft, *versions in queries.as_one_draft(drafts)
    ]
    return sorted(moments, key=lambda moment: (moment.day, moment.draft is not None))


def _chapters(articles: Iterable[Article]) -> list[tuple[str, list[Article]]]:
    """The articles under the chapter headings they stand under, in the order of the text."""
    return [
        (chapter, list(group)) for chapter, group in groupby(articles, key=lambda article: article.chapter)
    ]


@access.coordinators_only
@require_http_methods(["GET", "POST"])
def new_treaty(request: HttpRequest) -> HttpResponse:
    """Starts to follow a treaty."""
    form = TreatyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.save()
        messages.success(request, "The treaty is here. Import its first draft, or add the sessions to come.")
        return redirect(made)
    context = {"form": form}
    return render(request, "drafts/treaty_new.html", context, status=422 if form.errors else 200)


@access.coordinators_only
@require_http_methods(["GET", "POST"])
def new_session(request: HttpRequest, slug: str) -> HttpResponse:
    """Adds a session to a treaty."""
    found = access.treaty_or_404(slug)
    form = SessionForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"{form.instance.label} is on the ribbon.")
        return redirect(found)
    context = {"form": form, "treaty": found}
    return render(request, "drafts/session_new.html", context, status=422 if form.errors else 200)
