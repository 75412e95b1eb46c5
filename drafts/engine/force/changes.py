"""One change of legal force as data, and how it is named and ranked."""

from typing import Literal, NamedTuple

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

QUIET_KINDS: frozenset[Kind] = frozenset(["wording", "editorial"])
"""Classes of changes without legal force."""

KIND_NAMES: dict[Kind, str] = {
    "safeguard": "safeguard",
    "obligation": "obligation",
    "provision": "article or paragraph",
    "negation": "negation",
    "condition": "condition",
    "number": "number or time limit",
    "definition": "definition",
    "connector": "and / or",
    "scope": "scope",
    "option": "option",
    "bracket": "bracket",
    "reference": "cross-reference",
    "wording": "other wording",
    "editorial": "editorial",
}
"""What people call the classes."""

_IMPORTANCE = {kind: place for place, kind in enumerate(KINDS)}


class ForceChange(NamedTuple):
    """What one change does to the force of a text.

    `old` and `new` are the words that it turns on, empty where there are none. `direction` is as seen by those
    whom the text protects or who want Parties bound; "changes" where that cannot be told from the words. `label`
    is for people ("shall → may"). `rank` orders by importance, 0 first. `place` is the number, from 0, of the
    place of change in the paragraph where it begins: the run of insertions and deletions between equal words.
    """

    kind: Kind
    direction: Direction
    old: str
    new: str
    label: str
    rank: int
    place: int


def change(kind: Kind, direction: Direction, old: str, new: str, label: str, place: int) -> ForceChange:
    """A change with its rank: by kind, and within a kind what weakens comes first."""
    rank = 2 * _IMPORTANCE[kind] + (direction != "weakens")
    return ForceChange(kind, direction, old, new, label, rank, place)


def short(text: str, limit: int = 48) -> str:
    """Enough of a text for a label."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
