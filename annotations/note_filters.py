"""What the notes of a page can be narrowed by. Works on rows that are already read; makes no query."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotations.models import Annotation, Placement

Option = tuple[str, str]
"""(key in the address, words on the page)."""


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """One filter: its name in the address, its label, and under which options a note falls."""

    name: str
    label: str
    options: Callable[[Annotation], list[Option]]


FILTERS = (
    NoteFilter("position", "Position", lambda note: [(one.code, one.title) for one in note.positions]),
    NoteFilter(
        "theme",
        "Theme",
        lambda note: [(str(one.theme.pk), one.theme.title) for one in note.positions if one.theme],
    ),
    NoteFilter(
        "organisation", "Organisation", lambda note: [(note.organisation.slug, note.organisation.name)]
    ),
    NoteFilter("stance", "Stance", lambda note: [(note.stance, note.get_stance_display())]),
    NoteFilter("priority", "Priority", lambda note: [(note.priority, note.get_priority_display())]),
    NoteFilter("kind", "Kind", lambda note: [(note.kind, note.get_kind_display())]),
    NoteFilter("tag", "Tag", lambda note: [(tag.name, tag.name) for tag in note.labels]),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as the page offers it: only options that some note has; `value` is the chosen one or empty."""

    filter: NoteFilter
    options: tuple[Option, ...]
    value: str


def choices_of(placements: Iterable[Placement], query: Mapping[str, str]) -> list[Choice]:
    """The filters for these notes; one with a single option, and none chosen, would narrow nothing."""
    notes = [placement.annotation for placement in placements]
    offered = []
    for one in FILTERS:
        options = sorted({option for note in notes for option in one.options(note)}, key=lambda pair: pair[1])
        value = query.get(one.name, "")
        if len(options) > 1 or value:
            offered.append(Choice(one, tuple(options), value))
    return offered


def chosen_of(placements: Sequence[Placement], query: Mapping[str, str]) -> list[Placement]:
    """The notes that fall under every filter in the address."""
    wanted = [(one, query[one.name]) for one in FILTERS if query.get(one.name)]
    return [
        placement
        for placement in placements
        if all(value in dict(one.options(placement.annotation)) for one, value in wanted)
    ]
