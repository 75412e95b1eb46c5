"""The note as it is printed: set anew while it is being worked on, kept as it was once it is issued."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from annotations.briefing.html import render_document, render_pages, styles
from annotations.briefing.note import Note, as_data, from_data
from annotations.briefing.queries import compose
from annotations.models import BriefingNote
from treatywatch.pdf import make_pdf


@dataclass(frozen=True, slots=True)
class Edition:
    """All that goes into the PDF: the same edition gives the same bytes."""

    note: Note
    pages: str
    styles: str
    made_at: datetime


def current_edition(note: BriefingNote, now: datetime, site: str) -> Edition:
    """A working note as it stands now, an issued one as it was frozen."""
    if note.frozen is None:
        return _set(compose(note, now, site), note.updated_at)
    frozen = note.frozen
    return Edition(from_data(frozen["note"]), frozen["pages"], frozen["styles"], note.issued_at)


def frozen_edition(note: BriefingNote, now: datetime, site: str) -> dict[str, Any]:
    """What an issued note keeps: what it says, and the pages and styles in which it was issued."""
    edition = _set(compose(note, now, site, is_issued=True), now)
    return {"note": as_data(edition.note), "pages": edition.pages, "styles": edition.styles}


def _set(note: Note, made_at: datetime) -> Edition:
    return Edition(note, render_pages(note), styles(), made_at)


def edition_pdf(edition: Edition) -> bytes:
    """The edition as PDF. Raises treatywatch.cage.CageError where it is beyond all measure."""
    document = render_document(edition.pages, edition.note, edition.made_at)
    return make_pdf(document, edition.styles, edition.made_at)
