"""A provision in one draft as its page tells it: how it came there, or went, and what changed in its text."""

from dataclasses import dataclass

from drafts.models import Article, Draft
from drafts.queries.history import Stage
from drafts.views.redline import ArticleView, article_view


@dataclass(frozen=True)
class StageView:
    """One stage. `key` is the letter that stands for the draft all over the page, `redline` the address of the
    comparison with the draft before.

    `kind` says how it came or went; `link` leads to the articles `named`; `beside` are the others of a split.
    `view` is the redline to what it came from, None where it began or is not there.
    """

    stage: Stage
    key: str
    redline: str
    kind: str
    link: str
    named: tuple[Article, ...]
    beside: tuple[Article, ...]
    view: ArticleView | None

    @property
    def article(self) -> Article | None:
        return self.stage.article

    @property
    def draft(self) -> Draft:
        return self.stage.draft

    @property
    def is_unchanged(self) -> bool:
        """Whether it reads as in the draft before."""
        return self.view is not None and not self.view.comparison.substantive

    @property
    def is_confirmed(self) -> bool:
        """Whether a person said that it came, or went, so."""
        return self.stage.edge is not None and self.stage.edge.is_confirmed


def stage_view(stage: Stage, key: str, redline: str, *, is_before: bool) -> StageView:
    """The stage as it is set; `is_before` tells that the provision was not there yet."""
    article, edge = stage.article, stage.edge
    if article is None:
        kind, link = (edge.kind, "into") if edge else ("not yet there" if is_before else "not there", "")
        return StageView(stage, key, redline, kind, link, stage.news, (), None)
    kind = edge.kind if edge else "first text"
    named = () if kind == "kept" else stage.olds
    beside = tuple(other for other in stage.news if other != article)
    return StageView(stage, key, redline, kind, "from", named, beside, _redline(stage))


def _redline(stage: Stage) -> ArticleView | None:
    comparison = stage.comparison()
    return article_view(comparison, stage.olds, stage.news) if comparison else None
