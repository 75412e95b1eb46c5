"""One treaty: its sessions and drafts in time, its newest draft, and how to add to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from drafts import access, queries
from drafts.forms import SessionForm, TreatyForm
from drafts.models import Article, Draft, DraftState, Session


@dataclass(frozen=True)
class Moment:
    """One bead on the ribbon: a session or a draft."""

    day: date
    session: Session | None
    draft: Draft | None
    is_ahead: bool


@dataclass(frozen=True)
class DraftRow:
    """One line of the table of drafts, with the draft it is best compared with."""

    draft: Draft
    previous: Draft | None


@require_safe
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the negotiation stands, on one page."""
    found = access.treaty_or_404(slug)
    drafts = _drafts_of(found, request)
    published = [draft for draft in drafts if draft.is_published]
    newest = published[-1] if published else None
    previous = _previous_of(newest, published) if newest else None
    context = {
        "treaty": found,
        "ribbon": _ribbon(found.sessions.all(), published, timezone.localdate()),
        "rows": [DraftRow(draft, _previous_of(draft, published)) for draft in reversed(drafts)],
        "newest": newest,
        "previous": previous,
        "comparison": queries.comparison_between(previous, newest) if previous else None,
        "chapters": _chapters(queries.articles_of(newest)) if newest else [],
    }
    return render(request, "drafts/treaty.html", context)


def _drafts_of(treaty, request: HttpRequest) -> list[Draft]:
    """The drafts that the reader may see, oldest first, each with the number of its articles."""
    visible = queries.visible_drafts(request.principal).filter(treaty=treaty)
    return list(
        visible.exclude(state=DraftState.WITHDRAWN)
        .annotate(article_count=Count("articles"))
        .order_by("issued_on", "published_at", "created_at")
    )


def _previous_of(draft: Draft, published: Sequence[Draft]) -> Draft | None:
    """The newest published draft before this one in the same language; `published` is in order of time."""
    before = published[: published.index(draft)] if draft in published else published
    fitting = [
        other for other in before if other.language == draft.language and other.issued_on <= draft.issued_on
    ]
    return fitting[-1] if fitting else None


def _ribbon(sessions: Iterable[Session], drafts: Iterable[Draft], today: date) -> list[Moment]:
    """Sessions and drafts in time; on the same day the draft stands after the session that opened."""
    moments = [Moment(session.starts_on, session, None, session.starts_on > today) for session in sessions]
    moments += [Moment(draft.issued_on, None, draft, draft.issued_on > today) for draft in drafts]
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
