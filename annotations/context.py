"""What every page may show about notes."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from annotations.queries import waiting_by_draft


def review(request: HttpRequest) -> dict:
    """`review_total`: how many notes wait for a decision of this person; asked only where a template shows it."""
    return {"review_total": SimpleLazyObject(lambda: _total(request))}


def _total(request: HttpRequest) -> int:
    return sum(count for _, count in waiting_by_draft(request.principal, timezone.now()))
