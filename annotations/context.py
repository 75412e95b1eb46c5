"""What every page may show about notes."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from annotations.models import AnnotationState
from annotations.queries import notes_in_hand, waiting_by_draft


def review(request: HttpRequest) -> dict:
    """`review_total`: how many notes wait for a place or, at a coordinator's desk, for approval.

    Counted only where a template shows it.
    """
    return {"review_total": SimpleLazyObject(lambda: _total(request))}


def _total(request: HttpRequest) -> int:
    principal, now = request.principal, timezone.now()
    places = sum(count for _, count in waiting_by_draft(principal, now))
    if not principal.coordinates:
        return places
    return places + notes_in_hand(principal, now).filter(state=AnnotationState.IN_REVIEW).count()
