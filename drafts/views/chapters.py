"""The articles of a redline by chapter, with how much changed in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drafts.views.redline import ArticleView


@dataclass(frozen=True)
class Listed:
    """An article of the redline with its changes as this page counts them; `is_shown` with its text."""

    view: ArticleView
    changes: int
    is_shown: bool


@dataclass(frozen=True)
class Chapter:
    """Neighbouring articles under one chapter heading, empty where there is none."""

    title: str
    articles: tuple[Listed, ...]

    @property
    def changed(self) -> list[Listed]:
        """The articles that belong in the list of what changed."""
        return [listed for listed in self.articles if listed.is_shown]

    @property
    def changes(self) -> int:
        return sum(listed.changes for listed in self.changed)

    @property
    def words_deleted(self) -> int:
        return sum(listed.view.comparison.amount.words_deleted for listed in self.changed)

    @property
    def words_inserted(self) -> int:
        return sum(listed.view.comparison.amount.words_inserted for listed in self.changed)


def chapters_of(views: Sequence[ArticleView], view: str, kind: str) -> list[Chapter]:
    """The chapters in the order of the text; with a class, only the articles that have it are shown."""
    return [
        Chapter(title, tuple(_listed(article, view, kind) for article in articles))
        for title, articles in groupby(views, key=lambda article: article.article.chapter)
    ]


def _listed(article: ArticleView, view: str, kind: str) -> Listed:
    is_shown = kind in article.kinds if kind else article.is_change
    return Listed(article, article.steps(view, kind), is_shown)
