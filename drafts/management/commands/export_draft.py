"""`manage.py export_draft ID -o FILE`: a stored draft as Akoma Ntoso 3.0."""

import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from drafts.exports.akn import treaty_akn
from drafts.models import Draft
from drafts.queries import text_of_draft


class Command(BaseCommand):
    help = "Write a stored draft as Akoma Ntoso 3.0, the standard XML of laws and treaties."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="the id of the draft, as in the address of its page")
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)

    def handle(self, *args: Any, id: str, output: Path, **options: Any) -> None:
        draft = _draft(id)
        try:
            output.write_bytes(treaty_akn(text_of_draft(draft)))
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{output}: {draft}, {output.stat().st_size:,} bytes")


def _draft(key: str) -> Draft:
    try:
        return Draft.objects.select_related("treaty").get(pk=uuid.UUID(key))
    except ValueError as error:
        raise CommandError(f"{key!r} is not the id of a draft; ids look like {uuid.UUID(int=0)}.") from error
    except Draft.DoesNotExist as error:
        raise CommandError(f"There is no draft {key}.") from error
