"""One provision through all drafts: the thread that stays while number, place and words change."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.engine.comparison import compare_articles
from drafts.models import Article, LineageEdge
from drafts.views.redline import ArticleView, article_view


@dataclass(frozen=True)
class Stage:
    """The provision in one draft. `view` is its redline to the stage before, or its text where it is the first."""

    article: Article
    previous: Article | None
    view: ArticleView
    origins: tuple[LineageEdge, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether it reads as in the draft before."""
        return self.previous is not None and not self.view.comparison.substantive


@require_safe
def provision(request: HttpRequest, provision_id: uuid.UUID) -> HttpResponse:
    """Its text in every published draft, newest first, each with what changed since the one before."""
    found = access.provision_or_404(provision_id)
    articles = list(queries.life_of(found))
    origins = queries.origins_of(articles)
    stages = [_stage(article, articles[:place], origins) for place, article in enumerate(articles)]
    newest = queries.published_drafts(found.treaty_id).filter(language=articles[-1].draft.language).last()
    context = {
        "treaty": found.treaty,
        "stages": stages[::-1],
        "newest": articles[-1],
        "gone_in": newest if newest != articles[-1].draft else None,
    }
    return render(request, "drafts/provision.html", context)


def _stage(article: Article, before: Sequence[Article], origins: dict[uuid.UUID, list[LineageEdge]]) -> Stage:
    same_language = [other for other in before if other.draft.language == article.draft.language]
    previous = same_language[-1] if same_language else None
    comparison = compare_articles(
        queries.part_of(previous) if previous else queries.part_of(article), queries.part_of(article)
    )
    view = article_view(comparison, [previous or article], [article])
    return Stage(article, previous, view, tuple(origins.get(article.pk, ())))
