"""Languages on the pages: the list of versions, linking, the treaty's ribbon, comparisons, the import form."""

from datetime import date

import pytest

from drafts.models import Draft
from tests.factories import article, login, make_draft, make_organisation, make_treaty, make_user

pytestmark = pytest.mark.django_db


def french(treaty, label="Rev.1", **fields) -> Draft:
    return make_draft(treaty, ["1. Les États agissent."], label=label, language="fr", **fields)


def text_of(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


class TestVersionsPage:
    def test_everybody_sees_in_which_languages_a_draft_is(self, client, treaty):
        english, other = make_draft(treaty, label="Rev.1"), french(treaty)
        text = text_of(client.get(f"/drafts/{english.pk}/versions/"))
        assert f'<a href="/drafts/{other.pk}/" hreflang="fr">Français</a>' in text
        assert f"/drafts/{english.pk}/beside/{other.pk}/" in text
        assert "<button" not in text.split("<main")[1]

    def test_a_coordinator_links_two_whose_labels_differ(self, client, treaty):
        english, other = make_draft(treaty, label="Zero draft"), french(treaty, "Avant-projet")
        login(client, make_user("coordinator"))
        assert f'value="{english.pk}"' in text_of(client.get(f"/drafts/{other.pk}/versions/"))
        answer = client.post(f"/drafts/{other.pk}/versions/link/", {"of": english.pk}, follow=True)
        text = text_of(answer)
        assert "It is now a version of “Zero draft”." in text
        assert "Unlink the French text" in text

    def test_and_unlinks_them(self, client, treaty):
        make_draft(treaty, label="Rev.1")
        other = french(treaty)
        login(client, make_user("coordinator"))
        text = text_of(client.post(f"/drafts/{other.pk}/versions/link/", follow=True))
        assert "It is now a draft of its own." in text
        assert "This draft is here in French only." in text

    def test_what_cannot_be_linked_says_why(self, client, treaty):
        english, _ = make_draft(treaty, label="Rev.1"), french(treaty)
        second = french(treaty, "Autre projet")
        login(client, make_user("coordinator"))
        text = text_of(client.post(f"/drafts/{second.pk}/versions/link/", {"of": english.pk}, follow=True))
        assert "already has a version in French" in text

    @pytest.mark.parametrize("role", ["analyst", "admin", ""])
    def test_nobody_else_links_published_drafts(self, client, treaty, role):
        english, other = make_draft(treaty), french(treaty, "Projet")
        login(client, make_user(role))
        answer = client.post(f"/drafts/{other.pk}/versions/link/", {"of": english.pk})
        assert answer.status_code == 403
        assert "<form" not in text_of(client.get(f"/drafts/{other.pk}/versions/")).split("<main")[1]

    def test_an_analyst_links_what_her_organisation_staged(self, client, treaty):
        ours = make_organisation()
        english = make_draft(treaty, label="Zero draft")
        staged = french(treaty, "Avant-projet", published=False, organisation=ours)
        login(client, make_user("analyst", ours))
        client.post(f"/drafts/{staged.pk}/versions/link/", {"of": english.pk})
        staged.refresh_from_db()
        assert staged.one_draft == Draft.objects.get(pk=english.pk).one_draft

    def test_what_another_organisation_staged_is_not_there(self, client, treaty):
        english = make_draft(treaty)
        hidden = french(treaty, "Secret", published=False)
        login(client, make_user("coordinator"))
        assert "Secret" not in text_of(client.get(f"/drafts/{english.pk}/versions/"))
        answer = client.post(f"/drafts/{english.pk}/versions/link/", {"of": hidden.pk})
        assert answer.status_code == 404
        assert client.post(f"/drafts/{english.pk}/versions/link/", {"of": "x"}).status_code == 404


class TestTreatyPage:
    def test_the_ribbon_has_one_bead_for_a_draft_in_two_languages(self, client, treaty):
        english, other = make_draft(treaty, label="Rev.1"), french(treaty, "rev.1")
        text = text_of(client.get("/treaties/rivers/"))
        ribbon = text[
            text.index('<ol class="ribbon"') : text.index("</ol>", text.index('<ol class="ribbon"'))
        ]
        assert ribbon.count('class="ribbon__moment') == 1
        assert f'href="/drafts/{english.pk}/"' in ribbon
        assert f'<a href="/drafts/{other.pk}/" lang="fr" hreflang="fr"><bdi>Français</bdi></a>' in ribbon

    def test_a_late_translation_is_not_the_newest_draft(self, client, treaty):
        make_draft(treaty, label="Zero draft", issued_on=date(2023, 1, 1))
        make_draft(treaty, label="Rev.1", issued_on=date(2023, 6, 1))
        french(treaty, "Zero draft", issued_on=date(2023, 9, 1))
        text = text_of(client.get("/treaties/rivers/"))
        assert "Read Rev.1" in text
        assert "What Rev.1 changed" in text

    def test_the_home_page_counts_drafts_not_versions(self, client, treaty):
        for label in ("Zero draft", "Rev.1"):
            make_draft(treaty, label=label)
            french(treaty, label)
        text = text_of(client.get("/"))
        assert '<dt>Drafts</dt> <dd class="numeric">2</dd>' in text
        assert "What changed since Zero draft" in text


class TestComparing:
    @pytest.fixture
    def four(self, treaty):
        """Two drafts, each in English and French."""
        articles = [article("1", "1. Lamps burn."), article("2", "1. Oil is kept.")]
        found = {}
        for label in ("Zero draft", "Rev.1"):
            found[label, "en"] = make_draft(treaty, articles, label=label)
            found[label, "fr"] = make_draft(treaty, articles[::-1], label=label, language="fr")
        return found

    def test_the_pair_without_a_choice_is_in_one_language(self, client, four):
        text = text_of(client.get("/treaties/rivers/compare/"))
        for label in ("Zero draft", "Rev.1"):
            assert f'<option value="{four[label, "en"].pk}" selected>' in text
        assert ", Français</option>" in text

    def test_a_redline_leads_to_the_same_in_another_language(self, client, four):
        old, new = (four[label, "en"].pk for label in ("Zero draft", "Rev.1"))
        there = [four[label, "fr"].pk for label in ("Zero draft", "Rev.1")]
        text = text_of(client.get(f"/treaties/rivers/compare/?old={old}&new={new}&view=side"))
        assert f'<a href="?old={there[0]}&amp;new={there[1]}&amp;view=side" lang="fr" hreflang="fr">' in text

    def test_and_of_one_article_to_that_article(self, client, four):
        old, new = four["Zero draft", "en"], four["Rev.1", "en"]
        asked = new.articles.get(number="2")
        there = four["Rev.1", "fr"].articles.get(number="2")
        text = text_of(client.get(f"/treaties/rivers/compare/?old={old.pk}&new={new.pk}&article={asked.pk}"))
        assert f"&amp;article={there.pk}" in text

    def test_where_only_one_of_both_has_the_language_nothing_is_promised(self, client, treaty):
        old, new = make_draft(treaty, label="Zero draft"), make_draft(treaty, label="Rev.1")
        french(treaty)
        text = text_of(client.get(f"/treaties/rivers/compare/?old={old.pk}&new={new.pk}"))
        assert "The same comparison in" not in text

    def test_two_languages_are_better_read_side_by_side(self, client, four):
        english, other = four["Rev.1", "en"], four["Rev.1", "fr"]
        text = text_of(client.get(f"/treaties/rivers/compare/?old={english.pk}&new={other.pk}"))
        assert f'<a href="/drafts/{english.pk}/beside/{other.pk}/">Read them side by side</a>' in text
        assert "The same comparison in" not in text


class TestOtherScripts:
    @pytest.fixture
    def arabic(self, treaty):
        old = make_draft(treaty, ["1. تلتزم الدول."], label="الأولى", language="ar")
        return old, make_draft(treaty, ["1. يجوز للدول."], label="الثانية", language="ar")

    def test_legal_force_that_is_not_told_in_a_language_is_not_denied(self, client, arabic):
        text = text_of(client.get("/treaties/rivers/compare/"))
        assert "In Arabic only brackets and numbers are weighed: read every change." in text
        assert "No change of legal force" not in text
        assert "not in Arabic" in text_of(client.get("/treaties/rivers/"))

    def test_a_redline_runs_from_right_to_left_and_its_english_does_not(self, client, arabic):
        text = text_of(client.get("/treaties/rivers/compare/"))
        assert '<div class="redline redline--inline" lang="ar" dir="rtl">' in text
        assert '<span class="article__number" lang="en" dir="ltr">' in text

    def test_a_label_in_an_option_does_not_turn_the_date_around(self, client, arabic):
        text = text_of(client.get("/treaties/rivers/compare/"))
        assert ">\u2068الأولى\u2069, " in text


class TestImporting:
    def test_a_further_language_begins_with_the_details_of_the_draft(self, client, treaty):
        english = make_draft(treaty, label="Rev.1", symbol="A/1", issued_on=date(2024, 2, 1))
        login(client, make_user("analyst"))
        text = text_of(client.get(f"/treaties/rivers/import/?version_of={english.pk}"))
        assert 'value="Rev.1"' in text
        assert 'value="A/1"' in text
        assert 'value="2024-02-01"' in text
        stranger = make_draft(make_treaty())
        assert client.get(f"/treaties/rivers/import/?version_of={stranger.pk}").status_code == 404

    def test_the_staged_page_says_of_what_it_is_a_version_and_what_it_reads_like(self, client, treaty):
        make_draft(treaty, label="Rev.1")
        ours = make_organisation()
        staged = french(treaty, published=False, organisation=ours)
        login(client, make_user("analyst", ours))
        text = text_of(client.get(f"/drafts/{staged.pk}/staged/"))
        assert "Read as the French version of" in text
        assert "The text itself reads like English." in text

    def test_a_corrected_label_finds_its_draft_and_a_corrected_language_leaves_it(self, client, treaty):
        english = make_draft(treaty, label="Rev.1", issued_on=date(2024, 2, 1))
        ours = make_organisation()
        staged = french(treaty, "Projet", published=False, organisation=ours)
        login(client, make_user("analyst", ours))
        details = {"label": "Rev.1", "issued_on": "2024-02-01", "language": "fr"}
        client.post(f"/drafts/{staged.pk}/staged/", details)
        staged.refresh_from_db()
        english.refresh_from_db()
        assert staged.one_draft == english.one_draft
        client.post(f"/drafts/{staged.pk}/staged/", details | {"language": "en"})
        staged.refresh_from_db()
        assert staged.one_draft != english.one_draft
