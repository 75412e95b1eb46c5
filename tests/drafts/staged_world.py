"""A staged draft that was really read, badly, with a published one before it: what the tests of correcting share."""

from datetime import UTC, datetime

from drafts import queries, services
from drafts.engine.parser import parse
from drafts.models import Draft, Treaty
from drafts.readers import read
from drafts.services import SeenLine
from tests.factories import make_treaty
from treatywatch.accounts.principal import Principal

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
TEXT = b"""Article 1

1. Each Party lights its harbours.

2. It tells the others

of every change.

Harbour dues

1. No Party asks for dues from a ship that seeks shelter.

Article 3

1. This convention ends.
"""
"""The second article has lost its word and number, and a sentence is torn in two."""


TORN = b"""Article 1

1. Each Party

lights its

harbours and tells

the others of

every light

that it knows of.
"""
"""One sentence in six pieces."""


def make_staged(
    principal: Principal, treaty: Treaty | None = None, text: bytes = TEXT, name: str = "draft.txt"
) -> Draft:
    """A staged draft that was read here and not in a child."""
    draft, _ = services.receive_file(
        principal=principal,
        treaty=treaty or make_treaty(),
        name=name,
        data=text,
        label="Rev.1",
        issued_on=NOW.date(),
    )
    return services.stage(draft, parse(read(text, name)))


def seen(draft: Draft, words: str) -> SeenLine:
    """The line that begins with these words, as a page shows it now."""
    lines = queries.lines_of(queries.staged_text(draft))
    index = next(index for index, line in enumerate(lines) if line.text.startswith(words))
    return SeenLine(lines[index].id, queries.seen_mark(lines, index))


def seen_to(draft: Draft, first: str, last: str) -> SeenLine:
    """The lines from the one that begins with the first words to the one that begins with the last."""
    lines = queries.lines_of(queries.staged_text(draft))
    start, end = (
        next(index for index, line in enumerate(lines) if line.text.startswith(words))
        for words in (first, last)
    )
    return SeenLine(lines[start].id, queries.seen_mark(lines, start, end), lines[end].id)


def shape(draft: Draft) -> list[tuple[str, str, str]]:
    """Number, heading and text of every part."""
    return [(article.number, article.heading, article.text) for article in queries.articles_of(draft)]
