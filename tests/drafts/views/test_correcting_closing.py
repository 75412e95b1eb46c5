"""A person says on the staged page where the closing with the signatures begins."""

import pytest

from tests.drafts.staged_world import TEXT, make_staged, seen
from tests.factories import login, make_organisation, make_user
from tests.pages import page_of
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db


def test_it_is_said_shown_counted_and_taken_back(client):
    analyst = make_user("analyst", make_organisation())
    draft = make_staged(principal_of_user(analyst), text=TEXT + b"\nWe are agreed.\n\nThe Keeper\n")
    login(client, analyst)
    address = f"/drafts/{draft.pk}/staged/"
    line = seen(draft, "We are agreed")
    form = {"line": line.line, "seen": line.mark, "version": "0", "do": "is:conclusions"}
    assert client.post(f"{address}correct/", form).status_code == 302
    page = page_of(client, f"{address}?part=2")
    for piece in (
        '<strong class="numeric">1</strong> closing</li>',
        "Closing and signatures",
        ">Closing</span>",
    ):
        assert piece in page
    assert draft.articles.get(kind="conclusions").text == "We are agreed.\nThe Keeper"
    assert client.post(f"{address}undo/", {"version": "1"}).status_code == 302
    assert not draft.articles.filter(kind="conclusions").exists()


def test_the_form_of_a_line_offers_it(client):
    analyst = make_user("analyst", make_organisation())
    draft = make_staged(principal_of_user(analyst))
    line = seen(draft, "1. This")
    page = page_of(login(client, analyst), f"/drafts/{draft.pk}/staged/?edit={line.line}")
    assert 'value="is:conclusions">Closing and signatures begin</button>' in page
