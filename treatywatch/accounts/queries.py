"""Reads about people and their organisations."""

from django.db.models import QuerySet

from treatywatch.accounts.models import ApiToken
from treatywatch.accounts.principal import Principal


def keys_of(principal: Principal) -> QuerySet[ApiToken]:
    """The API keys of the principal's own organisation, the newest first; none for who keeps no keys."""
    if not principal.keeps_keys:
        return ApiToken.objects.none()
    return ApiToken.objects.filter(organisation_id=principal.organisation_id).order_by("-created_at", "id")
