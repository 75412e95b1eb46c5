"""People: how they log in, how many tries they have, how they get a new password."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.factories import PASSWORD, login, make_user
from treatywatch.accounts.models import User
from treatywatch.accounts.principal import ANONYMOUS, Principal, principal_of_user

pytestmark = pytest.mark.django_db


def try_password(client, password: str, email: str = "ana@example.org"):
    return client.post("/accounts/login/", {"username": email, "password": password})


def test_the_login_page_asks_for_an_e_mail_address(client):
    assert "E-mail address" in client.get("/accounts/login/").content.decode()


def test_a_person_logs_in_however_her_address_is_capitalised(client):
    make_user(email="ana@example.org")
    answer = try_password(client, PASSWORD, " Ana@Example.ORG")
    assert answer.status_code == 302
    assert answer["Location"] == "/"


def test_after_the_login_she_is_where_she_wanted_to_go(client):
    make_user(email="ana@example.org")
    data = {"username": "ana@example.org", "password": PASSWORD, "next": "/notes/"}
    assert client.post("/accounts/login/", data)["Location"] == "/notes/"


def test_a_login_never_leads_to_another_site(client):
    make_user(email="ana@example.org")
    data = {"username": "ana@example.org", "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post("/accounts/login/", data)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    make_user(email="ana@example.org")
    wrong = try_password(client, "wrong").content.decode()
    unknown = try_password(client, "wrong", "nobody@example.org").content.decode()
    assert "do not belong together" in wrong
    assert plain(unknown, "nobody@example.org") == plain(wrong, "ana@example.org")


def plain(page: str, typed: str) -> str:
    """The page without what was typed and the random token of its form."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(typed, "")


def test_after_ten_wrong_passwords_even_the_right_one_has_to_wait(client):
    make_user(email="ana@example.org")
    answers = [try_password(client, "wrong").status_code for _ in range(10)]
    assert answers[:9] == [200] * 9
    assert answers[9] == 429
    locked = try_password(client, PASSWORD)
    assert locked.status_code == 429
    assert "Too many attempts" in locked.content.decode()


def test_the_pause_is_for_one_address_only(client):
    make_user(email="ana@example.org")
    make_user(email="ben@example.org")
    for _ in range(10):
        try_password(client, "wrong")
    assert try_password(client, PASSWORD, "ben@example.org").status_code == 302


def test_a_login_needs_the_token_of_its_form():
    make_user(email="ana@example.org")
    assert try_password(Client(enforce_csrf_checks=True), PASSWORD).status_code == 403


def test_logging_out_is_a_deed_not_a_link(client):
    login(client, make_user())
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/")["Location"] == "/"


def test_a_forgotten_password_is_replaced_by_e_mail(client):
    user = make_user(email="ana@example.org")
    client.post("/accounts/password/forgotten/", {"email": "ana@example.org"})
    assert mail.outbox[0].to == ["ana@example.org"]
    link = re.search(r"https?://[^/]+(\S+)", mail.outbox[0].body)[1]
    form = client.get(link)["Location"]
    fresh = "a brand new pass phrase"
    client.post(form, {"new_password1": fresh, "new_password2": fresh})
    user.refresh_from_db()
    assert user.check_password(fresh)
    assert "has been used" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_is_not_told_apart(client):
    answer = client.post("/accounts/password/forgotten/", {"email": "nobody@example.org"})
    assert answer["Location"] == "/accounts/password/sent/"
    assert mail.outbox == []


def test_a_person_changes_her_password(client):
    login(client, make_user())
    fresh = "a brand new pass phrase"
    answer = client.post(
        "/accounts/password/",
        {"old_password": PASSWORD, "new_password1": fresh, "new_password2": fresh},
        follow=True,
    )
    assert "Your password is changed" in answer.content.decode()


def test_a_person_is_one_row_whatever_the_case_of_her_address():
    made = User.objects.create_user(" Ana@Example.org ", PASSWORD)
    assert made.email == "ana@example.org"
    assert User.objects.get_by_natural_key("ANA@example.ORG") == made


@pytest.mark.parametrize(
    ("role", "writes", "coordinates"),
    [("analyst", True, False), ("coordinator", True, True), ("admin", False, False), ("", False, False)],
)
def test_the_role_decides_who_writes_and_who_coordinates(role, writes, coordinates):
    principal = principal_of_user(make_user(role))
    assert (principal.writes, principal.coordinates) == (writes, coordinates)


def test_nobody_reads_what_is_public_and_writes_nothing():
    assert Principal() == ANONYMOUS
    assert ANONYMOUS.scopes == {"read:public"}
    assert not ANONYMOUS.writes
