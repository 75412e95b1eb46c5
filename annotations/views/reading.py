"""A draft with its notes in the margin. It stands here because texts know nothing of notes."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from annotations.models import Stance
from annotations.queries import open_review_count, placements_in
from annotations.reading import read_articles
from drafts.access import draft_or_404
from drafts.languages import direction_of
from drafts.models import DraftState
from drafts.queries import articles_of, previous_draft, published_drafts

FILTERS = {
    "position": "annotation__position__code",
    "stance": "annotation__stance",
    "organisation": "annotation__organisation__slug",
}


def reading_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The draft as people read it: outline, text, and the notes that this reader may see, filtered."""
    draft = draft_or_404(request.principal, draft_id)
    if draft.state != DraftState.PUBLISHED:
        return redirect("draft-staged", draft.pk)
    now = timezone.now()
    everything = placements_in(draft, request.principal, now)
    chosen = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    mine = request.GET.get("mine") == "1" and request.principal.user_id is not None
    shown = everything.filter(**{FILTERS[name]: value for name, value in chosen.items()})
    if mine:
        shown = shown.filter(annotation__author_id=request.principal.user_id)
    placed = [placement for placement in shown if placement.is_placed]
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "direction": direction_of(draft.language),
        "articles": read_articles(articles_of(draft), placed),
        "footnotes": list(draft.footnotes.all()),
        "previous": previous_draft(draft),
        "drafts": list(published_drafts(draft.treaty_id)),
        "shown": len(placed),
        "choices": _choices(everything),
        "chosen": chosen,
        "mine": mine,
        "filtered": bool(chosen or mine),
    }
    if request.principal.writes:
        context["waiting"] = open_review_count(draft.pk, request.principal, now)
    return render(request, "annotations/reading.html", context)


def _choices(placements) -> dict[str, list[tuple[str, str]]]:
    """What the notes of this draft can be filtered by: only what some note that the reader may see has."""
    placed = placements.filter(article__isnull=False)
    stances = dict(Stance.choices)
    used = placed.order_by().values_list(
        "annotation__stance",
        "annotation__position__code",
        "annotation__position__title",
        "annotation__organisation__slug",
        "annotation__organisation__name",
    )
    rows = list(used.distinct())
    return {
        "stance": sorted({(row[0], stances[row[0]]) for row in rows}),
        "position": sorted({(row[1], row[2]) for row in rows if row[1]}, key=lambda pair: pair[1]),
        "organisation": sorted({(row[3], row[4]) for row in rows}, key=lambda pair: pair[1]),
    }
