"""Texts and redlines to take away: PDF, Word, Akoma Ntoso. Who may see the page may have the file."""

import uuid
from datetime import UTC, datetime, time

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.exports.akn import treaty_akn
from drafts.exports.docx import redline_docx
from drafts.exports.pdf import redline_pdf
from drafts.exports.redline import Redline
from drafts.models import DraftState
from drafts.views.choice import choice_of
from drafts.views.compare import article_id_of
from drafts.views.files import DAY, file_answer, file_name
from drafts.views.pairs import comparable_drafts
from treatywatch.cage import CageError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def compare_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The comparison as a tagged PDF. The same redline gives the same bytes, so it is printed once a day."""
    redline = _redline(request, slug)
    made_at = datetime.combine(redline.new.issued_on, time(), UTC)
    key = f"redline-pdf:{queries.digest([repr(redline)])}"
    try:
        content = cache.get_or_set(key, lambda: redline_pdf(redline, made_at), DAY)
    except CageError as error:
        context = {"redline": redline, "error": error, "query": request.GET.urlencode(), "slug": slug}
        return render(request, "drafts/no_pdf.html", context, status=503)
    return file_answer(content, "application/pdf", _name(slug, redline, "pdf"))


@require_safe
def compare_docx(request: HttpRequest, slug: str) -> HttpResponse:
    """The comparison as a Word document with tracked changes."""
    redline = _redline(request, slug)
    return file_answer(redline_docx(redline), _DOCX, _name(slug, redline, "docx"))


@require_safe
def draft_akn(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """A draft as Akoma Ntoso."""
    draft = access.draft_or_404(request.principal, draft_id)
    if draft.state not in (DraftState.PUBLISHED, DraftState.STAGED):
        raise Http404
    content = treaty_akn(queries.text_of_draft(draft))
    return file_answer(content, "application/akn+xml", f"{file_name(draft.treaty.slug, draft.label)}.akn.xml")


def _redline(request: HttpRequest, slug: str) -> Redline:
    """The redline that the address asks for, as on the page; 404 where the page would show none."""
    drafts = comparable_drafts(request.principal, access.treaty_or_404(slug))
    choice = choice_of(request.GET, drafts)
    if choice is None:
        raise Http404
    article_id = article_id_of(choice.article) if choice.article else None
    redline = queries.redline_between(choice.old, choice.new, article_id, choice.lens)
    if redline is None:
        raise Http404
    return redline


def _name(slug: str, redline: Redline, extension: str) -> str:
    labels = [redline.old.label, "to", redline.new.label, redline.article]
    return f"{file_name(slug, *filter(None, labels))}.{extension}"
