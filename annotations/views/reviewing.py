"""What a new draft does to the notes: the impact before it is published, and the queue after."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from annotations.access import placement_or_404
from annotations.errors import AnnotationError
from annotations.forms.review import DecisionForm
from annotations.models import Annotation, AnnotationState, Level, Placement
from annotations.note_filters import choices_of, chosen_of
from annotations.queries import (
    left_behind,
    notes_in_hand,
    review_queue,
    unread_threads,
    waiting_by_draft,
)
from annotations.reading import context_of
from annotations.services import placing
from drafts.access import draft_or_404, writers_only
from drafts.engine.diff import diff_words
from drafts.models import Draft
from treatywatch.accounts.principal import Principal


@writers_only
def reviews_page(request: HttpRequest) -> HttpResponse:
    """The desk: where notes wait for a place, treaty by treaty, and the notes on their way to publication."""
    now = timezone.now()
    by_state: dict[str, list[Annotation]] = {}
    for annotation in notes_in_hand(request.principal, now):
        by_state.setdefault(annotation.state, []).append(annotation)
    states = [(state, by_state[state]) for state in AnnotationState if state in by_state]
    context = {
        "waiting": waiting_by_draft(request.principal, now),
        "states": states,
        "threads": unread_threads(request.principal, now),
    }
    return render(request, "annotations/reviews.html", context)


@writers_only
def review_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The queue of notes whose place a person must decide: one at a time, the most important first."""
    draft = draft_or_404(request.principal, draft_id)
    return render(request, "annotations/review.html", _review_context(request, draft, _skip(request)))


def _skip(request: HttpRequest) -> int:
    skip = request.GET.get("skip", "")
    return int(skip) if skip.isascii() and skip.isdigit() and len(skip) < 6 else 0


def _review_context(request: HttpRequest, draft: Draft, skip: int, form: DecisionForm | None = None) -> dict:
    everything = list(review_queue(draft.pk, request.principal, timezone.now()))
    queue = chosen_of(everything, request.GET)
    at = min(skip, max(len(queue) - 1, 0))
    current = queue[at] if queue else None
    decided = _decided(request.principal, draft)
    choices = choices_of(everything, request.GET)
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "waiting": len(queue),
        "others": len(everything) - len(queue),
        "left_behind": left_behind(draft, request.principal, timezone.now()),
        "suggested": sum(placement.suggested_article is not None for placement in queue),
        "at": at,
        "placement": current,
        "choices": choices,
        "filter": urlencode({choice.filter.name: choice.value for choice in choices if choice.value}),
        "decided": decided,
        "total": decided + len(everything),
        "form": form or DecisionForm(draft=draft),
    }
    return context | (_side_by_side(current) if current else {})


def _decided(principal: Principal, draft: Draft) -> int:
    """How many notes of the organisation a person has placed or retired in this draft."""
    return Placement.objects.filter(
        draft=draft, annotation__organisation_id=principal.organisation_id, decided_by__isnull=False
    ).count()


def _side_by_side(placement: Placement) -> dict:
    """The old words in their paragraph, and the suggested ones in theirs, with what changed between them."""
    source, suggested = placement.carried_from, placement.suggested_article
    sides = {"source": source, "old": None, "new": None, "change": ()}
    if source and source.article and source.start is not None:
        sides["old"] = context_of(source.article.text, source.start, source.end)
    if suggested and placement.suggested_start is not None:
        sides["new"] = context_of(suggested.text, placement.suggested_start, placement.suggested_end)
        sides["change"] = diff_words(placement.exact, sides["new"][1])
    return sides


@require_POST
@writers_only
def accept_shown(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Accepts every suggestion that the filter shows; `count` is how many the person was shown."""
    draft = draft_or_404(request.principal, draft_id)
    queue = review_queue(draft.pk, request.principal, timezone.now())
    shown = [one for one in chosen_of(list(queue), request.GET) if one.suggested_article]
    if request.POST.get("count") != str(len(shown)):
        messages.error(
            request, "The queue has changed since you opened it; nothing was accepted. Look again."
        )
    else:
        accepted, left = placing.accept_all(principal=request.principal, now=timezone.now(), placements=shown)
        changed = f" {left} had just been decided by somebody else." if left else ""
        messages.success(request, f"{accepted} suggestions accepted.{changed}")
    return redirect(_queue_address(draft.pk, request))


@require_POST
def decide(request: HttpRequest, placement_id: uuid.UUID) -> HttpResponse:
    """Carries out one decision and goes on to the next note."""
    placement = placement_or_404(request, placement_id)
    form = DecisionForm(request.POST, draft=placement.draft)
    if not form.is_valid():
        context = _review_context(request, placement.draft, _skip(request), form)
        return render(request, "annotations/review.html", context, status=422)
    try:
        _carry_out(request, placement, form.cleaned_data)
    except AnnotationError as error:
        messages.error(request, str(error))
    return redirect(_queue_address(placement.draft_id, request))


def _queue_address(draft_id: uuid.UUID, request: HttpRequest) -> str:
    """The queue under the filter that the person had chosen, from its beginning."""
    query = request.GET.copy()
    query.pop("skip", None)
    return reverse("review", args=[draft_id]) + (f"?{query.urlencode()}" if query else "")


def _carry_out(request: HttpRequest, placement: Placement, decision: dict) -> None:
    who = {"principal": request.principal, "now": timezone.now(), "placement": placement}
    if not placement.is_open:
        messages.info(request, "This note had been decided already; nothing was changed.")
    elif decision["decision"] == "accept":
        placing.accept(**who)
    elif decision["decision"] == "retire":
        placing.retire(**who, reason=decision["reason"])
    else:
        article, start, end = decision["article"], decision["start"], decision["end"]
        words = {} if start is None else {"level": Level.SPAN, "exact": decision["exact"]}
        placing.place(**who, article=article, start=start, end=end, **words)
