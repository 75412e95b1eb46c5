"""What became of the wording that notes proposed."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from annotations.queries import Proposed, proposals_in
from drafts.access import draft_or_404
from drafts.engine.diff import Op, diff_words


@require_safe
def adoption_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The proposals made before a draft, each with its wording in the draft or without."""
    draft = draft_or_404(request.principal, draft_id)
    proposed = proposals_in(draft, request.principal, timezone.now())
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "rows": [{"note": one, "change": _change(one), "percent": _percent(one)} for one in proposed],
        "heard": sum(one.adoption is not None for one in proposed),
    }
    return render(request, "annotations/adoption.html", context)


def _change(one: Proposed) -> tuple[Op, ...]:
    """From the wording asked for to the wording adopted."""
    if one.adoption is None or one.adoption.is_verbatim:
        return ()
    return diff_words(one.placement.annotation.proposed_wording, one.adoption.text)


def _percent(one: Proposed) -> int:
    return int(100 * one.adoption.similarity) if one.adoption else 0
