"""The doubts about a staged draft, with who has looked at them."""

import hashlib
import json
from dataclasses import dataclass

from drafts.models import Draft, LookedAt, StagedText
from drafts.queries.staged import StagedDoubt, doubts_of, lines_of, staged_text


@dataclass(frozen=True, slots=True)
class MarkedDoubt:
    """A doubt, the key that it is looked at by, and by whom and when it was; None while it is left to look at."""

    doubt: StagedDoubt
    key: str
    looked_at: LookedAt | None


@dataclass(frozen=True, slots=True)
class DoubtCount:
    """How many doubts there are, and how many of them nobody has looked at."""

    left: int
    total: int


def doubt_key(doubt: StagedDoubt, words: str) -> str:
    """What tells a doubt from every other: what is doubted, of which line, with which words."""
    about = json.dumps([doubt.code, doubt.message, doubt.line, words])
    return hashlib.sha256(about.encode()).hexdigest()


def marked_doubts(staged: StagedText) -> list[MarkedDoubt]:
    """All doubts in the order of the text, those about the whole last; one query."""
    looks = {look.doubt: look for look in staged.looked_at.select_related("by")}
    lines = lines_of(staged)
    place = {line.id: index for index, line in enumerate(lines)}
    found = []
    for doubt in sorted(doubts_of(staged), key=lambda doubt: place.get(doubt.line, len(lines))):
        key = doubt_key(doubt, lines[place[doubt.line]].text if doubt.line in place else "")
        found.append(MarkedDoubt(doubt, key, looks.get(key)))
    return found


def doubts_left(draft: Draft) -> DoubtCount:
    """How many doubts about a staged draft are left to look at; none of one whose lines were not kept."""
    staged = staged_text(draft)
    doubts = marked_doubts(staged) if staged else []
    return DoubtCount(sum(doubt.looked_at is None for doubt in doubts), len(doubts))
