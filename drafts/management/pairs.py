"""Two drafts named on a command line: treaty files, or ids of stored drafts."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import CommandError, CommandParser

from drafts.engine.alignment import Edge, align
from drafts.engine.parts import ParsedDraft, Part
from drafts.exports.redline import DraftName
from drafts.models import Draft
from drafts.queries import edges_between, name_of_draft, parts_of_draft
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile


@dataclass(frozen=True)
class Pair:
    """An old and a new draft, which article became which, and what treaty and drafts are called."""

    old: Sequence[Part]
    new: Sequence[Part]
    edges: Sequence[Edge]
    old_name: DraftName
    new_name: DraftName
    treaty: str
    language: str


@dataclass(frozen=True)
class _Side:
    """One of the two; `draft` is None where it is a file, which then lends its name to the treaty."""

    draft: Draft | None
    parts: Sequence[Part]
    name: DraftName
    treaty: str
    language: str


def add_pair_arguments(parser: CommandParser) -> None:
    """The arguments `old` and `new` of a command that works on two drafts."""
    parser.add_argument("old", help="the earlier draft: a treaty file, or the id of a stored draft")
    parser.add_argument("new", help="the later draft, likewise")


def load_pair(old: str, new: str) -> Pair:
    """Both drafts, with the lineage that people may have corrected where both are stored, else with a fresh one.

    Raises CommandError when there is no such draft, or no such file, or it cannot be read.
    """
    old_side, new_side = _side(old), _side(new)
    if old_side.draft and new_side.draft:
        edges = edges_between(old_side.draft, new_side.draft)
    else:
        edges = align(old_side.parts, new_side.parts)
    return Pair(
        old_side.parts,
        new_side.parts,
        edges,
        old_side.name,
        new_side.name,
        new_side.treaty,
        new_side.language,
    )


def _side(name: str) -> _Side:
    draft = _stored(name)
    if draft is None:
        parsed, label = _read(Path(name)), Path(name).stem
        return _Side(None, parsed.parts, DraftName(label), label, parsed.language)
    parts = parts_of_draft(draft.pk)
    return _Side(draft, parts, name_of_draft(draft), draft.treaty.short_title, draft.language)


def _stored(name: str) -> Draft | None:
    """The draft with this id; None when the name is that of a file, or no id at all."""
    try:
        draft_id = uuid.UUID(name)
    except ValueError:
        return None
    if Path(name).is_file():
        return None
    draft = Draft.objects.select_related("treaty").filter(pk=draft_id).first()
    if draft is None:
        raise CommandError(f"{name}: there is no draft with this id")
    return draft


def _read(path: Path) -> ParsedDraft:
    try:
        return read_in_child(path.read_bytes(), path.name)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except UnreadableFile as error:
        raise CommandError(f"{path}: {error}") from error
