"""Writing briefing notes, and issuing them. Whoever writes them coordinates; every change carries a version."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from annotations.briefing.edition import frozen_edition
from annotations.briefing.queries import printable_placements
from annotations.errors import NotAllowed, Stale
from annotations.models import BriefingNote, BriefingSection, NoteState, Position, Theme
from drafts.models import Draft
from treatywatch.accounts.models import Organisation
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The fields of a note that are typed; prose is CommonMark."""

    title: str
    subtitle: str
    dated_on: date
    imprint: str
    about: str
    introduction: str
    quote: str
    quote_attribution: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class SectionWords:
    """One section as typed. Sections are saved in the order in which they are given."""

    section: BriefingSection
    prose: str
    recommendation: str
    positions: Collection[Position]


def create_note(
    *,
    principal: Principal,
    now: datetime,
    draft: Draft,
    title: str,
    subtitle: str,
    dated_on: date,
    themes: Collection[Theme],
) -> BriefingNote:
    """Begins a note on a published draft, a section for each theme.

    About and imprint begin with what the organisation says of itself; each section with the positions on which
    it has published something in this draft. Raises NotAllowed.
    """
    _require_coordinator(principal)
    organisation = Organisation.objects.get(pk=principal.organisation_id)
    with transaction.atomic():
        note = BriefingNote.objects.create(
            organisation=organisation,
            draft=draft,
            author_id=principal.user_id,
            title=title,
            subtitle=subtitle,
            dated_on=dated_on,
            about=organisation.about,
            imprint=f"© {dated_on.year} {organisation.name}. "
            "This note may be copied and quoted if its source is named.",
            created_at=now,
            updated_at=now,
        )
        _add_sections(note, themes, now)
        record(principal, "note begun", "note", note.pk)
    return note


def save_note(
    *,
    principal: Principal,
    now: datetime,
    note: BriefingNote,
    version: int,
    words: NoteWords,
    sections: Sequence[SectionWords],
    themes: Collection[Theme],
) -> BriefingNote:
    """Stores all that was typed, if nobody has saved the note since `version`.

    `themes` are those that the note is to have: new ones get a section, sections of others keep their words and
    are not printed. Raises Stale, which holds the note as it stands now, or NotAllowed.
    """
    _require_own(principal, note)
    with transaction.atomic():
        _claim(note, version, now, **asdict(words))
        for ordinal, typed in enumerate(sections):
            _save_section(typed, ordinal)
        note.sections.update(is_included=False)
        note.sections.filter(theme__in=themes).update(is_included=True)
        _add_sections(note, themes, now)
        record(principal, "note saved", "note", note.pk, version=version + 1)
    return BriefingNote.objects.get(pk=note.pk)


def issue_note(
    *, principal: Principal, now: datetime, note: BriefingNote, version: int, site: str
) -> BriefingNote:
    """Freezes the note as it reads now: from here on nothing changes it, whatever becomes of the annotations.

    `site` is the address that its links begin with. Raises Stale or NotAllowed.
    """
    _require_own(principal, note)
    with transaction.atomic():
        _claim(note, version, now, state=NoteState.ISSUED, issued_at=now)
        current = BriefingNote.objects.select_related("organisation", "draft__treaty").get(pk=note.pk)
        current.frozen = frozen_edition(current, now, site)
        current.save(update_fields=["frozen"])
        record(principal, "note issued", "note", note.pk, draft=str(note.draft_id))
    return current


def copy_note(*, principal: Principal, now: datetime, note: BriefingNote) -> BriefingNote:
    """Begins a new working note with the words and choices of an old one. Raises NotAllowed."""
    _require_own(principal, note)
    with transaction.atomic():
        copy = BriefingNote.objects.get(pk=note.pk)
        copy.pk = BriefingNote._meta.pk.get_default()
        copy.state, copy.version, copy.issued_at, copy.frozen = NoteState.WORKING, 1, None, None
        copy.author_id, copy.dated_on, copy.created_at, copy.updated_at = (
            principal.user_id,
            now.date(),
            now,
            now,
        )
        copy.save(force_insert=True)
        for section in note.sections.select_related("theme").prefetch_related("positions"):
            _copy_section(section, copy)
        record(principal, "note copied", "note", copy.pk, source=str(note.pk))
    return copy


def _copy_section(section: BriefingSection, note: BriefingNote) -> None:
    columns = ("theme", "ordinal", "is_included", "prose", "recommendation")
    made = BriefingSection.objects.create(
        note=note, **{column: getattr(section, column) for column in columns}
    )
    made.positions.set(section.positions.all())


def _require_coordinator(principal: Principal) -> None:
    if not principal.coordinates:
        raise NotAllowed("Only coordinators write briefing notes.")


def _require_own(principal: Principal, note: BriefingNote) -> None:
    _require_coordinator(principal)
    if note.organisation_id != principal.organisation_id:
        raise NotAllowed("Only the organisation of a note changes it.")


def _claim(note: BriefingNote, version: int, now: datetime, **columns) -> None:
    """Compare and swap: changes the row only where it is still working and has this version."""
    row = BriefingNote.objects.filter(pk=note.pk, version=version, state=NoteState.WORKING)
    if not row.update(version=version + 1, updated_at=now, **columns):
        current = BriefingNote.objects.select_related("organisation", "draft__treaty").get(pk=note.pk)
        raise Stale("This note has been saved or issued since you opened it.", current)


def _save_section(typed: SectionWords, ordinal: int) -> None:
    section = typed.section
    section.ordinal, section.prose, section.recommendation = ordinal, typed.prose, typed.recommendation
    section.save(update_fields=["ordinal", "prose", "recommendation"])
    section.positions.set(typed.positions)


def _add_sections(note: BriefingNote, themes: Collection[Theme], now: datetime) -> None:
    """A section at the end for each theme that has none."""
    present = set(note.sections.values_list("theme_id", flat=True))
    ordinal = (note.sections.aggregate(last=Max("ordinal"))["last"] or 0) + 1
    printed = printable_placements(note.organisation_id, note.draft_id, now).order_by()
    spoken_of = Position.objects.filter(pk__in=printed.values("annotation__position"))
    for place, theme in enumerate(theme for theme in themes if theme.pk not in present):
        section = BriefingSection.objects.create(note=note, theme=theme, ordinal=ordinal + place)
        section.positions.set(spoken_of.filter(theme=theme))
