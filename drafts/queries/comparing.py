"""What changed between two drafts; computed once for the same texts and the same lineage."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from django.core.cache import cache

from drafts.engine.alignment import Edge
from drafts.engine.comparison import Comparison, compare
from drafts.engine.lens import PLAIN, Lens
from drafts.engine.parts import Part
from drafts.models import Article, Draft
from drafts.queries.keys import content_key, digest
from drafts.queries.lineage import edges_between
from drafts.queries.texts import articles_of, part_of


def comparison_between(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: Sequence[Article] | None = None,
    new_articles: Sequence[Article] | None = None,
    lens: Lens = PLAIN,
) -> Comparison:
    """What changed between two drafts; computed once for the same texts, the same lineage and the same lens."""
    old_articles = articles_of(old_draft) if old_articles is None else old_articles
    new_articles = articles_of(new_draft) if new_articles is None else new_articles
    edges = edges_between(old_draft, new_draft, old_articles, new_articles)
    return compare_cached([part_of(a) for a in old_articles], [part_of(a) for a in new_articles], edges, lens)


def compare_cached(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], lens: Lens = PLAIN
) -> Comparison:
    """Compares two texts with a given lineage, or finds that it was done before."""
    key = f"comparison:{comparison_key(old, new, edges, lens)}"
    return cache.get_or_set(key, lambda: compare(old, new, edges, lens), None)


def comparison_key(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], lens: Lens = PLAIN
) -> str:
    """A key of two texts, of the lineage between them, and of what counts as a change."""
    return f"{content_key(old)}:{content_key(new)}:{digest([*map(repr, edges), repr(lens)])}"


def article_comparison(
    old_draft: Draft, new_draft: Draft, article_id: uuid.UUID, lens: Lens = PLAIN
) -> tuple[Comparison, list[Article], list[Article]] | None:
    """One article of either draft with what it came from or became, and these articles; None for an unknown id.

    The treaty is aligned but not compared, so a paragraph that moved to or from any other article shows as
    deleted or inserted.
    """
    old_articles, new_articles = articles_of(old_draft), articles_of(new_draft)
    edges = edges_between(old_draft, new_draft, old_articles, new_articles)
    for edge in edges:
        old, new = [old_articles[index] for index in edge.old], [new_articles[index] for index in edge.new]
        if any(article.pk == article_id for article in (*old, *new)):
            alone = replace(edge, old=tuple(range(len(old))), new=tuple(range(len(new))))
            return compare([part_of(a) for a in old], [part_of(a) for a in new], [alone], lens), old, new
    return None
