"""A person goes through the doubts on the page of a staged draft, and is told before publishing what is left."""

import re

import pytest

from drafts import queries, services
from drafts.models import Draft, LookedAt
from tests.drafts.services.test_doubting import FIRST, SECOND, TWO_GAPS, key
from tests.drafts.staged_world import make_staged
from tests.factories import login, make_organisation, make_user
from tests.pages import count_queries, page_of
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client, ours):
    return login(client, make_user("coordinator", ours, email="jo@example.org"))


@pytest.fixture
def draft(ours):
    return make_staged(principal_of_user(make_user("analyst", ours)), text=TWO_GAPS)


def look(client, draft: Draft, message: str, do: str = "look", **more):
    form = {"doubt": key(draft, message), "do": do} | more
    return client.post(f"/drafts/{draft.pk}/staged/look/", form)


def line_of(draft: Draft, message: str) -> str:
    marked = queries.marked_doubts(queries.staged_text(draft))
    return next(one.doubt.line for one in marked if one.doubt.message == message)


def test_from_a_line_it_leads_to_the_next_that_is_left_and_says_what_was_done(coordinator, draft):
    page = page_of(coordinator, f"/drafts/{draft.pk}/staged/")
    assert '<strong class="numeric">2</strong> of 2 left to look at.' in page
    second = line_of(draft, SECOND)
    answer = look(coordinator, draft, FIRST)
    assert re.fullmatch(
        rf"/drafts/{draft.pk}/staged/\?line={second}&looked=[0-9a-f]{{64}}#line-{second}", answer["Location"]
    )
    page = page_of(coordinator, answer["Location"])
    assert f"<span>Looked at: <bdi>{FIRST}</bdi></span>" in page
    assert '<strong class="numeric">1</strong> of 2 left to look at.' in page
    assert "Looked at by <bdi>jo@example.org</bdi>" in page


def test_after_the_last_it_leads_to_the_list(coordinator, draft):
    look(coordinator, draft, SECOND)
    answer = look(coordinator, draft, FIRST)
    assert answer["Location"].endswith("#doubts")
    page = page_of(coordinator, answer["Location"])
    assert "All 2 have been looked at." in page
    assert "Next doubt" not in page
    assert f"<span>Looked at: <bdi>{FIRST}</bdi></span>" in page


def test_after_the_end_it_begins_anew(coordinator, draft):
    first = line_of(draft, FIRST)
    assert f"line={first}&" in look(coordinator, draft, SECOND)["Location"]


def test_the_next_one_is_found_from_the_line_that_is_shown(coordinator, draft):
    first, second = line_of(draft, FIRST), line_of(draft, SECOND)
    for shown, following in (("", first), (first, second), (second, first)):
        page = page_of(coordinator, f"/drafts/{draft.pk}/staged/?line={shown}")
        assert f'<a href="?line={following}#line-{following}" data-key="n">Next doubt' in page


def test_from_the_list_it_stays_at_the_list(coordinator, draft):
    answer = look(coordinator, draft, FIRST, **{"from": "list"})
    assert answer["Location"] == f"/drafts/{draft.pk}/staged/#doubts"


def test_it_is_taken_back_where_it_stands(coordinator, draft):
    look(coordinator, draft, FIRST)
    first = line_of(draft, FIRST)
    answer = look(coordinator, draft, FIRST, do="undo")
    assert answer["Location"] == f"/drafts/{draft.pk}/staged/?line={first}#line-{first}"
    assert not LookedAt.objects.exists()


def test_the_outline_counts_what_is_left(coordinator, draft):
    count = '<span class="count">1<span class="visually-hidden"> doubt</span></span>'
    assert page_of(coordinator, f"/drafts/{draft.pk}/staged/").count(count) == 2
    look(coordinator, draft, FIRST)
    assert page_of(coordinator, f"/drafts/{draft.pk}/staged/").count(count) == 1


@pytest.mark.parametrize("given", [{"doubt": "x"}, {"doubt": ""}, {}, {"doubt": "\x00"}])
def test_a_doubt_that_is_not_there_is_told_of(coordinator, draft, given):
    answer = coordinator.post(f"/drafts/{draft.pk}/staged/look/", given, follow=True)
    assert "This doubt is gone" in answer.content.decode()


def test_strangers_do_not_find_it(client, draft):
    login(client, make_user("coordinator", make_organisation("Theirs")))
    assert client.post(f"/drafts/{draft.pk}/staged/look/").status_code == 404
    assert client.get(f"/drafts/{draft.pk}/staged/look/").status_code == 405


def test_publishing_says_how_many_are_left_and_does_not_forbid_it(coordinator, draft):
    publish = f"/drafts/{draft.pk}/publish/"
    assert "Nobody has looked at the 2 doubts of the reader about this text." in page_of(coordinator, publish)
    look(coordinator, draft, FIRST)
    assert "1 of the 2 doubts of the reader about this text is left to look at." in page_of(
        coordinator, publish
    )
    look(coordinator, draft, SECOND)
    assert "doubt" not in page_of(coordinator, publish)
    services.look_anew(
        principal=principal_of_user(LookedAt.objects.first().by), draft=draft, doubt=key(draft, FIRST)
    )
    coordinator.post(publish)
    draft.refresh_from_db()
    assert draft.is_published


def test_queries_do_not_grow_with_what_was_looked_at(coordinator, draft):
    page = f"/drafts/{draft.pk}/staged/"
    none = count_queries(coordinator, page)
    look(coordinator, draft, FIRST)
    look(coordinator, draft, SECOND)
    assert count_queries(coordinator, page) == none
