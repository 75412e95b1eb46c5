"""One provision through all drafts: the thread that stays while number, place and words change."""

import uuid
from collections.abc import Iterator
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.queries.history import History
from drafts.views.introduced import key_of, origin_paragraphs, sources_of
from drafts.views.stages import StageView, stage_view


@require_safe
def provision(request: HttpRequest, provision_id: uuid.UUID) -> HttpResponse:
    """Its whole life: how it came to each published draft, who introduced its words, and all its texts.

    400 for an unknown parameter; `changes=hidden` shows the texts as they were, without any mark.
    """
    found = access.provision_or_404(provision_id)
    if set(request.GET) - {"changes"} or request.GET.get("changes", "hidden") != "hidden":
        raise BadRequest("unknown parameter or value")
    history = queries.history_of(found)
    stages = list(_stage_views(history, found.treaty.slug))
    texts = [stage for stage in stages if stage.article]
    newest, sources = history.newest, sources_of(history)
    references = queries.references_of(newest.draft)
    context = {
        "treaty": found.treaty,
        "provision": found,
        "newest": newest,
        "ended": next(iter(stages[history.place_of_newest + 1 :]), None),
        "stages": stages,
        "texts": texts,
        "changes_hidden": "changes" in request.GET,
        "sources": sources,
        "paragraphs": origin_paragraphs(newest.text, history.spans, sources),
        "references": next(row for row in references if row.article == newest),
    }
    return render(request, "drafts/provision.html", context)


@require_safe
def compare_provision(request: HttpRequest, provision_id: uuid.UUID) -> HttpResponse:
    """To the redline of this provision between the drafts `old` and `new`; 404 where it is in neither of them."""
    found = access.provision_or_404(provision_id)
    if set(request.GET) != {"old", "new"}:
        raise BadRequest("old and new, and nothing else")
    held = {str(stage.draft.pk): stage.article for stage in queries.history_of(found).stages}
    old, new = request.GET["old"], request.GET["new"]
    article = held.get(new) or held.get(old)
    if article is None or not {old, new} <= held.keys():
        raise Http404
    return redirect(_redline(found.treaty.slug, old, new, article.pk))


def _stage_views(history: History, slug: str) -> Iterator[StageView]:
    before = None
    for place, stage in enumerate(history.stages):
        shown = stage.article or (before and before.article)
        redline = ""
        if before and shown:
            redline = _redline(slug, before.draft.pk, stage.draft.pk, shown.pk)
        yield stage_view(stage, key_of(place), redline, is_before=place < history.place_of_first)
        before = stage


def _redline(slug: str, old: object, new: object, article: uuid.UUID) -> str:
    """The address of the comparison of one article between two drafts."""
    return f"{reverse('compare', args=[slug])}?{urlencode({'old': old, 'new': new, 'article': article})}"
