"""The page on which an organisation keeps its API keys."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.api import ask
from tests.factories import login, make_organisation, make_token, make_user
from tests.pages import count_queries, page_of
from treatywatch.accounts.models import ApiToken, AuditEntry

pytestmark = pytest.mark.django_db
FORM = {"label": "our website", "scopes": ["read:public", "read:organisation"], "days": "90"}


@pytest.fixture
def house():
    return make_organisation()


@pytest.fixture
def desk(client, house):
    """A browser of the house's coordinator."""
    return login(client, make_user("coordinator", house))


def test_a_key_is_made_shown_once_and_works(desk, house):
    answer = desk.post("/keys/", FORM)
    key = re.search(r"tw_[\w-]{43}", answer.content.decode())[0]
    assert ask("/treaties/", key=key).status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert key not in page_of(desk, "/keys/")
    token = ApiToken.objects.get()
    assert (token.organisation, token.label) == (house, "our website")
    assert token.scopes == ["read:organisation", "read:public"]
    assert timedelta(days=89) < token.expires_at - timezone.now() <= timedelta(days=90)


def test_a_revoked_key_is_refused_at_once(desk, house):
    key = make_token(house)
    token = ApiToken.objects.get()
    assert ask("/treaties/", key=key).status_code == 200
    page = desk.post(f"/keys/{token.pk}/revoke/", follow=True).content.decode()
    assert f"The key “{token.label}” is revoked." in page
    assert ask("/treaties/", key=key).status_code == 401


def test_revoking_twice_keeps_the_first_moment(desk, house):
    make_token(house)
    address = f"/keys/{ApiToken.objects.get().pk}/revoke/"
    desk.post(address)
    first = ApiToken.objects.get().revoked_at
    desk.post(address)
    assert ApiToken.objects.get().revoked_at == first
    assert AuditEntry.objects.filter(action="token revoked").count() == 1


def test_both_are_on_the_record_without_the_key(desk, house):
    desk.post("/keys/", FORM)
    desk.post(f"/keys/{ApiToken.objects.get().pk}/revoke/")
    revoked, issued = AuditEntry.objects.all()[:2]
    assert (issued.action, issued.detail) == (
        "token issued",
        {"label": "our website", "scopes": ["read:organisation", "read:public"]},
    )
    assert (revoked.action, revoked.detail) == ("token revoked", {"label": "our website"})
    assert {issued.organisation, revoked.organisation} == {house}


def test_the_table_tells_what_works_what_ended_and_what_was_revoked(desk, house):
    for label, fields in (
        ("good", {}),
        ("ended", {"expires_at": timezone.now() - timedelta(days=1)}),
        ("revoked", {"revoked_at": timezone.now()}),
    ):
        make_token(house)
        ApiToken.objects.filter(label__startswith="Token").update(label=label, **fields)
    rows = re.findall(r"<tr> <th scope=\"row\">(\w+)</th>.*?</tr>", page_of(desk, "/keys/"))
    buttons = re.findall(r'Revoke<span class="visually-hidden"> (\w+)</span>', page_of(desk, "/keys/"))
    assert (sorted(rows), buttons) == (["ended", "good", "revoked"], ["good"])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"label": ""}, "This field is required."),
        ({"scopes": ["write:all"]}, "Select a valid choice."),
        ({"days": "100000"}, "Select a valid choice."),
    ],
)
def test_what_makes_no_sense_makes_no_key(desk, wrong, message):
    answer = desk.post("/keys/", FORM | wrong)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert ApiToken.objects.count() == 0


def test_another_organisations_key_is_not_there(desk):
    other = make_organisation()
    make_token(other)
    token = ApiToken.objects.get()
    assert token.label not in page_of(desk, "/keys/")
    answers = [desk.post(f"/keys/{one}/revoke/").status_code for one in (token.pk, uuid4())]
    assert (answers, ApiToken.objects.get().revoked_at) == ([404, 404], None)


@pytest.mark.parametrize(
    ("role", "status"), [("admin", 200), ("coordinator", 200), ("analyst", 403), ("", 403)]
)
def test_coordinators_and_admins_keep_the_keys(client, house, role, status):
    make_token(house)
    login(client, make_user(role, house))
    assert client.get("/keys/").status_code == status
    assert client.post("/keys/", FORM).status_code == status
    revoked = client.post(f"/keys/{ApiToken.objects.order_by('created_at')[0].pk}/revoke/").status_code
    assert revoked == (302 if status == 200 else 403)


def test_a_stranger_is_asked_to_log_in(client):
    assert client.get("/keys/").headers["Location"] == "/accounts/login/?next=/keys/"
    assert client.post(f"/keys/{uuid4()}/revoke/").headers["Location"].startswith("/accounts/login/")


def test_more_keys_take_no_more_queries(desk, house):
    make_token(house)
    one = count_queries(desk, "/keys/")
    make_token(house)
    make_token(house)
    assert count_queries(desk, "/keys/") == one
