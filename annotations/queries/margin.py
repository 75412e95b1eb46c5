"""The notes beside a text, of which there can be thousands: little about each, all about those at hand."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Manager, QuerySet

from annotations.models import Annotation, Placement, Position, Tag
from annotations.queries.lists import IN_TEXT_ORDER, placements_in
from annotations.queries.threads import with_thread_counts
from annotations.queries.visibility import visible_to
from drafts.models import Draft
from treatywatch.accounts.models import Organisation
from treatywatch.accounts.principal import Principal


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What the marks and the filters need of a note, under the names that `Annotation` has for it."""

    pk: uuid.UUID
    kind: str
    stance: str
    priority: str
    author_id: int
    organisation: Organisation
    positions: tuple[Position, ...]
    labels: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class MarginPlace:
    """What the marks need of a placement, under the names that `Placement` has for it."""

    pk: uuid.UUID
    article_id: uuid.UUID
    level: str
    start: int | None
    end: int | None
    exact: str
    annotation: MarginNote


_OF_A_PLACE = ("pk", "article_id", "level", "start", "end", "exact")
_OF_A_NOTE = (
    "annotation_id",
    *(f"annotation__{name}" for name in ("kind", "stance", "priority", "author_id")),
)


def margin_of(draft: Draft, principal: Principal, now: datetime) -> list[MarginPlace]:
    """The visible notes that have a place in a draft, in the order of its text; five queries, however many they are.

    Plain values, and not rows with all that hangs on them, which with thousands of notes was the time of a page.
    """
    visible = visible_to(principal, now)
    placed = Placement.objects.filter(draft=draft, article__isnull=False, annotation__in=visible)
    columns = (*_OF_A_PLACE, *_OF_A_NOTE, "annotation__organisation_id", "annotation__position_id")
    rows = placed.order_by(*IN_TEXT_ORDER).values_list(*columns)
    positions = Position.objects.filter(treaty=draft.treaty_id).select_related("theme").in_bulk()
    organisations = Organisation.objects.filter(annotations__treaty=draft.treaty_id).distinct().in_bulk()
    notes = visible.filter(placements__draft=draft)
    further = _linked(Annotation.further_positions.through.objects, notes, "position", "position__theme")
    labels = _linked(Annotation.tags.through.objects, notes, "tag")
    places = []
    for row in rows:
        place, (key, *said), (organisation, position) = row[:6], row[6:11], row[11:]
        argued = (*([positions[position]] if position else ()), *further.get(key, ()))
        said += [organisations[organisation], argued, tuple(labels.get(key, ()))]
        places.append(MarginPlace(*place, MarginNote(key, *said)))
    return places


def _linked(links: Manager, notes: QuerySet[Annotation], to: str, *also: str) -> dict[uuid.UUID, list]:
    """What is linked to each of the notes, in its own order."""
    found: dict[uuid.UUID, list] = {}
    rows = links.filter(annotation__in=notes.order_by().values("pk")).select_related(to, *also)
    for row in rows.order_by(to):
        found.setdefault(row.annotation_id, []).append(getattr(row, to))
    return found


def in_full(
    places: Iterable[MarginPlace], draft: Draft, principal: Principal, now: datetime
) -> QuerySet[Placement]:
    """Some of these notes of a draft, with everything that a margin can show of them."""
    rows = placements_in(draft, principal, now).filter(pk__in=[one.pk for one in places])
    return with_thread_counts(rows, principal)
