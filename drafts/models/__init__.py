"""The texts: treaties, sessions, drafts, articles, and the threads that run through them."""

from drafts.models.staged import LookedAt, StagedText
from drafts.models.texts import (
    Article,
    Draft,
    DraftState,
    EdgeKind,
    Footnote,
    LineageEdge,
    PartKind,
    Provision,
    Session,
    SourceFile,
    Treaty,
)

__all__ = [
    "Article",
    "Draft",
    "DraftState",
    "EdgeKind",
    "Footnote",
    "LineageEdge",
    "LookedAt",
    "PartKind",
    "Provision",
    "Session",
    "SourceFile",
    "StagedText",
    "Treaty",
]
