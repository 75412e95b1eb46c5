"""The lists of notes, positions and organisations that pages and the API show."""

import uuid
from datetime import datetime

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from annotations.models import (
    Annotation,
    AnnotationState,
    BriefingNote,
    NoteState,
    Placement,
    PlacementStatus,
    Position,
    Priority,
)
from annotations.models.placement import OPEN_STATUSES
from annotations.queries.visibility import visible_to
from drafts.models import Draft, DraftState
from treatywatch.accounts.models import Organisation, Scope
from treatywatch.accounts.principal import Principal

_BY_PRIORITY = Case(
    *(When(annotation__priority=value, then=rank) for rank, value in enumerate(Priority.values)),
    output_field=IntegerField(),
)

IN_TEXT_ORDER = ("article__ordinal", F("start").asc(nulls_first=True), "end", "made_at", "id")
"""Placements as a reader meets them; notes on a whole article come before those on its words."""

_UNDER_WAY = (
    AnnotationState.IN_REVIEW,
    AnnotationState.CHANGES_REQUESTED,
    AnnotationState.APPROVED,
)


def placements_in(draft: Draft, principal: Principal, now: datetime) -> QuerySet[Placement]:
    """The visible notes of one draft with all that a margin shows, in the order of the text; no query a row."""
    return (
        Placement.objects.filter(draft=draft, annotation__in=visible_to(principal, now))
        .select_related(
            "annotation__position__theme",
            "annotation__organisation",
            "annotation__author",
            "article",
            "suggested_article",
            "decided_by",
            "carried_from__draft",
        )
        .prefetch_related("annotation__further_positions__theme", "annotation__tags")
        .order_by(*IN_TEXT_ORDER)
    )


def visible_notes(principal: Principal) -> QuerySet[BriefingNote]:
    """The briefing notes of one's own organisation: analysts and coordinators all, others those that are issued.

    A program sees them if its token may read what its organisation keeps to itself.
    """
    if principal.organisation_id is None or Scope.ORGANISATION not in principal.scopes:
        return BriefingNote.objects.none()
    notes = BriefingNote.objects.filter(organisation_id=principal.organisation_id)
    if not principal.writes:
        notes = notes.filter(state=NoteState.ISSUED)
    return notes.select_related("organisation", "draft__treaty")


def annotations_with_places(principal: Principal, now: datetime) -> QuerySet[Annotation]:
    """The visible annotations with their places in published drafts, newest draft first, as `shown_placements`.

    `changed_at` is when what a partner sees last changed: an edit, the end of an embargo, a place in a new draft.
    """
    shown = Placement.objects.filter(draft__state=DraftState.PUBLISHED)
    places = shown.select_related("draft", "article").defer("article__text")
    moment = Greatest("made_at", Coalesce("decided_at", "made_at"), "draft__published_at")
    latest = shown.filter(annotation=OuterRef("pk")).order_by().values("annotation")
    return (
        visible_to(principal, now)
        .annotate(
            changed_at=Greatest(
                "updated_at",
                Coalesce("publish_at", "updated_at"),
                Coalesce(Subquery(latest.annotate(at=Max(moment)).values("at")), "updated_at"),
            )
        )
        .select_related("treaty", "organisation", "position__theme")
        .prefetch_related(
            "further_positions__theme",
            "tags",
            Prefetch(
                "placements",
                queryset=places.order_by("-draft__issued_on", "-draft__published_at"),
                to_attr="shown_placements",
            ),
        )
    )


def positions_with_counts(principal: Principal, now: datetime) -> QuerySet[Position]:
    """All positions, each with the number of annotations for it that this principal may see."""
    return Position.objects.select_related("treaty", "theme").annotate(
        annotation_count=_count_for_positions(visible_to(principal, now))
    )


def organisations_with_counts(principal: Principal, now: datetime) -> QuerySet[Organisation]:
    """The organisations of which this principal may see an annotation, with how many."""
    visible = visible_to(principal, now)
    return Organisation.objects.filter(pk__in=visible.order_by().values("organisation")).annotate(
        annotation_count=_count_of(visible, "organisation")
    )


def _count_for_positions(visible: QuerySet[Annotation]) -> Coalesce:
    """How many of the visible annotations argue for the position of the outer query, first or further."""
    ours = visible.filter(argues_for(OuterRef("pk"))).order_by()
    return Coalesce(Subquery(ours.values(one=Value(1)).annotate(total=Count("pk")).values("total")), 0)


def argues_for(position: object) -> Q:
    """That an annotation argues for a position, given by its key, first of all or among others."""
    further = Annotation.further_positions.through.objects.filter(position_id=position)
    return Q(position_id=position) | Q(pk__in=further.values("annotation_id"))


def _count_of(visible: QuerySet[Annotation], column: str) -> Coalesce:
    """How many of the visible annotations point to the row of the outer query by `column`."""
    grouped = visible.filter(**{column: OuterRef("pk")}).order_by().values(column)
    return Coalesce(Subquery(grouped.annotate(total=Count("pk")).values("total")), 0)


def open_review_count(draft_id: uuid.UUID, principal: Principal, now: datetime) -> int:
    """How many of the notes that this principal may decide still wait in one draft."""
    return review_queue(draft_id, principal, now).count()


def waiting_by_draft(principal: Principal, now: datetime) -> list[tuple[Draft, int]]:
    """The newest published draft of each treaty with how many notes wait there for this principal; two queries."""
    newest = (
        Draft.objects.filter(state=DraftState.PUBLISHED, treaty=OuterRef("treaty"))
        .order_by("-issued_on", "-published_at")
        .values("pk")[:1]
    )
    drafts = Draft.objects.filter(state=DraftState.PUBLISHED, pk=Subquery(newest)).select_related("treaty")
    waiting = _waiting(principal, now).order_by().values("draft_id").annotate(count=Count("pk"))
    counts = {row["draft_id"]: row["count"] for row in waiting}
    return [(draft, counts[draft.pk]) for draft in drafts if draft.pk in counts] if counts else []


def notes_in_hand(principal: Principal, now: datetime) -> QuerySet[Annotation]:
    """The unpublished notes that wait for a step of this principal, or are hers to finish, by state.

    For a coordinator those that her organisation sent to review or approved; for everyone her own.
    """
    if not principal.writes:
        return Annotation.objects.none()
    steps = Q(author_id=principal.user_id, state__in=(AnnotationState.WORKING, *_UNDER_WAY))
    if principal.coordinates:
        steps |= Q(state__in=_UNDER_WAY)
    own = visible_to(principal, now).filter(steps, organisation_id=principal.organisation_id)
    return own.select_related("position", "author", "treaty").order_by("state", "-updated_at", "id")


def review_queue(draft_id: uuid.UUID, principal: Principal, now: datetime) -> QuerySet[Placement]:
    """The open placements of one draft that this principal may decide.

    The most important notes come first; among these, those with a suggestion, in the order of the text.
    """
    waiting = _waiting(principal, now).filter(draft_id=draft_id)
    return (
        waiting.select_related(
            "annotation__position__theme",
            "annotation__author",
            "annotation__organisation",
            "suggested_article",
            "carried_from__article",
            "carried_from__draft",
            "draft__treaty",
        )
        .prefetch_related("annotation__further_positions__theme", "annotation__tags")
        .order_by(
            _BY_PRIORITY,
            F("suggested_article__ordinal").asc(nulls_last=True),
            "carried_from__article__ordinal",
            "carried_from__start",
            "id",
        )
    )


def left_behind(draft: Draft, principal: Principal, now: datetime) -> int:
    """How many notes of one's organisation were made on an earlier draft after this one was published."""
    earlier = Draft.objects.filter(
        treaty=draft.treaty_id,
        language=draft.language,
        state=DraftState.PUBLISHED,
        issued_on__lte=draft.issued_on,
    ).exclude(pk=draft.pk)
    rows = Placement.objects.filter(
        draft__in=earlier,
        article__isnull=False,
        annotation__in=visible_to(principal, now),
        annotation__organisation_id=principal.organisation_id,
    )
    settled = Placement.objects.filter(
        Q(draft=draft) | Q(status=PlacementStatus.RETIRED), annotation=OuterRef("annotation")
    )
    return rows.exclude(Exists(settled)).values("annotation").distinct().count()


def _waiting(principal: Principal, now: datetime) -> QuerySet[Placement]:
    """The open placements that this principal may decide: her own notes, a coordinator's whole organisation."""
    if not principal.writes:
        return Placement.objects.none()
    waiting = Placement.objects.filter(
        status__in=OPEN_STATUSES,
        annotation__in=visible_to(principal, now),
        annotation__organisation_id=principal.organisation_id,
    )
    return waiting if principal.coordinates else waiting.filter(annotation__author_id=principal.user_id)
