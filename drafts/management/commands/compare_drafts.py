"""Shows what changed between two drafts, given as files or as ids of stored drafts."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from drafts.engine.comparison import compare
from drafts.exports.comparison import comparison_data, comparison_text
from drafts.management.pairs import add_pair_arguments, load_pair


class Command(BaseCommand):
    help = "Compare two drafts: which article became which, and what changed in each, word by word."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_pair_arguments(parser)
        parser.add_argument("--json", action="store_true", help="print JSON instead of a redline")

    def handle(self, *args: Any, **options: Any) -> None:
        pair = load_pair(options["old"], options["new"])
        comparison = compare(pair.old, pair.new, pair.edges)
        if options["json"]:
            data = comparison_data(comparison, pair.language)
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(comparison_text(comparison)))
