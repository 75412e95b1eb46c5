"""The editor in a real browser: words survive a lost session, and everybody can use the page."""

import pytest
from django.urls import reverse

from tests.annotations.note_world import World
from tests.chromium import axe_violations
from tests.factories import PASSWORD
from treatywatch.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, live_server):
    """A browser in which a coordinator has her note open in the editor."""
    world = World()
    world.say()
    note = world.begin()
    page.goto(live_server.url + reverse("login"))
    page.get_by_label("E-mail").fill(User.objects.get(pk=world.coordinator.user_id).email)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button").click()
    page.goto(live_server.url + reverse("note-edit", args=[note.pk]))
    return page


def test_words_that_were_not_saved_are_offered_and_put_back(desk):
    desk.get_by_label("Introduction").fill("Half a thought")
    desk.reload()
    assert desk.get_by_label("Introduction").input_value() == ""
    desk.get_by_role("button", name="Put them back").click()
    assert desk.get_by_label("Introduction").input_value() == "Half a thought"
    desk.get_by_role("button", name="Save", exact=True).click()
    assert desk.get_by_label("Introduction").input_value() == "Half a thought"
    assert desk.get_by_role("button", name="Put them back").count() == 0


def test_editor_and_preview_have_no_barrier(desk):
    assert axe_violations(desk) == []
    desk.get_by_role("button", name="Save and preview").click()
    assert axe_violations(desk) == []
