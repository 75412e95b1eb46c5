"""Describing a position, and giving it the theme without which it is in no briefing note."""

import pytest

from annotations.models import Theme
from tests.factories import login, make_position, make_treaty, make_user
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def position():
    return make_position(make_treaty("cyber"), "narrow-scope", title="Narrow scope")


def send(client, position, **typed):
    fields = {"title": "Narrow scope", "ask": "", "summary": "", "theme": "", "new_theme": ""}
    return client.post(f"/positions/{position.pk}/edit/", fields | typed)


def test_a_coordinator_gives_a_position_its_ask_and_a_new_theme(client, position):
    login(client, make_user("coordinator"))
    answer = send(client, position, ask="Limit it to articles 6 to 16.", new_theme="Scope")
    assert (answer.status_code, answer["Location"]) == (302, "/treaties/cyber/positions/#narrow-scope")
    position.refresh_from_db()
    assert (position.ask, position.theme.title, position.code) == (
        "Limit it to articles 6 to 16.",
        "Scope",
        "narrow-scope",
    )
    assert AuditEntry.objects.get(action="position described").object_id == position.pk


def test_a_new_theme_stands_after_the_others_and_is_made_only_once(client, position):
    Theme.objects.create(treaty=position.treaty, title="Rights", ordinal=4)
    login(client, make_user("coordinator"))
    send(client, position, new_theme="Scope")
    send(client, position, new_theme="Scope")
    assert list(position.treaty.themes.values_list("title", "ordinal")) == [("Rights", 4), ("Scope", 5)]


def test_a_position_needs_a_title_and_takes_no_theme_of_another_treaty(client, position):
    stranger = Theme.objects.create(treaty=make_treaty(), title="Elsewhere")
    login(client, make_user("coordinator"))
    answer = send(client, position, title="", theme=str(stranger.pk))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "theme"}


def test_only_coordinators_edit_positions_and_see_the_link(client, position):
    path = f"/positions/{position.pk}/edit/"
    assert client.get(path)["Location"] == f"/accounts/login/?next={path}"
    login(client, make_user("analyst"))
    assert client.get(path).status_code == 403
    assert path not in client.get("/treaties/cyber/positions/").content.decode()
    login(client, make_user("coordinator"))
    assert path in client.get("/treaties/cyber/positions/").content.decode()
