"""A draft with many notes is published by a worker, and by nobody twice.

The draft stays staged until it is published with all its notes in one transaction, so whatever happens to the
worker, nothing is half done and one can ask again.
"""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from annotations.models import Publication
from annotations.services.placing import publish_and_carry
from annotations.services.planning import Tally, notes_to_carry
from drafts.errors import DraftError
from drafts.models import Draft, DraftState
from treatywatch.accounts.principal import Principal, principal_of_user

AT_ONCE = 200
"""So many notes are carried while the person waits for her page."""
LOST_AFTER = timedelta(minutes=5)
"""A publication that has not got on for so long has lost its worker."""
_UNEXPECTED = "Something went wrong here. The draft is still staged and no note was changed."


def is_too_long_to_wait_for(draft: Draft) -> bool:
    """Whether publishing should be left to a worker; a count, nothing is worked out."""
    return notes_to_carry(draft).count() > AT_ONCE


def is_under_way(publication: Publication, now: datetime) -> bool:
    """Whether a worker has it, or may still take it."""
    return not publication.error and now - publication.moved_at < LOST_AFTER


def ask_for_publication(*, principal: Principal, draft: Draft, now: datetime) -> bool:
    """Has a worker publish a staged draft, unless that is under way already; whether it was asked now."""
    asked = {"asked_by_id": principal.user_id, "total": notes_to_carry(draft).count()}
    afresh = asked | {"carried": 0, "moved_at": now, "error": ""}
    with transaction.atomic():
        _, is_new = Publication.objects.get_or_create(draft=draft, defaults=afresh)
        given_up = ~Q(error="") | Q(moved_at__lte=now - LOST_AFTER)
        again = not is_new and Publication.objects.filter(given_up, draft=draft).update(**afresh)
    if is_new or again:
        publish_in_background.enqueue(str(draft.pk))
    return bool(is_new or again)


@task()
def publish_in_background(draft_id: str) -> None:
    """The task that publishes; at once or in a worker, as the settings say."""
    publish_asked(uuid.UUID(draft_id))


def publish_asked(draft_id: uuid.UUID) -> Tally | None:
    """Publishes a draft for which somebody asked; None where that is done, discarded or refused.

    Why it was refused is kept on the publication; what is unexpected is kept there and raised.
    """
    wanted = Publication.objects.filter(draft=draft_id)
    publication = wanted.select_related("draft__treaty", "asked_by").first()
    if publication is None:
        return None
    try:
        tally = publish_and_carry(
            principal=principal_of_user(publication.asked_by),
            draft=publication.draft,
            now=timezone.now(),
            told=lambda carried: wanted.update(carried=carried, moved_at=timezone.now()),
        )
    except DraftError as error:
        wanted.filter(draft__state=DraftState.STAGED).update(error=str(error)[:300])
        return None
    except Exception:
        wanted.update(error=_UNEXPECTED)
        raise
    wanted.delete()
    return tally
