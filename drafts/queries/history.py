"""The whole life of one provision: how it came to each draft, and who introduced its words."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q

from drafts.engine.alignment import Edge
from drafts.engine.comparison import ArticleComparison
from drafts.engine.origins import Span, origins
from drafts.models import Article, Draft, LineageEdge, Provision
from drafts.queries.comparing import compare_cached
from drafts.queries.keys import digest
from drafts.queries.texts import part_of, published_drafts

Descent = tuple[Article, Article]
"""An old article, and a new one that it became or became part of."""

_JOINING = ("split", "merged")


@dataclass(frozen=True)
class Stage:
    """A provision in one draft; `article` is None where the draft does not hold it.

    `edge` is the lineage that led here, or by which it ended. `olds` are the articles that it names in the draft
    before, `news` those of this draft: several where articles were split or merged.
    """

    draft: Draft
    article: Article | None
    edge: LineageEdge | None
    olds: tuple[Article, ...]
    news: tuple[Article, ...]

    def comparison(self) -> ArticleComparison | None:
        """The article against what it came from, computed once for the same texts; None where it began."""
        if self.article is None or not self.olds:
            return None
        old, new = tuple(range(len(self.olds))), tuple(range(len(self.news)))
        edge = Edge(old, new, self.edge.kind, self.edge.score, self.edge.margin, self.edge.reason)
        found = compare_cached([part_of(a) for a in self.olds], [part_of(a) for a in self.news], [edge])
        return next(one for one in found.articles if one.new_index == self.news.index(self.article))


@dataclass(frozen=True)
class History:
    """A provision through all published drafts of its language, oldest first, a stage each.

    `newest` is its last article, `spans` say which draft brought its words, by the number of the stage.
    """

    stages: tuple[Stage, ...]
    newest: Article
    spans: tuple[Span, ...]

    @property
    def place_of_first(self) -> int:
        """The number of the stage in which it began."""
        return next(place for place, stage in enumerate(self.stages) if stage.article)

    @property
    def place_of_newest(self) -> int:
        """The number of the last stage that holds it."""
        return max(place for place, stage in enumerate(self.stages) if stage.article)


def history_of(provision: Provision) -> History | None:
    """The history of a provision in the published drafts, None where none holds it; three queries."""
    drafts = {draft.pk: draft for draft in published_drafts(provision.treaty_id)}
    edges = _edges_about(provision, list(drafts))
    descents = [
        (edge.old_article, edge.new_article) for edge in edges if edge.old_article and edge.new_article
    ]
    articles = _articles_of(_joined_with(provision.pk, descents), drafts)
    own = [article for article in articles if article.provision_id == provision.pk]
    if not own:
        return None
    newest = own[-1]
    in_language = [draft for draft in drafts.values() if draft.language == newest.draft.language]
    texts = _texts(provision.pk, in_language, articles, descents)
    spans = _origins(texts[: in_language.index(newest.draft) + 1])
    return History(tuple(_stages(in_language, own, edges)), newest, spans)


def _edges_about(provision: Provision, drafts: Sequence[uuid.UUID]) -> list[LineageEdge]:
    """The lineage that touches the provision, and every split and merger of its treaty: what it came from may
    itself have been joined from several."""
    touching = Q(old_article__provision=provision) | Q(new_article__provision=provision)
    rows = LineageEdge.objects.filter(
        touching | Q(kind__in=_JOINING), old_draft__in=drafts, new_draft__in=drafts
    )
    return list(rows.select_related("old_article", "new_article").order_by("pk"))


def _joined_with(provision_id: uuid.UUID, descents: Iterable[Descent]) -> set[uuid.UUID]:
    """The provisions from which words may have come to this one over any number of splits and mergers, and itself."""
    sources: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for old, new in descents:
        sources[new.provision_id].add(old.provision_id)
    found, waiting = {provision_id}, [provision_id]
    while waiting:
        come = sources[waiting.pop()] - found
        found |= come
        waiting += come
    return found


def _articles_of(provisions: Iterable[uuid.UUID], drafts: dict[uuid.UUID, Draft]) -> list[Article]:
    """The articles of these provisions, by draft, oldest first, in the order of the text."""
    found = list(Article.objects.filter(provision__in=provisions, draft__in=drafts))
    for article in found:
        article.draft = drafts[article.draft_id]
    order = {draft_id: place for place, draft_id in enumerate(drafts)}
    return sorted(found, key=lambda article: (order[article.draft_id], article.ordinal))


def _texts(
    provision_id: uuid.UUID,
    drafts: Sequence[Draft],
    articles: Iterable[Article],
    descents: Iterable[Descent],
) -> list[str]:
    """For each draft the text of the provision and of what later became part of it, joined by line breaks."""
    by_draft: dict[uuid.UUID, list[Article]] = defaultdict(list)
    for article in articles:
        by_draft[article.draft_id].append(article)
    sources: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for old, new in descents:
        sources[new.pk].add(old.provision_id)
    wanted = {provision_id}
    texts: list[str] = []
    for draft in reversed(drafts):
        here = [article for article in by_draft[draft.pk] if article.provision_id in wanted]
        texts.append("\n".join(article.text for article in here if article.text))
        wanted = wanted.union(*(sources[article.pk] for article in here))
    return texts[::-1]


def _origins(texts: Sequence[str]) -> tuple[Span, ...]:
    """`origins`, computed once for the same texts."""
    return cache.get_or_set(f"origins:{digest(texts)}", lambda: origins(texts), None)


def _stages(drafts: Sequence[Draft], own: Iterable[Article], edges: Sequence[LineageEdge]) -> Iterable[Stage]:
    articles = {article.draft_id: article for article in own}
    order = {draft.pk: place for place, draft in enumerate(drafts)}
    before: Article | None = None
    for draft in drafts:
        article = articles.get(draft.pk)
        here = [edge for edge in edges if edge.new_draft_id == draft.pk and edge.old_draft_id in order]
        if article:
            chosen = [edge for edge in here if edge.new_article_id == article.pk]
        else:
            chosen = [edge for edge in here if before and edge.old_article_id == before.pk]
        yield _stage(draft, article, _from_the_newest(chosen, order), here)
        before = article


def _from_the_newest(edges: list[LineageEdge], order: dict[uuid.UUID, int]) -> list[LineageEdge]:
    """Of lineage to several drafts before, that to the last one in which there is something to come from."""
    known = [edge for edge in edges if edge.old_article] or edges
    last = max((order[edge.old_draft_id] for edge in known), default=None)
    return [edge for edge in known if order[edge.old_draft_id] == last]


def _stage(
    draft: Draft, article: Article | None, chosen: Sequence[LineageEdge], here: Iterable[LineageEdge]
) -> Stage:
    edge = chosen[0] if chosen else None
    if edge and edge.kind == "split":
        chosen = [
            other for other in here if other.kind == "split" and other.old_article_id == edge.old_article_id
        ]
    olds = dict.fromkeys(other.old_article for other in chosen if other.old_article)
    news = dict.fromkeys(other.new_article for other in chosen if other.new_article)
    return Stage(draft, article, edge, tuple(olds), tuple(news) or ((article,) if article else ()))
