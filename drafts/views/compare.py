"""Any two drafts of a treaty beside each other, whole or one article."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.engine.comparison import Comparison
from drafts.engine.force import KINDS
from drafts.models import Article, Draft
from drafts.views.matters import matters_view
from drafts.views.pairs import choose_pair, comparable_drafts
from drafts.views.redline import redline_of

VIEWS = {"inline": "Inline", "side": "Side by side"}
_PARAMETERS = {"old", "new", "view", "article", "kind"}


@dataclass(frozen=True)
class Choice:
    """What the address asks for; `article` is the id of one article of either draft, or empty.

    `kind` is the class of changes of legal force that the list shows, empty for all.
    """

    old: Draft
    new: Draft
    view: str
    article: str
    kind: str

    @property
    def inline(self) -> str:
        return self._address(view="")

    @property
    def side(self) -> str:
        return self._address(view="side")

    @property
    def whole(self) -> str:
        """The same without a choice of article."""
        return self._address(article="")

    @property
    def swapped(self) -> str:
        return self._address(old=self.new.pk, new=self.old.pk)

    @property
    def of_article(self) -> str:
        """The same with the article still to be added at its end."""
        return self._address(article="", kind="") + "&article="

    def of_kind(self, kind: str) -> str:
        """The same with another class in the list, which is led to."""
        return self._address(kind=kind) + "#matters"

    def _address(self, **changes: object) -> str:
        view = "" if self.view == "inline" else self.view
        asked = {
            "old": self.old.pk,
            "new": self.new.pk,
            "view": view,
            "article": self.article,
            "kind": self.kind,
        }
        return "?" + urlencode({name: value for name, value in (asked | changes).items() if value})


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """First what changed, then the text with every change in its place."""
    treaty = access.treaty_or_404(slug)
    drafts = comparable_drafts(request.principal, treaty)
    choice = choice_of(request.GET, drafts)
    context = {"treaty": treaty, "drafts": drafts, "choice": choice}
    if choice is not None:
        context |= _one_article(choice) if choice.article else _all_articles(choice)
        context["steps"] = sum(view.steps(choice.view) for view in context["articles"] if view.is_change)
    return render(request, "drafts/compare.html", context)


def choice_of(query: QueryDict, drafts: Sequence[Draft]) -> Choice | None:
    """The pair that the address names, or else the newest draft with the one before; None without a pair.

    404 for a draft that the reader cannot see, 400 for a parameter, view or class that does not exist.
    """
    view, kind = query.get("view") or "inline", query.get("kind", "")
    if view not in VIEWS or (kind and kind not in KINDS) or set(query) - _PARAMETERS:
        raise BadRequest("unknown view, class or parameter")
    pair = choose_pair(query, drafts)
    return Choice(*pair, view, query.get("article", ""), kind) if pair else None


def _all_articles(choice: Choice) -> dict:
    old_articles, new_articles = queries.articles_of(choice.old), queries.articles_of(choice.new)
    comparison = queries.comparison_between(choice.old, choice.new, old_articles, new_articles)
    return {"counts": comparison.counts} | _shown(choice, comparison, old_articles, new_articles)


def _one_article(choice: Choice) -> dict:
    """One article with what it came from or became; the rest of the treaty is not compared."""
    found = queries.article_comparison(choice.old, choice.new, article_id_of(choice.article))
    if found is None:
        raise Http404
    return {"is_one_article": True} | _shown(choice, *found)


def _shown(
    choice: Choice, comparison: Comparison, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> dict:
    """What matters, what changed, and the redline."""
    matters = queries.matters_of(comparison, choice.new.language)
    views = redline_of(comparison, old_articles, new_articles, matters)
    return {
        "matters": matters_view(matters, views, choice.kind, choice.of_kind),
        "articles": views,
        "changed": [view for view in views if view.is_change],
    }


def article_id_of(value: str) -> uuid.UUID:
    """The id in an address; 404 for what is none."""
    try:
        return uuid.UUID(value)
    except ValueError as error:
        raise Http404 from error
