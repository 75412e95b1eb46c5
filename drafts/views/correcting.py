"""A person corrects one line of a staged draft, or undoes it."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from drafts import access, queries, services
from drafts.engine.corrections import Correction, Gather, Join, Renumber, Retype, Split, breaks_in
from drafts.engine.text import drop_controls, normalise
from drafts.errors import CorrectedMeanwhile, DraftError
from drafts.models import Draft
from drafts.queries import StagedLine
from drafts.views.gathering import seen_in, value_of
from drafts.views.moving import move_line, move_part
from drafts.views.staging import staged_page
from drafts.views.workbench import Asked

_KINDS = (
    "preamble", "chapter", "section", "article", "conclusions", "annex", "title", "text", "footnote", "furniture",
)  # fmt: skip


@require_POST
def correct(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Makes the correction and leads back to the line; what cannot be done is said there, with what was typed."""
    draft = access.own_draft_or_404(request.principal, draft_id)
    staged = queries.staged_text(draft)
    lines = queries.lines_of(staged) if staged else []
    seen = seen_in(request.POST)
    try:
        correction = _asked_for(request, lines)
        services.correct_text(principal=request.principal, draft=draft, seen=seen, correction=correction)
    except CorrectedMeanwhile as error:
        return _meanwhile(request, draft, lines, str(error))
    except DraftError as error:
        if not any(line.id == seen.line for line in lines):
            messages.error(request, str(error))
            return redirect("draft-staged", draft.pk)
        asked = Asked(line=seen.line, is_open=True)
        return staged_page(
            request, draft, asked, error=str(error), typed=request.POST.get("text", ""), status=422
        )
    return to_line(draft, _line_after(correction, lines), done=1)


@require_POST
def undo(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Takes the last correction back and leads to the line that it was about."""
    draft = access.own_draft_or_404(request.principal, draft_id)
    staged = queries.staged_text(draft)
    last = staged.corrections[-1]["correction"] if staged and staged.corrections else {}
    try:
        said = services.undo_correction(principal=request.principal, draft=draft, version=_version(request))
    except DraftError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said[0].upper() + said[1:] + ".")
    return to_line(draft, last.get("line") or last.get("first") or "")


def to_line(draft: Draft, line: str, **more: int) -> HttpResponseRedirect:
    """To the place of a line on the page."""
    address = reverse("draft-staged", args=[draft.pk])
    return redirect(f"{address}?{urlencode({'line': line, **more})}#line-{line}" if line else address)


def _asked_for(request: HttpRequest, lines: list[StagedLine]) -> Correction:
    """The correction that a form asks for; raises DraftError where it makes no sense."""
    given, line = request.POST, request.POST.get("line", "")
    number = normalise(drop_controls(given.get("number", ""))[0])[:40]
    match given.get("do", "").partition(":"):
        case "join", _, _:
            return Join(line, tight="tight" in given)
        case "gather", _, _:
            return Gather(line, seen_in(given).last, tight="tight" in given)
        case "split", _, _:
            return Split(line, _breaks(lines, line, given.get("text", "")))
        case "number", _, _:
            return Renumber(line, number)
        case "is", _, kind if kind in _KINDS:
            return Retype(line, kind, number)
        case "machine", _, _:
            return Retype(line, "")
        case "move", _, where if where in ("up", "down", "part-up", "part-down"):
            make = move_part if where.startswith("part") else move_line
            if move := make(lines, line, down=where.endswith("down")):
                return move
            raise DraftError("There is nothing to move it past.")
    raise DraftError("This form does not say what to correct.")


def _version(request: HttpRequest) -> int:
    """The version of the lines that the page showed; -1 where the form does not tell."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def _breaks(lines: list[StagedLine], line: str, broken: str) -> tuple[int, ...]:
    text = next((one.text for one in lines if one.id == line), "")
    try:
        found = breaks_in(text, broken)
    except ValueError as error:
        raise DraftError(
            "Only line breaks can be put in here: the words must stay as they were read, letter for letter."
        ) from error
    if not found:
        raise DraftError("Put a line break (Enter) where a new line begins.")
    return found


def _line_after(correction: Correction, lines: list[StagedLine]) -> str:
    """Where a person looks next: the line itself, or the one that it was joined to."""
    if not isinstance(correction, Join):
        return getattr(correction, "line", "") or getattr(correction, "first", "")
    above = ""
    for line in lines:
        if line.id == correction.line:
            return above
        above = above if line.aside else line.id
    return ""


def _meanwhile(request: HttpRequest, draft: Draft, lines: list[StagedLine], error: str) -> HttpResponse:
    """The page that tells of somebody else's correction, with what this person wanted, to be done or let go."""
    seen, given = seen_in(request.POST), request.POST
    span = seen.span(lines)
    wanted = {name: given[name] for name in ("do", "text", "number", "tight") if name in given}
    if span and seen.last:
        wanted["upto"] = value_of(lines, *span)
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "error": error,
        "since": queries.corrections_since(draft, _version(request)),
        "lines": lines[span[0] : span[1] + 1] if span else [],
        "mark": queries.seen_mark(lines, span[0]) if span else "",
        "given": wanted,
        "version": _version(request),
    }
    return render(request, "drafts/corrected_meanwhile.html", context, status=409)
