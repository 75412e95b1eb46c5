"""The history of a note as data: what each edit changed, field by field, as words that came and went."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.models import Annotation, AnnotationRevision
from drafts.engine.diff import Op, diff_words

_LABELS = {
    "kind": "Kind",
    "stance": "Stance",
    "position": "Position",
    "further_positions": "Further positions",
    "priority": "Priority",
    "on_behalf_of": "On behalf of",
    "reason": "Reason",
    "proposed_wording": "Proposed wording",
    "evidence": "Evidence",
    "evidence_url": "Source",
    "tags": "Tags",
    "visibility": "Readable by",
    "shared_with": "Named organisations",
}
"""The fields of a snapshot in the order in which a page tells of them."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that an edit changed; the ops give the words before and after, in a first version only words."""

    label: str
    ops: tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One version of a note and what it changed in the version before it; in the first, what it began with."""

    revision: AnnotationRevision
    changes: tuple[FieldChange, ...]
    is_current: bool


def edits_of(revisions: Sequence[AnnotationRevision]) -> list[Edit]:
    """The versions of one note, newest first. `revisions` come oldest first."""
    before: dict | None = None
    edits = []
    for revision in revisions:
        changes = _changes(before, revision.content)
        edits.append(Edit(revision, changes, revision is revisions[-1]))
        before = revision.content
    return edits[::-1]


def _changes(old: dict | None, new: dict) -> tuple[FieldChange, ...]:
    if old is None:
        began = [(label, _as_text(new, name)) for name, label in _LABELS.items()]
        return tuple(FieldChange(label, diff_words(text, text)) for label, text in began if text)
    shown = [(label, _as_text(old, name), _as_text(new, name)) for name, label in _LABELS.items()]
    return tuple(
        FieldChange(label, diff_words(before, after)) for label, before, after in shown if before != after
    )


def _as_text(snapshot: dict, name: str) -> str:
    """A field in words: the display of a choice, the items of a list."""
    value = snapshot.get(name) or ""
    choices = dict(Annotation._meta.get_field(name).flatchoices) if isinstance(value, str) else {}
    return str(choices.get(value, value)) if isinstance(value, str) else ", ".join(value)
