"""Carry notes to a published draft on demand: those that were made on an older text afterwards."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from annotations.services.placing import carry_into
from drafts.access import draft_or_404, writers_only


@require_POST
@writers_only
def carry_here(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Gives every note without a place in this draft one, or a place in the queue; others stay as they are."""
    draft = draft_or_404(request.principal, draft_id)
    if draft.is_published:
        carry_into(draft=draft, now=timezone.now())
        messages.success(request, f"The notes that were left behind have been carried to {draft.label}.")
    return redirect("review", draft.pk)
