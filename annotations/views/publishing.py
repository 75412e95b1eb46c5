"""Publishing a draft: what it will do to the notes, and how far it is."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from annotations.engine.carry_forward import what_changed
from annotations.engine.spans import EXPLANATIONS, CarriedSpan
from annotations.models import Annotation, PlacementStatus, Publication
from annotations.queries import open_review_count, visible_to
from annotations.services import forecast, placing, planning, publishing
from annotations.services.impact import keep_impact
from annotations.services.planning import Planned
from drafts.access import coordinators_only, own_draft_or_404
from drafts.errors import DraftError
from drafts.models import Article, Draft, DraftState
from drafts.queries import articles_of, doubts_left

LONGEST_LIST = 200
"""So many notes are listed one by one, those that need somebody first."""
_BY_NEED = ("review", "orphaned", "changed", "carried")


@coordinators_only
def publish_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Shows what publishing will do to every note, then does it; with very many notes, how far it is."""
    draft = own_draft_or_404(request.principal, draft_id)
    if draft.state != DraftState.STAGED:
        return redirect(draft)
    if request.method == "POST":
        return _publish(request, draft)
    publication = Publication.objects.filter(draft=draft).first()
    if publication and publishing.is_under_way(publication, timezone.now()):
        return _progress(request, draft, forecast.percent(publication.carried, publication.total))
    if forecast.percent_done(draft) is None:
        forecast.ask_for_forecast(draft)
    percent = forecast.percent_done(draft)
    if percent is not None:
        return _progress(request, draft, percent, is_forecast=True)
    impact = _impact(request, draft)
    keep_impact(draft, request.principal.user_id, impact["tally"], timezone.now())
    return render(request, "annotations/publish.html", impact | {"failed": publication})


def _progress(request: HttpRequest, draft: Draft, percent: int, *, is_forecast: bool = False) -> HttpResponse:
    """How far a worker is, seen anew every two seconds."""
    context = {"draft": draft, "percent": percent, "is_forecast": is_forecast}
    answer = render(request, "annotations/publishing.html", context)
    answer.headers["Refresh"] = "2"
    return answer


def _publish(request: HttpRequest, draft: Draft) -> HttpResponse:
    """At once where few notes are carried, otherwise by a worker, whose progress the same address shows."""
    who = {"principal": request.principal, "draft": draft, "now": timezone.now()}
    if publishing.is_too_long_to_wait_for(draft):
        publishing.ask_for_publication(**who)
        return redirect("publish-draft", draft.pk)
    try:
        placing.publish_and_carry(**who)
    except DraftError as error:
        messages.error(request, str(error))
        return redirect("draft-staged", draft.pk)
    messages.success(request, f"{draft.label} is published, and every note has been carried to it.")
    waiting = open_review_count(draft.pk, request.principal, timezone.now())
    return redirect("review", draft.pk) if waiting else redirect(draft)


def _impact(request: HttpRequest, draft: Draft) -> dict:
    """The plan for the notes that this coordinator may see; others are carried too, but a count would tell."""
    visible = visible_to(request.principal, timezone.now()).filter(treaty=draft.treaty_id)
    notes = visible.select_related("position").in_bulk()
    plans = [plan for plan in planning.plan_for(draft) if plan.source.annotation_id in notes]
    plans.sort(key=lambda plan: _BY_NEED.index(plan.carried.status))
    return {
        "draft": draft,
        "treaty": draft.treaty,
        "doubts": doubts_left(draft),
        "tally": planning.tally(plans),
        "moved": sum(_is_moved(plan.carried) for plan in plans),
        "rows": _rows(plans[:LONGEST_LIST], notes, articles_of(draft)),
        "more": len(plans[LONGEST_LIST:]),
        "by_position": _grouped(
            plans, lambda plan: str(notes[plan.source.annotation_id].position or "No position")
        ),
        "by_priority": _grouped(plans, lambda plan: notes[plan.source.annotation_id].get_priority_display()),
    }


def _rows(
    plans: Sequence[Planned], notes: Mapping[uuid.UUID, Annotation], articles: Sequence[Article]
) -> list[dict]:
    """What the table shows of each note."""
    left = Article.objects.filter(draft__in={plan.source.draft_id for plan in plans}).defer("text").in_bulk()
    return [
        {
            "note": notes[plan.source.annotation_id],
            "exact": plan.source.exact,
            "status": plan.carried.status,
            "label": PlacementStatus(plan.carried.status).label,
            "why": EXPLANATIONS[there.reason if there else plan.carried.reason],
            "from": left[plan.source.article_id],
            "to": articles[there.part] if there else None,
            "change": ()
            if plan.carried.status == "carried"
            else what_changed(plan.source.exact, plan.carried),
        }
        for plan in plans
        for there in [plan.carried.place or plan.carried.suggestion]
    ]


def _is_moved(carried: CarriedSpan) -> bool:
    there = carried.place or carried.suggestion
    return there is not None and there.reason in ("moved", "reordered")


def _grouped(plans: Iterable[Planned], name: Callable[[Planned], str]) -> list[tuple[str, list[int]]]:
    """How many notes of each group go which way, in the order of the tally."""
    groups: dict[str, Counter[str]] = {}
    for plan in plans:
        groups.setdefault(name(plan), Counter())[plan.carried.status] += 1
    return [
        (group, [counts[status] for status in ("carried", "changed", "review", "orphaned")])
        for group, counts in sorted(groups.items())
    ]
