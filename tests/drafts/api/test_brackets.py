"""What is open in a draft, through the API."""

from datetime import date

import pytest
from django.core.cache import cache

from tests.api import ask, problem
from tests.factories import article, make_draft, make_treaty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_budget():
    cache.clear()


@pytest.fixture
def pair():
    """Two drafts: the first article lost a bracket, the second came with one."""
    treaty = make_treaty()
    old = make_draft(treaty, [article("1", "1. Each State [shall] report.")], issued_on=date(2023, 5, 29))
    parts = [article("1", "1. Each State shall report."), article("2", "1. Rivers are [not] dammed.")]
    return old, make_draft(treaty, parts, issued_on=date(2023, 11, 6))


def test_it_counts_and_tells_each_place_with_its_offsets(pair):
    found = ask(f"/drafts/{pair[0].pk}/brackets/").json()
    assert (found["previous"], found["total_fates"]) == (None, None)
    assert found["total"] == {
        "brackets": 1, "alternatives": 0, "options": 0, "placeholders": 0, "unmatched": 0,
    }  # fmt: skip
    (row,) = found["articles"]
    assert row["article"]["name"] == "Article 1"
    assert row["places"] == [
        {
            "kind": "bracket",
            "field": "text",
            "start": 14,
            "end": 21,
            "depth": 0,
            "label": None,
            "words": "[shall]",
        }
    ]


def test_it_tells_what_became_of_the_brackets_of_the_draft_before(pair):
    found = ask(f"/drafts/{pair[1].pk}/brackets/").json()
    assert found["previous"]["id"] == str(pair[0].pk)
    assert found["total_fates"] == {"kept": 0, "agreed": 1, "dropped": 0, "opened": 0, "added": 1}
    assert [row["fates"]["agreed"] for row in found["articles"]] == [1, 0]


def test_a_draft_links_to_it(pair):
    found = ask(f"/drafts/{pair[0].pk}/").json()
    assert found["brackets_url"] == f"{found['url']}brackets/"


def test_an_unpublished_draft_is_not_there_and_an_unknown_parameter_is_refused(pair):
    hidden = make_draft(pair[0].treaty, published=False)
    assert problem(ask(f"/drafts/{hidden.pk}/brackets/")) == (404, "not-found")
    assert problem(ask(f"/drafts/{pair[0].pk}/brackets/", kind="x"))[0] == 400
