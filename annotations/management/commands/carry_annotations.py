"""Shows where annotated words of one draft are in the next, without storing anything."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.engine.quotes import Quote, carry_quotes
from annotations.engine.spans import EXPLANATIONS, CarriedSpan, Place, Span
from annotations.management.spans import BadSpans, read_spans
from drafts.exports.comparison import part_name
from drafts.management.pairs import Pair, add_pair_arguments, load_pair


class Command(BaseCommand):
    help = "Carry spans of an old draft to a new one: carried, changed, review, orphaned or unmatched."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_pair_arguments(parser)
        parser.add_argument(
            "--spans",
            required=True,
            metavar="FILE",
            help='JSON lines: {"article", "start", "end"} in code points, half-open, or {"article", "exact"}; '
            "article is the number as printed, or preamble, or annex with its number",
        )
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        pair = load_pair(options["old"], options["new"])
        spans = _spans(Path(options["spans"]), pair)
        carried = carry_quotes(pair.old, pair.new, pair.edges, spans)
        if options["json"]:
            placements = [_data(one, pair) for one in carried]
            self.stdout.write(json.dumps({"placements": placements}, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_line(one, pair) for one in carried))


def _spans(path: Path, pair: Pair) -> list[Span | Quote]:
    try:
        return read_spans(path.read_text(encoding="utf-8-sig").split("\n"), pair.old)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except (BadSpans, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error


def _data(carried: CarriedSpan, pair: Pair) -> dict[str, Any]:
    suggestion = carried.suggestion
    return {
        "status": carried.status,
        **_place_data(carried.place, pair),
        "kept": round(carried.kept, 4),
        "suggestion": suggestion
        and {**_place_data(suggestion, pair), "reason": EXPLANATIONS[suggestion.reason]},
    }


def _place_data(place: Place | None, pair: Pair) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("article", "start", "end", "text"))
    return {
        "article": part_name(pair.new[place.part]),
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }


def _line(carried: CarriedSpan, pair: Pair) -> str:
    there = carried.place or carried.suggestion
    text = f"  {part_name(pair.new[there.part])}: {there.text}" if there else ""
    return f"{carried.status:9} {carried.kept:4.0%} {EXPLANATIONS[carried.reason]}{text}".replace("\n", " ")
