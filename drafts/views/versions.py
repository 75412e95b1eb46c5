"""Which drafts are language versions of one draft: to see, to link and to unlink."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from drafts import access, queries, services
from drafts.errors import DraftError
from drafts.models import Draft
from treatywatch.accounts.principal import Principal


@require_safe
def versions(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """In which languages there is a draft, and for who may say so, of which draft it is a version."""
    draft = access.draft_or_404(request.principal, draft_id)
    may_link = _may_link(request.principal, draft)
    found = queries.can_be_version(draft, request.principal.organisation_id) if may_link else []
    linked = queries.versions_of(draft)
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "versions": linked,
        "may_link": may_link,
        "candidates": [other for other in found if other.one_draft != draft.one_draft],
    }
    return render(request, "drafts/versions.html", context)


@require_POST
def link(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Makes a draft a version of the draft `of`, or without it one of its own."""
    draft = access.draft_or_404(request.principal, draft_id)
    if not _may_link(request.principal, draft):
        raise PermissionDenied
    try:
        if of := request.POST.get("of"):
            other = access.draft_or_404(request.principal, access.key_or_404(of))
            services.link_version(principal=request.principal, draft=draft, other=other)
            messages.success(request, f"It is now a version of “{other.label}”.")
        else:
            services.unlink_version(principal=request.principal, draft=draft)
            messages.success(request, "It is now a draft of its own.")
    except DraftError as error:
        messages.error(request, str(error))
    return redirect("draft-versions", draft.pk)


def _may_link(principal: Principal, draft: Draft) -> bool:
    """Coordinators decide on published drafts, whoever writes for its organisation on one that it has staged."""
    return principal.coordinates if draft.is_published else principal.writes
