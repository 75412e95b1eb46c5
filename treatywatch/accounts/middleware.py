"""Gives every page request its principal."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from treatywatch.accounts.principal import ANONYMOUS, Principal, principal_of_user


class PrincipalMiddleware:
    """Sets `request.principal`, read only when a view first asks: public static answers cost no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        request.principal = SimpleLazyObject(lambda: principal_of_request(request))
        return self.get_response(request)


def principal_of_request(request: HttpRequest) -> Principal:
    return principal_of_user(request.user) if request.user.is_authenticated else ANONYMOUS
