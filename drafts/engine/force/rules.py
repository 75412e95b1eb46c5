"""What a rule about legal force is, and what the table of a language holds.

Phrases are separated by " | "; a star stands for any end of a word ("judicia*"), "#" for a number in figures.
Between the words of a phrase square brackets may stand. The longest phrase at a place wins, so that "shall
endeavour to" is not also "shall". Rows of kind "plain" carry no force: they keep their words from being read as
something else ("without delay" is no negation).
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from drafts.engine.references import Reference

Kind = Literal[
    "provision",
    "obligation",
    "negation",
    "condition",
    "safeguard",
    "connector",
    "scope",
    "number",
    "definition",
    "reference",
    "option",
    "bracket",
    "wording",
    "editorial",
]

TermKind = Kind | Literal["plain"]


class Rule(NamedTuple):
    """One row of a table. `strength` orders obligations: the higher, the more a Party is bound."""

    kind: TermKind
    name: str
    phrases: str
    strength: int = 0


@dataclass(frozen=True)
class Table:
    """All rules of one language, in lower case.

    A numeral of 100 or more multiplies what stands before it; `numeral_joint` stands between two. What refers
    to a provision is read by `drafts.engine.references`; here are the words that show where to look:
    `reference_units` and what stands between and behind them.
    """

    rules: tuple[Rule, ...]
    numerals: dict[str, int]
    numeral_joint: str
    either: str
    """What may stand between two brackets of which one is to be chosen."""
    units: str
    """What is counted in time limits and thresholds."""
    reference_units: str
    reference_links: str
    introducing: str
    """What stands before a term in quotes that the paragraph defines."""
    defining: str
    """What stands behind it."""
    options: str
    """What heads one of several whole texts."""
    spellings: tuple[tuple[str, str], ...]
    """Letters for which custom has others, and those."""
    item_leads: str = ""
    """What stands before the Roman number of a division of the same article: "du présent II"."""
    counting: str = ""
    """What stands behind a number that only counts provisions: "les deux premiers alinéas"."""
    plain_duty: bool = False
    """Whether the verb alone states a duty, so that it is weakened by "may" that comes: "adoptará → podrá"."""
    capital_asks: bool = False
    """Whether a duty with a capital is a question or a condition: "Should a Party fail to …"."""


class Term(NamedTuple):
    """Words of a text that carry force, by their place (tokens, half-open)."""

    kind: Kind
    name: str
    start: int
    end: int
    strength: int = 0
    reference: Reference | None = None
