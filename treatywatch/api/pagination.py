"""Lists in pages. A page is found by the values of the row before it, so it costs the same at any depth, and
rows that come or go while a partner reads shift nothing.

The cursor is signed and holds nothing but these values and the name of its list.
"""

from collections.abc import Sequence

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from treatywatch.api.problems import parameter_error

DEFAULT_LIMIT = 50
MOST = 100
PARAMETERS = ("limit", "cursor")


class SignedCursorPagination(BasePagination):
    """Needs `view.ordering`: columns of the model itself, never null, together unique."""

    next_link: str | None = None

    def paginate_queryset(self, queryset: QuerySet, request: Request, view=None) -> list[Model]:
        """One page of rows. Raises ValidationError for a limit or a cursor that is none."""
        limit = limit_of(request)
        self.request, self.signer = request, Signer(salt=f"cursor:{view.basename}")
        ordering = view.ordering
        if cursor := request.query_params.get("cursor"):
            queryset = queryset.filter(after(queryset.model, ordering, self._values(cursor, len(ordering))))
        rows = list(queryset.order_by(*ordering)[: limit + 1])
        if len(rows) > limit:
            self.next_link = self.link([str(getattr(rows[limit - 1], name)) for name in ordering])
        return rows[:limit]

    def link(self, values: Sequence[str]) -> str:
        """The address of the page after the row with these values; without values, of the first page."""
        cursor = self.signer.sign_object(list(values))
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def _values(self, cursor: str, count: int) -> list[str]:
        try:
            values = self.signer.unsign_object(cursor)
        except BadSignature:
            values = None
        if not isinstance(values, list) or len(values) not in (0, count):
            raise parameter_error("cursor", "invalid", "Follow the “next” link as it is.")
        return values

    def get_paginated_response(self, data: list) -> Response:
        headers = {"Link": f'<{self.next_link}>; rel="next"'} if self.next_link else None
        return Response({"next": self.next_link, "results": data}, headers=headers)

    def get_paginated_response_schema(self, schema: dict) -> dict:
        link = "https://treatywatch.example.org/api/v1/treaties/?cursor=WyJhIl0:c2lnbmF0dXJl"
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {"type": ["string", "null"], "format": "uri", "example": link},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view) -> list[dict]:
        return [
            {
                "name": "limit",
                "in": "query",
                "description": "How many objects a page holds at most.",
                "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT},
            },
            {
                "name": "cursor",
                "in": "query",
                "description": "Where the page starts; taken from the “next” link of the page before.",
                "schema": {"type": "string"},
            },
        ]


def limit_of(request: Request) -> int:
    """How many rows the request wants. Raises ValidationError unless from 1 to MOST."""
    given = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not (given.isascii() and given.isdigit() and len(given) < 4 and 1 <= int(given) <= MOST):
        raise parameter_error("limit", "invalid", f"limit is a whole number from 1 to {MOST}.")
    return int(given)


def after(model: type[Model], ordering: Sequence[str], values: Sequence[str]) -> Q:
    """The condition "stands after the row with these values", column by column; all rows without values."""
    typed = [
        model._meta.get_field(name).to_python(value) for name, value in zip(ordering, values, strict=False)
    ]
    condition = Q()
    for place, value in enumerate(typed):
        same = dict(zip(ordering[:place], typed, strict=False))
        condition |= Q(**same, **{f"{ordering[place]}__gt": value})
    return condition
