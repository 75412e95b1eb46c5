"""How far the reading of a file is: told by who reads it to who waits, through the cache that processes share.

That cache may forget; what is to be read, and since when, stands on the draft.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core.cache import caches
from django.utils import timezone

from drafts.models import Draft, DraftState

LOST_AFTER = timedelta(minutes=2)
"""A reading that was begun so long ago has lost its worker: the cage ends it in 35 seconds, and the rest is short."""
FORGOTTEN_AFTER = timedelta(minutes=5)
"""A file that no worker has taken for so long may never be taken: perhaps none runs."""


@dataclass(frozen=True)
class Progress:
    """Since when a file is to be read, and since when it is read: None while it waits for a worker.

    So many pages are read of so many; 0 of 0 where the file has none, or nothing is known yet.
    """

    asked_at: datetime
    started_at: datetime | None = None
    done: int = 0
    total: int = 0

    def is_lost(self, now: datetime) -> bool:
        """Whether nobody is at it any more, as far as can be told."""
        if self.started_at is None:
            return now - self.asked_at > FORGOTTEN_AFTER
        return now - self.started_at > LOST_AFTER


def asked_at(draft: Draft) -> datetime:
    """When its file was last given to be read."""
    told = draft.reading.get("asked_at")
    return datetime.fromisoformat(told) if told else draft.created_at


def progress_of(draft: Draft) -> Progress:
    """How far the reading is that was asked for last."""
    told = caches["shared"].get(_key(draft))
    return Progress(**told) if told else Progress(asked_at(draft))


def is_lost(draft: Draft) -> bool:
    """Whether a draft is being read by nobody."""
    return draft.state == DraftState.READING and progress_of(draft).is_lost(timezone.now())


def tell_started(draft: Draft) -> Callable[[int, int], None]:
    """A worker has taken it; what is answered is to be told how many pages are read, of how many."""
    key, asked, started = _key(draft), asked_at(draft), timezone.now()

    def told(done: int, total: int) -> None:
        far = Progress(asked, started, min(done, total), total)
        caches["shared"].set(key, asdict(far), FORGOTTEN_AFTER.total_seconds())

    told(0, 0)
    return told


def _key(draft: Draft) -> str:
    return f"reading:{draft.pk}:{asked_at(draft).isoformat()}"
