"""Reads of texts. Everything that a person may or may not see goes through `visible_drafts`."""

from drafts.queries.brackets import OpenArticle, OpenDraft, open_text_of
from drafts.queries.comparing import (
    article_comparison,
    compare_cached,
    comparison_between,
    comparison_key,
)
from drafts.queries.decisions import decisions_on, last_decision
from drafts.queries.exporting import name_of_draft, redline_between, text_of_draft
from drafts.queries.force import matters_of
from drafts.queries.heat import HeatMap, HeatRow, heat_map
from drafts.queries.history import History, Stage, history_of
from drafts.queries.keys import ENGINE_VERSION, content_key, digest
from drafts.queries.lineage import (
    SURE_MARGIN,
    Correspondence,
    articles_with_ancestors,
    correspondences,
    edges_between,
    is_earlier,
    parent_draft,
)
from drafts.queries.provisions import provisions_with_history
from drafts.queries.references import (
    ArticleReferences,
    Mention,
    Passage,
    StaleReference,
    references_of,
    stale_references_of,
)
from drafts.queries.staged import (
    StagedDoubt,
    StagedLine,
    doubts_data,
    doubts_of,
    lines_data,
    lines_of,
    seen_mark,
    staged_text,
)
from drafts.queries.stored import stored_edges
from drafts.queries.summary import Summary, SummaryLine, summary_between
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
from drafts.queries.versions import (
    Counterpart,
    as_one_draft,
    beside_each_other,
    can_be_version,
    counterparts,
    in_language_order,
    is_alike,
    newest_of,
    versions_of,
    with_versions,
)
from drafts.queries.watching import Sighting, Step, phrases_to_watch, watch_phrases

__all__ = [
    "ENGINE_VERSION",
    "SURE_MARGIN",
    "ArticleReferences",
    "Correspondence",
    "Counterpart",
    "HeatMap",
    "HeatRow",
    "History",
    "Mention",
    "OpenArticle",
    "OpenDraft",
    "Passage",
    "Sighting",
    "Stage",
    "StagedDoubt",
    "StagedLine",
    "StaleReference",
    "Step",
    "Summary",
    "SummaryLine",
    "article_comparison",
    "articles_of",
    "articles_with_ancestors",
    "as_one_draft",
    "beside_each_other",
    "can_be_version",
    "compare_cached",
    "comparison_between",
    "comparison_key",
    "content_key",
    "correspondences",
    "counterparts",
    "decisions_on",
    "digest",
    "doubts_data",
    "doubts_of",
    "edges_between",
    "heat_map",
    "history_of",
    "in_language_order",
    "is_alike",
    "is_earlier",
    "last_decision",
    "lines_data",
    "lines_of",
    "matters_of",
    "name_of_draft",
    "newest_of",
    "open_text_of",
    "parent_draft",
    "part_of",
    "parts_of_draft",
    "phrases_to_watch",
    "previous_draft",
    "provisions_with_history",
    "published_drafts",
    "redline_between",
    "references_of",
    "seen_mark",
    "staged_text",
    "stale_references_of",
    "stored_edges",
    "summary_between",
    "text_of_draft",
    "treaties_with_drafts",
    "unpublished_drafts",
    "versions_of",
    "visible_drafts",
    "watch_phrases",
    "with_counts",
    "with_versions",
]
