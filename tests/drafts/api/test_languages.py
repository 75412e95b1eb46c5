"""Language versions through the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api import ask
from tests.factories import article, make_draft

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


class TestLanguages:
    @pytest.fixture
    def versions(self, treaty):
        """An English draft of two articles, a French version with one of them, and an Arabic one still staged."""
        parts = [article("1", "1. Lamps."), article("2", "1. Oil.")]
        english = make_draft(treaty, parts, label="Rev.6")
        french = make_draft(treaty, [article("premier", "1. Lampes.")], label="Rev.6", language="fr")
        make_draft(treaty, parts, label="Rev.6", language="ar", published=False)
        return english, french

    def test_a_draft_lists_its_published_versions_itself_among_them(self, versions):
        english, french = versions
        for draft in versions:
            found = ask(f"/drafts/{draft.pk}/").json()["languages"]
            assert [(row["language"], row["id"]) for row in found] == [
                ("en", str(english.pk)),
                ("fr", str(french.pk)),
            ]
        assert found[1]["html_url"] == f"{SITE}/drafts/{french.pk}/"

    def test_a_draft_in_one_language_lists_itself(self, treaty):
        alone = make_draft(treaty)
        found = ask(f"/drafts/{alone.pk}/").json()["languages"]
        assert [row["id"] for row in found] == [str(alone.pk)]

    def test_an_article_names_its_counterparts_and_what_is_missing(self, versions):
        english, french = versions
        first, second = ask("/articles/", draft=english.pk).json()["results"]
        assert [(row["language"], row["article"]["number"]) for row in first["parallel"]] == [
            ("fr", "premier")
        ]
        assert first["parallel"][0]["draft"]["id"] == str(french.pk)
        assert [(row["language"], row["article"]) for row in second["parallel"]] == [("fr", None)]
        alone = ask(f"/articles/{french.articles.get().pk}/").json()
        assert alone["parallel"][0]["article"]["id"] == first["id"]

    def test_the_number_of_queries_is_the_same_for_one_and_three_versions(self, versions):
        with CaptureQueriesContext(connection) as few:
            ask("/drafts/"), ask("/articles/")
        for language in ("ru", "zh", "es"):
            make_draft(versions[0].treaty, [article("1", "1.")], label="Rev.6", language=language)
        with CaptureQueriesContext(connection) as many:
            ask("/drafts/"), ask("/articles/")
        assert len(many) == len(few)
