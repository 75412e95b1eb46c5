"""The cross-references of a draft, through the API."""

from datetime import date

import pytest
from django.core.cache import cache

from tests.api import ask, problem
from tests.factories import article, make_draft, make_treaty

pytestmark = pytest.mark.django_db
COURT = "1. A court reviews each power.\n2. It gives its reasons in writing."
SEARCH = "1. A search is subject to article 1, paragraph 2."


@pytest.fixture(autouse=True)
def _fresh_budget():
    cache.clear()


@pytest.fixture
def pair():
    """Two drafts: in the second a new first article left a reference behind."""
    treaty = make_treaty()
    old = make_draft(treaty, [article("1", COURT), article("2", SEARCH)], issued_on=date(2023, 5, 29))
    staff = article("1", "1. States train the staff that they need.")
    parts = [staff, article("2", COURT), article("3", SEARCH)]
    return old, make_draft(treaty, parts, issued_on=date(2023, 11, 6))


def test_it_tells_each_reference_with_its_offsets_and_what_it_means(pair):
    found = ask(f"/drafts/{pair[0].pk}/references/").json()
    court, search = found["articles"]
    (reference,) = search["references"]
    assert (reference["start"], reference["end"]) == (26, 48)
    assert (reference["words"], reference["problem"]) == ("article 1, paragraph 2", "")
    assert reference["target"]["name"] == "Article 1(2)"
    assert reference["target"]["paragraphs"] == ["art_1__para_2"]
    assert [one["name"] for one in search["refers_to"]] == ["Article 1"]
    assert [one["name"] for one in court["referred_by"]] == ["Article 2"]
    assert (found["previous"], found["stale"]) == (None, [])


def test_it_tells_what_was_left_behind_by_a_renumbering(pair):
    found = ask(f"/drafts/{pair[1].pk}/references/").json()
    (stale,) = found["stale"]
    assert found["previous"]["id"] == str(pair[0].pk)
    assert (stale["article"]["name"], stale["kind"]) == ("Article 3", "dangling")
    assert (stale["reference"]["target"], stale["reference"]["problem"]) == (None, "no such paragraph")
    assert stale["meant"]["name"] == "Article 1(2)"
    assert [one["name"] for one in stale["became"]] == ["Article 2(2)"]


def test_a_draft_links_to_it(pair):
    found = ask(f"/drafts/{pair[0].pk}/").json()
    assert found["references_url"] == f"{found['url']}references/"


def test_an_unpublished_draft_is_not_there_and_an_unknown_parameter_is_refused(pair):
    hidden = make_draft(pair[0].treaty, published=False)
    assert problem(ask(f"/drafts/{hidden.pk}/references/")) == (404, "not-found")
    assert problem(ask(f"/drafts/{pair[0].pk}/references/", kind="x"))[0] == 400
