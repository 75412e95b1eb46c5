"""Search: in the published texts, and in the notes that the reader may see."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from annotations.queries import search_notes
from drafts.engine.finding import asked_for
from drafts.models import Treaty
from drafts.queries import MOST_FOUND, search_texts

LONGEST = 200
"""Characters of a query."""
A_PAGE = 25
A_FEW = 8
"""So many are shown of texts and of notes where both are asked for."""
_PARAMETERS = {"q", "treaty", "drafts", "in", "page"}


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What was asked for in texts and in notes; 400 for an unknown parameter or too long a query."""
    asked = {name: request.GET.get(name, "") for name in _PARAMETERS}
    is_known = asked["drafts"] in ("", "all") and asked["in"] in ("", "texts", "notes")
    if set(request.GET) - _PARAMETERS or not is_known or len(asked["q"]) > LONGEST or "\0" in asked["q"]:
        raise BadRequest("unknown parameter, or too long a query")
    phrases = asked_for(asked["q"])
    sections = [
        {"name": name, "title": title, "count": len(found), "is_cut": len(found) == MOST_FOUND, "page": page}
        for name, title, found in _found(request, asked, phrases)
        for page in [Paginator(found, A_PAGE if asked["in"] else A_FEW).get_page(asked["page"])]
    ]
    context = {
        "asked": asked,
        "phrases": phrases,
        "sections": sections,
        "treaties": Treaty.objects.order_by("short_title", "title"),
        "longest": LONGEST,
        "address": _address(request),
    }
    return render(request, "annotations/search.html", context)


def _found(
    request: HttpRequest, asked: dict[str, str], phrases: tuple[str, ...]
) -> list[tuple[str, str, list]]:
    found: list[tuple[str, str, list]] = []
    if phrases and asked["in"] != "notes":
        texts = search_texts(phrases, asked["treaty"], newest=asked["drafts"] != "all")
        found.append(("texts", "Texts", texts))
    if phrases and asked["in"] != "texts":
        notes = search_notes(phrases, request.principal, timezone.now(), asked["treaty"])
        found.append(("notes", "Notes", notes))
    return found


def _address(request: HttpRequest) -> str:
    """This search without the section and the page, to which links add their own."""
    query = request.GET.copy()
    for name in ("in", "page"):
        query.pop(name, None)
    return f"?{query.urlencode()}"
