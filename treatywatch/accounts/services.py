"""Writes about people: tokens and the audit trail."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.utils import timezone

from treatywatch.accounts.models import ApiToken, AuditEntry, Organisation, Scope
from treatywatch.accounts.principal import Principal


def token_digest(key: str) -> str:
    """What is stored of an API key: keys are 256 random bits, so a plain SHA-256 needs no salt."""
    return hashlib.sha256(key.encode()).hexdigest()


def issue_token(
    *, organisation: Organisation, label: str, scopes: list[str], expires_at: datetime, key: str | None = None
) -> tuple[ApiToken, str]:
    """Makes a token and returns it with its key, which is not stored and cannot be shown again.

    `key` is for the demonstration, whose key is printed. Raises ValueError for an unknown scope or a past expiry.
    """
    unknown = set(scopes) - set(Scope.values)
    if unknown:
        raise ValueError(f"Unknown scopes: {', '.join(sorted(unknown))}")
    if expires_at <= timezone.now():
        raise ValueError("A token must expire in the future")
    key = key or f"tw_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        organisation=organisation,
        label=label,
        scopes=sorted(scopes),
        expires_at=expires_at,
        digest=token_digest(key),
    )
    return token, key


def note_use(token: ApiToken, now: datetime) -> None:
    """Keeps when a token was last used, to the minute: a program that asks often does not write as often."""
    minute_ago = now - timedelta(minutes=1)
    if token.last_used_at is None or token.last_used_at <= minute_ago:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def record(principal: Principal, action: str, object_type: str, object_id: uuid.UUID, **detail) -> AuditEntry:
    """Adds one row to the audit trail; call it inside the transaction of the change it records."""
    return AuditEntry.objects.create(
        actor_id=principal.user_id,
        organisation_id=principal.organisation_id,
        action=action,
        object_type=object_type,
        object_id=object_id,
        detail=detail,
    )
