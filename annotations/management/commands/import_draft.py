"""Reads a file into a treaty as a staged draft, and publishes it if asked.

The command stands with the annotations because publishing carries every annotation to the new draft, and the
texts know nothing of annotations.
"""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import slugify

from annotations.services.placing import publish_and_carry
from drafts import services
from drafts.errors import DraftError
from drafts.management.redlines import add_redline_argument
from drafts.models import Draft, DraftState, Treaty
from drafts.queries import versions_of
from treatywatch.accounts.principal import ANONYMOUS


class Command(BaseCommand):
    help = "Import a draft from a Word, PDF, HTML, Markdown or text file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--treaty", required=True, help="slug; made if there is no such treaty")
        parser.add_argument("--label", required=True, help="what people call this draft: “Rev.1”")
        parser.add_argument("--issued-on", required=True, type=_day, help="YYYY-MM-DD")
        parser.add_argument("--symbol", default="", help="document symbol, if it has one")
        parser.add_argument("--language", default="", help="ISO 639-1 code; guessed without it")
        add_redline_argument(parser)
        parser.add_argument("--publish", action="store_true", help="publish at once and carry annotations")

    def handle(self, *, file: Path, treaty: str, label: str, issued_on: date, **options):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        try:
            draft = self._stage(file.name, data, _treaty(treaty), label, issued_on, options)
            self._say_what_was_read(draft)
            if options["publish"]:
                tally = publish_and_carry(principal=ANONYMOUS, draft=draft, now=timezone.now())
                self.stdout.write(f"published; annotations: {tally}")
        except DraftError as error:
            raise CommandError(f"{file.name}: {error}") from error

    def _stage(self, name, data, treaty, label, issued_on, options) -> Draft:
        draft, _ = services.receive_file(
            principal=ANONYMOUS,
            treaty=treaty,
            name=name,
            data=data,
            label=label,
            issued_on=issued_on,
            symbol=options["symbol"],
            language=options["language"],
            redline=options["redline"],
        )
        if draft.state == DraftState.READING:
            draft = services.read_received(draft.pk)
        if draft.state == DraftState.REFUSED:
            reason = draft.reading["error"]
            services.discard_draft(principal=ANONYMOUS, draft=draft)
            raise DraftError(reason)
        return draft

    def _say_what_was_read(self, draft: Draft) -> None:
        articles = draft.articles.filter(kind="article").count()
        characters = draft.reading["characters"]
        aside = sum(item["count"] for item in characters["set_aside"])
        self.stdout.write(
            f"{draft.pk} {draft}: {articles} articles, {len(draft.reading['warnings'])} warnings, "
            f"characters: {characters['in']} in, {characters['kept']} kept, {aside} set aside"
        )
        for version in versions_of(draft):
            self.stdout.write(
                f"a language version ({draft.language}) of {version.label} ({version.language})"
            )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _treaty(slug: str) -> Treaty:
    """The treaty of this slug; a new one is named after it, to be renamed on its page."""
    if slug != slugify(slug):
        raise CommandError(f"--treaty {slug!r} is not a slug; try {slugify(slug)!r}")
    title = slug.replace("-", " ").capitalize()
    return Treaty.objects.get_or_create(slug=slug, defaults={"title": title, "short_title": title})[0]
