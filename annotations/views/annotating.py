"""Making, reading and editing an annotation."""

import uuid

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from annotations.access import annotation_or_404, article_or_404
from annotations.errors import BadTarget, NotAllowed, QuoteMismatch, Stale
from annotations.forms.annotation import ContentForm, EditForm, StepForm, VersionForm, initial_of
from annotations.forms.target import TargetForm
from annotations.forms.thread import ReplyForm
from annotations.models import Annotation, Position
from annotations.queries import can_edit, colleagues_of, may_discuss, thread_of, unread_replies
from annotations.reading import Note
from annotations.revisions import edits_of
from annotations.services.states import steps_for, take_step
from annotations.services.threads import mark_seen
from annotations.services.vocabulary import name_position
from annotations.services.writing import annotate, edit_annotation, restore_revision
from drafts.access import writers_only
from drafts.models import Article


@writers_only
def annotate_page(request: HttpRequest, article_id: uuid.UUID) -> HttpResponse:
    """The form of a new note: on words selected in the page, or, without scripts, chosen here."""
    article = article_or_404(request, article_id)
    source = request.POST if request.method == "POST" else None
    target = TargetForm(
        source, initial=_selection(request, article), article=article, paragraph=_paragraph(request)
    )
    content = _content_form(request, article.draft.treaty, source)
    if source and target.is_valid() and content.is_valid():
        try:
            return _store_note(request, article, target, content)
        except QuoteMismatch as error:
            target.add_error(None, str(error))
            return _annotate_answer(request, article, target, content, status=409)
        except BadTarget as error:
            target.add_error(None, str(error))
    return _annotate_answer(request, article, target, content, status=422 if source else 200)


def _annotate_answer(request, article: Article, target, content, *, status: int) -> HttpResponse:
    context = {"article": article, "draft": article.draft, "treaty": article.draft.treaty}
    context |= {"target": target, "form": content, "selection": _selection(request, article)}
    return render(request, "annotations/annotate.html", context, status=status)


def _store_note(request, article: Article, target: TargetForm, content: ContentForm) -> HttpResponse:
    where = target.cleaned_data
    annotation = annotate(
        principal=request.principal,
        now=timezone.now(),
        article=article,
        content=content.content(_position(request, content)),
        **{name: where[name] for name in ("level", "start", "end", "exact")},
    )
    messages.success(
        request, "Note saved. It is a working note: only you can read it until you send it to review."
    )
    return redirect(f"{article.draft.get_absolute_url()}#note-{annotation.pk}")


def _selection(request: HttpRequest, article: Article) -> dict | None:
    """The words that a script selected, from the address; None where they are not in the article."""
    values = request.POST if request.method == "POST" else request.GET
    start, end = values.get("start", ""), values.get("end", "")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    if not int(start) < int(end) <= len(article.text):
        return None
    exact = article.text[int(start) : int(end)]
    return {"start": int(start), "end": int(end), "exact": exact}


def _paragraph(request: HttpRequest) -> int | None:
    number = request.GET.get("paragraph", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None


def _content_form(request, treaty, source, form=ContentForm, **kwargs) -> ContentForm:
    return form(source, treaty=treaty, organisation_id=request.principal.organisation_id, **kwargs)


def _position(request: HttpRequest, form: ContentForm) -> Position | None:
    title = form.cleaned_data["new_position"]
    if title:
        return name_position(principal=request.principal, treaty=form.treaty, title=title)
    return form.cleaned_data["position"]


def annotation_page(request: HttpRequest, annotation_id: uuid.UUID) -> HttpResponse:
    """One note at its permanent address: what it says, where it sat in every draft, how it was edited."""
    annotation = annotation_or_404(request, annotation_id)
    return render(request, "annotations/annotation.html", _annotation_context(request, annotation))


def _thread_context(request: HttpRequest, annotation: Annotation) -> dict:
    """The thread for people of its organisation; what was unread is marked on this page and read after it."""
    if not may_discuss(request.principal, annotation):
        return {}
    unread = set(unread_replies(annotation, request.principal))
    if unread:
        mark_seen(principal=request.principal, now=timezone.now(), annotation=annotation)
    return {
        "may_discuss": True,
        "thread": list(thread_of(annotation)),
        "unread": unread,
        "reply_form": ReplyForm(colleagues=colleagues_of(annotation, request.principal)),
    }


def _annotation_context(request: HttpRequest, annotation: Annotation) -> dict:
    placements = annotation.placements.select_related(
        "article", "draft", "decided_by", "carried_from__draft", "annotation"
    ).filter(draft__state="published")
    rows = list(placements.order_by("-draft__issued_on", "-draft__published_at"))
    placed = [row for row in rows if row.is_placed]
    inside = annotation.organisation_id == request.principal.organisation_id
    return {
        "annotation": annotation,
        "treaty": annotation.treaty,
        "further": annotation.further_positions.select_related("treaty"),
        "notes": [Note(0, row) for row in rows],
        "current": placed[0] if placed else None,
        "cited": placed[-1] if placed else None,
        "edits": edits_of(list(annotation.revisions.select_related("editor").order_by("version")))
        if inside
        else [],
        "steps": steps_for(request.principal, annotation),
        "may_edit": can_edit(request.principal, annotation),
        "is_ours": inside,
    } | _thread_context(request, annotation)


def edit_page(request: HttpRequest, annotation_id: uuid.UUID) -> HttpResponse:
    """The form of an existing note; where somebody was faster, both versions are shown and nothing is lost."""
    annotation = annotation_or_404(request, annotation_id)
    if not can_edit(request.principal, annotation):
        raise PermissionDenied
    source = request.POST if request.method == "POST" else None
    form = _content_form(request, annotation.treaty, source, EditForm, initial=initial_of(annotation))
    context = {"annotation": annotation, "treaty": annotation.treaty, "form": form}
    if source and form.is_valid():
        try:
            edit_annotation(
                principal=request.principal,
                now=timezone.now(),
                annotation=annotation,
                version=form.cleaned_data["version"],
                content=form.content(_position(request, form)),
            )
        except Stale as conflict:
            form.data = form.data.copy()
            form.data["version"] = conflict.current.version
            return render(
                request, "annotations/edit.html", {**context, "conflict": conflict.current}, status=409
            )
        return redirect(annotation)
    return render(request, "annotations/edit.html", context, status=422 if source else 200)


@require_POST
def restore(request: HttpRequest, annotation_id: uuid.UUID, version: int) -> HttpResponse:
    """Makes an old version of a note the newest one; the ones between stay in its history."""
    annotation = annotation_or_404(request, annotation_id)
    revision = get_object_or_404(annotation.revisions, version=version)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise BadRequest("the version that was on the page is missing")
    try:
        restore_revision(
            principal=request.principal,
            now=timezone.now(),
            annotation=annotation,
            version=form.cleaned_data["version"],
            revision=revision,
        )
    except NotAllowed as error:
        raise PermissionDenied from error
    except Stale as error:
        messages.error(request, f"{error} Nothing was restored.")
    else:
        messages.success(request, f"Version {version} is restored.")
    return redirect(annotation)


@require_POST
def step(request: HttpRequest, annotation_id: uuid.UUID) -> HttpResponse:
    """One step of a note's way to publication."""
    annotation = annotation_or_404(request, annotation_id)
    form = StepForm(request.POST)
    if not form.is_valid():
        context = _annotation_context(request, annotation) | {"step_errors": form.errors}
        return render(request, "annotations/annotation.html", context, status=422)
    try:
        take_step(principal=request.principal, now=timezone.now(), annotation=annotation, **form.cleaned_data)
    except NotAllowed as error:
        raise PermissionDenied from error
    except Stale as error:
        messages.error(request, f"{error} Here it is as it stands now; please decide again.")
        return render(
            request, "annotations/annotation.html", _annotation_context(request, error.current), status=409
        )
    return redirect(annotation)
