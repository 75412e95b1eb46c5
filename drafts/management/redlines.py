"""The option of commands that read a file which may show its own changes."""

from django.core.management.base import CommandParser

from drafts.engine.redline import REDLINES


def add_redline_argument(parser: CommandParser) -> None:
    """The option --redline."""
    parser.add_argument(
        "--redline",
        choices=REDLINES,
        default="new",
        help="where a Word or PDF file shows its changes: read the clean new text, the old one, or both",
    )
