"""The cast and the texts of the tests: small, fast, stored by the product's own services, no child process."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count

from django.test import Client

from drafts import services
from drafts.engine.parts import ParsedDraft, Part
from drafts.engine.source import CharacterCount, Doubt, Footnote
from drafts.engine.text import count_characters
from drafts.models import Draft, DraftState, Session, SourceFile, Treaty
from treatywatch.accounts.models import Membership, Organisation, User
from treatywatch.accounts.principal import Principal, principal_of_user

PASSWORD = "a long enough pass phrase"
PUBLISHED_AT = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)

_numbers = count(1)


def make_organisation(name: str = "") -> Organisation:
    """An NGO; a fresh one at each call unless the name is given twice."""
    number = next(_numbers)
    name = name or f"Organisation {number}"
    return Organisation.objects.get_or_create(name=name, defaults={"slug": f"organisation-{number}"})[0]


def make_user(role: str = "analyst", organisation: Organisation | None = None, email: str = "") -> User:
    """A person with the role in an organisation, a new one if none is given; role "" is without any."""
    user = User.objects.create_user(email or f"{role or 'person'}{next(_numbers)}@example.org", PASSWORD)
    if role:
        Membership.objects.create(user=user, organisation=organisation or make_organisation(), role=role)
    return user


def make_principal(role: str = "analyst", organisation: Organisation | None = None) -> Principal:
    """What services ask for: the principal of a new person."""
    return principal_of_user(make_user(role, organisation))


def login(client: Client, user: User) -> Client:
    """The client, with the person logged in."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def make_treaty(slug: str = "", **fields) -> Treaty:
    """A treaty without drafts."""
    slug = slug or f"treaty-{next(_numbers)}"
    defaults = {"title": f"Convention on {slug}", "short_title": slug.capitalize()}
    return Treaty.objects.create(slug=slug, **(defaults | fields))


def make_session(treaty: Treaty, starts_on: date, label: str = "", **fields) -> Session:
    """A session of five days."""
    ends_on = fields.pop("ends_on", date.fromordinal(starts_on.toordinal() + 4))
    label = label or f"Session {next(_numbers)}"
    return Session.objects.create(treaty=treaty, label=label, starts_on=starts_on, ends_on=ends_on, **fields)


def article(number: str, text: str, heading: str = "", chapter: str = "", kind: str = "article") -> Part:
    """One part of a draft, the text's paragraphs one a line."""
    return Part(kind, number, heading, chapter, text)


def make_draft(
    treaty: Treaty | None = None,
    articles: Iterable[str | Part] = ("1. States shall act.",),
    *,
    published: bool = True,
    label: str = "",
    issued_on: date | None = None,
    organisation: Organisation | None = None,
    doubts: tuple[Doubt, ...] = (),
    footnotes: tuple[Footnote, ...] = (),
    content: bytes = b"the file",
    **fields,
) -> Draft:
    """A draft that went through staging, with its lineage, and was published unless told otherwise.

    A bare text is an article numbered by its place. Without a date each draft is issued after the one before.
    """
    number = next(_numbers)
    draft = Draft.objects.create(
        treaty=treaty or make_treaty(),
        organisation=organisation or make_organisation(),
        label=label or f"Draft {number}",
        issued_on=issued_on or date.fromordinal(date(2020, 1, 1).toordinal() + number),
        state=DraftState.READING,
        source_sha256=f"{number:064x}",
        **fields,
    )
    SourceFile.objects.create(draft=draft, name="draft.md", content=content)
    services.stage(draft, _parsed(articles, doubts, footnotes))
    if published:
        somebody = Principal(organisation_id=draft.organisation_id, role="coordinator")
        services.publish_draft(principal=somebody, draft=draft, now=PUBLISHED_AT)
    return draft


def _parsed(
    articles: Iterable[str | Part], doubts: tuple[Doubt, ...], footnotes: tuple[Footnote, ...]
) -> ParsedDraft:
    parts = tuple(
        article(str(number), given) if isinstance(given, str) else given
        for number, given in enumerate(articles, start=1)
    )
    kept = sum(count_characters(part.text) for part in parts)
    return ParsedDraft("en", parts, footnotes, doubts, CharacterCount(kept, kept))
