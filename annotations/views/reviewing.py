"""What a new draft does to the notes: the impact before it is published, and the queue after."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from annotations.access import placement_or_404
from annotations.engine.carry_forward import what_changed
from annotations.errors import AnnotationError
from annotations.forms.review import DecisionForm
from annotations.models import Annotation, AnnotationState, Level, Placement, PlacementStatus
from annotations.queries import (
    notes_in_hand,
    open_review_count,
    review_queue,
    unread_threads,
    visible_to,
    waiting_by_draft,
)
from annotations.reading import context_of
from annotations.services import placing
from drafts.access import coordinators_only, draft_or_404, own_draft_or_404, writers_only
from drafts.engine.diff import diff_words
from drafts.errors import DraftError
from drafts.models import Draft, DraftState
from drafts.queries import articles_of
from treatywatch.accounts.principal import Principal


@coordinators_only
def publish_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Shows what publishing will do to every note, then does it."""
    draft = own_draft_or_404(request.principal, draft_id)
    if draft.state != DraftState.STAGED:
        return redirect(draft)
    if request.method == "POST":
        try:
            placing.publish_and_carry(principal=request.principal, draft=draft, now=timezone.now())
        except DraftError as error:
            messages.error(request, str(error))
            return redirect("draft-staged", draft.pk)
        messages.success(request, f"{draft.label} is published, and every note has been carried to it.")
        waiting = open_review_count(draft.pk, request.principal, timezone.now())
        return redirect("review", draft.pk) if waiting else redirect(draft)
    return render(request, "annotations/publish.html", _impact(request, draft))


def _impact(request: HttpRequest, draft: Draft) -> dict:
    """The plan for the notes that this coordinator may see; others are carried too, but a count would tell."""
    visible = set(visible_to(request.principal, timezone.now()).values_list("pk", flat=True))
    plans = [plan for plan in placing.plan_for(draft) if plan.source.annotation_id in visible]
    articles = articles_of(draft)
    rows = [
        {
            "placement": plan.source,
            "status": plan.carried.status,
            "label": PlacementStatus(plan.carried.status).label,
            "to": articles[there.part] if there else None,
            "change": what_changed(plan.source.exact, plan.carried)
            if plan.carried.status != "carried"
            else (),
        }
        for plan in plans
        for there in [plan.carried.place or plan.carried.suggestion]
    ]
    order = ("review", "orphaned", "changed", "carried")
    rows.sort(key=lambda row: order.index(row["status"]))
    return {"draft": draft, "treaty": draft.treaty, "tally": placing.tally(plans), "rows": rows}


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
    queue = review_queue(draft.pk, request.principal, timezone.now())
    waiting = queue.count()
    at = min(skip, max(waiting - 1, 0))
    current = queue[at] if waiting else None
    decided = _decided(request.principal, draft)
    context = {"draft": draft, "treaty": draft.treaty, "waiting": waiting, "at": at, "placement": current}
    context |= {"decided": decided, "total": decided + waiting, "form": form or DecisionForm(draft=draft)}
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
    return redirect("review", placement.draft_id)


def _carry_out(request: HttpRequest, placement: Placement, decision: dict) -> None:
    who = {"principal": request.principal, "now": timezone.now(), "placement": placement}
    if not placement.is_open:
        messages.info(request, "This note had been decided already; nothing was changed.")
    elif decision["decision"] == "accept":
        placing.accept(**who)
    elif decision["decision"] == "retire":
        placing.retire(**who, reason=decision["reason"])
    else:
        article, start, end = decision["article"], decision.get("start"), decision.get("end")
        words = {} if start is None else {"level": Level.SPAN, "exact": article.text[start:end]}
        placing.place(**who, article=article, start=start, end=end, **words)
