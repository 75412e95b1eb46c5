"""What organisations say about the texts: positions, annotations and their placements, statements, notes."""

from annotations.models.annotation import (
    Annotation,
    AnnotationKind,
    AnnotationRevision,
    AnnotationState,
    Priority,
    Visibility,
)
from annotations.models.briefing import BriefingNote, BriefingSection, NoteState
from annotations.models.placement import (
    QUOTING_LEVELS,
    WHOLE_LEVELS,
    Level,
    Placement,
    PlacementStatus,
)
from annotations.models.position import Position, Stance, Statement, Tag, Theme
from annotations.models.publication import Publication
from annotations.models.thread import Digest, Interval, Reply, ReplyKind, Seen

__all__ = [
    "QUOTING_LEVELS",
    "WHOLE_LEVELS",
    "Annotation",
    "AnnotationKind",
    "AnnotationRevision",
    "AnnotationState",
    "BriefingNote",
    "BriefingSection",
    "Digest",
    "Interval",
    "Level",
    "NoteState",
    "Placement",
    "PlacementStatus",
    "Position",
    "Priority",
    "Publication",
    "Reply",
    "ReplyKind",
    "Seen",
    "Stance",
    "Statement",
    "Tag",
    "Theme",
    "Visibility",
]
