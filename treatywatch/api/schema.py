"""The OpenAPI document, the page that renders it, and the index of the API."""

from functools import cache

from django.urls import reverse
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.exceptions import (
    APIException,
    AuthenticationFailed,
    NotAcceptable,
    NotFound,
    Throttled,
)
from rest_framework.response import Response

from treatywatch.api import problems
from treatywatch.api.views import ReadingView

RESOURCES = {
    "treaties": "treaty",
    "sessions": "session",
    "drafts": "draft",
    "articles": "article",
    "provisions": "provision",
    "comparisons": "comparison",
    "themes": "theme",
    "positions": "position",
    "annotations": "annotation",
    "statements": "statement",
    "organisations": "organisation",
    "briefing_notes": "briefing-note",
}
_SITE = "https://treatywatch.example.org/api/v1/"
_INDEX_EXAMPLE = {name: f"{_SITE}{name.replace('_', '-')}/" for name in RESOURCES} | {
    "openapi": f"{_SITE}openapi.json",
    "documentation": f"{_SITE}docs/",
}
_INDEX_SCHEMA = {
    "type": "object",
    "required": list(_INDEX_EXAMPLE),
    "properties": {name: {"type": "string", "format": "uri"} for name in _INDEX_EXAMPLE},
}


class IndexView(ReadingView):
    """What there is: the address of every list, of the OpenAPI document and of its rendered page."""

    @extend_schema(
        operation_id="index",
        tags=["index"],
        responses=OpenApiResponse(_INDEX_SCHEMA, examples=[OpenApiExample("index", _INDEX_EXAMPLE)]),
    )
    def get(self, request) -> Response:
        names = {name: f"api-{resource}-list" for name, resource in RESOURCES.items()}
        names |= {"openapi": "api-schema", "documentation": "api-docs"}
        return Response(
            {name: request.build_absolute_uri(reverse(view_name)) for name, view_name in names.items()}
        )


@cache
def openapi() -> dict:
    """The OpenAPI 3.1 document; the same for everybody, so made once."""
    return SchemaGenerator().get_schema(request=None, public=True)


class SchemaView(ReadingView):
    """The OpenAPI document."""

    @extend_schema(exclude=True)
    def get(self, request) -> Response:
        return Response(openapi())


class DocsView(TemplateView):
    """Swagger UI, served from here, in the site's own frame; its script is a file, as the CSP wants."""

    template_name = "api/docs.html"


def add_problems(result: dict, generator, request, public: bool) -> dict:
    """Writes into each operation what it answers when it cannot do what was asked."""
    components = result["components"]
    components.setdefault("schemas", {})["Problem"] = problems.SCHEMA
    answers = components.setdefault("responses", {})
    for address, methods in result["paths"].items():
        for error in _possible_errors(has_object="{" in address):
            name = type(error).__name__
            answers[name] = _answer(error)
            for operation in methods.values():
                operation["responses"][str(error.status_code)] = {"$ref": f"#/components/responses/{name}"}
    return result


def _possible_errors(has_object: bool) -> list[APIException]:
    errors = [
        problems.parameter_error("colour", "unknown", "There is no parameter 'colour' here."),
        AuthenticationFailed("This key has expired."),
        NotAcceptable(),
        Throttled(wait=30),
    ]
    return [*errors, NotFound()] if has_object else errors


def _answer(error: APIException) -> dict:
    document = problems.problem_of(error)
    return {
        "description": document["title"],
        "content": {
            problems.MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {"Problem": {"value": document}},
            }
        },
    }
