"""The cross-references of a draft: which went stale, who refers to an article and who does not, and all of them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.models import Article, Draft, DraftState
from drafts.queries import ArticleReferences, Mention
from drafts.views.pairs import comparable_drafts
from treatywatch.accounts.principal import Principal

_PARAMETERS = {"article", "chapter", "old"}


@dataclass(frozen=True)
class Asked:
    """Who refers to one article, of a chapter or of the whole draft: with the places, by its chapter, or not."""

    article: Article
    chapter: str
    mentions: tuple[tuple[Article, tuple[Mention, ...]], ...]
    by_chapter: tuple[Article, ...]
    others: tuple[Article, ...]


@require_safe
def references(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The page of one draft; `article` and `chapter` ask who refers to what, `old` is the draft to compare with.

    404 for an article, chapter or draft that is not there, 400 for an unknown parameter.
    """
    draft = access.draft_or_404(request.principal, draft_id)
    if draft.state not in (DraftState.PUBLISHED, DraftState.STAGED):
        raise Http404
    if set(request.GET) - _PARAMETERS:
        raise BadRequest("unknown parameter")
    articles = queries.articles_of(draft)
    rows = queries.references_of(draft, articles)
    choices = _older_choices(request.principal, draft)
    old = _old_draft(request.GET, draft, choices)
    mentions = [mention for row in rows for mention in row.mentions]
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "rows": rows,
        "own": sum(mention.problem != "another instrument" for mention in mentions),
        "foreign": sum(mention.problem == "another instrument" for mention in mentions),
        "stale": queries.stale_references_of(draft, old, articles),
        "old": old,
        "older": choices,
        "chapters": list(dict.fromkeys(article.chapter for article in articles if article.chapter)),
        "asked": _asked(request.GET, rows),
    }
    return render(request, "drafts/references.html", context)


def _older_choices(principal: Principal, draft: Draft) -> list[Draft]:
    """The other drafts in the same language, newest first."""
    drafts = comparable_drafts(principal, draft.treaty)
    return [other for other in drafts if other != draft and other.language == draft.language]


def _old_draft(query: QueryDict, draft: Draft, choices: Sequence[Draft]) -> Draft | None:
    if not query.get("old"):
        return queries.previous_draft(draft)
    named = [other for other in choices if str(other.pk) == query["old"]]
    if not named:
        raise Http404
    return named[0]


def _asked(query: QueryDict, rows: Sequence[ArticleReferences]) -> Asked | None:
    """The answer to the form, None where no article is chosen."""
    if not query.get("article"):
        return None
    chosen = [row for row in rows if str(row.article.pk) == query["article"]]
    chapter = query.get("chapter", "")
    among = [row for row in rows if chapter in ("", row.article.chapter)]
    if not chosen or not among:
        raise Http404
    article = chosen[0].article
    candidates = [row for row in among if row.article != article]
    naming = [row for row in candidates if article in row.refers_to]
    by_chapter = [row.article for row in candidates if row.article in chosen[0].referred_by_chapter]
    others = [row.article for row in candidates if row not in naming and row.article not in by_chapter]
    return Asked(
        article,
        chapter,
        tuple((row.article, _places(row, article)) for row in naming),
        tuple(by_chapter),
        tuple(others),
    )


def _places(row: ArticleReferences, article: Article) -> tuple[Mention, ...]:
    """Where a row names an article by its number."""
    return tuple(one for one in row.mentions if one.target and article in one.target.articles)
