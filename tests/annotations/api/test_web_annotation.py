"""Annotations as W3C Web Annotations: checked against the W3C's own schemas where they are at hand."""

import json
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft4Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from annotations.api.web_annotation import MOTIVATIONS
from annotations.models import AnnotationKind
from tests.api import JSON_LD, ask
from tests.factories import make_annotation, make_draft, make_open_placement, make_placement, make_position
from tests.shared import data_path

pytestmark = pytest.mark.django_db
SITE = "http://testserver/api/v1"


def as_json_ld(path: str, **parameters) -> dict:
    response = ask(path, accept=JSON_LD, **parameters)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return response.json()


@cache
def registry(root: Path) -> Registry:
    """The W3C's definitions, by their file names, as the schemas refer to them."""
    return Registry().with_resources(
        (path.name, Resource.from_contents(json.loads(path.read_text()), default_specification=DRAFT4))
        for path in sorted(root.rglob("*.json"))
        if "samples" not in path.parts[-2]
    )


def broken_musts(document: dict, folder: str) -> list[str]:
    """The W3C's assertions of level "must" that a document does not meet."""
    root = data_path("web-annotation")
    schemas = [json.loads(path.read_text()) for path in sorted((root / folder).rglob("*.json"))]
    musts = [schema for schema in schemas if schema.get("assertionType") == "must"]
    assert len(musts) > 5
    return [
        schema["title"]
        for schema in musts
        if Draft4Validator(schema, registry=registry(root)).is_valid(document)
        != (schema["expectedResult"] == "valid")
    ]


@pytest.fixture
def note(article):
    position = make_position(article.draft.treaty, "safeguards-24", title="Safeguards for every power")
    return make_annotation(
        article,
        "safeguards. 🕊 Judges",
        position=position,
        stance="oppose",
        proposed_wording="the safeguards of this Convention",
        evidence_url="https://example.org/study",
    )


def test_the_words_are_the_target_by_quote_and_by_position(article, note):
    found = as_json_ld(f"/annotations/{note.pk}/")
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["id"], found["type"]) == (f"{SITE}/annotations/{note.pk}/", "Annotation")
    target = found["target"]
    assert target["source"] == f"{SITE}/articles/{article.pk}/"
    quote, position = target["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"] == "safeguards. 🕊 Judges"
    assert article.text[position["start"] : position["end"]] == quote["exact"]
    start = position["start"]
    assert article.text[start - len(quote["prefix"]) : start] == quote["prefix"] != ""


def test_what_is_said_are_bodies_with_their_purpose(note):
    bodies = as_json_ld(f"/annotations/{note.pk}/")["body"]
    assert [(body["purpose"], body.get("value", body.get("source"))) for body in bodies] == [
        ("commenting", "Safeguards matter."),
        ("editing", "the safeguards of this Convention"),
        ("assessing", "Oppose"),
        ("tagging", "Safeguards for every power"),
        ("linking", "https://example.org/study"),
    ]


def test_the_creator_is_the_organisation_and_not_the_person(note):
    response = ask(f"/annotations/{note.pk}/", accept=JSON_LD)
    assert response.json()["creator"] == {
        "id": f"{SITE}/organisations/{note.organisation_id}/",
        "type": "Organization",
        "name": note.organisation.name,
    }
    assert note.author.email not in response.content.decode()


@pytest.mark.parametrize("kind", AnnotationKind.values)
def test_each_kind_has_its_motivation(article, kind):
    note = make_annotation(article, kind=kind)
    assert as_json_ld(f"/annotations/{note.pk}/")["motivation"] == MOTIVATIONS[kind]


def test_a_whole_article_is_a_target_without_selectors(article):
    note = make_annotation(article)
    expected = {"type": "SpecificResource", "source": f"{SITE}/articles/{article.pk}/"}
    assert as_json_ld(f"/annotations/{note.pk}/")["target"] == expected


def test_missing_text_is_a_point_in_its_article(article):
    at = len(article.text)
    note = make_annotation(article)
    note.placements.update(level="gap", start=at, end=at)
    found = as_json_ld(f"/annotations/{note.pk}/")
    assert found["target"]["selector"] == [{"type": "TextPositionSelector", "start": at, "end": at}]
    assert broken_musts(found, "annotations") == []


@pytest.mark.parametrize("level", ["chapter", "draft"])
def test_a_note_on_more_than_an_article_has_its_draft_as_target(article, level):
    note = make_annotation(article)
    note.placements.update(level=level)
    target = as_json_ld(f"/annotations/{note.pk}/")["target"]
    assert target == {"type": "SpecificResource", "source": f"{SITE}/drafts/{article.draft_id}/"}


def test_every_position_and_tag_is_a_tag(article, note):
    note.further_positions.add(make_position(note.treaty, "other", title="Another ask"))
    note.tags.create(treaty=note.treaty, name="urgent")
    bodies = as_json_ld(f"/annotations/{note.pk}/")["body"]
    tags = [body["value"] for body in bodies if body["purpose"] == "tagging"]
    assert tags == ["Safeguards for every power", "Another ask", "urgent"]


class TestTargetsOverDrafts:
    @pytest.fixture
    def newer(self, article):
        return make_draft(article.draft.treaty, ["All safeguards. 🕊 Judges stay."])

    def test_the_newest_draft_in_which_it_has_a_place_counts(self, note, newer):
        place = newer.articles.get()
        make_placement(note, place, "safeguards. 🕊 Judges", status="carried")
        assert as_json_ld(f"/annotations/{note.pk}/")["target"]["source"] == f"{SITE}/articles/{place.pk}/"

    def test_where_its_place_is_still_sought_the_older_one_counts(self, article, note, newer):
        make_open_placement(note, newer)
        assert as_json_ld(f"/annotations/{note.pk}/")["target"]["source"] == f"{SITE}/articles/{article.pk}/"

    def test_asked_for_a_draft_in_which_it_is_sought_the_draft_is_the_target(self, note, newer):
        make_open_placement(note, newer)
        found = as_json_ld(f"/annotations/{note.pk}/", draft=newer.pk)
        assert found["target"] == {"type": "SpecificResource", "source": f"{SITE}/drafts/{newer.pk}/"}

    def test_without_any_place_the_treaty_is(self, article, note):
        type(article.draft).objects.update(state="withdrawn")
        found = as_json_ld(f"/annotations/{note.pk}/")
        assert found["target"]["source"] == f"{SITE}/treaties/{note.treaty_id}/"


def test_the_list_is_a_collection_whose_pages_lead_through_all_of_it(article):
    notes = {str(make_annotation(article).pk) for _ in range(3)}
    collection = as_json_ld("/annotations/", limit=2, treaty="cybercrime")
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 3)
    first = Client().get(collection["first"]["id"], headers={"Accept": JSON_LD}).json()
    assert first == {"@context": "http://www.w3.org/ns/anno.jsonld", **collection["first"]}
    second = Client().get(first["next"], headers={"Accept": JSON_LD}).json()
    assert (first["type"], second["type"]) == ("AnnotationPage", "AnnotationPage")
    assert first["partOf"] == second["partOf"] == collection["id"]
    assert "next" not in second
    found = [item["id"] for page in (first, second) for item in page["items"]]
    assert sorted(found) == sorted(f"{SITE}/annotations/{key}/" for key in notes)


def test_accept_with_the_profile_of_the_standard_works_too(note):
    accept = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    assert ask(f"/annotations/{note.pk}/", accept=accept).json()["type"] == "Annotation"


def test_it_meets_every_must_of_the_standard(note):
    assert broken_musts(as_json_ld(f"/annotations/{note.pk}/"), "annotations") == []


def test_the_check_sees_what_is_wrong(note):
    document = as_json_ld(f"/annotations/{note.pk}/")
    assert broken_musts(document | {"type": "Note", "created": 5}, "annotations") != []
