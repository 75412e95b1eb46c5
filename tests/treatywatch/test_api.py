"""What holds for every address of the API: keys, parameters, pages of lists, caching, budgets, problems."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.api import ask, ids, problem
from tests.factories import make_annotation, make_draft, make_organisation, make_token, make_treaty, make_user
from treatywatch.accounts.models import ApiToken

pytestmark = pytest.mark.django_db

LISTS = [
    "treaties",
    "sessions",
    "drafts",
    "articles",
    "provisions",
    "themes",
    "positions",
    "annotations",
    "statements",
    "organisations",
    "briefing-notes",
]


@pytest.fixture(autouse=True)
def _fresh_budget():
    cache.clear()


class TestKeys:
    def test_no_key_reads_what_is_public(self):
        assert ask("/treaties/").status_code == 200

    def test_a_good_key_reads(self):
        assert ask("/treaties/", key=make_token(make_organisation())).status_code == 200

    @pytest.mark.parametrize(
        "header", ["Bearer tw_unknown", "Bearer other", "Basic dTpw", "tw_bare", "Bearer", ""]
    )
    def test_anything_but_a_good_key_is_401(self, header):
        response = ask("/treaties/", headers={"Authorization": header})
        assert problem(response) == (401, "invalid-key")
        assert response["WWW-Authenticate"] == 'Bearer realm="TreatyWatch", error="invalid_token"'

    def test_an_expired_key_is_401_from_the_very_moment(self):
        key = make_token(make_organisation(), days=1)
        expires_at = ApiToken.objects.get().expires_at
        with time_machine.travel(expires_at - timedelta(seconds=1), tick=False):
            assert ask("/treaties/", key=key).status_code == 200
        with time_machine.travel(expires_at, tick=False):
            response = ask("/treaties/", key=key)
        assert problem(response) == (401, "invalid-key")
        assert response.json()["detail"] == "This key has expired."

    def test_a_revoked_key_is_401(self):
        key = make_token(make_organisation())
        ApiToken.objects.update(revoked_at=timezone.now())
        assert problem(ask("/treaties/", key=key)) == (401, "invalid-key")

    def test_its_last_use_is_kept_to_the_minute(self):
        key = make_token(make_organisation())
        first = datetime.now(UTC).replace(microsecond=0)
        for seconds, kept in [(0, 0), (59, 0), (60, 60)]:
            with time_machine.travel(first + timedelta(seconds=seconds), tick=False):
                ask("/treaties/", key=key)
            assert ApiToken.objects.get().last_used_at == first + timedelta(seconds=kept)

    def test_the_cookie_of_a_person_who_is_logged_in_counts_for_nothing(self):
        author = make_user()
        note = make_annotation(make_draft().articles.first(), author=author, visibility="organisation")
        client = Client()
        client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(f"/api/v1/annotations/{note.pk}/").status_code == 404

    def test_over_plain_http_a_deployment_answers_403_and_does_not_redirect(self, settings):
        settings.SECURE_SSL_REDIRECT = True
        assert problem(ask("/treaties/", key="tw_secret")) == (403, "https-required")


class TestProblems:
    @pytest.mark.parametrize("name", LISTS)
    def test_an_unknown_id_is_404(self, name):
        assert problem(ask(f"/{name}/{uuid4()}/")) == (404, "not-found")

    @pytest.mark.parametrize("name", LISTS)
    @pytest.mark.parametrize("malformed", ["1", "not-an-id", "%00"])
    def test_a_malformed_id_is_404(self, name, malformed):
        assert problem(ask(f"/{name}/{malformed}/")) == (404, "not-found")

    def test_an_unknown_address_is_the_same_404_as_an_unknown_id(self):
        assert ask("/nothing/here/").content == ask(f"/drafts/{uuid4()}/").content

    @pytest.mark.parametrize("name", [*LISTS, "comparisons"])
    def test_an_unknown_parameter_is_400_and_named(self, name):
        response = ask(f"/{name}/", colour="red")
        assert problem(response) == (400, "invalid-parameter")
        assert response.json()["errors"] == [
            {"pointer": "/query/colour", "code": "unknown", "detail": "There is no parameter 'colour' here."}
        ]

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("treaty=", "empty"),
            ("treaty=a&treaty=b", "repeated"),
            ("treaty=%00", "invalid"),
            ("treaty=a/b", "invalid"),
            ("draft=1", "invalid"),
            ("stance=loud", "invalid_choice"),
            ("updated_since=yesterday", "invalid"),
            ("limit=0", "invalid"),
            ("limit=101", "invalid"),
            ("limit=-1", "invalid"),
            ("limit=1e2", "invalid"),
            ("cursor=made-up", "invalid"),
            ("author__email=x", "unknown"),
        ],
    )
    def test_a_parameter_that_is_not_understood_is_400_with_its_code(self, query, code):
        response = Client().get(f"/api/v1/annotations/?{query}")
        assert problem(response) == (400, "invalid-parameter")
        error = response.json()["errors"][0]
        assert (error["pointer"], error["code"]) == (f"/query/{query.partition('=')[0]}", code)

    def test_a_parameter_on_a_single_object_is_400_too(self):
        treaty = make_treaty()
        assert problem(ask(f"/treaties/{treaty.pk}/", limit=1)) == (400, "invalid-parameter")

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_writing_is_405(self, method):
        response = getattr(Client(), method)("/api/v1/treaties/")
        assert problem(response) == (405, "method-not-allowed")
        assert response["Allow"] == "GET, HEAD, OPTIONS"

    def test_a_form_that_there_is_not_is_406(self):
        assert problem(ask("/treaties/", accept="text/csv")) == (406, "not-acceptable")

    def test_problems_are_not_kept_by_caches(self):
        assert ask("/nothing/here/")["Cache-Control"] == "no-store"


class TestPages:
    @pytest.fixture
    def treaties(self) -> list[str]:
        return [
            str(make_treaty(short_title=title).pk)
            for title in ("Delta", "Alpha", "Charlie", "Bravo", "Alpha")
        ]

    def test_following_next_gives_every_object_once_in_the_same_order(self, treaties):
        whole = ids(ask("/treaties/"))
        assert sorted(whole) == sorted(treaties)
        pages, address = [], "/api/v1/treaties/?limit=2"
        while address:
            page = Client().get(address)
            pages.append(ids(page))
            address = page.json()["next"]
        assert [len(page) for page in pages] == [2, 2, 1]
        assert [key for page in pages for key in page] == whole

    def test_the_link_header_says_what_next_says(self, treaties):
        page = ask("/treaties/", limit=2)
        assert page["Link"] == f'<{page.json()["next"]}>; rel="next"'
        assert "Link" not in ask("/treaties/")

    def test_a_row_that_comes_between_shifts_nothing(self, treaties):
        first = ask("/treaties/", limit=2)
        make_treaty(short_title="Aaron")
        second = Client().get(first.json()["next"])
        assert not set(ids(first)) & set(ids(second))

    def test_a_cursor_of_another_list_is_400(self, treaties):
        cursor = ask("/treaties/", limit=2).json()["next"].partition("cursor=")[2].partition("&")[0]
        response = Client().get(f"/api/v1/positions/?cursor={cursor}")
        assert problem(response) == (400, "invalid-parameter")

    def test_a_cursor_that_was_changed_is_400(self, treaties):
        address = ask("/treaties/", limit=2).json()["next"].replace("cursor=W", "cursor=X")
        assert problem(Client().get(address)) == (400, "invalid-parameter")

    def test_a_page_is_fifty_unless_told_otherwise_and_a_hundred_at_most(self):
        for _ in range(101):
            make_treaty()
        assert len(ids(ask("/treaties/"))) == 50
        assert len(ids(ask("/treaties/", limit=100))) == 100


class TestCaching:
    def test_the_same_answer_has_the_same_strong_tag_and_is_304_when_known(self):
        make_treaty("one"), make_treaty("two")
        first = ask("/treaties/", limit=1)
        assert first["ETag"].startswith('"')
        again = ask("/treaties/", limit=1, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_another_answer_has_another_tag(self):
        before = ask("/treaties/")["ETag"]
        make_treaty()
        assert ask("/treaties/", headers={"If-None-Match": before}).status_code == 200

    def test_what_is_public_may_be_kept_for_a_minute(self):
        assert ask("/treaties/")["Cache-Control"] == "public, max-age=60"

    def test_what_a_key_reads_is_private(self):
        response = ask("/treaties/", key=make_token(make_organisation()))
        assert response["Cache-Control"] == "private, no-cache"

    def test_answers_vary_by_key_and_form_and_not_by_cookie(self):
        assert ask("/treaties/")["Vary"] == "Authorization, Accept"


class TestOtherSites:
    def test_scripts_of_other_sites_may_read_what_is_public(self):
        assert ask("/treaties/")["Access-Control-Allow-Origin"] == "*"

    def test_but_not_with_a_key(self):
        assert "Access-Control-Allow-Origin" not in ask("/treaties/", key=make_token(make_organisation()))

    def test_options_names_the_methods_and_allows_no_header(self):
        response = Client().options("/api/v1/treaties/")
        assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")
        assert "Access-Control-Allow-Headers" not in response


class TestBudgets:
    @pytest.fixture(autouse=True)
    def _small_budget(self, monkeypatch):
        monkeypatch.setattr("treatywatch.api.throttling.BUDGETS", {"reading": {"key": 3, "address": 2}})
        with time_machine.travel(datetime(2030, 1, 1, 12, 0, 20, tzinfo=UTC), tick=False):
            yield

    def test_each_answer_says_what_is_left(self):
        response = ask("/treaties/")
        assert response["RateLimit-Policy"] == '"reading";q=2;w=60'
        assert response["RateLimit"] == '"reading";r=1;t=40'

    def test_one_too_many_is_429_and_says_when_to_come_back(self):
        ask("/treaties/"), ask("/treaties/")
        response = ask("/treaties/")
        assert problem(response) == (429, "too-many-requests")
        assert response["Retry-After"] == "40"

    def test_the_next_minute_is_a_new_one(self):
        for _ in range(3):
            ask("/treaties/")
        with time_machine.travel(datetime(2030, 1, 1, 12, 1, 0, tzinfo=UTC), tick=False):
            assert ask("/treaties/").status_code == 200

    def test_a_key_has_its_own_budget(self):
        key = make_token(make_organisation())
        for _ in range(3):
            ask("/treaties/")
        assert ask("/treaties/", key=key)["RateLimit"] == '"reading";r=2;t=40'

    def test_a_forged_forwarding_header_is_not_believed(self):
        for number in range(3):
            response = ask("/treaties/", headers={"X-Forwarded-For": f"192.0.2.{number}"})
        assert response.status_code == 429
