"""The positions of a treaty: who argues for what, where, and how each stands on the newest draft."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from annotations.forms.position import PositionForm
from annotations.models import Placement, Position, Statement, Theme
from annotations.queries import placements_in
from annotations.services.vocabulary import describe_position
from drafts.access import coordinators_only, treaty_or_404
from drafts.queries import newest_of, published_drafts


def positions_page(request: HttpRequest, slug: str) -> HttpResponse:
    """All positions by theme, each with the notes that the reader may see and what delegations said of it."""
    treaty = treaty_or_404(slug)
    draft = newest_of(published_drafts(treaty.pk))
    notes = list(placements_in(draft, request.principal, timezone.now())) if draft else []
    context = {
        "treaty": treaty,
        "draft": draft,
        "themes": _by_theme(treaty, notes),
        "is_empty": not treaty.positions.exists(),
    }
    return render(request, "annotations/positions.html", context)


def _by_theme(treaty, notes: list[Placement]) -> list[dict]:
    by_position: dict = {}
    for placement in notes:
        for argued in placement.annotation.positions:
            by_position.setdefault(argued.pk, []).append(placement)
    said: dict = {}
    for statement in Statement.objects.filter(treaty=treaty).select_related("session", "article__draft"):
        said.setdefault(statement.position_id, []).append(statement)
    groups: dict[Theme | None, list[dict]] = {}
    for position in Position.objects.filter(treaty=treaty).select_related("theme"):
        groups.setdefault(position.theme, []).append(
            {
                "position": position,
                "notes": by_position.get(position.pk, []),
                "statements": said.get(position.pk, []),
            }
        )
    return [{"theme": theme, "positions": rows} for theme, rows in groups.items()]


@coordinators_only
def edit_page(request: HttpRequest, position_id: uuid.UUID) -> HttpResponse:
    """What a position asks for, and its theme: without a theme it is in no briefing note."""
    position = get_object_or_404(Position.objects.select_related("treaty"), pk=position_id)
    form = PositionForm(position, request.POST or None)
    if request.method == "POST" and form.is_valid():
        describe_position(principal=request.principal, position=position, **form.cleaned_data)
        messages.success(request, f"“{position.title}” is saved.")
        return redirect(position)
    context = {"position": position, "treaty": position.treaty, "form": form}
    return render(request, "annotations/position.html", context, status=422 if form.errors else 200)
