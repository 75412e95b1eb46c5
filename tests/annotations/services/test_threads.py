"""What colleagues say to each other about a note."""

from datetime import timedelta

import pytest

from annotations.errors import NotAllowed, Stale
from annotations.models import Reply
from annotations.queries import thread_of, unread_replies, unread_threads
from annotations.services.threads import mark_seen, reopen, reply, resolve
from tests.annotations.cast import NOW, make_note
from tests.factories import make_draft, make_user
from treatywatch.accounts.models import AuditEntry
from treatywatch.accounts.principal import ANONYMOUS, principal_of_user

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def note(author):
    return make_note(make_draft(), author=author, state="published")


def say(who, note, text="Is this still so?", **more) -> Reply:
    return reply(
        principal=principal_of_user(who), now=more.pop("now", NOW), annotation=note, text=text, **more
    )


def unread(who, now=LATER) -> list:
    return [(row.pk, row.is_mentioned) for row in unread_threads(principal_of_user(who), now)]


def test_a_reply_is_new_to_colleagues_until_they_look(note, author, coordinator):
    entry = say(coordinator, note)
    assert list(unread_replies(note, principal_of_user(author))) == [entry.pk]
    assert unread(author) == [(note.pk, False)]
    assert unread(coordinator) == []
    mark_seen(principal=principal_of_user(author), now=LATER, annotation=note)
    assert unread(author) == []


def test_what_comes_after_a_look_is_new_again(note, author, coordinator):
    mark_seen(principal=principal_of_user(author), now=NOW, annotation=note)
    say(coordinator, note, now=LATER)
    assert unread(author) == [(note.pk, False)]


def test_who_is_mentioned_is_told_so(note, author, coordinator):
    entry = say(coordinator, note, mentions=[author])
    assert list(entry.mentions.all()) == [author]
    assert unread(author) == [(note.pk, True)]


def test_who_may_not_see_the_note_is_not_mentioned(author, coordinator, house):
    other = make_user("analyst", house)
    note = make_note(make_draft(), author=author, state="in_review")
    entry = say(author, note, mentions=[other, coordinator, make_user("analyst")])
    assert list(entry.mentions.all()) == [coordinator]


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_only_its_organisation_discusses_a_note(note, who):
    principal = ANONYMOUS if who == "nobody" else principal_of_user(make_user("coordinator"))
    with pytest.raises(NotAllowed):
        reply(principal=principal, now=NOW, annotation=note, text="Hello")
    with pytest.raises(NotAllowed):
        resolve(principal=principal, now=NOW, annotation=note, closing_note="Done")
    note.refresh_from_db()
    assert (Reply.objects.count(), note.is_resolved) == (0, False)


def test_a_thread_is_resolved_with_a_closing_note_and_reopened(note, author, coordinator):
    say(coordinator, note, now=NOW - timedelta(hours=1))
    resolve(principal=principal_of_user(author), now=NOW, annotation=note, closing_note="Checked with Rev.1.")
    note.refresh_from_db()
    assert note.is_resolved
    reopen(principal=principal_of_user(coordinator), now=LATER, annotation=note, text="Rev.2 differs.")
    note.refresh_from_db()
    assert not note.is_resolved
    assert [entry.kind for entry in thread_of(note)] == ["reply", "resolved", "reopened"]
    assert AuditEntry.objects.filter(object_id=note.pk, action__startswith="thread").count() == 3


def test_resolving_twice_is_refused_and_leaves_one_entry(note, author, coordinator):
    resolve(principal=principal_of_user(author), now=NOW, annotation=note, closing_note="Done.")
    with pytest.raises(Stale, match="just closed"):
        resolve(principal=principal_of_user(coordinator), now=NOW, annotation=note, closing_note="Done too.")
    assert note.replies.count() == 1


@pytest.mark.parametrize(("act", "message"), [(reply, "Write something"), (resolve, "how this was settled")])
def test_empty_words_are_refused(note, author, act, message):
    words = {"text": "  "} if act is reply else {"closing_note": "  "}
    with pytest.raises(ValueError, match=message):
        act(principal=principal_of_user(author), now=NOW, annotation=note, **words)
