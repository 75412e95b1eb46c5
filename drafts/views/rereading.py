"""A file that is being read, could not be read, or is read again: its page, and the ways out of it."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from drafts import access, services
from drafts.engine.redline import REDLINES
from drafts.errors import DraftError
from drafts.models import Draft, DraftState
from drafts.services.progress import progress_of
from drafts.views.staging import REDLINE_NAMES


def reading_page(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Progress while a worker reads, looked at again every few seconds; else why it could not, and what to do."""
    now, progress = timezone.now(), progress_of(draft)
    is_lost = draft.state == DraftState.READING and progress.is_lost(now)
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "progress": progress,
        "is_lost": is_lost,
        "seconds": int((now - (progress.started_at or progress.asked_at)).total_seconds()),
        "again": REDLINE_NAMES[draft.reading["again"]["redline"]] if "again" in draft.reading else "",
    }
    answer = render(request, "drafts/reading.html", context)
    if draft.state == DraftState.READING and not is_lost:
        answer.headers["Refresh"] = "2"
    return answer


@require_POST
def read_again(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Reads the file anew, with another answer to what its struck and inserted words are."""
    redline = request.POST.get("redline", "")

    def ask(draft: Draft) -> Draft:
        if redline not in REDLINES:
            return draft
        return services.read_again(principal=request.principal, draft=draft, redline=redline)

    return _asked(request, draft_id, ask)


@require_POST
def try_again(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Reads a file once more that could not be read, or whose worker is lost."""
    return _asked(
        request, draft_id, lambda draft: services.try_again(principal=request.principal, draft=draft)
    )


@require_POST
def keep(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Leaves a draft, whose file is being read again, as it was."""
    return _asked(
        request, draft_id, lambda draft: services.keep_as_it_was(principal=request.principal, draft=draft)
    )


def _asked(request: HttpRequest, draft_id: uuid.UUID, ask: Callable[[Draft], Draft]) -> HttpResponse:
    """Does what was asked for, and has the file read where it is to be read now."""
    draft = access.own_draft_or_404(request.principal, draft_id)
    try:
        if ask(draft).state == DraftState.READING:
            services.read_in_background.enqueue(str(draft.pk))
    except DraftError as error:
        messages.error(request, str(error))
    return redirect("draft-staged", draft.pk)
