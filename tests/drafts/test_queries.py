"""Reads of texts: who may see which draft, which draft comes before which, what became of each article."""

from datetime import date

import pytest

from drafts import queries
from drafts.models import LineageEdge
from tests.factories import article, make_draft, make_organisation, make_principal, make_treaty
from treatywatch.accounts.models import Scope
from treatywatch.accounts.principal import ANONYMOUS, Principal

pytestmark = pytest.mark.django_db


def day(number: int) -> date:
    return date(2024, 1, number)


class TestVisibleDrafts:
    """Published ones for everybody; unpublished ones for those who write in the organisation that has them."""

    def test_everybody_sees_published_drafts_only(self):
        published = make_draft()
        make_draft(published=False)
        assert list(queries.visible_drafts(ANONYMOUS)) == [published]

    @pytest.mark.parametrize(
        ("role", "sees"), [("analyst", True), ("coordinator", True), ("admin", False), ("", False)]
    )
    def test_staged_drafts_are_seen_by_those_who_write_in_their_organisation(self, role, sees):
        ours = make_organisation()
        make_draft(published=False, organisation=ours)
        assert queries.visible_drafts(make_principal(role, ours)).exists() is sees

    def test_nobody_sees_the_staged_drafts_of_another_organisation(self):
        make_draft(published=False)
        assert not queries.visible_drafts(make_principal("coordinator")).exists()

    def test_a_partners_token_reads_published_drafts_only(self):
        ours = make_organisation()
        make_draft(published=False, organisation=ours)
        token = Principal(organisation_id=ours.pk, scopes=frozenset(Scope.values))
        assert not queries.visible_drafts(token).exists()

    def test_a_site_admin_sees_what_the_public_sees(self):
        make_draft(published=False)
        assert not queries.visible_drafts(Principal(is_site_admin=True)).exists()


class TestPreviousDraft:
    """What a draft is aligned and compared with unless somebody chooses otherwise."""

    def test_it_is_the_newest_that_was_issued_before(self):
        treaty = make_treaty()
        make_draft(treaty, issued_on=day(1))
        second = make_draft(treaty, issued_on=day(2))
        third = make_draft(treaty, issued_on=day(3))
        assert queries.previous_draft(third) == second

    def test_a_draft_imported_late_finds_its_place_by_date(self):
        treaty = make_treaty()
        first = make_draft(treaty, issued_on=day(1))
        make_draft(treaty, issued_on=day(9))
        between = make_draft(treaty, issued_on=day(5), published=False)
        assert queries.previous_draft(between) == first

    def test_another_language_and_unpublished_drafts_do_not_count(self):
        treaty = make_treaty()
        make_draft(treaty, issued_on=day(1), language="fr")
        make_draft(treaty, issued_on=day(2), published=False)
        assert queries.previous_draft(make_draft(treaty, issued_on=day(3))) is None

    def test_a_staged_draft_follows_a_published_one_of_the_same_day(self):
        treaty = make_treaty()
        first = make_draft(treaty, issued_on=day(1))
        assert queries.previous_draft(make_draft(treaty, issued_on=day(1), published=False)) == first


SAFEGUARDS = "1. Powers are exercised under the supervision of a court, and only where it is necessary."
OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."


class TestLineage:
    def test_it_is_read_back_as_the_engine_said_it(self):
        treaty = make_treaty()
        old = make_draft(treaty, [OFFENCE, SAFEGUARDS])
        new = make_draft(treaty, [article("1", SAFEGUARDS), article("2", OFFENCE), article("3", AID)])
        kinds = {(edge.old, edge.new): edge.kind for edge in queries.edges_between(old, new)}
        assert kinds[(), (2,)] == "added"
        assert {kinds[(0,), (1,)], kinds[(1,), (0,)]} == {"moved", "renumbered"}

    def test_a_split_is_one_edge_over_several_rows(self):
        treaty = make_treaty()
        old = make_draft(treaty, [f"{OFFENCE}\n{SAFEGUARDS}"])
        new = make_draft(treaty, [OFFENCE, SAFEGUARDS])
        assert [(e.kind, e.old, e.new) for e in queries.edges_between(old, new)] == [("split", (0,), (0, 1))]
        assert LineageEdge.objects.count() == 2

    def test_what_a_person_corrected_counts(self):
        treaty = make_treaty()
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        LineageEdge.objects.update(kind="moved", is_confirmed=True)
        assert [edge.kind for edge in queries.edges_between(old, new)] == ["moved"]

    def test_drafts_that_are_not_neighbours_are_aligned_when_asked(self):
        treaty = make_treaty()
        first = make_draft(treaty, [OFFENCE])
        make_draft(treaty, [OFFENCE, AID])
        third = make_draft(treaty, [AID, OFFENCE])
        assert {(e.old, e.new) for e in queries.edges_between(first, third)} == {((), (0,)), ((0,), (1,))}


class TestComparison:
    def test_it_is_computed_once_for_the_same_texts(self, monkeypatch):
        treaty = make_treaty()
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE.replace("without", "beyond")])
        first = queries.comparison_between(old, new)
        monkeypatch.setattr(queries.comparing, "compare", None)
        assert queries.comparison_between(old, new) == first
        assert first.counts["words_inserted"] == first.counts["words_deleted"] == 1

    def test_a_corrected_lineage_is_another_comparison(self):
        treaty = make_treaty()
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        assert queries.comparison_between(old, new).counts["moved"] == 0
        LineageEdge.objects.update(kind="moved")
        assert queries.comparison_between(old, new).counts["moved"] == 1

    def test_one_article_is_compared_without_the_rest(self):
        treaty = make_treaty()
        old = make_draft(treaty, [OFFENCE, AID])
        new = make_draft(treaty, [OFFENCE, AID.replace("help", "assist")])
        target = new.articles.get(number="2")
        comparison, olds, news = queries.article_comparison(old, new, target.pk)
        assert [a.number for a in olds] == ["2"]
        assert news == [target]
        assert len(comparison.articles) == 1
        assert comparison.counts["words_inserted"] == 1

    def test_both_halves_of_a_split_come_together(self):
        treaty = make_treaty()
        old = make_draft(treaty, [f"{OFFENCE}\n{SAFEGUARDS}"])
        new = make_draft(treaty, [OFFENCE, SAFEGUARDS])
        _, olds, news = queries.article_comparison(old, new, new.articles.first().pk)
        assert (len(olds), len(news)) == (1, 2)

    def test_an_article_of_neither_draft_is_none(self):
        treaty = make_treaty()
        old, new = make_draft(treaty), make_draft(treaty)
        assert queries.article_comparison(old, new, make_draft().articles.get().pk) is None


def test_equal_texts_share_a_key_and_different_ones_never_do():
    one = [queries.part_of(make_draft(articles=["a b"]).articles.get())]
    same = [queries.part_of(make_draft(articles=["a b"]).articles.get())]
    other = [queries.part_of(make_draft(articles=["a", "b"]).articles.first())]
    assert queries.content_key(one) == queries.content_key(same) != queries.content_key(other)
