"""Loads the demonstration through the services that people use: files read, drafts published, notes carried.

The order is that of a negotiation: a draft comes, notes are written on it, reviewed and published, the next
draft comes and carries them. Shapes are described in fixtures/README.md.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from annotations.engine.anchoring import find_quote
from annotations.models import (
    Annotation,
    AnnotationState,
    BriefingNote,
    BriefingSection,
    Level,
    Position,
    Statement,
    Theme,
)
from annotations.services.placing import publish_and_carry
from annotations.services.states import take_step
from annotations.services.writing import PLAIN_COLUMNS, Content, annotate
from drafts.models import Article, Draft, DraftState, Session, Treaty
from drafts.services import read_received, receive_file
from treatywatch.accounts.models import ApiToken, Membership, Organisation, Role, User
from treatywatch.accounts.principal import principal_of_user
from treatywatch.accounts.services import issue_token

STEPS_TO = {
    AnnotationState.WORKING: (),
    AnnotationState.IN_REVIEW: ("submit",),
    AnnotationState.CHANGES_REQUESTED: ("submit", "request_changes"),
    AnnotationState.APPROVED: ("submit", "approve"),
    AnnotationState.PUBLISHED: ("submit", "approve", "publish"),
}

NOTE_COLUMNS = (
    "dated_on",
    "subtitle",
    "imprint",
    "about",
    "introduction",
    "quote",
    "quote_attribution",
    "conclusion",
)


class DemoLoader:
    """One loading of `folder` (the fixtures); every person gets `password`.

    `token_key` becomes the key of the demo token, a random one without it; afterwards it holds what was issued.
    """

    def __init__(self, folder: Path, *, password: str, token_key: str | None = None):
        self.folder = folder
        self.password = password
        self.token_key = token_key

    def load(self) -> Treaty:
        """Loads all that is not there yet and returns the treaty. A second run changes nothing."""
        self._load_people()
        home = self.folder / "treaties" / "cybercrime"
        treaty = self._load_treaty(_read(home / "treaty.json"))
        self._load_positions(treaty, _read(home / "positions.json"))
        annotations = _read(home / "annotations.json")["annotations"]
        for entry in _read(home / "treaty.json")["drafts"]:
            if not treaty.drafts.filter(label=entry["label"], state=DraftState.PUBLISHED).exists():
                draft = self._load_draft(treaty, home, entry)
                for note in annotations:
                    if note["draft"] == draft.label:
                        self._load_annotation(draft, note)
        self._load_statements(treaty, _read(home / "statements.json")["statements"])
        self._load_note(treaty, _read(home / "briefing.json"))
        return treaty

    def _load_people(self) -> None:
        for entry in _read(self.folder / "organisations.json")["organisations"]:
            organisation, _ = Organisation.objects.get_or_create(
                slug=entry["slug"],
                defaults={key: entry[key] for key in ("name", "about", "is_illustrative")},
            )
            for person in entry["people"]:
                self._load_person(organisation, person)
            for token in entry["tokens"]:
                self._load_token(organisation, token)

    def _load_person(self, organisation: Organisation, entry: dict) -> None:
        user = User.objects.filter(email=entry["email"]).first()
        if user is None:
            user = User.objects.create_user(entry["email"], self.password, display_name=entry["display_name"])
        Membership.objects.get_or_create(
            user=user, defaults={"organisation": organisation, "role": entry["role"]}
        )

    def _load_token(self, organisation: Organisation, entry: dict) -> None:
        if not ApiToken.objects.filter(organisation=organisation, label=entry["label"]).exists():
            expiry = timezone.now() + timedelta(days=entry["valid_days"])
            _, self.token_key = issue_token(
                organisation=organisation,
                label=entry["label"],
                scopes=entry["scopes"],
                expires_at=expiry,
                key=self.token_key,
            )

    def _load_treaty(self, entry: dict) -> Treaty:
        columns = ("title", "short_title", "summary", "is_illustrative")
        treaty, _ = Treaty.objects.get_or_create(
            slug=entry["slug"], defaults={column: entry[column] for column in columns}
        )
        for session in entry["sessions"]:
            Session.objects.get_or_create(
                treaty=treaty,
                label=session["label"],
                defaults={key: session[key] for key in ("place", "starts_on", "ends_on")},
            )
        return treaty

    def _load_positions(self, treaty: Treaty, data: dict) -> None:
        themes = {
            title: Theme.objects.get_or_create(treaty=treaty, title=title, defaults={"ordinal": ordinal})[0]
            for ordinal, title in enumerate(data["themes"])
        }
        for ordinal, entry in enumerate(data["positions"]):
            Position.objects.get_or_create(
                treaty=treaty,
                code=entry["code"],
                defaults={key: entry[key] for key in ("title", "summary", "ask")}
                | {"theme": themes[entry["theme"]], "ordinal": ordinal},
            )

    def _load_draft(self, treaty: Treaty, home: Path, entry: dict) -> Draft:
        principal = principal_of_user(_coordinator(Organisation.objects.get(slug="harbour-institute")))
        path = home / entry["file"]
        draft, _ = receive_file(
            principal=principal,
            treaty=treaty,
            name=path.name,
            data=path.read_bytes(),
            label=entry["label"],
            symbol=entry["symbol"],
            issued_on=date.fromisoformat(entry["issued_on"]),
            session=treaty.sessions.filter(label=entry["session"]).first(),
        )
        draft = read_received(draft.pk)
        publish_and_carry(principal=principal, draft=draft, now=_noon(entry["issued_on"]))
        draft.refresh_from_db()
        return draft

    def _load_annotation(self, draft: Draft, entry: dict) -> None:
        author = User.objects.get(email=entry["author"])
        article = _article(draft, entry["article"])
        level, span = _target(article, entry)
        now = _noon(entry["made_on"])
        annotation = annotate(
            principal=principal_of_user(author),
            now=now,
            article=article,
            content=_content(draft.treaty, entry),
            level=level,
            start=span[0],
            end=span[1],
            exact=article.text[slice(*span)],
        )
        for name in STEPS_TO[entry["state"]]:
            who = author if name == "submit" else _coordinator(annotation.organisation)
            annotation = self._step(annotation, who, name, now)

    def _step(self, annotation: Annotation, who: User, name: str, now: datetime) -> Annotation:
        return take_step(
            principal=principal_of_user(who),
            now=now,
            annotation=annotation,
            version=annotation.version,
            name=name,
        )

    def _load_statements(self, treaty: Treaty, entries: list[dict]) -> None:
        if treaty.statements.exists():
            return
        positions = {position.code: position for position in treaty.positions.all()}
        sessions = {session.label: session for session in treaty.sessions.all()}
        drafts = {draft.label: draft for draft in treaty.drafts.filter(state=DraftState.PUBLISHED)}
        columns = ("delegation", "stance", "summary", "fact_check", "source_url")
        for entry in entries:
            draft = drafts.get(entry["draft"])
            Statement.objects.create(
                treaty=treaty,
                session=sessions.get(entry["session"]),
                draft=draft,
                article=_article(draft, entry["article"]) if draft and entry["article"] else None,
                position=positions.get(entry["position"]),
                **{column: entry[column] for column in columns},
            )

    def _load_note(self, treaty: Treaty, entry: dict) -> None:
        organisation = Organisation.objects.get(slug=entry["organisation"])
        note, made = BriefingNote.objects.get_or_create(
            organisation=organisation,
            draft=treaty.drafts.get(label=entry["draft"], state=DraftState.PUBLISHED),
            author=User.objects.get(email=entry["author"]),
            title=entry["title"],
            defaults={column: entry[column] for column in NOTE_COLUMNS},
        )
        if not made:
            return
        for ordinal, part in enumerate(entry["sections"]):
            section = BriefingSection.objects.create(
                note=note,
                theme=treaty.themes.get(title=part["theme"]),
                ordinal=ordinal,
                prose=part["prose"],
                recommendation=part["recommendation"],
            )
            section.positions.set(treaty.positions.filter(code__in=part["positions"]))


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), UTC)


def _coordinator(organisation: Organisation) -> User:
    return User.objects.filter(
        membership__organisation=organisation, membership__role=Role.COORDINATOR
    ).first()


def _article(draft: Draft, number: str) -> Article:
    if number == "preamble":
        return draft.articles.get(kind="preamble")
    return draft.articles.get(kind="article", number=number)


def _target(article: Article, entry: dict) -> tuple[str, tuple[int, int]]:
    """The level of a note and its offsets: those of its quote, or else the end of its article."""
    end = len(article.text)
    span = find_quote(article.text, entry["quote"]) if entry["quote"] else (end, end)
    if span is None:
        raise ValueError(f"{entry['key']}: the quote is not once in {article.name}")
    return entry.get("level") or (Level.SPAN if entry["quote"] else Level.ARTICLE), span


def _content(treaty: Treaty, entry: dict) -> Content:
    return Content(
        position=treaty.positions.filter(code=entry["position"]).first(),
        shared_with=tuple(Organisation.objects.filter(slug__in=entry["shared_with"])),
        **{column: entry[column] for column in PLAIN_COLUMNS if column in entry},
        tags=tuple(entry.get("tags", ())),
    )
