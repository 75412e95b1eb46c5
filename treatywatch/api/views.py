"""What all views of the API share: strict parameters, caching, conditional requests, budgets, CORS."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import conditional_page
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from treatywatch.accounts.principal import Principal
from treatywatch.api import pagination
from treatywatch.api.authentication import principal_of
from treatywatch.api.problems import HttpsRequired
from treatywatch.api.throttling import BudgetThrottle

EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"


class ReadingMixin:
    """A view that only reads. `parameters` are the query parameters it knows; every other one is a 400."""

    http_method_names = ["get", "head", "options"]
    parameters: tuple[str, ...] = ()
    throttle: BudgetThrottle | None = None

    @method_decorator(conditional_page)
    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        """A strong ETag over the bytes of each answer; 304 where the client has them already."""
        return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args, **kwargs) -> None:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            raise HttpsRequired
        super().initial(request, *args, **kwargs)
        refuse_odd_parameters(request, self.known_parameters())

    def get_throttles(self) -> list[BudgetThrottle]:
        self.throttle = BudgetThrottle()
        return [self.throttle]

    def known_parameters(self) -> Iterable[str]:
        """The names of the query parameters of this operation."""
        return self.parameters

    @cached_property
    def principal(self) -> Principal:
        return principal_of(self.request)

    @cached_property
    def now(self) -> datetime:
        """One instant for the whole answer, so that an embargo cannot end halfway through it."""
        return timezone.now()

    def options(self, request: Request, *args, **kwargs) -> Response:
        return Response(status=204)

    def finalize_response(self, request, response: HttpResponse, *args, **kwargs) -> HttpResponse:
        response = super().finalize_response(request, response, *args, **kwargs)
        has_key = "Authorization" in request.headers
        if response.status_code >= 400:
            response["Cache-Control"] = "no-store"
        else:
            response["Cache-Control"] = "private, no-cache" if has_key else "public, max-age=60"
        patch_vary_headers(response, ["Authorization", "Accept"])
        if not has_key:
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = EXPOSED
        if self.throttle is not None:
            self.throttle.describe(response)
        return response


def refuse_odd_parameters(request: Request, known: Iterable[str]) -> None:
    """Raises ValidationError for parameters that are unknown, empty or repeated: a typing error must not look
    like an answer."""
    errors = {}
    for name, values in request.query_params.lists():
        if name not in known:
            errors[name] = ErrorDetail(f"There is no parameter {name!r} here.", "unknown")
        elif len(values) > 1:
            errors[name] = ErrorDetail(f"Give {name!r} once.", "repeated")
        elif not values[0]:
            errors[name] = ErrorDetail(f"{name!r} is empty; leave it out.", "empty")
    if errors:
        raise ValidationError({name: [error] for name, error in errors.items()})


class ReadingView(ReadingMixin, APIView):
    """A single address."""


class ResourceViewSet(ReadingMixin, ReadOnlyModelViewSet):
    """A list with its filters and pages, and each of its objects. `ordering` as the pagination needs it."""

    ordering: tuple[str, ...] = ("id",)
    pagination_class = pagination.SignedCursorPagination

    def known_parameters(self) -> Iterable[str]:
        if self.detail:
            return self.parameters
        filters = self.filterset_class.base_filters if self.filterset_class else ()
        return {*filters, *pagination.PARAMETERS}

    filterset_class = None


class NothingView(ReadingView):
    """Every address that is none: the same answer as for what one may not see."""

    def initial(self, request: Request, *args, **kwargs) -> None:
        raise Http404
