"""The cast and the texts of the tests: small, fast, stored by the product's own services, no child process."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.test import Client
from django.utils import timezone

from annotations.models import (
    Annotation,
    AnnotationState,
    BriefingNote,
    Level,
    Placement,
    PlacementStatus,
    Position,
    Theme,
    Visibility,
)
from annotations.services.targets import placement_target
from drafts import services
from drafts.engine.parts import ParsedDraft, Part
from drafts.engine.source import CharacterCount, Doubt, Footnote
from drafts.engine.text import count_characters
from drafts.models import Article, Draft, DraftState, Session, SourceFile, Treaty
from treatywatch.accounts.models import Membership, Organisation, Scope, User
from treatywatch.accounts.principal import Principal, principal_of_user
from treatywatch.accounts.services import issue_token

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

    A bare text is an article numbered by its place. Without a date each draft is issued after the one before, and
    long before the dates that tests name.
    """
    number = next(_numbers)
    draft = Draft.objects.create(
        treaty=treaty or make_treaty(),
        organisation=organisation or make_organisation(),
        label=label or f"Draft {number}",
        issued_on=issued_on or date.fromordinal(date(1980, 1, 1).toordinal() + number),
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


def make_position(treaty: Treaty, code: str = "", theme: Theme | None = None, **fields) -> Position:
    """An ask, with the code as its title unless told otherwise."""
    code = code or f"position-{next(_numbers)}"
    return Position.objects.create(treaty=treaty, code=code, theme=theme, **({"title": code} | fields))


def make_annotation(
    article: Article,
    exact: str = "",
    *,
    author: User | None = None,
    shared_with: Iterable[Organisation] = (),
    **fields,
) -> Annotation:
    """An annotation on the words, or on the whole article without them; published for everyone unless told
    otherwise. Written straight to the tables, so that every state and visibility can be had."""
    author = author or make_user()
    defaults = {
        "state": AnnotationState.PUBLISHED,
        "visibility": Visibility.PUBLIC,
        "publish_at": PUBLISHED_AT,
        "created_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT,
        "reason": "Safeguards matter.",
    }
    annotation = Annotation.objects.create(
        treaty_id=article.draft.treaty_id,
        organisation=author.membership.organisation,
        author=author,
        **(defaults | fields),
    )
    annotation.shared_with.set(shared_with)
    make_placement(annotation, article, exact)
    return annotation


def make_placement(annotation: Annotation, article: Article, exact: str = "", **fields) -> Placement:
    """Where an annotation sits: on the first occurrence of the words, or on the whole article."""
    target: dict = {"article": article, "level": Level.ARTICLE}
    if exact:
        start = article.text.index(exact)
        target = placement_target(article, Level.SPAN, start, start + len(exact), exact)
    defaults = {"status": PlacementStatus.MADE, "made_at": PUBLISHED_AT}
    return Placement.objects.create(
        annotation=annotation, draft_id=article.draft_id, **(target | defaults | fields)
    )


def make_open_placement(annotation: Annotation, draft: Draft, status: str = "review", **fields) -> Placement:
    """An annotation in a draft in which a person must still decide where, or whether, it belongs."""
    return Placement.objects.create(annotation=annotation, draft=draft, status=status, **fields)


def make_token(organisation: Organisation, *scopes: str, days: int = 30) -> str:
    """The key of a new token of the organisation, with the scopes, or all of them."""
    expires_at = timezone.now() + timedelta(days=days)
    return issue_token(
        organisation=organisation,
        label=f"Token {next(_numbers)}",
        scopes=list(scopes or Scope.values),
        expires_at=expires_at,
    )[1]


def make_briefing_note(draft: Draft, *, author: User | None = None, **fields) -> BriefingNote:
    """A note on a draft by the author's organisation, still being worked on unless told otherwise."""
    author = author or make_user("coordinator")
    defaults = {"title": f"Note {next(_numbers)}", "dated_on": PUBLISHED_AT.date()}
    return BriefingNote.objects.create(
        draft=draft, author=author, organisation=author.membership.organisation, **(defaults | fields)
    )
