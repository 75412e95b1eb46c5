"""Reads of texts. Everything that a person may or may not see goes through `visible_drafts`."""

from drafts.queries.comparing import article_comparison, comparison_between
from drafts.queries.keys import ENGINE_VERSION, content_key, digest
from drafts.queries.lineage import articles_with_ancestors, edges_between, origins_of, stored_edges
from drafts.queries.provisions import life_of, provisions_with_history
from drafts.queries.texts import (
    articles_of,
    part_of,
    parts_of_draft,
    previous_draft,
    published_drafts,
    treaties_with_drafts,
    unpublished_drafts,
    visible_drafts,
    with_counts,
)

__all__ = [
    "ENGINE_VERSION",
    "article_comparison",
    "articles_of",
    "articles_with_ancestors",
    "comparison_between",
    "content_key",
    "digest",
    "edges_between",
    "life_of",
    "origins_of",
    "part_of",
    "parts_of_draft",
    "previous_draft",
    "provisions_with_history",
    "published_drafts",
    "stored_edges",
    "treaties_with_drafts",
    "unpublished_drafts",
    "visible_drafts",
    "with_counts",
]
