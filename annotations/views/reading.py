"""A draft with its notes in the margin. It stands here because texts know nothing of notes."""

import uuid
from collections.abc import Iterator, Sequence
from itertools import chain

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import get_template, render_to_string
from django.utils import timezone

from annotations.access import placement_or_404
from annotations.elsewhere import elsewhere_of
from annotations.models import Placement
from annotations.note_filters import choices_of, chosen_of
from annotations.queries import in_full, margin_of, open_review_count, review_queue
from annotations.reading import Note, read_articles
from drafts.access import draft_or_404
from drafts.languages import direction_of
from drafts.models import Draft, DraftState
from drafts.queries import (
    drafts_in_language,
    previous_draft,
    published_drafts,
    references_of,
    versions_of,
)

SHOWN_IN_FULL = 200
"""So many notes are shown with all that they say; of more, each is a line that opens when asked."""
_ARTICLES_HERE = "<!-- the articles -->"


def reading_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponseBase:
    """The draft as people read it: outline, text, and the notes that this reader may see, filtered.

    With many notes the page is sent as it is set, article by article, so that it can be read from its beginning.
    """
    draft = draft_or_404(request.principal, draft_id)
    if draft.state != DraftState.PUBLISHED:
        return redirect("draft-staged", draft.pk)
    now = timezone.now()
    everything = list(margin_of(draft, request.principal, now))
    author = request.principal.user_id
    mine = request.GET.get("mine") == "1" and author is not None
    shown: Sequence[Placement] = [
        one for one in chosen_of(everything, request.GET) if not mine or one.annotation.author_id == author
    ]
    is_crowded = len(shown) > SHOWN_IN_FULL
    if not is_crowded:
        shown = list(in_full(shown, draft, request.principal, now))
    choices = choices_of(everything, request.GET)
    context = _text_context(draft) | {
        "principal": request.principal,
        "articles": read_articles(references_of(draft), shown),
        "shown": len(shown),
        "has_notes": bool(everything),
        "is_crowded": is_crowded,
        "choices": choices,
        "mine": mine,
        "filtered": mine or any(choice.value for choice in choices),
    }
    if request.principal.writes:
        context["placing"] = _placing(request, draft)
        context["waiting"] = open_review_count(draft.pk, request.principal, now)
    articles = [row.article for row in context["articles"]]
    context["elsewhere"] = elsewhere_of(articles, context["versions"], request.principal, now)
    page = _set_page(request, context)
    return StreamingHttpResponse(page) if is_crowded else HttpResponse(page)


def _text_context(draft: Draft) -> dict:
    """What the page shows of the draft itself, beside its articles."""
    return {
        "draft": draft,
        "treaty": draft.treaty,
        "direction": direction_of(draft.language),
        "footnotes": list(draft.footnotes.all()),
        "previous": previous_draft(draft),
        "versions": versions_of(draft),
        "drafts": drafts_in_language(published_drafts(draft.treaty_id), draft.language),
    }


def _set_page(request: HttpRequest, context: dict) -> Iterator[str]:
    """The HTML of the page: all around the articles at once, each article when its turn comes.

    Setting an article makes no query and reads no session: the answer may be on its way by then.
    """
    before, after = render_to_string("annotations/reading.html", context, request).split(_ARTICLES_HERE)
    article = get_template("annotations/_article.html")
    elsewhere = context["elsewhere"]
    articles = (
        article.render(context | {"row": row, "elsewhere": elsewhere.get(row.article.pk)})
        for row in context["articles"]
    )
    return chain([before], articles, [after])


def margin_note(request: HttpRequest, placement_id: uuid.UUID) -> HttpResponse:
    """One note in full, for a margin that shows a line of it; there it is number `mark` of `of`."""
    placement = placement_or_404(request, placement_id)
    draft = draft_or_404(request.principal, placement.draft_id)
    rows = in_full([placement], draft, request.principal, timezone.now())
    context = {"note": Note(_number(request, "mark"), rows.get()), "shown": _number(request, "of")}
    return render(request, "annotations/_note.html", context)


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _placing(request: HttpRequest, draft: Draft) -> Placement | None:
    """The note of the review queue for which words are being selected in this page."""
    try:
        key = uuid.UUID(request.GET.get("place", ""))
    except ValueError:
        return None
    return review_queue(draft.pk, request.principal, timezone.now()).filter(pk=key).first()
