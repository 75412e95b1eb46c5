"""What publishing will do to the notes, in short, as it was last worked out for a coordinator.

Kept for each coordinator, since each may see other notes; looked up, never worked out.
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.cache import caches
from django.db.models import Count, Max, Q

from annotations.services.planning import Tally
from drafts.models import Draft, LineageEdge, StagedText

_KEPT_FOR = 7 * 24 * 3600


@dataclass(frozen=True)
class Impact:
    """How many notes will go which way, as of `at`; whether text and lineage are still as they were then."""

    tally: Tally
    at: datetime
    is_current: bool


def keep_impact(draft: Draft, user_id: uuid.UUID | None, tally: Tally, now: datetime) -> None:
    """Keeps what was worked out for this coordinator."""
    kept = {"tally": asdict(tally), "at": now, "state": _state(draft)}
    caches["shared"].set(_key(draft, user_id), kept, _KEPT_FOR)


def kept_impact(draft: Draft, user_id: uuid.UUID | None) -> Impact | None:
    """What was last worked out for this coordinator; None where nothing was. Three queries at most."""
    kept = caches["shared"].get(_key(draft, user_id))
    if kept is None:
        return None
    return Impact(Tally(**kept["tally"]), kept["at"], kept["state"] == _state(draft))


def _state(draft: Draft) -> list:
    """What the impact depends on and a person may change while the draft is staged; notes aside."""
    version = StagedText.objects.filter(draft=draft).values_list("version", flat=True).first()
    edges = LineageEdge.objects.filter(new_draft=draft)
    lineage = edges.aggregate(last=Max("pk"), confirmed=Count("pk", filter=Q(is_confirmed=True)))
    return [draft.issued_on, draft.language, version, lineage["last"], lineage["confirmed"]]


def _key(draft: Draft, user_id: uuid.UUID | None) -> str:
    return f"impact:{draft.pk}:{user_id}"
