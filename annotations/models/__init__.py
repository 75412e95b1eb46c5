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
from annotations.models.position import Position, Stance, Statement, Theme

__all__ = [
    "QUOTING_LEVELS",
    "WHOLE_LEVELS",
    "Annotation",
    "AnnotationKind",
    "AnnotationRevision",
    "AnnotationState",
    "BriefingNote",
    "BriefingSection",
    "Level",
    "NoteState",
    "Placement",
    "PlacementStatus",
    "Position",
    "Priority",
    "Stance",
    "Statement",
    "Theme",
    "Visibility",
]
