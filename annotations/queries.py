"""Reads of what is said about texts. One predicate decides what a principal may see: `visible_to`.

Pages, API, counts, search, exports and notes all start from it, so nothing can show in one and not the other.
"""

import uuid
from datetime import datetime

from django.db.models import Case, IntegerField, Q, QuerySet, When

from annotations.models import (
    Annotation,
    AnnotationState,
    BriefingNote,
    NoteState,
    Placement,
    Priority,
    Visibility,
)
from drafts.models import Draft
from treatywatch.accounts.models import Role, Scope
from treatywatch.accounts.principal import Principal

_BY_PRIORITY = Case(
    *(When(annotation__priority=value, then=rank) for rank, value in enumerate(Priority.values)),
    output_field=IntegerField(),
)
PAST_WORKING = (
    AnnotationState.IN_REVIEW,
    AnnotationState.CHANGES_REQUESTED,
    AnnotationState.APPROVED,
    AnnotationState.PUBLISHED,
    AnnotationState.WITHDRAWN,
)


def visible_to(principal: Principal, now: datetime) -> QuerySet[Annotation]:
    """The annotations that `principal` may see at `now`.

    Published ones by their visibility, the embargo evaluated here; unpublished ones by their author, and from
    review on by the coordinators and admins of their organisation. The site admin sees what the public sees.
    """
    return Annotation.objects.filter(_published_for(principal, now) | _unpublished_for(principal))


def _published_for(principal: Principal, now: datetime) -> Q:
    out = Q(state=AnnotationState.PUBLISHED) & (Q(publish_at__isnull=True) | Q(publish_at__lte=now))
    audience = Q(visibility=Visibility.PUBLIC)
    if principal.organisation_id and Scope.ORGANISATION in principal.scopes:
        audience |= Q(organisation_id=principal.organisation_id)
    if principal.organisation_id and Scope.COALITION in principal.scopes:
        shared = Annotation.shared_with.through.objects.filter(organisation_id=principal.organisation_id)
        audience |= Q(visibility=Visibility.COALITION, pk__in=shared.values("annotation_id"))
    return out & audience


def _unpublished_for(principal: Principal) -> Q:
    if principal.user_id is None or principal.organisation_id is None:
        return Q(pk__in=[])
    own = Q(author_id=principal.user_id, organisation_id=principal.organisation_id)
    if principal.role in (Role.COORDINATOR, Role.ADMIN):
        return own | Q(organisation_id=principal.organisation_id, state__in=PAST_WORKING)
    return own


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
        )
        .order_by("article__ordinal", "start", "end", "made_at", "id")
    )


def visible_notes(principal: Principal) -> QuerySet[BriefingNote]:
    """The briefing notes of one's own organisation: coordinators all, others those that are issued."""
    if principal.user_id is None or principal.organisation_id is None:
        return BriefingNote.objects.none()
    notes = BriefingNote.objects.filter(organisation_id=principal.organisation_id)
    if principal.role == Role.ADMIN:
        notes = notes.filter(state=NoteState.ISSUED)
    return notes.select_related("organisation", "draft__treaty")


def can_edit(principal: Principal, annotation: Annotation) -> bool:
    """Only the author edits an annotation, and only while she still writes for its organisation."""
    return (
        principal.writes
        and annotation.author_id == principal.user_id
        and annotation.organisation_id == principal.organisation_id
    )


def can_decide(principal: Principal, annotation: Annotation) -> bool:
    """Who decides a carried placement: its author, or a coordinator of its organisation."""
    same = annotation.organisation_id == principal.organisation_id
    return same and (principal.coordinates or can_edit(principal, annotation))


def open_review_count(draft_id: uuid.UUID, principal: Principal, now: datetime) -> int:
    """How many of the notes that this principal may decide still wait in one draft."""
    return review_queue(draft_id, principal, now).count()


def review_queue(draft_id: uuid.UUID, principal: Principal, now: datetime) -> QuerySet[Placement]:
    """The open placements of one draft that this principal may decide, the most important notes first."""
    waiting = Placement.objects.filter(
        draft_id=draft_id,
        status__in=("review", "orphaned"),
        annotation__in=visible_to(principal, now),
        annotation__organisation_id=principal.organisation_id,
    )
    if not principal.coordinates:
        waiting = waiting.filter(annotation__author_id=principal.user_id)
    return waiting.select_related(
        "annotation__position",
        "annotation__author",
        "suggested_article",
        "carried_from__article",
        "draft__treaty",
    ).order_by(_BY_PRIORITY, "suggested_article__ordinal", "made_at", "id")
