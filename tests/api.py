"""How tests ask the API."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

API = "/api/v1"
JSON_LD = "application/ld+json"


def ask(
    path: str, *, key: str = "", accept: str = "", headers: dict | None = None, **parameters: Any
) -> HttpResponse:
    """One GET below /api/v1, anonymous unless a key is given."""
    sent = dict(headers or {})
    if key:
        sent["Authorization"] = f"Bearer {key}"
    if accept:
        sent["Accept"] = accept
    return Client().get(f"{API}{path}", parameters, headers=sent)


def ids(response: HttpResponse) -> list[str]:
    """The ids of the objects of a list."""
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


def problem(response: HttpResponse) -> tuple[int, str]:
    """Status and kind of a problem document."""
    assert response["Content-Type"] == "application/problem+json"
    return response.status_code, response.json()["type"].removeprefix("urn:treatywatch:problem:")
