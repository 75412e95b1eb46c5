"""One change of legal force as data, and how it is named and ranked."""

from collections.abc import Callable
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


class Unprinted(NamedTuple):
    """The words of a quiet change as codes, printed by `text` when somebody looks: nobody looks at most of them.

    `label` is the whole label where it is known; else the words follow `lead`.
    """

    text: Callable[[str], str]
    old: str
    new: str
    label: str = ""
    lead: str = ""

    def printed(self) -> tuple[str, str, str]:
        """Old words, new words, label."""
        old, new = self.text(self.old), self.text(self.new)
        return old, new, self.label or self.lead + _label_of_words(old, new)


class ForceChange:
    """What one change does to the force of a text.

    `old` and `new` are the words that it turns on, empty where there are none. `direction` is as seen by those
    whom the text protects or who want Parties bound; "changes" where that cannot be told from the words. `label`
    is for people ("shall → may"). `rank` orders by importance, 0 first. `place` is the number, from 0, of the
    place of change in the paragraph where it begins: the run of insertions and deletions between equal words.
    Changes that say the same of the same place are equal.
    """

    __slots__ = ("_words", "direction", "kind", "place", "rank")

    def __init__(
        self, kind: Kind, direction: Direction, words: tuple[str, str, str] | Unprinted, place: int
    ) -> None:
        """`words` are old, new and label. Within a kind what weakens comes first."""
        self.kind = kind
        self.direction = direction
        self.rank = 2 * _IMPORTANCE[kind] + (direction != "weakens")
        self.place = place
        self._words = words

    @property
    def words(self) -> tuple[str, str, str]:
        """Old words, new words, label."""
        words = self._words
        if isinstance(words, Unprinted):
            words = self._words = words.printed()
        return words

    @property
    def old(self) -> str:
        """The words that went."""
        return self.words[0]

    @property
    def new(self) -> str:
        """The words that came."""
        return self.words[1]

    @property
    def label(self) -> str:
        """What people read."""
        return self.words[2]

    @property
    def _content(self) -> tuple[Kind, Direction, int, tuple[str, str, str]]:
        return self.kind, self.direction, self.place, self.words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ForceChange) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    def __repr__(self) -> str:
        return f"ForceChange{self._content}"

    def __reduce__(self) -> tuple[type["ForceChange"], tuple[object, ...]]:
        """For a cache: printed, without the vocabulary."""
        return ForceChange, (self.kind, self.direction, self.words, self.place)


def change(kind: Kind, direction: Direction, old: str, new: str, label: str, place: int) -> ForceChange:
    """A change whose words are known."""
    return ForceChange(kind, direction, (old, new, label), place)


def short(text: str, limit: int = 48) -> str:
    """Enough of a text for a label."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"


def _label_of_words(old: str, new: str) -> str:
    if old and new:
        return f"“{short(old)}” → “{short(new)}”"
    return f"“{short(new)}” added" if new else f"“{short(old)}” removed"
