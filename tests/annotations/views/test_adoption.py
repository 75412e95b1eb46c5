"""The page that tells which proposed wording was taken over."""

import pytest

from annotations.services.placing import publish_and_carry
from tests.annotations.cast import NOW, make_note
from tests.factories import make_draft, make_treaty
from treatywatch.accounts.principal import ANONYMOUS

pytestmark = pytest.mark.django_db
OLD = ["Inspectors may search any boat in the harbour.", "The council meets in spring each year."]
NEW = [
    "Inspectors may search a boat in the harbour where a court has ordered it.",
    "The council meets in spring each year.",
]


@pytest.fixture
def treaty():
    return make_treaty()


@pytest.fixture
def old(treaty):
    return make_draft(treaty, OLD, label="Zero draft")


def publish(treaty):
    draft = make_draft(treaty, NEW, published=False, label="Rev.1")
    publish_and_carry(principal=ANONYMOUS, draft=draft, now=NOW)
    return draft


def propose(old, wording: str, **more):
    words = "search any boat in the harbour"
    return make_note(old, words, state="published", proposed_wording=wording, **more)


def page(client, draft) -> str:
    return client.get(f"/drafts/{draft.pk}/proposals/").content.decode()


def test_wording_that_was_taken_over_is_told_with_its_place_and_likeness(client, treaty, old):
    propose(old, "search a boat in the harbour where a court has ordered it")
    propose(old, "search a boat in the harbour if a court has ordered it")
    propose(old, "search a boat only after three days of notice")
    html = page(client, publish(treaty))
    assert "2 of 3 proposals" in html
    assert "Word for word" in html
    assert "% alike" in html
    assert html.count("Not in the text") == 1
    assert "proposed on Zero draft, Article 1" in html


def test_hidden_proposals_are_not_told(client, treaty, old):
    make_note(old, "may", proposed_wording="must", reason="Hidden")
    assert "No proposal came before this draft" in page(client, publish(treaty))


def test_one_proposal_and_three_cost_the_same_queries(client, treaty, old, django_assert_num_queries):
    for _ in range(3):
        propose(old, "search a boat in the harbour where a court has ordered it")
    draft = publish(treaty)
    page(client, draft)
    with django_assert_num_queries(7):
        page(client, draft)
    draft.placements.first().delete()
    draft.placements.first().delete()
    with django_assert_num_queries(7):
        page(client, draft)


def test_an_unpublished_draft_of_others_is_404(client, treaty):
    draft = make_draft(treaty, NEW, published=False)
    assert client.get(f"/drafts/{draft.pk}/proposals/").status_code == 404
