"""What a person may not see does not exist for her; what is not hers to change is refused."""

import re
import uuid

import pytest
from django.test import Client

from tests.factories import login, make_draft, make_organisation, make_treaty, make_user

pytestmark = pytest.mark.django_db

UNKNOWN = uuid.UUID(int=7)


def staged_pages(draft_id) -> list[str]:
    return [f"/drafts/{draft_id}/staged/", f"/drafts/{draft_id}/source"]


def plain(answer, asked) -> str:
    """The page without the id that was asked for and the random token of the form to log out."""
    page = answer.content.decode().replace(str(asked), "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


class TestHiddenIsAbsent:
    @pytest.mark.parametrize("role", ["analyst", "coordinator", "admin", "", None])
    def test_the_staged_draft_of_another_organisation_answers_like_an_unknown_one(self, client, role):
        hidden = make_draft(published=False)
        if role is not None:
            login(client, make_user(role))
        for page, unknown in zip(staged_pages(hidden.pk), staged_pages(UNKNOWN), strict=True):
            answer, other = client.get(page), client.get(unknown)
            assert answer.status_code == other.status_code == 404
            assert plain(answer, hidden.pk) == plain(other, UNKNOWN)

    def test_a_hidden_draft_cannot_be_compared(self, client):
        hidden = make_draft(published=False)
        make_draft(hidden.treaty)
        address = f"/treaties/{hidden.treaty.slug}/compare/?new={hidden.pk}"
        assert client.get(address).status_code == 404
        assert str(hidden.pk) not in client.get(f"/treaties/{hidden.treaty.slug}/compare/").content.decode()

    def test_a_hidden_draft_shows_on_no_list(self, client):
        hidden = make_draft(published=False, label="Secret Rev.3")
        for page in ("/", f"/treaties/{hidden.treaty.slug}/"):
            assert "Secret Rev.3" not in client.get(page).content.decode()

    def test_a_provision_that_only_staged_drafts_hold_is_unknown(self, client):
        draft = make_draft()
        provision = draft.articles.get().provision_id
        assert client.get(f"/provisions/{provision}/").status_code == 200
        type(draft).objects.filter(pk=draft.pk).update(state="withdrawn")
        assert client.get(f"/provisions/{provision}/").status_code == 404

    def test_a_withdrawn_draft_is_gone_for_strangers(self, client):
        draft = make_draft()
        assert client.get(f"/drafts/{draft.pk}/source").status_code == 200
        type(draft).objects.filter(pk=draft.pk).update(state="withdrawn")
        assert client.get(f"/drafts/{draft.pk}/source").status_code == 404


class TestNotYours:
    @pytest.mark.parametrize("page", ["/treaties/{}/import/", "/treaties/{}/sessions/new/", "/treaties/new/"])
    def test_a_stranger_is_asked_to_log_in_first(self, client, page):
        page = page.format(make_treaty().slug)
        assert client.get(page)["Location"] == f"/accounts/login/?next={page}"

    @pytest.mark.parametrize(
        ("page", "role"),
        [
            ("/treaties/{}/import/", "admin"),
            ("/treaties/{}/import/", ""),
            ("/treaties/{}/sessions/new/", "analyst"),
            ("/treaties/new/", "analyst"),
            ("/treaties/new/", "admin"),
        ],
    )
    def test_who_may_not_is_refused(self, client, page, role):
        login(client, make_user(role))
        page = page.format(make_treaty().slug)
        assert client.get(page).status_code == 403
        assert client.post(page, {}).status_code == 403

    def test_nobody_discards_the_draft_of_another_organisation(self, client):
        staged = make_draft(published=False)
        login(client, make_user("coordinator"))
        assert client.post(f"/drafts/{staged.pk}/discard/").status_code == 404
        staged.refresh_from_db()

    def test_an_organisation_admin_does_not_see_staged_drafts_of_her_own(self, client):
        ours = make_organisation()
        staged = make_draft(published=False, organisation=ours)
        login(client, make_user("admin", ours))
        assert client.get(f"/drafts/{staged.pk}/staged/").status_code == 404


class TestDeeds:
    @pytest.mark.parametrize("method", ["get", "put", "delete"])
    def test_discarding_is_a_post(self, client, method):
        ours = make_organisation()
        staged = make_draft(published=False, organisation=ours)
        login(client, make_user("analyst", ours))
        assert getattr(client, method)(f"/drafts/{staged.pk}/discard/").status_code == 405

    def test_a_form_without_its_token_changes_nothing(self):
        ours = make_organisation()
        staged = make_draft(published=False, organisation=ours)
        client = login(Client(enforce_csrf_checks=True), make_user("analyst", ours))
        answer = client.post(f"/drafts/{staged.pk}/discard/")
        assert answer.status_code == 403
        assert "This form is too old" in answer.content.decode()
        staged.refresh_from_db()

    @pytest.mark.parametrize(
        "address",
        [
            "/treaties/unknown/",
            "/treaties/unknown/compare/",
            "/drafts/not-an-id/staged/",
            "/drafts/%00/source",
            "/provisions/not-an-id/",
            f"/provisions/{UNKNOWN}/",
        ],
    )
    def test_unknown_and_malformed_addresses_are_404(self, client, address):
        assert client.get(address).status_code == 404
