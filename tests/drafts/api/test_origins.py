"""Who introduced the words of a provision, over HTTP."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from drafts.api import examples
from drafts.models import Article, Draft, DraftState
from tests.api import ask, problem
from tests.factories import make_draft, make_treaty

pytestmark = pytest.mark.django_db

TEXT = "1. Each power is limited by a judge."


@pytest.fixture
def newest() -> Article:
    treaty = make_treaty()
    make_draft(treaty, [TEXT], label="Zero draft")
    return make_draft(treaty, [TEXT.replace("judge", "court")], label="Rev.1").articles.get()


def address(article: Article) -> str:
    return f"/provisions/{article.provision_id}/origins/"


def test_it_tells_the_newest_text_in_spans_with_the_draft_of_each(newest):
    found = ask(address(newest)).json()
    assert (found["draft"]["label"], found["article"]["name"]) == ("Rev.1", "Article 1")
    spans = [
        (found["text"][row["start"] : row["end"]], row["words"], row["draft"]["label"])
        for row in found["introduced_by"]
    ]
    assert spans == [("1. Each power is limited by a ", 6, "Zero draft"), ("court.", 1, "Rev.1")]


def test_it_is_what_the_document_and_its_example_say(newest):
    document = SchemaGenerator().get_schema(request=None, public=True)
    schema = {**document["components"]["schemas"]["Origins"], "components": document["components"]}
    for value in (ask(address(newest)).json(), examples.ORIGINS.value):
        assert list(Draft202012Validator(schema).iter_errors(value)) == []


def test_what_no_published_draft_holds_is_404_like_the_unknown(newest):
    Draft.objects.update(state=DraftState.WITHDRAWN)
    unknown = ask(f"/provisions/{uuid4()}/origins/")
    assert problem(unknown) == (404, "not-found")
    assert ask(address(newest)).content == unknown.content


def test_parameters_are_refused(newest):
    assert problem(ask(address(newest), draft="1")) == (400, "invalid-parameter")


def test_its_queries_do_not_grow_with_the_drafts(newest):
    def count() -> int:
        ask(address(newest))
        with CaptureQueriesContext(connection) as captured:
            assert ask(address(newest)).status_code == 200
        return len(captured)

    before = count()
    for more in ("More.", "More and more."):
        make_draft(newest.draft.treaty, [f"{TEXT} {more}"])
    assert count() == before
