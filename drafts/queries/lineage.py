"""Which article became which: as stored and perhaps corrected by a person, else computed and cached."""

import uuid
from collections.abc import Iterable, Sequence

from django.core.cache import cache
from django.db.models import Prefetch, Q, QuerySet

from drafts.engine.alignment import Edge, align
from drafts.models import Article, Draft, DraftState, LineageEdge
from drafts.queries.keys import content_key
from drafts.queries.texts import articles_of, part_of


def stored_edges(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> tuple[Edge, ...] | None:
    """The lineage stored between two drafts as edges over indexes of the given lists, or None."""
    rows = list(LineageEdge.objects.filter(old_draft=old_draft, new_draft=new_draft).order_by("pk"))
    if not rows:
        return None
    old_index = {article.pk: index for index, article in enumerate(old_articles)}
    new_index = {article.pk: index for index, article in enumerate(new_articles)}
    groups: dict[tuple, list[LineageEdge]] = {}
    for row in rows:
        groups.setdefault(_group_of(row), []).append(row)
    return tuple(_edge_of(group, old_index, new_index) for group in groups.values())


def _group_of(row: LineageEdge) -> tuple:
    """Rows of one split share their old article, rows of one merger their new one."""
    if row.kind == "split":
        return ("split", row.old_article_id)
    if row.kind == "merged":
        return ("merged", row.new_article_id)
    return (row.kind, row.old_article_id, row.new_article_id)


def _edge_of(rows: list[LineageEdge], old_index: dict, new_index: dict) -> Edge:
    old = dict.fromkeys(old_index[row.old_article_id] for row in rows if row.old_article_id)
    new = dict.fromkeys(new_index[row.new_article_id] for row in rows if row.new_article_id)
    first = rows[0]
    return Edge(tuple(old), tuple(new), first.kind, first.score, first.margin, first.reason)


def edges_between(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: Sequence[Article] | None = None,
    new_articles: Sequence[Article] | None = None,
) -> tuple[Edge, ...]:
    """The lineage of any two drafts: as stored and perhaps corrected by a person, else computed and cached."""
    old_articles = articles_of(old_draft) if old_articles is None else old_articles
    new_articles = articles_of(new_draft) if new_articles is None else new_articles
    stored = stored_edges(old_draft, new_draft, old_articles, new_articles)
    if stored is not None:
        return stored
    old, new = [part_of(a) for a in old_articles], [part_of(a) for a in new_articles]
    return cache.get_or_set(f"edges:{content_key(old)}:{content_key(new)}", lambda: align(old, new), None)


def articles_with_ancestors(drafts: QuerySet[Draft]) -> QuerySet[Article]:
    """The articles of these drafts, each with the lineage rows that lead to it as `ancestors`."""
    shown = Q(old_draft__state=DraftState.PUBLISHED, old_article__isnull=False)
    edges = LineageEdge.objects.filter(shown).select_related("old_draft", "old_article").order_by("pk")
    return (
        Article.objects.filter(draft__in=drafts)
        .select_related("draft", "provision")
        .prefetch_related(Prefetch("edges_back", queryset=edges, to_attr="ancestors"))
    )


def origins_of(articles: Iterable[Article]) -> dict[uuid.UUID, list[LineageEdge]]:
    """Article id → the rows of lineage that say what it came from, with the old articles; one query."""
    rows = LineageEdge.objects.filter(
        new_article__in=list(articles), old_article__isnull=False, old_draft__state=DraftState.PUBLISHED
    )
    origins: dict[uuid.UUID, list[LineageEdge]] = {}
    for row in rows.select_related("old_article").order_by("pk"):
        origins.setdefault(row.new_article_id, []).append(row)
    return origins
