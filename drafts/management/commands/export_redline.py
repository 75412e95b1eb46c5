"""`manage.py export_redline OLD NEW -o FILE`: what changed between two drafts, as PDF or for Word."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from drafts.engine.comparison import compare
from drafts.engine.force import what_matters
from drafts.exports.docx import redline_docx
from drafts.exports.pdf import redline_pdf
from drafts.exports.redline import Redline
from drafts.management.pairs import add_pair_arguments, load_pair
from treatywatch.cage import CageError


class Command(BaseCommand):
    help = "Write the redline of two drafts: a tagged PDF, or a Word document with tracked changes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_pair_arguments(parser)
        parser.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            type=Path,
            required=True,
            help="a name that ends in .pdf or .docx",
        )

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        write = _FORMATS.get(output.suffix.lower())
        if write is None:
            raise CommandError(f"{output}: a redline is written as {' or '.join(_FORMATS)}.")
        pair = load_pair(options["old"], options["new"])
        comparison = compare(pair.old, pair.new, pair.edges)
        matters = what_matters(comparison, pair.language.split("-")[0])
        names = pair.old_name, pair.new_name
        redline = Redline(pair.treaty, *names, pair.language, comparison, matters=matters)
        try:
            output.write_bytes(write(redline))
        except CageError as error:
            raise CommandError(f"The PDF could not be made: {error}.") from error
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stdout.write(
            f"{output}: {comparison.counts['changes']:,} changes, {output.stat().st_size:,} bytes"
        )


def _pdf(redline: Redline) -> bytes:
    """Dated like the new draft, so that stored drafts always give the same bytes; files bear no date."""
    day = redline.new.issued_on
    return redline_pdf(redline, datetime.combine(day, time(), UTC) if day else timezone.now())


_FORMATS = {".pdf": _pdf, ".docx": redline_docx}
