"""Annotations of other programs come in."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from annotations.forms.foreign import ForeignForm
from annotations.services.importing import import_annotations
from drafts.access import draft_or_404, writers_only


@require_http_methods(["GET", "POST"])
@writers_only
def import_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Takes a file of annotations onto a published draft; a file that cannot be read changes nothing."""
    draft = draft_or_404(request.principal, draft_id)
    if not draft.is_published:
        raise Http404
    form = ForeignForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        imported = import_annotations(
            principal=request.principal, now=timezone.now(), draft=draft, found=form.cleaned_data["file"]
        )
        messages.success(request, f"{imported}. They are working notes: only you can read them.")
        return redirect("review" if imported.waiting else "draft", draft.pk)
    context = {"draft": draft, "treaty": draft.treaty, "form": form}
    return render(request, "annotations/import.html", context, status=422 if form.errors else 200)
