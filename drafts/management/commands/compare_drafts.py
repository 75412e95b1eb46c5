"""Shows what changed between two drafts, given as files or as ids of stored drafts."""

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from drafts.engine.comparison import Comparison, compare
from drafts.engine.parts import Part
from drafts.exports.comparison import comparison_data, comparison_text
from drafts.models import Draft
from drafts.queries import comparison_between, parts_of_draft
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile


class Command(BaseCommand):
    help = "Compare two drafts: which article became which, and what changed in each, word by word."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("old", help="the earlier draft: a treaty file, or the id of a stored draft")
        parser.add_argument("new", help="the later draft, likewise")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a redline")

    def handle(self, *args: Any, **options: Any) -> None:
        comparison = _comparison(options["old"], options["new"])
        if options["json"]:
            self.stdout.write(json.dumps(comparison_data(comparison), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(comparison_text(comparison)))


def _comparison(old: str, new: str) -> Comparison:
    """Two stored drafts use the lineage that people may have corrected; files have their own inferred."""
    old_draft, new_draft = _stored(old), _stored(new)
    if old_draft and new_draft:
        return comparison_between(old_draft, new_draft)
    return compare(_parts(old, old_draft), _parts(new, new_draft))


def _stored(name: str) -> Draft | None:
    """The draft with this id; None when the name is that of a file, or no id at all."""
    try:
        draft_id = uuid.UUID(name)
    except ValueError:
        return None
    if Path(name).is_file():
        return None
    draft = Draft.objects.filter(pk=draft_id).first()
    if draft is None:
        raise CommandError(f"{name}: there is no draft with this id")
    return draft


def _parts(name: str, draft: Draft | None) -> Sequence[Part]:
    if draft:
        return parts_of_draft(draft.pk)
    path = Path(name)
    try:
        return read_in_child(path.read_bytes(), path.name).parts
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except UnreadableFile as error:
        raise CommandError(f"{path}: {error}") from error
