"""A draft with many notes is published by a worker: once, whole, and again where a worker was lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import Placement, Publication
from annotations.services import placing, planning, publishing
from annotations.services.publishing import ask_for_publication, is_under_way, publish_asked
from drafts.models import Draft
from tests.annotations.cast import NOW, make_note
from tests.factories import make_draft, make_organisation, make_treaty, make_user
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db
WORDS = "1. Each State Party shall adopt measures to protect privacy."


@pytest.fixture
def coordinator():
    return make_user("coordinator", make_organisation("House"))


@pytest.fixture
def staged(coordinator):
    """A staged draft to which three notes will be carried."""
    treaty = make_treaty()
    old = make_draft(treaty, [WORDS])
    for words in ("shall adopt", "measures to protect", "privacy"):
        make_note(old, words)
    return make_draft(treaty, [WORDS], published=False, organisation=coordinator.membership.organisation)


@pytest.fixture
def waiting(staged, coordinator):
    """A publication that no worker has taken yet."""
    return Publication.objects.create(draft=staged, asked_by=coordinator, total=3)


def ask(draft, coordinator, now=NOW) -> bool:
    return ask_for_publication(principal=principal_of_user(coordinator), draft=draft, now=now)


def state_of(draft) -> tuple[str, int]:
    return Draft.objects.get(pk=draft.pk).state, Placement.objects.filter(draft=draft).count()


def test_it_is_published_with_every_note_and_the_wish_is_gone(staged, coordinator):
    assert ask(staged, coordinator) is True
    assert state_of(staged) == ("published", 3)
    assert not Publication.objects.exists()


def test_many_is_more_than_are_carried_at_once(staged, monkeypatch):
    monkeypatch.setattr(publishing, "AT_ONCE", 3)
    assert not publishing.is_too_long_to_wait_for(staged)
    monkeypatch.setattr(publishing, "AT_ONCE", 2)
    assert publishing.is_too_long_to_wait_for(staged)


def test_who_asks_while_it_is_under_way_does_not_start_it_again(staged, waiting, coordinator):
    assert ask(staged, coordinator, timezone.now()) is False
    assert state_of(staged) == ("staged", 0)


def test_progress_is_kept_where_other_processes_see_it(staged, waiting, monkeypatch):
    seen = []
    carry_into = placing.carry_into

    def look_and_carry(**given):
        seen.append(Publication.objects.get().carried)
        return carry_into(**given)

    monkeypatch.setattr(planning, "_AT_A_TIME", 2)
    monkeypatch.setattr(placing, "carry_into", look_and_carry)
    publish_asked(staged.pk)
    assert seen == [3]


def test_a_note_made_while_others_are_worked_out_is_carried_too(staged, waiting, monkeypatch):
    publish = placing.draft_services.publish_draft
    old = staged.treaty.drafts.get(state="published")

    def annotate_and_publish(**given):
        make_note(old, "Each State Party")
        return publish(**given)

    monkeypatch.setattr(placing.draft_services, "publish_draft", annotate_and_publish)
    assert publish_asked(staged.pk).total == 4
    assert state_of(staged) == ("published", 4)


def test_what_was_worked_out_before_is_not_worked_out_again(staged, waiting, monkeypatch):
    carried = []
    carry_targets = planning.carry_targets

    def count(old, new, edges, targets):
        carried.extend(targets)
        return carry_targets(old, new, edges, targets)

    monkeypatch.setattr(planning, "carry_targets", count)
    publish_asked(staged.pk)
    assert len(carried) == 3


def test_a_failure_in_the_midst_leaves_the_draft_staged_and_says_so(
    staged, waiting, coordinator, monkeypatch
):
    def fail(plans):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(placing, "tally", fail)
        with pytest.raises(RuntimeError, match="the disk is full"):
            publish_asked(staged.pk)
    assert state_of(staged) == ("staged", 0)
    assert Publication.objects.get().error.startswith("Something went wrong")
    assert ask(staged, coordinator) is True
    assert state_of(staged) == ("published", 3)


def test_a_refusal_is_told_in_its_own_words(staged, waiting):
    make_draft(staged.treaty, label=staged.label)
    assert publish_asked(staged.pk) is None
    assert "already has a published draft with the label" in Publication.objects.get().error
    assert state_of(staged) == ("staged", 0)


def test_a_worker_that_was_killed_is_given_up_after_a_while(staged, waiting, coordinator):
    now = timezone.now()
    assert is_under_way(waiting, now)
    assert not is_under_way(waiting, now + timedelta(minutes=6))
    assert ask(staged, coordinator, now + timedelta(minutes=6)) is True
    assert state_of(staged) == ("published", 3)


def test_a_second_worker_finds_nothing_to_do(staged, waiting):
    publish_asked(staged.pk)
    assert publish_asked(staged.pk) is None
    assert state_of(staged) == ("published", 3)


def test_a_draft_discarded_meanwhile_takes_the_wish_with_it(staged, waiting):
    staged.delete()
    assert publish_asked(staged.pk) is None


class TestThePage:
    """What the coordinator sees."""

    @pytest.fixture
    def client(self, client, coordinator, monkeypatch):
        monkeypatch.setattr(publishing, "AT_ONCE", 2)
        client.force_login(coordinator, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def test_a_publication_under_way_shows_how_far_it_is_and_goes_on_by_itself(self, client, staged, waiting):
        Publication.objects.update(carried=2)
        answer = client.get(f"/drafts/{staged.pk}/publish/")
        assert answer.headers["Refresh"] == "2"
        html = answer.content.decode()
        assert "The notes are being carried to it: 66 % so far" in html
        assert '<progress max="100" value="66"' in html

    def test_pressing_twice_is_one_publication(self, client, staged, waiting):
        answer = client.post(f"/drafts/{staged.pk}/publish/")
        assert answer.headers["Location"] == f"/drafts/{staged.pk}/publish/"
        assert state_of(staged) == ("staged", 0)

    def test_when_it_is_done_the_page_leads_to_the_draft(self, client, staged):
        answer = client.post(f"/drafts/{staged.pk}/publish/", follow=True)
        assert answer.redirect_chain[-1][0] == f"/drafts/{staged.pk}/"
        assert state_of(staged) == ("published", 3)

    def test_what_went_wrong_is_said_above_the_button(self, client, staged, waiting):
        Publication.objects.update(error="The label is taken.")
        html = client.get(f"/drafts/{staged.pk}/publish/").content.decode()
        assert "is not published yet. The label is taken. You can try again." in html
        assert f"Publish {staged.label}</button>" in html
