"""Bring in annotations that were made in another program, onto one draft, each once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from annotations.engine.foreign import Foreign, locate
from annotations.errors import NotAllowed
from annotations.models import Annotation, Placement, PlacementStatus, Reply, Stance, Visibility
from annotations.models.annotation import Priority
from annotations.services.targets import placement_target
from annotations.services.writing import Content, store_annotation
from drafts import queries as texts
from drafts.models import Article, Draft
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record

NOT_FOUND = "These words stand nowhere in this draft, or more than once."


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: notes placed, notes that wait for a place, replies, and what was there already."""

    placed: int = 0
    waiting: int = 0
    replies: int = 0
    known: int = 0

    def __str__(self) -> str:
        return (
            f"{self.placed} placed, {self.waiting} wait for a place, {self.replies} replies, "
            f"{self.known} were here already"
        )


def import_annotations(
    *, principal: Principal, now: datetime, draft: Draft, found: Iterable[Foreign]
) -> Imported:
    """Makes a working note of each annotation, all or none; what was imported before is left as it is.

    Words that stand once in the draft become the note's place; others wait in the review queue, with their quote. One
    without words is on the whole draft. A reply joins the thread of what it replies to.
    """
    if not principal.writes:
        raise NotAllowed("Only analysts and coordinators of an organisation import annotations.")
    with transaction.atomic():
        run = _Import(principal, now, draft)
        for foreign in found:
            run.take(foreign)
        record(principal, "annotations imported", "draft", draft.pk, **run.counts)
    return Imported(**run.counts)


class _Import:
    """One run: the texts, and which foreign ids became which note."""

    def __init__(self, principal: Principal, now: datetime, draft: Draft):
        self.principal, self.now, self.draft = principal, now, draft
        self.articles = texts.articles_of(draft)
        self.parts = [texts.part_of(article) for article in self.articles]
        known = Annotation.objects.filter(organisation_id=principal.organisation_id).exclude(external_id="")
        self.notes = dict(known.values_list("external_id", "pk"))
        self.counts = {"placed": 0, "waiting": 0, "replies": 0, "known": 0}

    def take(self, foreign: Foreign) -> None:
        if foreign.id and foreign.id in self.notes:
            self.counts["known"] += 1
        elif foreign.parent in self.notes:
            self._reply(foreign)
        else:
            self._note(foreign)

    def _reply(self, foreign: Foreign) -> None:
        """A reply has no id of ours: the same words in the same thread are the same reply."""
        text = f"{foreign.author}: {foreign.reason}" if foreign.author else foreign.reason
        parent = self.notes[foreign.parent]
        if Reply.objects.filter(annotation_id=parent, text=text).exists():
            self.counts["known"] += 1
        else:
            Reply.objects.create(
                annotation_id=parent, author_id=self.principal.user_id, text=text, made_at=self.now
            )
            self.counts["replies"] += 1
        if foreign.id:
            self.notes[foreign.id] = parent

    def _note(self, foreign: Foreign) -> None:
        annotation = store_annotation(
            principal=self.principal,
            now=self.now,
            treaty_id=self.draft.treaty_id,
            content=_content(foreign),
            external_id=foreign.id[:300],
        )
        columns = self._place(foreign)
        Placement.objects.create(annotation=annotation, draft=self.draft, made_at=self.now, **columns)
        self.counts["placed" if columns["status"] == PlacementStatus.MADE else "waiting"] += 1
        if foreign.id:
            self.notes[foreign.id] = annotation.pk

    def _place(self, foreign: Foreign) -> dict:
        if not foreign.exact:
            return {"status": PlacementStatus.MADE, **placement_target(self._first(), "draft")}
        found = locate(self.parts, foreign)
        if found is None:
            quote = {"exact": foreign.exact, "prefix": foreign.prefix[-64:], "suffix": foreign.suffix[:64]}
            return {"status": PlacementStatus.ORPHANED, "reason": NOT_FOUND, **quote}
        part, start, end = found
        exact = self.parts[part].text[start:end]
        return {
            "status": PlacementStatus.MADE,
            **placement_target(self.articles[part], "span", start, end, exact),
        }

    def _first(self) -> Article:
        return self.articles[0]


def _content(foreign: Foreign) -> Content:
    source = foreign.evidence_url if urlsplit(foreign.evidence_url).scheme in ("http", "https") else ""
    signed = f"\n\n— {foreign.author}" if foreign.author else ""
    return Content(
        kind=foreign.kind,
        stance=Stance.NOTE,
        priority=Priority.PRIORITY,
        visibility=Visibility.ORGANISATION,
        reason=(foreign.reason + signed).strip(),
        proposed_wording=foreign.wording,
        evidence_url=source[:200],
        tags=tuple(tag for tag in foreign.tags if tag),
    )
