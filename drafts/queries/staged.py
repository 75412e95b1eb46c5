"""The lines of a staged draft, as its page shows them and its corrections find them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from drafts.engine.corrections import Corrected
from drafts.engine.parts import ParsedDraft
from drafts.models import Draft, StagedText
from drafts.queries.keys import digest
from treatywatch.accounts.models import AuditEntry

_SEEN_ABOVE = 12
"""Characters at the end of the line above."""


@dataclass(frozen=True, slots=True)
class StagedLine:
    """One line with what it was taken for; `part` is the index of its part, None where it was left out."""

    id: str
    text: str
    place: str
    role: str
    level: int
    kind: str
    part: int | None
    aside: str
    said: str
    number: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class StagedDoubt:
    """A doubt with the id of the line that it is about, "" where it is about the whole."""

    code: str
    message: str
    place: str
    line: str


def staged_text(draft: Draft) -> StagedText | None:
    """The lines of a draft as they stand, without the reader's own; None where none were kept."""
    return StagedText.objects.filter(draft=draft).defer("source").first()


def lines_of(staged: StagedText) -> list[StagedLine]:
    """All lines in order."""
    return [StagedLine(*values) for values in staged.lines]


def doubts_of(staged: StagedText) -> list[StagedDoubt]:
    """All doubts, the reader's first."""
    return [StagedDoubt(*values) for values in staged.doubts]


def lines_data(corrected: Corrected, parsed: ParsedDraft) -> list[list]:
    """What `lines_of` gives back, as plain data."""
    return [
        [
            *(name, line.text, line.place, line.role, line.level),
            *(taken.kind, taken.part, taken.aside, line.said, line.number, line.top, line.bottom),
        ]
        for name, line, taken in zip(corrected.ids, corrected.source.lines, parsed.taken, strict=True)
    ]


def doubts_data(corrected: Corrected, parsed: ParsedDraft) -> list[list]:
    """What `doubts_of` gives back; a doubt that only knows its place is put on the first line of that place."""
    places: dict[str, str] = {}
    for name, line in zip(corrected.ids, corrected.source.lines, strict=True):
        if line.place:
            places.setdefault(line.place, name)
    return [
        [
            *(doubt.code, doubt.message, doubt.place),
            places.get(doubt.place.split(" and ")[0], "")
            if doubt.line is None
            else corrected.ids[doubt.line],
        ]
        for doubt in parsed.doubts
    ]


def seen_mark(lines: Sequence[StagedLine], index: int, last: int | None = None) -> str:
    """What a form gives back to say which line, or lines to `last`, it was shown: another value, they are not as they
    were.

    How the line above ends is part of it: a person who joins the two has seen that.
    """
    above = lines[index - 1].text[-_SEEN_ABOVE:] if index else ""
    shown = lines[index : (index if last is None else last) + 1]
    pieces = [piece for line in shown for piece in (line.id, line.text, line.said, line.number, line.aside)]
    return digest([*pieces, above])[:16]


def corrections_since(draft: Draft, version: int) -> QuerySet[AuditEntry]:
    """What people corrected and undid since this version of the lines, oldest first."""
    entries = AuditEntry.objects.filter(object_type="draft", object_id=draft.pk, detail__version__gt=version)
    return entries.filter(action__startswith="text correct").select_related("actor").order_by("pk")
