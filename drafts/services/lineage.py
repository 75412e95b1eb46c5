"""Which article became which, as stored."""

from collections.abc import Collection, Iterable, Sequence

from drafts import queries
from drafts.engine.alignment import Edge
from drafts.models import Article, Draft, LineageEdge


def store_edges(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: Sequence[Article],
    new_articles: Sequence[Article],
    edges: Iterable[Edge],
    confirmed: Collection[Edge] = (),
) -> None:
    """Stores edges over the indexes of the given articles; those in `confirmed` are marked so."""
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
            is_confirmed=edge in confirmed,
        )
        for edge in edges
        for old in (edge.old or (None,))
        for new in (edge.new or (None,))
    )


def refresh_lineage(draft: Draft) -> None:
    """Aligns again where another draft was published since this one was staged.

    What a person decided about any other pair of drafts stays.
    """
    previous = queries.previous_draft(draft)
    decided = draft.edges_back.filter(is_confirmed=True).values_list("old_draft", flat=True)
    draft.edges_back.exclude(old_draft=previous).exclude(old_draft__in=set(decided)).delete()
    if previous is None or draft.edges_back.filter(old_draft=previous).exists():
        return
    old_articles, new_articles = queries.articles_of(previous), queries.articles_of(draft)
    edges = queries.edges_between(previous, draft, old_articles, new_articles)
    store_edges(previous, draft, old_articles, new_articles, edges)
