"""Letters with links to what is new."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from annotations.models import Digest
from annotations.services.letters import due_digests, letter_to, send_due
from annotations.services.threads import choose_interval, reply
from tests.annotations.cast import NOW, make_note
from tests.factories import make_draft, make_open_placement, make_user
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(house, coordinator):
    note = make_note(
        make_draft(label="Rev.1"), author=make_user("analyst", house), state="in_review", reason="Secret why"
    )
    reply(
        principal=principal_of_user(note.author),
        now=NOW,
        annotation=note,
        text="Confidential words",
        mentions=[coordinator],
    )
    return note


def test_a_letter_holds_links_and_no_word_of_a_note(coordinator, note, settings):
    settings.SITE_URL = "https://watch.example"
    make_open_placement(note, make_draft(note.treaty, label="Rev.2"))
    letter = letter_to(coordinator, NOW + timedelta(days=2))
    assert letter.to == [coordinator.email]
    assert f"https://watch.example/annotations/{note.pk}/#thread" in letter.body
    assert "You are asked to look at a note" in letter.body
    assert "1 note waits for a place in Rev.2: https://watch.example/drafts/" in letter.body
    assert "1 note is on the way to publication: https://watch.example/review/" in letter.body
    assert "Confidential" not in letter.body
    assert "Secret" not in letter.body


def test_nothing_new_is_no_letter(house):
    assert letter_to(make_user("analyst", house), NOW) is None


@pytest.mark.parametrize(
    ("interval", "hours", "is_due"),
    [
        ("daily", 24, True),
        ("daily", 5, False),
        ("weekly", 24, False),
        ("weekly", 168, True),
        ("never", 999, False),
    ],
)
def test_letters_are_due_by_the_interval_that_a_reader_chose(coordinator, interval, hours, is_due):
    choose_interval(principal=principal_of_user(coordinator), interval=interval)
    Digest.objects.update(sent_at=NOW - timedelta(hours=hours))
    assert due_digests(NOW).exists() == is_due


def test_who_never_asked_gets_none(coordinator, note):
    assert send_due(NOW) == 0
    assert mail.outbox == []


def test_due_letters_are_sent_once(coordinator, note, capsys):
    choose_interval(principal=principal_of_user(coordinator), interval="daily")
    call_command("send_digests")
    call_command("send_digests")
    assert len(mail.outbox) == 1
    assert capsys.readouterr().out == "1 letter sent\n0 letters sent\n"
