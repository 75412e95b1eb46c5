"""What people of one organisation say to each other about a note, and what of it is new to whom."""

import uuid
from datetime import UTC, datetime

from django.db.models import Count, DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from annotations.models import Annotation, Placement, Reply, Seen
from annotations.queries.visibility import PAST_WORKING, visible_to
from treatywatch.accounts.models import Role, User
from treatywatch.accounts.principal import Principal

_LONG_AGO = Value(datetime(1970, 1, 1, tzinfo=UTC), output_field=DateTimeField())


def may_discuss(principal: Principal, annotation: Annotation) -> bool:
    """Whether this principal reads and writes the thread of a note that she may see: people of its organisation."""
    return principal.writes and annotation.organisation_id == principal.organisation_id


def thread_of(annotation: Annotation) -> QuerySet[Reply]:
    """The entries of a note's thread, oldest first, with their authors and whom they mention."""
    return annotation.replies.select_related("author").prefetch_related("mentions").order_by("made_at", "id")


def unread_replies(annotation: Annotation, principal: Principal) -> QuerySet[uuid.UUID]:
    """The keys of the entries that the reader has not seen."""
    return _unread(principal, annotation.pk).values_list("pk", flat=True)


def colleagues_of(annotation: Annotation, principal: Principal) -> QuerySet[User]:
    """Who can be mentioned: the others of the organisation who may see the note."""
    inside = User.objects.filter(
        is_active=True,
        membership__organisation_id=annotation.organisation_id,
        membership__role__in=(Role.ANALYST, Role.COORDINATOR),
    ).exclude(pk=principal.user_id)
    if annotation.state == "published":
        return inside
    past = Q(membership__role=Role.COORDINATOR) if annotation.state in PAST_WORKING else Q(pk__in=[])
    return inside.filter(past | Q(pk=annotation.author_id))


def unread_threads(principal: Principal, now: datetime) -> QuerySet[Annotation]:
    """The visible notes of one's organisation in whose thread others wrote since one last read it.

    `is_mentioned` tells those in which the reader herself is named; they come first, then the newest.
    """
    if not principal.writes:
        return Annotation.objects.none()
    new = _unread(principal, OuterRef("pk"))
    return (
        visible_to(principal, now)
        .filter(Exists(new), organisation_id=principal.organisation_id)
        .annotate(
            is_mentioned=Exists(new.filter(mentions=principal.user_id)),
            replied_at=Subquery(new.order_by("-made_at").values("made_at")[:1]),
        )
        .select_related("position", "treaty")
        .order_by("-is_mentioned", "-replied_at")
    )


def with_thread_counts(placements: QuerySet[Placement], principal: Principal) -> QuerySet[Placement]:
    """The same placements with `reply_count` and `unread_count` of the notes of one's own organisation, else 0."""
    if not principal.writes:
        return placements.annotate(reply_count=Value(0), unread_count=Value(0))
    ours = Q(annotation__organisation_id=principal.organisation_id)
    replies = Reply.objects.filter(ours, annotation=OuterRef("annotation"))
    return placements.annotate(
        reply_count=_count(replies),
        unread_count=_count(_unread(principal, OuterRef("annotation")).filter(ours)),
    )


def _unread(principal: Principal, annotation: object) -> QuerySet[Reply]:
    """The replies of others to a note that came since the reader last looked at it."""
    seen = Seen.objects.filter(user_id=principal.user_id, annotation=OuterRef("annotation"))
    since = Coalesce(Subquery(seen.values("seen_at")[:1]), _LONG_AGO)
    return Reply.objects.filter(annotation=annotation, made_at__gt=since).exclude(author_id=principal.user_id)


def _count(replies: QuerySet[Reply]) -> Coalesce:
    counted = replies.order_by().values("annotation").annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted), 0)
