"""What is open in a draft: its brackets, options and placeholders one by one, and what became of those before."""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.engine.open_text import OPEN_KINDS, OpenKind, OpenPlace
from drafts.models import Article, DraftState
from drafts.queries import OpenArticle
from drafts.views.chips import Chip

KIND_NAMES: dict[OpenKind, str] = {
    "bracket": "bracket",
    "alternative": "side by side",
    "option": "option",
    "placeholder": "placeholder",
    "unclosed": "never closed",
    "unopened": "never opened",
}
_ALONE = ("unclosed", "unopened")
_LONGEST = 320
"""Code points of one place; of longer ones the middle is left out."""
_TAIL = 80


@dataclass(frozen=True)
class PlaceView:
    """One place as the list shows it; of a long one `words` begins it and `tail` ends it."""

    place: OpenPlace
    name: str
    words: str
    tail: str


@dataclass(frozen=True)
class PlacesOf:
    """The places of one article that the list shows."""

    article: Article
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class Choice:
    """Which places the list shows: of one kind, of one article, or of both; empty for all."""

    kind: str
    article: uuid.UUID | None

    @property
    def of_article(self) -> str:
        """The address with the article still to be added at its end."""
        kind = f"kind={self.kind}&" if self.kind else ""
        return f"?{kind}article="

    def of_kind(self, kind: str) -> str:
        """The same with another kind, which is led to."""
        asked = {"kind": kind, "article": self.article}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}#places"


@require_safe
def brackets(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Counts per article, what became of the brackets of the draft before, and the places that were asked for.

    Without a question these are the marks without partner. 404 for an article of another draft, 400 for a
    parameter or kind that does not exist.
    """
    draft = access.draft_or_404(request.principal, draft_id)
    if draft.state not in (DraftState.PUBLISHED, DraftState.STAGED):
        raise Http404
    choice = _choice(request.GET)
    found = queries.open_text_of(draft)
    rows = [row for row in found.articles if choice.article in (None, row.article.pk)]
    if not rows and choice.article:
        raise Http404
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "found": found,
        "rows": [row for row in found.articles if row.places or (row.fates and any(row.fates))],
        "choice": choice,
        "chosen": rows[0].article if choice.article else None,
        "chips": _chips(rows, choice),
        "groups": _groups(rows, _kinds_shown(choice)),
    }
    return render(request, "drafts/brackets.html", context)


def _choice(query: QueryDict) -> Choice:
    kind, article = query.get("kind", ""), query.get("article", "")
    if set(query) - {"kind", "article"} or (kind and kind not in OPEN_KINDS):
        raise BadRequest("unknown kind or parameter")
    try:
        return Choice(kind, uuid.UUID(article) if article else None)
    except ValueError as error:
        raise Http404 from error


def _kinds_shown(choice: Choice) -> Sequence[str]:
    if choice.kind:
        return (choice.kind,)
    return OPEN_KINDS if choice.article else _ALONE


def _chips(rows: Iterable[OpenArticle], choice: Choice) -> list[Chip]:
    """One chip a kind; where an article is chosen, one for all of them too."""
    counts = Counter(place.kind for row in rows for place in row.places)
    chips = [
        Chip(KIND_NAMES[kind], counts[kind], choice.of_kind(kind), kind == choice.kind)
        for kind in OPEN_KINDS
        if counts[kind] or kind == choice.kind
    ]
    if choice.article and chips:
        chips.insert(0, Chip("all", sum(counts.values()), choice.of_kind(""), not choice.kind))
    return chips


def _groups(rows: Iterable[OpenArticle], kinds: Sequence[str]) -> list[PlacesOf]:
    groups = (
        PlacesOf(row.article, tuple(_view(place) for place in row.places if place.kind in kinds))
        for row in rows
    )
    return [group for group in groups if group.places]


def _view(place: OpenPlace) -> PlaceView:
    words, tail = place.words, ""
    if len(words) > _LONGEST:
        words, tail = words[: _LONGEST - _TAIL].rsplit(" ", 1)[0], words[-_TAIL:].split(" ", 1)[-1]
    return PlaceView(place, place.label or KIND_NAMES[place.kind], words, tail)
