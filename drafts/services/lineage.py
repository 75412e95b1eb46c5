"""Which article became which, as stored."""

from drafts import queries
from drafts.engine.alignment import Edge
from drafts.models import Article, Draft, LineageEdge


def store_edges(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: list[Article],
    new_articles: list[Article],
    edges: tuple[Edge, ...],
) -> None:
    LineageEdge.objects.bulk_create(
        LineageEdge(
            old_draft=old_draft,
            new_draft=new_draft,
            old_article=old_articles[old] if old is not None else None,
            new_article=new_articles[new] if new is not None else None,
            kind=edge.kind,
            score=edge.score,
            margin=edge.margin,
            reason=edge.reason[:200],
        )
        for edge in edges
        for old in (edge.old or (None,))
        for new in (edge.new or (None,))
    )


def refresh_lineage(draft: Draft) -> None:
    """Aligns again where another draft was published since this one was staged."""
    previous = queries.previous_draft(draft)
    stale = LineageEdge.objects.filter(new_draft=draft).exclude(old_draft=previous)
    if previous is None or draft.edges_back.filter(old_draft=previous).exists():
        stale.delete()
        return
    stale.delete()
    old_articles, new_articles = queries.articles_of(previous), queries.articles_of(draft)
    edges = queries.edges_between(previous, draft, old_articles, new_articles)
    store_edges(previous, draft, old_articles, new_articles, edges)
