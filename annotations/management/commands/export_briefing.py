"""`manage.py export_briefing ID -o FILE`: a briefing note as PDF."""

import uuid
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from annotations.briefing.edition import current_edition, edition_pdf
from annotations.models import BriefingNote
from treatywatch.cage import CageError


class Command(BaseCommand):
    help = "Writes a briefing note as a tagged PDF. An issued note always gives the same bytes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="the id of the note, as in the address of its page")
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
        parser.add_argument(
            "--site",
            default="http://127.0.0.1:8000",
            help="the address that the links of a working note begin with; an issued note has its own",
        )

    def handle(self, *, id: str, output: Path, site: str, **options) -> None:
        note = _note(id)
        edition = current_edition(note, timezone.now(), site.rstrip("/"))
        try:
            output.write_bytes(edition_pdf(edition))
        except CageError as error:
            raise CommandError(f"The PDF could not be made: {error}.") from error
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        state = "issued" if edition.note.is_issued else "working, not issued"
        self.stdout.write(f"{output}: “{note.title}” ({state}), {output.stat().st_size:,} bytes")


def _note(key: str) -> BriefingNote:
    try:
        return BriefingNote.objects.select_related("organisation", "draft__treaty").get(pk=uuid.UUID(key))
    except ValueError as error:
        raise CommandError(f"{key!r} is not the id of a note; ids look like {uuid.UUID(int=0)}.") from error
    except BriefingNote.DoesNotExist as error:
        raise CommandError(f"There is no briefing note {key}.") from error
