"""Lineage as the database holds it, as edges over the articles of two drafts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from django.db.models import Q

from drafts.engine.alignment import Edge, EdgeKind
from drafts.engine.order import in_new_order
from drafts.models import Article, Draft, LineageEdge

_MIRRORED: dict[EdgeKind, EdgeKind] = {
    "added": "deleted",
    "deleted": "added",
    "split": "merged",
    "merged": "split",
}


def stored_edges(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> tuple[Edge, ...] | None:
    """The lineage stored between two drafts as edges over indexes of the given lists, or None."""
    stored = stored_with_confirmation(old_draft, new_draft, old_articles, new_articles)
    return None if stored is None else tuple(edge for edge, _ in stored)


def stored_with_confirmation(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> list[tuple[Edge, bool]] | None:
    """Each stored edge with whether a person confirmed it, in the order of the new draft; None without any.

    What is stored from the new draft to the old one serves as well, seen from the other side.
    """
    rows = LineageEdge.objects.filter(
        Q(old_draft=old_draft, new_draft=new_draft) | Q(old_draft=new_draft, new_draft=old_draft)
    ).order_by("pk")
    forth = [row for row in rows if row.new_draft_id == new_draft.pk]
    if forth:
        return _edges_of(forth, old_articles, new_articles)
    back = [(_mirror(edge), sure) for edge, sure in _edges_of(rows, new_articles, old_articles)]
    return in_new_order(back, lambda item: (item[0].old, item[0].new)) or None


def _mirror(edge: Edge) -> Edge:
    """The same correspondence seen from the other draft: what was added was deleted, what was split was merged."""
    kind = _MIRRORED.get(edge.kind, edge.kind)
    return replace(edge, old=edge.new, new=edge.old, kind=kind)


def stored_lineages(
    drafts: Sequence[Draft], articles: Sequence[Sequence[Article]]
) -> list[list[tuple[Edge, bool]]]:
    """For each draft but the first the lineage stored to the one before it, empty where there is none; one query.

    Each edge comes with whether a person confirmed it.
    """
    rows: dict[tuple, list[LineageEdge]] = {}
    for row in LineageEdge.objects.filter(old_draft__in=drafts, new_draft__in=drafts).order_by("pk"):
        rows.setdefault((row.old_draft_id, row.new_draft_id), []).append(row)
    return [
        _edges_of(rows.get((old.pk, new.pk), ()), old_articles, new_articles)
        for (old, old_articles), (new, new_articles) in pairwise(zip(drafts, articles, strict=True))
    ]


def _edges_of(
    rows: Iterable[LineageEdge], old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> list[tuple[Edge, bool]]:
    old_index = {article.pk: index for index, article in enumerate(old_articles)}
    new_index = {article.pk: index for index, article in enumerate(new_articles)}
    groups: dict[tuple, list[LineageEdge]] = {}
    for row in rows:
        groups.setdefault(_group_of(row), []).append(row)
    edges = [(_edge_of(group, old_index, new_index), group[0].is_confirmed) for group in groups.values()]
    return in_new_order(edges, lambda item: (item[0].old, item[0].new))


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
