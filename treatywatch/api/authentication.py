"""Who is asking the API: a partner's program with its key, or anybody.

Cookies are not looked at, so that a page of another site cannot read as the person who is logged in here.
"""

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from treatywatch.accounts.models import ApiToken
from treatywatch.accounts.principal import ANONYMOUS, Principal, principal_of_token
from treatywatch.accounts.services import note_use, token_digest

PREFIX = "tw_"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer tw_…`. Leaves the token in `request.auth`; there is no user behind a program."""

    def authenticate(self, request: Request) -> tuple[None, ApiToken] | None:
        """None without the header. Raises AuthenticationFailed for anything else than a key that is good now."""
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _, key = header.partition(" ")
        if scheme.lower() != "bearer" or not key.startswith(PREFIX):
            raise AuthenticationFailed("Send your key as “Authorization: Bearer tw_…”, or no such header.")
        return None, _valid_token(key)

    def authenticate_header(self, request: Request) -> str:
        """What a 401 says of how to ask (RFC 6750)."""
        return 'Bearer realm="TreatyWatch", error="invalid_token"'


def _valid_token(key: str) -> ApiToken:
    token = ApiToken.objects.filter(digest=token_digest(key)).first()
    now = timezone.now()
    if token is None:
        raise AuthenticationFailed("This key is not known here.")
    if token.revoked_at is not None:
        raise AuthenticationFailed("This key has been revoked.")
    if token.expires_at <= now:
        raise AuthenticationFailed("This key has expired.")
    note_use(token, now)
    return token


def principal_of(request: Request) -> Principal:
    """Whose eyes the answer is for."""
    return principal_of_token(request.auth) if request.auth else ANONYMOUS


class TokenScheme(OpenApiAuthenticationExtension):
    """How the OpenAPI document describes the key."""

    target_class = TokenAuthentication
    name = "key"

    def get_security_definition(self, auto_schema) -> dict:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key that an organisation was given; it starts with tw_. Public data needs none.",
        }
