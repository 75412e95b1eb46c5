"""Reads of what is said about texts."""

from annotations.queries.adoption import Proposed, proposals_in
from annotations.queries.lists import (
    annotations_with_places,
    argues_for,
    left_behind,
    notes_in_hand,
    open_review_count,
    organisations_with_counts,
    placements_in,
    positions_with_counts,
    review_queue,
    visible_notes,
    waiting_by_draft,
)
from annotations.queries.margin import MarginNote, MarginPlace, in_full, margin_of
from annotations.queries.searching import FoundNote, search_notes
from annotations.queries.threads import (
    colleagues_of,
    may_discuss,
    thread_of,
    unread_replies,
    unread_threads,
    with_thread_counts,
)
from annotations.queries.visibility import PAST_WORKING, can_decide, can_edit, visible_to

__all__ = [
    "PAST_WORKING",
    "FoundNote",
    "MarginNote",
    "MarginPlace",
    "Proposed",
    "annotations_with_places",
    "argues_for",
    "can_decide",
    "can_edit",
    "colleagues_of",
    "in_full",
    "left_behind",
    "margin_of",
    "may_discuss",
    "notes_in_hand",
    "open_review_count",
    "organisations_with_counts",
    "placements_in",
    "positions_with_counts",
    "proposals_in",
    "review_queue",
    "search_notes",
    "thread_of",
    "unread_replies",
    "unread_threads",
    "visible_notes",
    "visible_to",
    "waiting_by_draft",
    "with_thread_counts",
]
