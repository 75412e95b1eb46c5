"""What people of one organisation say to each other about a note."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from annotations.errors import NotAllowed, Stale
from annotations.models import Annotation, Digest, Reply, ReplyKind, Seen
from annotations.queries import colleagues_of, may_discuss
from treatywatch.accounts.models import User
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def reply(
    *, principal: Principal, now: datetime, annotation: Annotation, text: str, mentions: Sequence[User] = ()
) -> Reply:
    """Adds to the thread of a note and marks it as read by the writer.

    `mentions` are colleagues who should look; who may not see the note is left out. Raises NotAllowed, ValueError
    for an empty text.
    """
    if not text.strip():
        raise ValueError("Write something before you send it.")
    return _add(principal, now, annotation, ReplyKind.REPLY, text, mentions)


def resolve(*, principal: Principal, now: datetime, annotation: Annotation, closing_note: str) -> Reply:
    """Closes the thread, with a word on how it ended. Raises NotAllowed, ValueError, or Stale if it is closed."""
    if not closing_note.strip():
        raise ValueError("Say how this was settled.")
    with transaction.atomic():
        _turn(annotation, to=True)
        return _add(principal, now, annotation, ReplyKind.RESOLVED, closing_note)


def reopen(*, principal: Principal, now: datetime, annotation: Annotation, text: str = "") -> Reply:
    """Opens a closed thread again. Raises NotAllowed, or Stale if it is open."""
    with transaction.atomic():
        _turn(annotation, to=False)
        return _add(principal, now, annotation, ReplyKind.REOPENED, text)


def mark_seen(*, principal: Principal, now: datetime, annotation: Annotation) -> None:
    """Keeps that a person has read a note and its thread."""
    Seen.objects.update_or_create(user_id=principal.user_id, annotation=annotation, defaults={"seen_at": now})


def choose_interval(*, principal: Principal, interval: str) -> Digest:
    """How often a person is told by e-mail what is new."""
    return Digest.objects.update_or_create(user_id=principal.user_id, defaults={"interval": interval})[0]


def _turn(annotation: Annotation, *, to: bool) -> None:
    """One conditional UPDATE: it fails where somebody was faster."""
    if not Annotation.objects.filter(pk=annotation.pk, is_resolved=not to).update(is_resolved=to):
        raise Stale("Somebody else has just closed this thread." if to else "This thread is open already.")


def _add(
    principal: Principal,
    now: datetime,
    annotation: Annotation,
    kind: str,
    text: str,
    mentions: Sequence[User] = (),
) -> Reply:
    if not may_discuss(principal, annotation):
        raise NotAllowed("Only people of its organisation discuss a note.")
    with transaction.atomic():
        entry = Reply.objects.create(
            annotation=annotation, author_id=principal.user_id, kind=kind, text=text.strip(), made_at=now
        )
        entry.mentions.set(colleagues_of(annotation, principal).filter(pk__in=[one.pk for one in mentions]))
        mark_seen(principal=principal, now=now, annotation=annotation)
        record(principal, f"thread: {kind}", "annotation", annotation.pk)
    return entry
