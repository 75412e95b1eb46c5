"""People decide which article became which: kept, used by everything, undone, and never over another's head."""

from datetime import UTC, date, datetime

import pytest

from drafts import queries, services
from drafts.errors import DecidedMeanwhile, DraftError
from drafts.models import Article, LineageEdge, Provision
from drafts.services import Seen
from tests.factories import make_draft, make_organisation, make_principal, make_treaty
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
SAFEGUARDS = "1. Powers are exercised under the supervision of a court, and only where it is necessary."
COSTS = "1. The ordinary expenses of carrying out a request are borne by the State that received it."


@pytest.fixture
def coordinator():
    return make_principal("coordinator")


@pytest.fixture
def treaty():
    return make_treaty()


def rows_of(old, new):
    return queries.correspondences(old, new, queries.articles_of(old), queries.articles_of(new))


def lineage(old, new) -> set:
    """Numbers of the old articles, of the new ones, kind, and "!" where a person confirmed it."""
    return {
        (
            ",".join(article.number for article in row.old),
            ",".join(article.number for article in row.new),
            row.edge.kind + "!" * row.is_confirmed,
        )
        for row in rows_of(old, new)
    }


def seen(old, new, number: str, side: str = "old") -> Seen:
    """What a form holds of the article with this number, as the page shows it now."""
    for row in rows_of(old, new):
        for article in getattr(row, side):
            if article.number == number:
                return Seen(str(article.pk), row.seen)
    raise LookupError(number)


def decide(decision, coordinator, old, new, /, **given) -> str:
    return decision(principal=coordinator, old_draft=old, new_draft=new, **given)


class TestConfirming:
    def test_a_row_is_marked_and_stays_as_it_is(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE, AID])
        before = queries.edges_between(old, new)
        said = decide(services.confirm, coordinator, old, new, seen=seen(old, new, "1"))
        assert said == "Article 1 → Article 1 confirmed"
        assert lineage(old, new) == {("1", "1", "kept!"), ("", "2", "added")}
        assert queries.edges_between(old, new) == before

    def test_it_is_in_the_audit_trail(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        decide(services.confirm, coordinator, old, new, seen=seen(old, new, "1"))
        entry = AuditEntry.objects.get(object_type="lineage")
        assert (entry.action, entry.object_id, entry.actor_id) == (
            "lineage confirmed",
            new.pk,
            coordinator.user_id,
        )
        assert entry.detail["old_draft"] == str(old.pk)

    def test_a_row_that_somebody_decided_on_meanwhile_is_left_alone(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        opened = seen(old, new, "1")
        decide(services.cut, coordinator, old, new, seen=opened)
        with pytest.raises(DecidedMeanwhile):
            decide(services.confirm, coordinator, old, new, seen=opened)
        assert lineage(old, new) == {("1", "", "deleted!"), ("", "1", "added!")}

    def test_a_decision_on_another_row_does_not_stand_in_the_way(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID])
        opened = seen(old, new, "1")
        decide(services.confirm, coordinator, old, new, seen=seen(old, new, "2"))
        decide(services.confirm, coordinator, old, new, seen=opened)
        assert lineage(old, new) == {("1", "1", "kept!"), ("2", "2", "kept!")}


class TestCutting:
    def test_the_old_one_is_deleted_and_the_new_one_added(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID])
        decide(services.cut, coordinator, old, new, seen=seen(old, new, "2"))
        assert lineage(old, new) == {("1", "1", "kept"), ("2", "", "deleted!"), ("", "2", "added!")}

    def test_the_comparison_shows_it_so(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        assert queries.comparison_between(old, new).counts["kept"] == 1
        decide(services.cut, coordinator, old, new, seen=seen(old, new, "1"))
        counts = queries.comparison_between(old, new).counts
        assert (counts["kept"], counts["added"], counts["deleted"]) == (0, 1, 1)


class TestJoining:
    def test_an_article_that_had_a_partner_is_split(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE, SAFEGUARDS])
        one, other = seen(old, new, "1"), seen(old, new, "2", "new")
        decide(services.join, coordinator, old, new, old=one, new=other)
        assert lineage(old, new) == {("1", "1,2", "split!")}

    def test_many_to_many_is_refused_in_words(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID])
        one, other = seen(old, new, "1"), seen(old, new, "2", "new")
        with pytest.raises(DraftError, match="Cut one of them first"):
            decide(services.join, coordinator, old, new, old=one, new=other)
        assert not AuditEntry.objects.filter(object_type="lineage").exists()


class TestRepointing:
    def test_whoever_lost_a_partner_finds_the_next_best(self, coordinator, treaty):
        old = make_draft(treaty, [OFFENCE, COSTS])
        new = make_draft(treaty, [COSTS, COSTS.replace("ordinary", "usual and necessary")])
        assert lineage(old, new) == {("1", "", "deleted"), ("2", "1", "renumbered"), ("", "2", "added")}
        one, other = seen(old, new, "1"), seen(old, new, "1", "new")
        decide(services.repoint, coordinator, old, new, old=one, new=other)
        assert lineage(old, new) == {("1", "1", "kept!"), ("2", "2", "kept")}

    def test_a_pair_that_is_not_stored_is_stored_with_the_decision(self, coordinator, treaty):
        first, _, third = (
            make_draft(treaty, [OFFENCE]),
            make_draft(treaty, [AID]),
            make_draft(treaty, [SAFEGUARDS]),
        )
        assert not LineageEdge.objects.filter(old_draft=first, new_draft=third).exists()
        one, other = seen(first, third, "1"), seen(first, third, "1", "new")
        decide(services.repoint, coordinator, first, third, old=one, new=other)
        assert lineage(first, third) == {("1", "1", "kept!")}

    def test_lineage_is_not_decided_backwards(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        with pytest.raises(DraftError, match="older draft to the newer"):
            decide(services.confirm, coordinator, new, old, seen=seen(new, old, "1"))


class TestOtherPairs:
    def test_a_decision_on_neighbours_holds_over_several_drafts(self, coordinator, treaty):
        first, second, third = (make_draft(treaty, [OFFENCE, AID]) for _ in range(3))
        assert ("2", "2", "kept") in lineage(first, third)
        decide(services.cut, coordinator, first, second, seen=seen(first, second, "2"))
        assert lineage(first, third) == {("1", "1", "kept"), ("2", "", "deleted"), ("", "2", "added")}
        assert not LineageEdge.objects.filter(old_draft=first, new_draft=third).exists()


class TestBackwards:
    def test_a_decision_is_seen_from_the_other_draft_too(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID, COSTS])
        decide(services.cut, coordinator, old, new, seen=seen(old, new, "2"))
        one, other = seen(old, new, "1"), seen(old, new, "3", "new")
        decide(services.join, coordinator, old, new, old=one, new=other)
        assert lineage(new, old) == {("1,3", "1", "merged!"), ("2", "", "deleted!"), ("", "2", "added!")}


class TestAligningAgain:
    def test_what_a_person_confirmed_survives(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID])
        decide(services.cut, coordinator, old, new, seen=seen(old, new, "2"))
        LineageEdge.objects.filter(is_confirmed=False).update(kind="moved", score=0.1)
        decide(services.realign, coordinator, old, new)
        assert lineage(old, new) == {("1", "1", "kept"), ("2", "", "deleted!"), ("", "2", "added!")}

    def test_decisions_on_a_staged_draft_survive_its_publication(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE], published=False)
        decide(services.cut, coordinator, old, new, seen=seen(old, new, "1"))
        services.publish_draft(principal=coordinator, draft=new, now=NOW)
        assert lineage(old, new) == {("1", "", "deleted!"), ("", "1", "added!")}
        assert Article.objects.get(draft=old).provision_id != Article.objects.get(draft=new).provision_id

    def test_decisions_survive_when_another_draft_comes_between(self, coordinator, treaty):
        first = make_draft(treaty, [OFFENCE], issued_on=date(2024, 1, 1))
        staged = make_draft(treaty, [OFFENCE], issued_on=date(2024, 5, 1), published=False)
        decide(services.cut, coordinator, first, staged, seen=seen(first, staged, "1"))
        between = make_draft(treaty, [OFFENCE], issued_on=date(2024, 3, 1))
        services.publish_draft(principal=coordinator, draft=staged, now=NOW)
        assert lineage(first, staged) == {("1", "", "deleted!"), ("", "1", "added!")}
        assert lineage(between, staged) == {("1", "1", "kept")}


class TestThreads:
    def provisions(self, draft) -> dict:
        return dict(Article.objects.filter(draft=draft).values_list("number", "provision_id"))

    def test_a_cut_article_starts_a_thread_of_its_own_and_later_drafts_follow_it(self, coordinator, treaty):
        first, second, third = (make_draft(treaty, [OFFENCE, AID]) for _ in range(3))
        before = self.provisions(first)
        decide(services.cut, coordinator, first, second, seen=seen(first, second, "2"))
        assert self.provisions(first) == before
        assert self.provisions(second)["2"] != before["2"]
        assert self.provisions(third) == self.provisions(second)
        assert self.provisions(second)["1"] == before["1"]

    def test_undoing_gives_the_thread_back_and_leaves_none_behind(self, coordinator, treaty):
        first, second = (make_draft(treaty, [OFFENCE, AID]) for _ in range(2))
        before = self.provisions(second)
        decide(services.cut, coordinator, first, second, seen=seen(first, second, "2"))
        entry = queries.last_decision(coordinator, first, second)
        decide(services.undo, coordinator, first, second, entry_id=entry.pk)
        assert self.provisions(second) == before
        assert Provision.objects.count() == 2

    def test_a_joined_article_goes_on_in_the_old_thread(self, coordinator, treaty):
        first, second = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, COSTS])
        one, other = seen(first, second, "2"), seen(first, second, "2", "new")
        decide(services.join, coordinator, first, second, old=one, new=other)
        assert self.provisions(second) == self.provisions(first)

    def test_a_decision_on_drafts_that_are_not_neighbours_moves_no_thread(self, coordinator, treaty):
        first, _, third = (make_draft(treaty, [OFFENCE, AID]) for _ in range(3))
        before = self.provisions(third)
        decide(services.cut, coordinator, first, third, seen=seen(first, third, "2"))
        assert self.provisions(third) == before

    def test_untouched_new_provisions_keep_their_address(self, coordinator, treaty):
        first, second = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID, COSTS])
        address = self.provisions(second)["3"]
        decide(services.cut, coordinator, first, second, seen=seen(first, second, "2"))
        assert self.provisions(second)["3"] == address


class TestUndoing:
    def test_everything_is_as_it_was(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID, COSTS])
        before = [(row.edge, row.is_confirmed) for row in rows_of(old, new)]
        one, other = seen(old, new, "1"), seen(old, new, "3", "new")
        decide(services.repoint, coordinator, old, new, old=one, new=other)
        entry = queries.last_decision(coordinator, old, new)
        decide(services.undo, coordinator, old, new, entry_id=entry.pk)
        assert [(row.edge, row.is_confirmed) for row in rows_of(old, new)] == before

    def test_decisions_are_undone_one_after_the_other(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID])
        for number in "12":
            decide(services.confirm, coordinator, old, new, seen=seen(old, new, number))
        for _ in range(2):
            entry = queries.last_decision(coordinator, old, new)
            decide(services.undo, coordinator, old, new, entry_id=entry.pk)
        assert lineage(old, new) == {("1", "1", "kept"), ("2", "2", "kept")}
        assert queries.last_decision(coordinator, old, new) is None

    def test_only_the_last_one_can_be_undone(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE, AID])
        decide(services.confirm, coordinator, old, new, seen=seen(old, new, "1"))
        entry = queries.last_decision(coordinator, old, new)
        decide(services.confirm, coordinator, old, new, seen=seen(old, new, "2"))
        with pytest.raises(DecidedMeanwhile):
            decide(services.undo, coordinator, old, new, entry_id=entry.pk)

    def test_what_another_organisation_decided_since_is_not_undone(self, coordinator, treaty):
        old, new = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        decide(services.confirm, coordinator, old, new, seen=seen(old, new, "1"))
        entry = queries.last_decision(coordinator, old, new)
        other = make_principal("coordinator", make_organisation())
        decide(services.cut, other, old, new, seen=seen(old, new, "1"))
        with pytest.raises(DecidedMeanwhile, match="since"):
            decide(services.undo, coordinator, old, new, entry_id=entry.pk)
        assert (
            queries.last_decision(other, old, new).detail["said"]
            == "Article 1 cut out of Article 1 → Article 1"
        )
