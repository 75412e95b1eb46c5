"""Letters that say what is new: counts and links, never a word of a note, since mail is read on the way."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.urls import reverse

from annotations.models import Digest, Interval
from annotations.queries import notes_in_hand, unread_threads, waiting_by_draft
from treatywatch.accounts.models import User
from treatywatch.accounts.principal import principal_of_user

_AFTER = {Interval.DAILY: timedelta(hours=20), Interval.WEEKLY: timedelta(days=6, hours=20)}
"""Since the last letter; some hours short of the interval, so that a daily job need not run to the minute."""


def due_digests(now: datetime) -> QuerySet[Digest]:
    """Whose letters are due, with their readers."""
    due = Q(pk__in=[])
    for interval, pause in _AFTER.items():
        due |= Q(interval=interval) & (Q(sent_at__isnull=True) | Q(sent_at__lte=now - pause))
    return Digest.objects.filter(due, user__is_active=True).select_related("user").order_by("pk")


def letter_to(user: User, now: datetime) -> EmailMessage | None:
    """The letter to one reader, or None when nothing is new for her."""
    lines = list(_lines(user, now))
    if not lines:
        return None
    body = "\n\n".join([*lines, f"How often this letter comes: {_address('letters')}"])
    return EmailMessage(subject="TreatyWatch: what is new", body=body + "\n", to=[user.email])


def send_due(now: datetime) -> int:
    """Sends what is due and tells how many letters went out. A letter that fails is tried again next time."""
    sent = 0
    for digest in due_digests(now):
        letter = letter_to(digest.user, now)
        if letter is not None:
            letter.send()
            sent += 1
        Digest.objects.filter(pk=digest.pk).update(sent_at=now)
    return sent


def _lines(user: User, now: datetime) -> Iterator[str]:
    principal = principal_of_user(user)
    for note in unread_threads(principal, now):
        what = "You are asked to look at a note" if note.is_mentioned else "New in the thread of a note"
        yield f"{what}, {note.treaty.short_title}: {settings.SITE_URL}{note.get_absolute_url()}#thread"
    for draft, count in waiting_by_draft(principal, now):
        notes = "1 note waits" if count == 1 else f"{count} notes wait"
        yield f"{notes} for a place in {draft.label}: {_address('review', draft.pk)}"
    in_hand = notes_in_hand(principal, now).count()
    if in_hand:
        notes = "1 note is" if in_hand == 1 else f"{in_hand} notes are"
        yield f"{notes} on the way to publication: {_address('reviews')}"


def _address(name: str, *args) -> str:
    return settings.SITE_URL + reverse(name, args=args)
