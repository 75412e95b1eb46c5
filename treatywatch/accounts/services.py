"""Writes about people: tokens and the audit trail."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from treatywatch.accounts.models import ApiToken, AuditEntry, Organisation, Scope
from treatywatch.accounts.principal import Principal

LONGEST_DAYS = 730
"""A key that is forgotten must not work for ever."""


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


def give_key(
    *, principal: Principal, now: datetime, label: str, scopes: list[str], days: int
) -> tuple[ApiToken, str]:
    """Makes a key for the principal's own organisation, on the record; the key is in the answer and nowhere else.

    PermissionDenied for who keeps no keys; ValueError as for `issue_token`, and for more than LONGEST_DAYS.
    """
    _require_keeper(principal)
    if days > LONGEST_DAYS:
        raise ValueError(f"A key is good for at most {LONGEST_DAYS} days")
    organisation = Organisation.objects.get(pk=principal.organisation_id)
    with transaction.atomic():
        token, key = issue_token(
            organisation=organisation, label=label, scopes=scopes, expires_at=now + timedelta(days=days)
        )
        record(principal, "token issued", "token", token.pk, label=token.label, scopes=token.scopes)
    return token, key


def revoke_key(*, principal: Principal, now: datetime, token: ApiToken) -> None:
    """Ends a key of the principal's own organisation at once; one that is revoked already stays as it was.

    PermissionDenied for who keeps no keys, or not those of this organisation.
    """
    _require_keeper(principal)
    if token.organisation_id != principal.organisation_id:
        raise PermissionDenied
    with transaction.atomic():
        if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
            record(principal, "token revoked", "token", token.pk, label=token.label)


def _require_keeper(principal: Principal) -> None:
    if not principal.keeps_keys:
        raise PermissionDenied


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
