"""The OpenAPI document: complete, with examples that hold, and true of the answers."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from jsonschema import Draft202012Validator, FormatChecker

from annotations.models import NoteState, Statement, Theme
from tests.api import JSON_LD, ask
from tests.factories import (
    make_annotation,
    make_briefing_note,
    make_draft,
    make_organisation,
    make_position,
    make_session,
    make_token,
    make_treaty,
    make_user,
)
from treatywatch.api.schema import openapi

DOCUMENT = openapi()


def operations() -> Iterator[tuple[str, dict]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def contents() -> Iterator[tuple[str, dict]]:
    """Each form in which each operation answers, with its name."""
    for name, operation in operations():
        for status, answer in operation["responses"].items():
            whole = DOCUMENT["components"]["responses"].get(answer.get("$ref", "").split("/")[-1], answer)
            for media_type, content in whole["content"].items():
                yield f"{name} {status} {media_type}", content


def faults(value: object, schema: dict) -> list[str]:
    whole = {**schema, "components": DOCUMENT["components"]}
    validator = Draft202012Validator(whole, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def test_it_is_openapi_3_1_and_describes_every_resource():
    assert DOCUMENT["openapi"] == "3.1.0"
    tags = {tag for _, operation in operations() for tag in operation["tags"]}
    assert tags == {
        "index", "treaties", "sessions", "drafts", "articles", "provisions", "comparisons", "themes",
        "positions", "annotations", "statements", "organisations", "briefing-notes",
    }  # fmt: skip


def test_the_copy_in_the_repository_is_current():
    """Written by `manage.py spectacular --format openapi-json --file docs/openapi.json`."""
    copy = Path(settings.BASE_DIR, "docs", "openapi.json")
    assert json.loads(copy.read_text(encoding="utf-8")) == json.loads(json.dumps(DOCUMENT))


def test_only_reading_is_described():
    assert {name.split()[0] for name, _ in operations()} == {"get"}


@pytest.mark.parametrize("name", [name for name, _ in operations()])
def test_every_operation_is_described_in_words(name):
    assert dict(operations())[name]["description"]


@pytest.mark.parametrize("name", [name for name, _ in contents()])
def test_every_answer_has_an_example_that_holds(name):
    content = dict(contents())[name]
    examples = [example["value"] for example in content["examples"].values()]
    assert examples
    assert [fault for example in examples for fault in faults(example, content["schema"])] == []


def test_every_filter_is_described():
    described = {row["name"] for row in DOCUMENT["paths"]["/api/v1/annotations/"]["get"]["parameters"]}
    assert described == {
        "treaty", "draft", "article", "provision", "position", "tag", "theme", "stance", "organisation",
        "priority", "kind", "state", "updated_since", "limit", "cursor",
    }  # fmt: skip


@pytest.fixture
def key() -> str:
    """A site with one of everything, and a key of who may read all of it."""
    cache.clear()
    treaty, author = make_treaty(), make_user()
    make_session(treaty, date(2024, 1, 1))
    make_draft(treaty, ["1. Each power is [always] limited.\n(a) By law."])
    draft = make_draft(treaty, ["1. Each power is limited.\n(a) By law."])
    article = draft.articles.select_related("draft").get()
    theme = Theme.objects.create(treaty=treaty, title="Safeguards")
    position = make_position(treaty, theme=theme)
    make_annotation(article, "limited", author=author, position=position)
    make_annotation(article, author=author)
    Statement.objects.create(
        treaty=treaty, delegation="A group", stance="note", summary="Noted.", draft=draft, article=article
    )
    make_briefing_note(draft, author=author, state=NoteState.ISSUED)
    return make_token(author.membership.organisation)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "accept"),
    [
        *((path, "application/json") for path in DOCUMENT["paths"] if f"{path}{{id}}/" in DOCUMENT["paths"]),
        ("/api/v1/annotations/", JSON_LD),
    ],
)
def test_real_answers_are_what_it_says(key, path, accept):
    described = DOCUMENT["paths"][path]["get"]["responses"]["200"]["content"]
    response = ask(path.removeprefix("/api/v1"), key=key, accept=accept)
    assert faults(response.json(), described[accept]["schema"]) == []
    if accept == "application/json":
        rows = response.json()["results"]
        assert rows
        one = DOCUMENT["paths"][f"{path}{{id}}/"]["get"]["responses"]["200"]["content"][accept]
        found = ask(f"{path.removeprefix('/api/v1')}{rows[0]['id']}/", key=key)
        assert faults(found.json(), one["schema"]) == []


@pytest.mark.django_db
def test_a_real_comparison_is_what_it_says(key):
    old, new = (row["id"] for row in ask("/drafts/").json()["results"])
    described = DOCUMENT["paths"]["/api/v1/comparisons/"]["get"]["responses"]["200"]["content"]
    response = ask("/comparisons/", old=old, new=new)
    assert faults(response.json(), described["application/json"]["schema"]) == []


@pytest.mark.django_db
def test_the_index_links_to_every_list():
    for address in ask("/").json().values():
        path = address.removeprefix("http://testserver/api/v1")
        expected = 400 if path == "/comparisons/" else 200
        assert ask(path).status_code == expected, address


@pytest.mark.django_db
def test_the_document_is_served_as_it_is_made():
    assert ask("/openapi.json").json()["info"]["title"] == "TreatyWatch API"
    assert ask("/openapi.json", key=make_token(make_organisation()))["ETag"] == ask("/openapi.json")["ETag"]
