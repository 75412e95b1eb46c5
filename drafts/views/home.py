"""The first page: which treaties there are, where each stands, and what waits for the reader."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from drafts import queries
from drafts.models import Draft, Session, Treaty


@dataclass(frozen=True)
class Standing:
    """Where one treaty stands today."""

    treaty: Treaty
    draft_count: int
    newest: Draft | None
    previous: Draft | None
    session: Session | None
    """The session that runs today, or else the next one."""
    days_to_session: int
    """0 or less while it runs."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All treaties, and the drafts of the reader's own organisation that wait to be checked."""
    today = timezone.localdate()
    return render(
        request,
        "home.html",
        {
            "standings": [standing_of(treaty, today) for treaty in queries.treaties_with_drafts()],
            "waiting": list(queries.unpublished_drafts(request.principal)),
        },
    )


def standing_of(treaty: Treaty, today: date) -> Standing:
    """Reads a treaty of `queries.treaties_with_drafts`; makes no query."""
    drafts = treaty.newest_first
    groups = queries.as_one_draft(reversed(drafts))
    newest = groups[-1][0] if groups else None
    previous = next(
        (one for group in groups[-2::-1] for one in group if one.language == newest.language), None
    )
    session = next((session for session in treaty.sessions.all() if session.ends_on >= today), None)
    days = (session.starts_on - today).days if session else 0
    return Standing(treaty, len(groups), newest, previous, session, days)
