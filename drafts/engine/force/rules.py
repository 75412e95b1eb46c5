"""What a rule about legal force is, and the tables of all languages made into one search each.

A table row names words that carry force. Phrases are separated by " | "; a star stands for any end of a word
("judicia*"); between the words of a phrase any white space and square brackets may stand. The longest phrase
at a place wins, so that "shall endeavour to" is not also "shall". Rows of kind "plain" carry none: they keep
their words from being read as something else ("without delay" is no negation).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

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
_WORD = re.compile(r"\w+")

TermKind = Kind | Literal["plain"]


class Rule(NamedTuple):
    """One row of a table. `strength` orders obligations: the higher, the more a Party is bound."""

    kind: TermKind
    name: str
    phrases: str
    strength: int = 0


@dataclass(frozen=True)
class Table:
    """All rules of one language. A numeral of 100 or more multiplies what stands before it.

    What follows the numerals are regular expressions of lower-case words.

    `definition` marks a paragraph that defines a term, its group "term" being the term.
    """

    rules: tuple[Rule, ...]
    numerals: dict[str, int]
    numeral_joint: str
    units: str
    references: str
    definition: str
    capital_asks: bool = False
    """Whether a duty with a capital is a question or a condition: "Should a Party fail to …"."""


class Term(NamedTuple):
    """Words of a text that carry force, by their place (code points, half-open)."""

    kind: Kind
    name: str
    start: int
    end: int
    strength: int = 0


class Lexicon:
    """A table ready for searching."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._by_phrase: dict[str, Rule] = {}
        self._by_stem: list[tuple[str, Rule]] = []
        phrases: list[str] = []
        for rule in table.rules:
            for phrase in rule.phrases.split(" | "):
                phrases.append(phrase)
                if phrase.endswith("*"):
                    self._by_stem.append((phrase[:-1], rule))
                else:
                    self._by_phrase[phrase] = rule
        self._search = re.compile(_pattern(phrases))
        numerals = "|".join(sorted(table.numerals, key=len, reverse=True))
        words = rf"(?:{numerals})(?:[\s-]+(?:{table.numeral_joint}\s+)?(?:{numerals}))*\b"
        self._number = re.compile(
            rf"(?<![\w.(#])(?P<value>(?P<words>{words})(?:\s*\((?P<told>\d[\d.,]*)\))?|(?P<digits>\d+(?:[.,]\d+)*)"
            rf"(?![\w/]))(?:[\s\[\]]*(?P<unit>{table.units})(?!\w))?"
        )
        self.refers = re.compile(rf"(?<!\w)(?:{table.references})", re.IGNORECASE)
        self.defines = re.compile(table.definition, re.IGNORECASE)
        self.terms = lru_cache(maxsize=4096)(self._terms)

    def _terms(self, text: str) -> tuple[Term, ...]:
        """The words in a text that carry force, in order; kept for the next comparison of the same paragraph."""
        lower = _lower(text)
        found = []
        for match in self._search.finditer(lower):
            rule = self._rule(match[0])
            asks = self.table.capital_asks and rule.kind == "obligation" and text[match.start()].isupper()
            if rule.kind != "plain" and not asks:
                found.append(Term(rule.kind, rule.name, match.start(), match.end(), rule.strength))
        return tuple(found)

    def _rule(self, words: str) -> Rule:
        rule = self._by_phrase.get(words)
        if rule is None:
            phrase = " ".join(words.replace("[", " ").replace("]", " ").replace("’", "'").split())
            rule = self._by_phrase.get(phrase)
        if rule is None:
            fitting = [(len(stem), rule) for stem, rule in self._by_stem if phrase.startswith(stem)]
            rule = max(fitting, key=lambda pair: pair[0])[1]
        return rule

    def numbers(self, text: str) -> list[Term]:
        """Numbers by their value, and the units behind them: "thirty (30) days" is "30" and "days".

        Labels of paragraphs and a lone "one" are no numbers.
        """
        found = []
        for match in self._number.finditer(_lower(text)):
            value = self._value(match)
            if value and not self._is_label(text, match):
                found.append(Term("number", value, *match.span("value")))
                if match["unit"]:
                    found.append(Term("number", match["unit"], *match.span("unit")))
        return found

    def _value(self, match: re.Match[str]) -> str:
        if match["told"] or match["digits"]:
            return (match["told"] or match["digits"]).strip(".,")
        value = 0
        for word in _WORD.findall(match["words"]):
            number = self.table.numerals.get(word, 0)
            value = max(value, 1) * number if number >= 100 else value + number
        return "" if value == 1 and not match["unit"] else str(value)

    @staticmethod
    def _is_label(text: str, match: re.Match[str]) -> bool:
        """Whether it is the number of a paragraph: at the start of a line, with a full stop or bracket after it."""
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" [(")
        return not before and text[match.end() : match.end() + 1] in (".", ")")


def _lower(text: str) -> str:
    """Lower case of the same length: the few letters that grow are left as they are."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _pattern(phrases: Sequence[str]) -> str:
    """One pattern for all phrases, the longest first, grouped by first letter so that most places fail at once."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = re.escape(phrase[1:]).replace(r"\ ", r"[\s\[\]]+").replace("'", "['’]").replace(r"\*", r"\w*")
        groups.setdefault(re.escape(phrase[0]), []).append(words)
    letters = [f"{letter}(?:{'|'.join(group)})" for letter, group in groups.items()]
    return rf"\b(?:{'|'.join(letters)})(?:(?<=['’])|(?!\w))"
