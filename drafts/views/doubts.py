"""A person goes through the doubts about a staged draft: which are left, which is next, and ticks them off."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from drafts import access, queries, services
from drafts.errors import DraftError
from drafts.models import Draft
from drafts.queries import MarkedDoubt


@dataclass(frozen=True)
class Doubts:
    """All doubts, how many are left to look at, the address of the next of them, the line that the page is at,
    and the doubt that was just looked at.
    """

    all: list[MarkedDoubt]
    left: int
    next: str
    line: str
    just: MarkedDoubt | None


def doubts_view(marked: list[MarkedDoubt], line: str, looked: str) -> Doubts:
    """What the page says of the doubts: `line` is the one that it shows, `looked` the key of the last one."""
    here = max((index for index, one in enumerate(marked) if line and one.doubt.line == line), default=-1)
    just = next((one for one in marked if one.key == looked and one.looked_at), None)
    following = _next_after(marked, here)
    left = sum(one.looked_at is None for one in marked)
    return Doubts(marked, left, _address(following) if following else "", line, just)


@require_POST
def look(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ticks a doubt off and leads to the next that is left, or back to the list; or takes that back."""
    draft = access.own_draft_or_404(request.principal, draft_id)
    given, key = request.POST, request.POST.get("doubt", "")
    is_undone = given.get("do") == "undo"
    service = services.look_anew if is_undone else services.look_at
    try:
        service(principal=request.principal, draft=draft, doubt=key)
    except DraftError as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('draft-staged', args=[draft.pk])}#doubts")
    return redirect(reverse("draft-staged", args=[draft.pk]) + _afterwards(draft, key, given, is_undone))


def _afterwards(draft: Draft, key: str, given: dict, is_undone: bool) -> str:
    """Where a person looks next: from the list at the list, else the next doubt, or the one taken back."""
    staged = queries.staged_text(draft)
    marked = queries.marked_doubts(staged) if staged else []
    here = next((index for index, one in enumerate(marked) if one.key == key), None)
    if here is None or given.get("from") == "list":
        return "#doubts"
    if is_undone:
        return _address(marked[here])
    following = _next_after(marked, here)
    return _address(following, key) if following else f"?{urlencode({'looked': key})}#doubts"


def _next_after(marked: Sequence[MarkedDoubt], index: int) -> MarkedDoubt | None:
    """The first doubt after this one that is left to look at, beginning anew at the end."""
    return next((one for one in (*marked[index + 1 :], *marked[: index + 1]) if one.looked_at is None), None)


def _address(marked: MarkedDoubt, looked: str = "") -> str:
    """The line that it is about, or the list where it is about the whole."""
    line = marked.doubt.line
    asked = urlencode({name: value for name, value in (("line", line), ("looked", looked)) if value})
    return f"{'?' if asked else ''}{asked}#{f'line-{line}' if line else 'doubts'}"
