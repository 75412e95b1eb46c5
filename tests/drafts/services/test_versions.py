"""Drafts are linked as language versions of one draft, by themselves or by a person."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from drafts import queries, services
from drafts.errors import AlreadyThere, DraftError
from drafts.models import Draft
from tests.factories import PUBLISHED_AT, article, make_draft, make_organisation, make_principal, make_treaty
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


def french(treaty, **fields) -> Draft:
    return make_draft(treaty, ["1. Les États agissent."], language="fr", **fields)


def versions(draft: Draft) -> list[str]:
    draft.refresh_from_db()
    return [other.language for other in queries.versions_of(draft)]


def link(draft: Draft, other: Draft, principal=None) -> None:
    services.link_version(principal=principal or make_principal("coordinator"), draft=draft, other=other)


class TestComingIn:
    def test_the_same_label_in_another_language_is_linked_by_itself(self, treaty):
        english = make_draft(treaty, label="Rev.1")
        other = french(treaty, label="rev.1")
        assert versions(english) == ["fr"]
        assert versions(other) == ["en"]

    def test_a_symbol_tells_more_than_a_label(self, treaty):
        english = make_draft(treaty, label="Zero draft", symbol="A/AC.291/22")
        french(treaty, label="Avant-projet", symbol="A/AC.291/22")
        make_draft(treaty, label="Zero draft", symbol="A/AC.291/99", language="es")
        assert versions(english) == ["fr"]

    def test_a_staged_version_is_not_told_of_until_it_is_published(self, treaty):
        english = make_draft(treaty, label="Rev.1")
        staged = french(treaty, label="Rev.1", published=False)
        assert versions(english) == []
        assert versions(staged) == ["en"]
        services.publish_draft(principal=make_principal("coordinator"), draft=staged, now=PUBLISHED_AT)
        assert versions(english) == ["fr"]

    def test_what_another_organisation_has_staged_is_not_looked_at(self, treaty):
        make_draft(treaty, label="Rev.1", published=False, organisation=make_organisation("Ours"))
        other = french(treaty, label="Rev.1", published=False, organisation=make_organisation("Theirs"))
        assert other.version_group is None

    def test_two_staged_by_one_organisation_find_each_other(self, treaty):
        ours = make_organisation()
        english = make_draft(treaty, label="Rev.1", published=False, organisation=ours)
        other = french(treaty, label="Rev.1", published=False, organisation=ours)
        english.refresh_from_db()
        assert english.version_group == other.version_group is not None

    def test_a_third_language_joins_the_two(self, treaty):
        english = make_draft(treaty, label="Rev.1")
        french(treaty, label="Rev.1")
        make_draft(treaty, ["1. تعمل الدول."], label="Rev.1", language="ar")
        assert versions(english) == ["ar", "fr"]

    def test_another_label_stays_alone(self, treaty):
        make_draft(treaty, label="Rev.1")
        assert french(treaty, label="Avant-projet").version_group is None


class TestByHand:
    def test_labels_that_differ_by_language_are_linked_by_a_person(self, treaty):
        english, other = make_draft(treaty, label="Zero draft"), french(treaty, label="Avant-projet")
        principal = make_principal("coordinator")
        link(other, english, principal)
        assert (versions(english), versions(other)) == (["fr"], ["en"])
        entry = AuditEntry.objects.get(action="draft linked")
        assert (entry.object_id, entry.detail["version_of"]) == (other.pk, str(english.pk))

    def test_a_linked_draft_can_be_moved_to_another(self, treaty):
        zero, first = make_draft(treaty, label="Zero draft"), make_draft(treaty, label="Rev.1")
        other = french(treaty, label="Rev.1")
        link(other, zero)
        assert (versions(zero), versions(first)) == (["fr"], [])

    def test_unlinking_leaves_both_as_they_were(self, treaty):
        english, other = make_draft(treaty, label="Rev.1"), french(treaty, label="Rev.1")
        services.unlink_version(principal=make_principal("coordinator"), draft=other)
        assert (versions(english), versions(other)) == ([], [])
        assert Draft.objects.filter(state="published").count() == 2

    def test_unlinking_what_is_alone_says_nothing(self, treaty):
        services.unlink_version(principal=make_principal("coordinator"), draft=make_draft(treaty))
        assert not AuditEntry.objects.filter(action="draft unlinked").exists()

    def test_one_language_has_one_version(self, treaty):
        english, _ = make_draft(treaty, label="Rev.1"), french(treaty, label="Rev.1")
        second = french(treaty, label="Projet révisé")
        with pytest.raises(DraftError, match=r"“Rev\.1” already has a version in French"):
            link(second, english)
        assert versions(english) == ["fr"]

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_versions_are_of_one_treaty_and_two_languages(self, treaty, language):
        other = make_draft(treaty if language == "en" else make_treaty(), language=language)
        with pytest.raises(DraftError, match="one treaty in different languages"):
            link(other, make_draft(treaty))


class TestPublishing:
    def test_a_second_version_in_one_language_is_refused(self, treaty):
        make_draft(treaty, label="Rev.1")
        staged = french(treaty, label="Rev.1 (corrigé)", published=False)
        link(staged, treaty.drafts.get(language="en"))
        french(treaty, label="Rev.1")
        with pytest.raises(AlreadyThere, match="the same draft in the same language"):
            services.publish_draft(principal=make_principal("coordinator"), draft=staged, now=PUBLISHED_AT)

    def test_the_database_holds_it_too(self, treaty):
        make_draft(treaty, label="Rev.1")
        first, second = french(treaty, label="Rev.1"), french(treaty, label="Autre")
        with pytest.raises(IntegrityError), transaction.atomic():
            Draft.objects.filter(pk=second.pk).update(version_group=first.version_group)

    def test_a_version_has_its_own_lineage_in_its_language(self, treaty):
        make_draft(treaty, label="Zero draft")
        zero = french(treaty, label="Zero draft")
        make_draft(treaty, label="Rev.1")
        first = french(treaty, label="Rev.1")
        assert queries.previous_draft(first) == zero
        assert first.articles.get().provision_id == zero.articles.get().provision_id


class TestOneDraft:
    def test_versions_stand_as_one_draft_under_the_leading_language(self, treaty):
        zero, first = make_draft(treaty, label="Zero draft"), make_draft(treaty, label="Rev.1")
        late = french(treaty, label="Zero draft")
        found = queries.as_one_draft(queries.published_drafts(treaty.pk))
        assert found == [[zero, late], [first]]

    def test_a_translation_that_comes_late_is_not_the_newest_draft(self, treaty):
        make_draft(treaty, label="Zero draft", issued_on=date(2023, 1, 1))
        first = make_draft(treaty, label="Rev.1", issued_on=date(2023, 6, 1))
        french(treaty, label="Rev.1", issued_on=date(2023, 8, 1))
        french(treaty, label="Zero draft", issued_on=date(2023, 9, 1))
        assert queries.newest_of(queries.published_drafts(treaty.pk)) == first

    def test_a_treaty_without_drafts_has_no_newest(self, treaty):
        assert queries.newest_of(queries.published_drafts(treaty.pk)) is None


class TestCounterparts:
    def test_each_article_finds_its_own_in_every_version(self, treaty, django_assert_num_queries):
        english = make_draft(treaty, [article("1", "1. Lamps."), article("2", "1. Oil.")], label="Rev.1")
        other = make_draft(treaty, [article("premier", "1. Lampes.")], label="Rev.1", language="fr")
        arabic = make_draft(treaty, [article("2", "1. زيت.")], label="Rev.1", language="ar")
        english.refresh_from_db()
        articles, versions = queries.articles_of(english), queries.versions_of(english)
        with django_assert_num_queries(1):
            found = queries.counterparts(articles, versions)
        assert [[one.draft, one.article] for one in found[articles[0].pk]] == [
            [arabic, None],
            [other, other.articles.get()],
        ]
        assert [one.article for one in found[articles[1].pk]] == [arabic.articles.get(), None]

    def test_what_may_be_a_version_comes_with_the_likeliest_first(self, treaty):
        make_draft(treaty, label="Zero draft")
        first = make_draft(treaty, label="Rev.1", issued_on=date(2023, 6, 1))
        make_draft(make_treaty(), label="Rev.1", issued_on=date(2023, 6, 1))
        staged = make_draft(treaty, label="Other", published=False)
        other = french(treaty, label="Projet", issued_on=date(2023, 6, 2))
        assert queries.can_be_version(other, None)[0] == first
        assert staged not in queries.can_be_version(other, None)
        assert staged in queries.can_be_version(other, staged.organisation_id)
