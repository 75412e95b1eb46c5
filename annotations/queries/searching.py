"""Search in what is said about texts, through the same predicate as everything: what is hidden is not counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from annotations.models import Annotation
from annotations.queries.visibility import visible_to
from drafts.engine.finding import Finding, find
from drafts.queries import MOST_FOUND, may_have
from treatywatch.accounts.principal import Principal

_COLUMNS = ("position__title", "reason", "proposed_wording", "evidence")


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note with what was asked for."""

    annotation: Annotation
    finding: Finding


def search_notes(
    phrases: Sequence[str], principal: Principal, now: datetime, treaty: str = ""
) -> list[FoundNote]:
    """The visible notes that have all the phrases in their position, reason, wording or evidence, the newest first;
    at most `MOST_FOUND`."""
    visible = visible_to(principal, now).filter(may_have(phrases, _COLUMNS))
    if treaty:
        visible = visible.filter(treaty__slug=treaty)
    rows = visible.select_related("position", "organisation", "treaty").order_by("-created_at", "id")
    found: list[FoundNote] = []
    for note in rows.iterator(chunk_size=200):
        said = (str(note.position or ""), note.reason, note.proposed_wording, note.evidence)
        if finding := find("\n".join(said), phrases):
            found.append(FoundNote(note, finding))
            if len(found) == MOST_FOUND:
                break
    return found
