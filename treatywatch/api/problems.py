"""Every answer that is not the one hoped for, as a problem document (RFC 9457).

`type` never changes and is what a program should look at; `title` and `detail` are for people.
"""

import json
from collections.abc import Iterator
from math import ceil

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from rest_framework import exceptions

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:treatywatch:problem:"

TITLES = {
    "invalid-parameter": "A query parameter is not understood",
    "invalid-key": "The key is not valid",
    "https-required": "Ask over HTTPS",
    "not-allowed": "You may not do this",
    "not-found": "Nothing here",
    "method-not-allowed": "This address is for reading",
    "not-acceptable": "Not available in the form asked for",
    "too-many-requests": "Too many requests",
    "bad-request": "The request is not understood",
}
DETAILS = {
    "not-found": "There is nothing at this address, or nothing that you may see.",
    "not-allowed": "You may not do this.",
}
_SLUGS = {
    exceptions.ValidationError: "invalid-parameter",
    exceptions.AuthenticationFailed: "invalid-key",
    exceptions.NotAuthenticated: "invalid-key",
    exceptions.PermissionDenied: "not-allowed",
    exceptions.NotFound: "not-found",
    exceptions.MethodNotAllowed: "method-not-allowed",
    exceptions.NotAcceptable: "not-acceptable",
    exceptions.Throttled: "too-many-requests",
}

SCHEMA = {
    "type": "object",
    "description": "A problem document (RFC 9457).",
    "required": ["type", "title", "status", "detail", "errors"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "enum": [TYPE_PREFIX + slug for slug in TITLES]},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "additionalProperties": False,
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": "JSON Pointer into the request, seen as an object: /query/limit.",
                    },
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


class HttpsRequired(exceptions.APIException):
    """A redirect would teach clients to send their key in the clear first."""

    status_code = 403
    default_detail = "The API answers over HTTPS only. A key that was sent without it should be replaced."


def parameter_error(name: str, code: str, detail: str) -> exceptions.ValidationError:
    """The exception for one query parameter."""
    return exceptions.ValidationError({name: [exceptions.ErrorDetail(detail, code)]})


def problem_response(error: Exception, context: dict) -> HttpResponse | None:
    """The exception handler of the API. None for a fault of ours, which Django then reports as any other."""
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    response = HttpResponse(json.dumps(problem_of(error)), status=error.status_code, content_type=MEDIA_TYPE)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(ceil(wait))
    return response


def problem_of(error: exceptions.APIException) -> dict:
    """The document for an exception."""
    slug = "https-required" if isinstance(error, HttpsRequired) else _SLUGS.get(type(error), "bad-request")
    return {
        "type": TYPE_PREFIX + slug,
        "title": TITLES[slug],
        "status": error.status_code,
        "detail": DETAILS.get(slug) or _detail_of(error),
        "errors": list(_errors_of(error)),
    }


def _detail_of(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.ValidationError):
        return " ".join(dict.fromkeys(item["detail"] for item in _errors_of(error)))
    return str(error.detail)


def _errors_of(error: exceptions.APIException) -> Iterator[dict]:
    if isinstance(error, exceptions.ValidationError) and isinstance(error.detail, dict):
        for name, details in error.detail.items():
            for detail in details:
                yield {"pointer": f"/query/{name}", "code": detail.code, "detail": str(detail)}
