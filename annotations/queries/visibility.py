"""What a principal may see and do. One predicate decides what may be seen: `visible_to`.

Pages, API, counts, search, exports and notes all start from it, so nothing can show in one and not the other.
"""

from datetime import datetime

from django.db.models import Q, QuerySet

from annotations.models import Annotation, AnnotationState, Visibility
from treatywatch.accounts.models import Role, Scope
from treatywatch.accounts.principal import Principal

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
