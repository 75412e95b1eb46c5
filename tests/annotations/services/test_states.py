"""The way of a note to publication."""

from datetime import timedelta

import pytest

from annotations.errors import NotAllowed, Stale
from annotations.services.states import steps_for, take_step
from tests.annotations.cast import NOW, coordinator_of, make_note
from tests.factories import make_draft, make_principal, make_user
from treatywatch.accounts.models import AuditEntry
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db


def names(principal, annotation) -> list[str]:
    return [step.name for step in steps_for(principal, annotation)]


@pytest.mark.parametrize(
    ("state", "of_author", "of_coordinator"),
    [
        ("working", ["submit"], []),
        ("in_review", ["take_back"], ["request_changes", "approve", "publish"]),
        ("approved", [], ["request_changes", "publish"]),
        ("published", [], ["withdraw"]),
    ],
)
def test_each_state_offers_its_steps(author, house, state, of_author, of_coordinator):
    note = make_note(make_draft(), author=author, state=state)
    assert names(principal_of_user(author), note) == of_author
    if of_coordinator:
        assert names(principal_of_user(coordinator_of(house)), note) == of_coordinator


def test_a_coordinator_of_another_organisation_has_no_step(author):
    note = make_note(make_draft(), author=author, state="published")
    assert names(make_principal("coordinator"), note) == []


def test_a_coordinator_does_not_approve_her_own_note_in_an_organisation_of_three(house):
    coordinator = make_user("coordinator", house)
    note = make_note(make_draft(), author=coordinator, state="in_review")
    assert names(principal_of_user(coordinator), note) == [
        "take_back",
        "request_changes",
        "approve",
        "publish",
    ]
    make_user("analyst", house)
    make_user("admin", house)
    assert names(principal_of_user(coordinator), note) == ["take_back"]


def test_publishing_with_an_embargo_keeps_its_moment(author, house):
    note = make_note(make_draft(), author=author, state="in_review")
    published = take_step(
        principal=principal_of_user(coordinator_of(house)),
        now=NOW,
        annotation=note,
        version=note.version,
        name="publish",
        publish_at=NOW + timedelta(days=3),
    )
    assert (published.state, published.publish_at) == ("published", NOW + timedelta(days=3))
    assert AuditEntry.objects.filter(object_id=note.pk, action="annotation: publish").count() == 1


def test_of_two_steps_at_once_one_is_refused(author, house):
    note = make_note(make_draft(), author=author, state="in_review")
    who = principal_of_user(coordinator_of(house))
    take_step(principal=who, now=NOW, annotation=note, version=note.version, name="approve")
    with pytest.raises(Stale):
        take_step(principal=who, now=NOW, annotation=note, version=note.version, name="approve")


def test_a_step_that_is_not_offered_is_refused(author):
    note = make_note(make_draft(), author=author)
    with pytest.raises(NotAllowed):
        take_step(principal=principal_of_user(author), now=NOW, annotation=note, version=1, name="publish")
