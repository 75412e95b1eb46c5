"""A draft with its notes in the margin. It stands here because texts know nothing of notes."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from annotations.models import Placement
from annotations.note_filters import choices_of, chosen_of
from annotations.queries import open_review_count, placements_in, review_queue, with_thread_counts
from annotations.reading import read_articles
from drafts.access import draft_or_404
from drafts.languages import direction_of
from drafts.models import Draft, DraftState
from drafts.queries import previous_draft, published_drafts, references_of


def reading_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The draft as people read it: outline, text, and the notes that this reader may see, filtered."""
    draft = draft_or_404(request.principal, draft_id)
    if draft.state != DraftState.PUBLISHED:
        return redirect("draft-staged", draft.pk)
    now = timezone.now()
    rows = placements_in(draft, request.principal, now)
    everything = [one for one in with_thread_counts(rows, request.principal) if one.is_placed]
    author = request.principal.user_id
    mine = request.GET.get("mine") == "1" and author is not None
    shown = [
        one for one in chosen_of(everything, request.GET) if not mine or one.annotation.author_id == author
    ]
    choices = choices_of(everything, request.GET)
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "direction": direction_of(draft.language),
        "articles": read_articles(references_of(draft), shown),
        "footnotes": list(draft.footnotes.all()),
        "previous": previous_draft(draft),
        "drafts": list(published_drafts(draft.treaty_id)),
        "shown": len(shown),
        "has_notes": bool(everything),
        "choices": choices,
        "mine": mine,
        "filtered": mine or any(choice.value for choice in choices),
    }
    if request.principal.writes:
        context["placing"] = _placing(request, draft)
        context["waiting"] = open_review_count(draft.pk, request.principal, now)
    return render(request, "annotations/reading.html", context)


def _placing(request: HttpRequest, draft: Draft) -> Placement | None:
    """The note of the review queue for which words are being selected in this page."""
    try:
        key = uuid.UUID(request.GET.get("place", ""))
    except ValueError:
        return None
    return review_queue(draft.pk, request.principal, timezone.now()).filter(pk=key).first()
