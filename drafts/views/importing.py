"""A file comes in, is looked at while it is staged, and is corrected or discarded."""

import uuid
from copy import copy

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from drafts import access, services
from drafts.errors import DraftError
from drafts.forms import DraftDetailsForm, ImportForm
from drafts.models import Draft, DraftState, Treaty
from drafts.views.rereading import reading_page
from drafts.views.staging import staged_page
from drafts.views.workbench import Asked


@access.writers_only
@require_http_methods(["GET", "POST"])
def import_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes a file in. What cannot be read leaves the form, what was typed, and the reason; nothing is kept."""
    treaty = access.treaty_or_404(slug)
    form = ImportForm(treaty, request.POST or None, request.FILES or None, initial=_like(request, treaty))
    if request.method == "POST" and form.is_valid():
        draft = _received(request, treaty, form)
        if draft is not None:
            return redirect("draft-staged", draft.pk)
    context = {"treaty": treaty, "form": form}
    return render(request, "drafts/import.html", context, status=422 if form.errors else 200)


def _like(request: HttpRequest, treaty: Treaty) -> dict:
    """What the form begins with: the details of the draft of which a further language comes in, if one is named."""
    named = request.GET.get("version_of")
    if not named:
        return {}
    draft = access.draft_or_404(request.principal, access.key_or_404(named))
    if draft.treaty_id != treaty.pk:
        raise Http404
    return {
        "label": draft.label,
        "symbol": draft.symbol,
        "issued_on": draft.issued_on,
        "session": draft.session_id,
    }


def _received(request: HttpRequest, treaty: Treaty, form: ImportForm) -> Draft | None:
    """The staged draft, or one that a worker still reads; None where the form now says what went wrong."""
    details = dict(form.cleaned_data)
    file: UploadedFile = details.pop("file")
    try:
        draft, is_new = services.receive_file(
            principal=request.principal, treaty=treaty, name=file.name, data=file.read(), **details
        )
    except DraftError as error:
        form.add_error("label", str(error))
        return None
    if not is_new:
        messages.info(request, "Your organisation has imported this file before; this is what it holds.")
        return draft
    services.read_in_background.enqueue(str(draft.pk))
    draft.refresh_from_db()
    if draft.state == DraftState.REFUSED:
        services.discard_draft(principal=request.principal, draft=draft)
        form.add_error("file", draft.reading["error"])
        return None
    return draft


@require_http_methods(["GET", "POST"])
def staged(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """What the reader found in a file, before anybody else sees it; POST corrects label, symbol, date, session."""
    draft = access.own_draft_or_404(request.principal, draft_id)
    if draft.is_published:
        return redirect(draft)
    if draft.state == DraftState.WITHDRAWN:
        raise Http404
    if draft.state != DraftState.STAGED:
        return reading_page(request, draft)
    form = DraftDetailsForm(draft.treaty, request.POST or None, instance=copy(draft))
    if request.method == "POST" and form.is_valid():
        return _corrected(request, draft, form)
    return staged_page(request, draft, _asked(request), form=form, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    page = given.get("page", "")
    return Asked(
        part=given.get("part", ""),
        page=int(page) if page.isdecimal() and len(page) < 6 else 1,
        line=given.get("edit") or given.get("line", ""),
        looked=given.get("looked", ""),
        is_open="edit" in given,
        is_done="done" in given,
    )


def _corrected(request: HttpRequest, draft: Draft, form: DraftDetailsForm) -> HttpResponse:
    try:
        services.correct_draft(principal=request.principal, draft=draft, **form.cleaned_data)
    except DraftError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The details are corrected.")
    return redirect("draft-staged", draft.pk)


@require_POST
def discard(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Removes a draft that was never published, with its file."""
    draft = access.own_draft_or_404(request.principal, draft_id)
    label = draft.label
    try:
        services.discard_draft(principal=request.principal, draft=draft)
    except DraftError as error:
        messages.error(request, str(error))
        return redirect(draft)
    messages.success(request, f"“{label}” and its file are discarded.")
    return redirect(draft.treaty)
