"""Briefing notes: the list, the editor, the pages and their PDF, and the issue."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import slugify
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_POST

from annotations.briefing.access import coordinated_note, note_or_404
from annotations.briefing.edition import current_edition, edition_pdf
from annotations.briefing.queries import left_out, printable_placements, sections_of
from annotations.errors import Stale
from annotations.forms.note_editor import NoteEditor
from annotations.forms.notes import NewNoteForm
from annotations.models import BriefingNote
from annotations.queries import visible_notes
from annotations.services.notes import copy_note, create_note, issue_note, save_note
from drafts.access import coordinators_only
from drafts.models import Treaty
from drafts.queries import visible_drafts
from treatywatch.cage import CageError


@login_required
@require_GET
def notes_page(request: HttpRequest) -> HttpResponse:
    """The notes of one's organisation, newest first."""
    if request.principal.organisation_id is None:
        raise Http404
    return render(request, "notes/list.html", {"notes": visible_notes(request.principal)})


@coordinators_only
def new_page(request: HttpRequest) -> HttpResponse:
    """First the treaty, unless there is only one, then draft, title, date and themes."""
    drafts = visible_drafts(request.principal).filter(state="published").order_by()
    treaties = list(Treaty.objects.filter(pk__in=drafts.values("treaty")))
    slug = request.GET.get("treaty") or (treaties[0].slug if len(treaties) == 1 else "")
    if not slug:
        return render(request, "notes/choose_treaty.html", {"treaties": treaties})
    treaty = next((treaty for treaty in treaties if treaty.slug == slug), None)
    if treaty is None:
        raise Http404
    form = NewNoteForm(treaty, request.POST or None, initial={"dated_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        note = create_note(principal=request.principal, now=timezone.now(), **form.cleaned_data)
        return redirect("note-edit", note.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "notes/new.html", {"form": form, "treaty": treaty}, status=status)


def edit_page(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """The editor. Every button of it saves; what cannot be saved stays on the page as it was typed."""
    note = coordinated_note(request, note_id)
    if note.frozen is not None and request.method != "POST":
        return redirect("note", note.pk)
    data = request.POST if request.method == "POST" else None
    editor = NoteEditor(note, sections_of(note), data)
    if data is None:
        return _editor_answer(request, editor, status=200)
    if not editor.is_valid():
        return _editor_answer(request, editor, status=422)
    try:
        _save(request, editor, note)
    except Stale as error:
        editor.set_beside(error.current, sections_of(error.current))
        return _editor_answer(request, editor, status=409, current=error.current)
    return redirect(_after_saving(request, note))


def _save(request: HttpRequest, editor: NoteEditor, note: BriefingNote) -> None:
    save_note(
        principal=request.principal,
        now=timezone.now(),
        note=note,
        version=editor.version,
        words=editor.words(),
        sections=editor.section_words(request.POST.get("move", "")),
        themes=editor.themes,
    )


def _after_saving(request: HttpRequest, note: BriefingNote) -> str:
    if request.POST.get("then") == "preview":
        return reverse("note", args=[note.pk])
    messages.success(request, "Saved.")
    moved = request.POST.get("move", "").partition(":")[2]
    return reverse("note-edit", args=[note.pk]) + (f"#section-{moved}" if moved.isdigit() else "")


def _editor_answer(
    request: HttpRequest, editor: NoteEditor, *, status: int, current: BriefingNote | None = None
) -> HttpResponse:
    note, now = editor.note, timezone.now()
    printed = list(printable_placements(note.organisation_id, note.draft_id, now))
    context = {
        "note": note,
        "editor": editor,
        "front": editor.fields("title", "subtitle", "dated_on", "imprint", "about"),
        "opening": editor.fields("introduction", "quote", "quote_attribution"),
        "themes": editor.fields("themes")[0],
        "conclusion": editor.fields("conclusion")[0],
        "parts": editor.parts(printed, left_out(note, request.principal, now)),
        "current": current,
        "has_errors": status == 422,
    }
    return render(request, "notes/edit.html", context, status=status)


@require_GET
def note_page(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """The note as its readers will hold it: the pages of the PDF, on the screen."""
    note = note_or_404(request, note_id)
    edition = current_edition(note, timezone.now(), _site(request))
    missing = left_out(note, request.principal, timezone.now()) if _may_edit(request, note) else []
    context = {
        "note": note,
        "pages": edition.pages,
        "left_out": missing,
        "may_edit": _may_edit(request, note),
    }
    return render(request, "notes/note.html", context)


def _may_edit(request: HttpRequest, note: BriefingNote) -> bool:
    return request.principal.coordinates and note.frozen is None


@require_GET
def pdf_file(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """The note as PDF; 503 where it could not be made."""
    note = note_or_404(request, note_id)
    try:
        content = edition_pdf(current_edition(note, timezone.now(), _site(request)))
    except CageError as error:
        return render(request, "notes/no_pdf.html", {"note": note, "error": error}, status=503)
    name = f"{slugify(note.title) or 'briefing-note'}-{note.dated_on:%Y-%m}.pdf"
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_POST
def issue(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """Freezes the note that the coordinator has in front of her; a version tells whether it is still the same."""
    note = coordinated_note(request, note_id)
    version = request.POST.get("version", "")
    try:
        issue_note(
            principal=request.principal,
            now=timezone.now(),
            note=note,
            version=int(version) if version.isdecimal() else 0,
            site=_site(request),
        )
    except Stale as error:
        messages.error(request, f"{error} Read it again before you issue it.")
    else:
        messages.success(request, "Issued. Nothing changes this note any more.")
    return redirect("note", note.pk)


@require_POST
def copy(request: HttpRequest, note_id: uuid.UUID) -> HttpResponse:
    """A new working note with the words of this one."""
    note = coordinated_note(request, note_id)
    made = copy_note(principal=request.principal, now=timezone.now(), note=note)
    return redirect("note-edit", made.pk)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
