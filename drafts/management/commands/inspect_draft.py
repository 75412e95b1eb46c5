"""Shows what the readers find in a file, without storing anything."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from drafts.engine.parts import ParsedDraft
from drafts.engine.source import Doubt
from drafts.management.redlines import add_redline_argument
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile


class Command(BaseCommand):
    help = "Read a treaty file and show its parts, footnotes, doubts and account of characters."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a .docx, .pdf, .html, .md, .txt or Akoma Ntoso file")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        add_redline_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            draft = read_in_child(path.read_bytes(), path.name, options["redline"])
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except UnreadableFile as error:
            raise CommandError(f"{path}: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(_data(draft), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_table(draft)))


def _data(draft: ParsedDraft) -> dict[str, Any]:
    account = draft.characters
    return {
        "language": draft.language,
        "parts": [
            {name: getattr(part, name) for name in ("kind", "number", "heading", "chapter", "text")}
            for part in draft.parts
        ],
        "footnotes": [{"label": note.label, "text": note.text} for note in draft.footnotes],
        "warnings": [_sentence(doubt) for doubt in draft.doubts],
        "characters": {
            "in": account.total,
            "kept": account.kept,
            "set_aside": [{"reason": item.reason, "count": item.count} for item in account.set_aside],
        },
    }


def _sentence(doubt: Doubt) -> str:
    place = f" ({doubt.place})" if doubt.place else ""
    return f"{doubt.code}: {doubt.message}{place}"


def _table(draft: ParsedDraft) -> list[str]:
    rows = [f"{'kind':11} {'number':8} {'words':>6} {'[':>4}  heading"]
    for part in draft.parts:
        heading = part.heading or part.text[:50].replace("\n", " ")
        words, brackets = len(part.text.split()), (part.label + part.heading + part.text).count("[")
        rows.append(f"{part.kind:11} {part.number:8} {words:6} {brackets:4}  {heading[:80]}")
    account = draft.characters
    rows += ["", f"language {draft.language or 'unknown'}, {len(draft.footnotes)} footnotes"]
    rows.append(f"characters: {account.total} in, {account.kept} kept")
    rows += [f"  set aside: {item.count} {item.reason}" for item in account.set_aside]
    rows += ["", *map(_sentence, draft.doubts)] if draft.doubts else []
    return rows
