"""One change of legal force as data, and how it is named and ranked."""

from dataclasses import dataclass
from typing import Literal

from drafts.engine.force.rules import Kind

Direction = Literal["strengthens", "weakens", "changes"]

KINDS: tuple[Kind, ...] = (
    "safeguard",
    "obligation",
    "provision",
    "negation",
    "condition",
    "number",
    "definition",
    "connector",
    "scope",
    "option",
    "bracket",
    "reference",
    "wording",
    "editorial",
)
"""From what an organisation looks at first to what it can leave."""

_IMPORTANCE = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class ForceChange:
    """What one change does to the force of a text.

    `old` and `new` are the words that it turns on, white space evened out, empty where there are none.
    `direction` is as seen by those whom the text protects or who want Parties bound; "changes" where that cannot
    be told from the words. `label` is for people ("shall → may"). `rank` orders by importance, 0 first. `op` is
    the number of the op where the change begins.
    """

    kind: Kind
    direction: Direction
    old: str
    new: str
    label: str
    rank: int
    op: int


def change(kind: Kind, direction: Direction, old: str, new: str, label: str, op: int) -> ForceChange:
    """A change with its rank: by kind, and within a kind what weakens comes first."""
    rank = 2 * _IMPORTANCE[kind] + (direction != "weakens")
    return ForceChange(kind, direction, even(old), even(new), label, rank, op)


def even(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def short(text: str, limit: int = 48) -> str:
    """Enough of a text for a label."""
    plain = even(text[: 4 * limit])
    return plain if len(plain) <= limit else plain[: limit - 1].rsplit(" ", 1)[0] + " …"
