"""Who sees which note: the one predicate that everything reads through."""

from datetime import timedelta

import pytest

from annotations.models import Annotation
from annotations.queries import (
    can_decide,
    can_edit,
    open_review_count,
    placements_in,
    review_queue,
    visible_to,
)
from annotations.services.placing import publish_and_carry
from tests.annotations.cast import NOW, coordinator_of, make_note
from tests.factories import make_draft, make_organisation, make_principal, make_treaty, make_user
from treatywatch.accounts.principal import ANONYMOUS, Principal, principal_of_user

pytestmark = pytest.mark.django_db


def sees(principal: Principal, annotation: Annotation, now=NOW) -> bool:
    return visible_to(principal, now).filter(pk=annotation.pk).exists()


def token(organisation, *scopes: str) -> Principal:
    return Principal(organisation_id=organisation.pk, scopes=frozenset(scopes))


@pytest.fixture
def draft():
    return make_draft()


@pytest.mark.parametrize("state", ["working", "in_review", "approved"])
def test_an_unpublished_note_is_invisible_outside_its_organisation(draft, author, state):
    note = make_note(draft, author=author, state=state)
    outsiders = [ANONYMOUS, make_principal("analyst"), make_principal("coordinator"), make_principal("admin")]
    assert [sees(outsider, note) for outsider in outsiders] == [False, False, False, False]


def test_a_working_note_is_its_authors_alone(draft, author, house):
    note = make_note(draft, author=author)
    assert sees(principal_of_user(author), note)
    assert not sees(make_principal("analyst", house), note)
    assert not sees(make_principal("coordinator", house), note)
    assert not sees(make_principal("admin", house), note)


def test_from_review_on_coordinators_and_admins_of_the_organisation_see_it(draft, author, house):
    note = make_note(draft, author=author, state="in_review")
    assert sees(make_principal("coordinator", house), note)
    assert sees(make_principal("admin", house), note)
    assert not sees(make_principal("analyst", house), note)


def test_a_published_public_note_is_for_everyone(draft, author, house):
    note = make_note(draft, author=author, state="published")
    readers = [
        ANONYMOUS,
        make_principal("analyst"),
        make_principal("analyst", house),
        token(house, "read:public"),
    ]
    assert [sees(reader, note) for reader in readers] == [True, True, True, True]


def test_a_note_published_within_the_organisation_stays_there(draft, author, house):
    note = make_note(draft, author=author, state="published", visibility="organisation")
    assert sees(make_principal("analyst", house), note)
    assert sees(token(house, "read:organisation"), note)
    assert not sees(token(house, "read:public", "read:coalition"), note)
    assert not sees(make_principal("analyst"), note)
    assert not sees(ANONYMOUS, note)


def test_a_coalition_note_is_for_the_named_organisations(draft, author):
    friend, stranger = make_organisation("Friend"), make_organisation("Stranger")
    note = make_note(draft, author=author, state="published", visibility="coalition", shared_with=(friend,))
    assert sees(make_principal("analyst", friend), note)
    assert sees(token(friend, "read:coalition"), note)
    assert not sees(token(friend, "read:public", "read:organisation"), note)
    assert not sees(make_principal("coordinator", stranger), note)


def test_an_embargo_ends_by_itself(draft, author):
    note = make_note(draft, author=author, state="published", publish_at=NOW + timedelta(days=1))
    assert not sees(ANONYMOUS, note)
    assert sees(principal_of_user(author), note)
    assert sees(ANONYMOUS, note, NOW + timedelta(days=1))


def test_the_site_admin_sees_what_the_public_sees(draft, author):
    hidden = make_note(draft, author=author, state="in_review")
    public = make_note(draft, author=author, state="published")
    admin = make_user("")
    admin.is_staff = True
    assert not sees(principal_of_user(admin), hidden)
    assert sees(principal_of_user(admin), public)


def test_a_person_who_left_the_organisation_no_longer_sees_her_working_notes(draft, author):
    note = make_note(draft, author=author)
    author.membership.delete()
    author.refresh_from_db()
    assert not sees(principal_of_user(author), note)


def test_only_the_author_edits_and_only_author_and_coordinator_decide(draft, author, house):
    note = make_note(draft, author=author, state="in_review")
    her, boss = principal_of_user(author), make_principal("coordinator", house)
    peer, outsider = make_principal("analyst", house), make_principal("coordinator")
    assert [can_edit(p, note) for p in (her, boss, peer, outsider)] == [True, False, False, False]
    assert [can_decide(p, note) for p in (her, boss, peer, outsider)] == [True, True, False, False]


@pytest.fixture
def new_draft_with_review(author):
    """A new draft from which the words of two notes are gone."""
    treaty = make_treaty()
    old = make_draft(treaty, ["1. States shall act.\n2. Words that will vanish from the text entirely."])
    make_note(old, "Words that will vanish", author=author, state="in_review", priority="nice_to_have")
    make_note(
        old, "vanish from the text", author=author, state="in_review", priority="red_line", reason="Because."
    )
    make_note(old, "from the text entirely", state="in_review")
    new = make_draft(treaty, ["1. States shall act."], published=False)
    publish_and_carry(principal=make_principal("coordinator"), draft=new, now=NOW)
    new.refresh_from_db()
    return new


def test_the_review_queue_holds_ones_own_organisations_notes_red_lines_first(
    new_draft_with_review, author, house
):
    queue = review_queue(new_draft_with_review.pk, principal_of_user(coordinator_of(house)), NOW)
    assert [placement.annotation.priority for placement in queue] == ["red_line", "nice_to_have"]
    assert open_review_count(new_draft_with_review.pk, principal_of_user(author), NOW) == 2
    assert open_review_count(new_draft_with_review.pk, make_principal("analyst", house), NOW) == 0
    assert open_review_count(new_draft_with_review.pk, ANONYMOUS, NOW) == 0


def test_the_margin_costs_the_same_number_of_queries_for_one_note_and_for_three(
    draft, author, django_assert_num_queries
):
    def read() -> list[str]:
        rows = placements_in(draft, ANONYMOUS, NOW)
        return [f"{row.article.name} {row.annotation.position} {row.annotation.organisation}" for row in rows]

    make_note(draft, "States", author=author, state="published")
    with django_assert_num_queries(3):
        assert len(read()) == 1
    make_note(draft, "shall", author=author, state="published")
    make_note(draft, "act", author=author, state="published")
    with django_assert_num_queries(3):
        assert len(read()) == 3
