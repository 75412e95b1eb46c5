"""What publishing will do to many notes, worked out by a worker while the coordinator sees how far it is."""

import uuid
from datetime import timedelta

from django.core.cache import caches
from django_tasks import task

from annotations.services.planning import left_to_plan, notes_to_carry, plan_for
from drafts.models import Draft

AT_ONCE = 200
"""So many notes are worked out while the person waits for her page."""
LOST_AFTER = timedelta(minutes=5).total_seconds()
"""A forecast that has not got on for so long has lost its worker."""
_FAILED = -1


def percent_done(draft: Draft) -> int | None:
    """How far a forecast under way is; None where none is, or it failed.

    Not how many notes: there are some that the coordinator may not know of.
    """
    carried = caches["shared"].get(_key(draft.pk))
    if carried is None or carried == _FAILED:
        return None
    return percent(carried, notes_to_carry(draft).count())


def percent(carried: int, total: int) -> int:
    """A share of the work as people read it; 100 of nothing."""
    return min(100, 100 * carried // total) if total else 100


def ask_for_forecast(draft: Draft) -> None:
    """Has a worker work out what publishing will do, where that takes long and it has not failed just now."""
    if left_to_plan(draft) > AT_ONCE and caches["shared"].add(_key(draft.pk), 0, LOST_AFTER):
        foresee.enqueue(str(draft.pk))


@task()
def foresee(draft_id: str) -> None:
    """The task that works it out; at once or in a worker, as the settings say."""
    key = _key(uuid.UUID(draft_id))
    draft = Draft.objects.filter(pk=draft_id).first()
    try:
        if draft:
            plan_for(draft, lambda carried: caches["shared"].set(key, carried, LOST_AFTER))
    except Exception:
        caches["shared"].set(key, _FAILED, LOST_AFTER)
        raise
    caches["shared"].delete(key)


def _key(draft_id: uuid.UUID) -> str:
    return f"forecast:{draft_id}"
