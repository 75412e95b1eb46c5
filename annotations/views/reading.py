"""A draft with its notes in the margin. It stands here because texts know nothing of notes."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import get_template, render_to_string
from django.utils import timezone

from annotations.access import article_or_404, placement_or_404
from annotations.elsewhere import elsewhere_of
from annotations.models import Placement
from annotations.note_filters import Choice, choices_of, chosen_of
from annotations.queries import MarginPlace, in_full, margin_of, open_review_count, review_queue
from annotations.reading import Note, ReadArticle, read_articles
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
LINES_AT_ONCE = 100
"""With more notes than `SHOWN_IN_FULL`, so many lines come with the page, the others as the reader gets there."""
_ARTICLES_HERE = "<!-- the articles -->"


@dataclass(frozen=True, slots=True)
class Shown:
    """The notes of a draft for one reader: all that she may see, and those that she asked for, in text order."""

    everything: list[MarginPlace]
    places: list[MarginPlace]
    choices: list[Choice]
    mine: bool

    @property
    def is_crowded(self) -> bool:
        return len(self.places) > SHOWN_IN_FULL

    @property
    def filters(self) -> str:
        """What was asked for, as it stands in an address."""
        chosen = {choice.filter.name: choice.value for choice in self.choices if choice.value}
        return urlencode(chosen | ({"mine": "1"} if self.mine else {}))


def reading_page(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponseBase:
    """The draft as people read it: outline, text, and the notes that this reader may see, filtered.

    With many notes the page is sent as it is set, article by article, so that it can be read from its beginning.
    """
    draft = draft_or_404(request.principal, draft_id)
    if draft.state != DraftState.PUBLISHED:
        return redirect("draft-staged", draft.pk)
    now = timezone.now()
    shown = _shown(request, draft, now)
    at_hand = _beginning(shown.places) if shown.is_crowded else shown.places
    context = _text_context(draft) | _notes_context(request, draft, shown, at_hand, now)
    if request.principal.writes:
        context["placing"] = _placing(request, draft)
        context["waiting"] = open_review_count(draft.pk, request.principal, now)
    articles = [row.article for row in context["articles"]]
    context["elsewhere"] = elsewhere_of(articles, context["versions"], request.principal, now)
    page = _set_page(request, context)
    return StreamingHttpResponse(page) if shown.is_crowded else HttpResponse(page)


def article_notes(request: HttpRequest, article_id: uuid.UUID) -> HttpResponse:
    """One article with its notes in full, numbered as in the whole draft: the page for a crowded place.

    With `lines` only what the margin of the whole draft shows beside it.
    """
    article = article_or_404(request, article_id)
    draft, now = article.draft, timezone.now()
    shown = _shown(request, draft, now)
    at_hand = [place for place in shown.places if place.article_id == article.pk]
    context = _notes_context(request, draft, shown, at_hand, now)
    rows: Sequence[ReadArticle] = context.pop("articles")
    index = next(index for index, row in enumerate(rows) if row.article.pk == article.pk)
    context["row"] = rows[index]
    if "lines" in request.GET:
        return render(request, "annotations/_margin.html", context | {"is_crowded": True})
    context |= {
        "draft": draft,
        "treaty": draft.treaty,
        "direction": direction_of(draft.language),
        "is_crowded": len(at_hand) > SHOWN_IN_FULL,
        "before": next((row for row in reversed(rows[:index]) if row.notes), None),
        "after": next((row for row in rows[index + 1 :] if row.notes), None),
    }
    return render(request, "annotations/article_notes.html", context)


def _shown(request: HttpRequest, draft: Draft, now: datetime) -> Shown:
    everything = margin_of(draft, request.principal, now)
    author = request.principal.user_id
    mine = request.GET.get("mine") == "1" and author is not None
    places = [
        one for one in chosen_of(everything, request.GET) if not mine or one.annotation.author_id == author
    ]
    return Shown(everything, places, choices_of(everything, request.GET), mine)


def _beginning(places: Sequence[MarginPlace]) -> list[MarginPlace]:
    """The notes of the first articles that have any: of one at least, and of no more than fit."""
    found: list[MarginPlace] = []
    for _, group in groupby(places, key=lambda place: place.article_id):
        notes = list(group)
        if found and len(found) + len(notes) > LINES_AT_ONCE:
            break
        found += notes
    return found


def _notes_context(
    request: HttpRequest, draft: Draft, shown: Shown, at_hand: Sequence[MarginPlace], now: datetime
) -> dict:
    """The articles with the notes that were asked for, those at hand in the margin, and the filters."""
    here = {one.pk: one for one in in_full(at_hand, draft, request.principal, now)}
    return {
        "principal": request.principal,
        "articles": read_articles(references_of(draft), shown.places, here),
        "shown": len(shown.places),
        "has_notes": bool(shown.everything),
        "is_crowded": shown.is_crowded,
        "choices": shown.choices,
        "mine": shown.mine,
        "filters": shown.filters,
    }


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
