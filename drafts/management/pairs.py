"""Two drafts named on a command line: treaty files, or ids of stored drafts."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import CommandError, CommandParser

from drafts.engine.alignment import Edge, align
from drafts.engine.parts import Part
from drafts.models import Draft
from drafts.queries import edges_between, parts_of_draft
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile


@dataclass(frozen=True)
class Pair:
    """An old and a new draft, and which article became which."""

    old: Sequence[Part]
    new: Sequence[Part]
    edges: Sequence[Edge]


def add_pair_arguments(parser: CommandParser) -> None:
    """The arguments `old` and `new` of a command that works on two drafts."""
    parser.add_argument("old", help="the earlier draft: a treaty file, or the id of a stored draft")
    parser.add_argument("new", help="the later draft, likewise")


def load_pair(old: str, new: str) -> Pair:
    """Both drafts, with the lineage that people may have corrected where both are stored, else with a fresh one.

    Raises CommandError when there is no such draft, or no such file, or it cannot be read.
    """
    old_draft, new_draft = _stored(old), _stored(new)
    old_parts, new_parts = _parts(old, old_draft), _parts(new, new_draft)
    if old_draft and new_draft:
        return Pair(old_parts, new_parts, edges_between(old_draft, new_draft))
    return Pair(old_parts, new_parts, align(old_parts, new_parts))


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
