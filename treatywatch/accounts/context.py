"""What every template may use about the person who reads."""

from django.http import HttpRequest


def principal(request: HttpRequest) -> dict:
    """`principal` in templates; absent only on error pages that have no request of the stack."""
    return {"principal": getattr(request, "principal", None)}
