"""What the notes of a page can be narrowed by. Works on rows that are already read; makes no query."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotations.models import Annotation, AnnotationKind, Placement, Priority, Stance
from annotations.queries import MarginNote, MarginPlace

Option = tuple[str, str]
"""(key in the address, words on the page)."""


Said = Annotation | MarginNote
"""Both have these under the same names."""
Placed = TypeVar("Placed", Placement, MarginPlace)


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """One filter: its name in the address, its label, what a note has of it, and how that is offered."""

    name: str
    label: str
    values: Callable[[Said], Iterable[Hashable]]
    option: Callable[[object], Option]


FILTERS = (
    NoteFilter("position", "Position", lambda note: note.positions, lambda one: (one.code, one.title)),
    NoteFilter(
        "theme",
        "Theme",
        lambda note: (one.theme for one in note.positions if one.theme),
        lambda one: (str(one.pk), one.title),
    ),
    NoteFilter(
        "organisation", "Organisation", lambda note: (note.organisation,), lambda one: (one.slug, one.name)
    ),
    NoteFilter("stance", "Stance", lambda note: (note.stance,), lambda one: (one, Stance(one).label)),
    NoteFilter("priority", "Priority", lambda note: (note.priority,), lambda one: (one, Priority(one).label)),
    NoteFilter("kind", "Kind", lambda note: (note.kind,), lambda one: (one, AnnotationKind(one).label)),
    NoteFilter("tag", "Tag", lambda note: note.labels, lambda one: (one.name, one.name)),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as the page offers it: only options that some note has; `value` is the chosen one or empty."""

    filter: NoteFilter
    options: tuple[Option, ...]
    value: str


def choices_of(places: Iterable[Placed], query: Mapping[str, str]) -> list[Choice]:
    """The filters for these notes; one with a single option, and none chosen, would narrow nothing."""
    notes = [place.annotation for place in places]
    offered = []
    for one in FILTERS:
        options = sorted({one.option(value) for value in _values(one, notes)}, key=lambda pair: pair[1])
        value = query.get(one.name, "")
        if len(options) > 1 or value:
            offered.append(Choice(one, tuple(options), value))
    return offered


def chosen_of(places: Sequence[Placed], query: Mapping[str, str]) -> list[Placed]:
    """The notes that fall under every filter in the address."""
    left = list(places)
    for one in FILTERS:
        if key := query.get(one.name):
            wanted = {
                value
                for value in _values(one, [place.annotation for place in left])
                if one.option(value)[0] == key
            }
            left = [place for place in left if not wanted.isdisjoint(one.values(place.annotation))]
    return left


def _values(one: NoteFilter, notes: Iterable[Said]) -> set[Hashable]:
    """All that the notes have of a filter, each once: thousands of notes share a few."""
    return {value for note in notes for value in one.values(note)}
