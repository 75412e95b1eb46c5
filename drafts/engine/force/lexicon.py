"""The table of a language as one search over symbols.

A symbol is one character for a word of the tables; all words of no table share one, so that a sentence becomes
a short string in which phrases are found by plain comparison: nothing is compiled but three small expressions.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from drafts.engine.force.rules import Rule, Table
from drafts.engine.tokens import pieces

OTHER = "\u00b7"
NUMBER = "#"
_NUMERAL = "\u00bd"
"""A numeral of two words with a hyphen: "forty-five"."""
_ITEM = "\u00aa"
"""What can number a paragraph: "b", "iv", "2a"."""
_FIRST_SYMBOL = 0xE000
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ITEM_WORD = re.compile(r"[a-z]|[ivxlc]+|\d+[a-z]+|bis|ter|quater")
_LONGEST_ITEM = 7
_MARKS = frozenset("[](),.:;/\"'%°-")
_LEAD = 4
"""Tokens before the first unit of a reference that may belong to it: "the same", "2 and 3 of"."""
_REACH = 6
"""Tokens behind a reference that may name another treaty."""


class Lexicon:
    """A table ready for searching."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._symbols: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        phrases = {self._spell(phrase): rule for rule in table.rules for phrase in rule.phrases.split(" | ")}
        self._alone = {symbols: rule for symbols, rule in phrases.items() if len(symbols) == 1}
        self._by_pair: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
        for symbols in sorted(phrases.keys() - self._alone.keys(), key=len, reverse=True):
            self._by_pair[symbols[:2]].append((symbols, phrases[symbols]))
        self._begin = self._beginnings()
        numbers = self._class(" ".join(table.numerals), NUMBER + _NUMERAL + "[]")
        self._any = re.compile(f"{self._begin.pattern}|{numbers}")
        self._joint = self._class(table.numeral_joint)
        self._numeral = self._class(" ".join(table.numerals), _NUMERAL)
        self._unit = "|".join(re.escape(self._spell(unit)) for unit in _longest_first(table.units))
        unit = self._class(table.reference_units)
        link = self._class(f"{table.reference_links} {table.reference_units}", NUMBER + _ITEM + "(),./")
        self._reference_unit, self._reference_links = re.compile(unit), re.compile(f"{link}*")
        self._reference_lead = re.compile(rf"{link}{{0,{_LEAD}}}$")
        self._option = self._class(table.options)
        self._introducing, self._defining = (
            "|".join(re.escape(self._spell(phrase)) for phrase in _longest_first(phrases))
            for phrases in (table.introducing, table.defining)
        )
        self.either = "".join([self._spell(word) for word in table.either.split(" | ")])
        self.denying = frozenset(word for word, rule in self._alone.items() if rule.kind == "negation")
        """Symbols of the words that turn a duty into its opposite."""
        self.joints = frozenset(word for word, rule in self._alone.items() if rule.kind == "connector")
        """Symbols of the words that join, as "and" and "or"."""

    def symbol(self, word: str) -> str:
        """The symbol of a word; punctuation marks are their own."""
        lower = word.lower()
        if known := self._symbols.get(lower):
            return known
        if lower.startswith(self._all_stems):
            return self._stems[max((stem for stem in self._stems if lower.startswith(stem)), key=len)]
        if not lower.isalpha():
            if lower[0].isdigit() and _DIGITS.fullmatch(lower):
                return NUMBER
            if known := self._symbol_of_joined(lower):
                return known
        return _ITEM if len(lower) < _LONGEST_ITEM and _ITEM_WORD.fullmatch(lower) else OTHER

    def _symbol_of_joined(self, word: str) -> str | None:
        """Of "l'article" that of "article", of "forty-five" that of a numeral; marks are their own."""
        if word in _MARKS:
            return word
        if all(part in self.table.numerals or part == self.table.numeral_joint for part in word.split("-")):
            return _NUMERAL
        return self._symbols.get(word.partition("'")[2])

    def has_any(self, symbols: str) -> bool:
        """Whether a phrase or number may begin in a string of symbols, or there are brackets to leave out."""
        return self._any.search(symbols) is not None

    def phrases(self, symbols: str) -> Iterator[tuple[int, int, Rule]]:
        """The phrases of the rules in a string of symbols, the longest at each place, "plain" ones too."""
        end = 0
        for match in self._begin.finditer(symbols):
            start = match.start()
            if start < end:
                continue
            rule = self._alone.get(symbols[start])
            length = 1
            for phrase, longer in self._by_pair.get(symbols[start : start + 2], ()):
                if symbols.startswith(phrase, start):
                    rule, length = longer, len(phrase)
                    break
            if rule:
                end = start + length
                yield start, end, rule

    def _beginnings(self) -> re.Pattern[str]:
        """Where a phrase can begin: most of the words that are first in one are common and lead to nothing."""
        pairs = [pair for pair in self._by_pair if pair[0] not in self._alone]
        first, second = ({pair[place] for pair in pairs} for place in (0, 1))
        return re.compile(f"{_one_of(self._alone)}|{_one_of(first)}(?={_one_of(second)})")

    @cached_property
    def number(self) -> re.Pattern[str]:
        """A number in words or figures and its unit; a figure in brackets alone is the number of a paragraph."""
        words = rf"(?P<words>{self._numeral}(?:{self._joint}?{self._numeral})*)(?:\((?P<told>{NUMBER})\))?"
        figure = rf"(?<![(./]){NUMBER}(?!/|°(?!{self._spell('c')}))"
        counting = self._class(self.table.counting) if self.table.counting else "(?!)"
        return re.compile(rf"(?P<value>{words}|{figure})(?:[\[\]]*(?P<unit>{self._unit}))?(?!{counting})")

    @cached_property
    def item(self) -> re.Pattern[str]:
        """A numbered item that is referred to: "3°", "présent II"."""
        degree = rf"(?<=[^\"'(\[]){NUMBER}°(?!{self._spell('c')})"
        leads = self.table.item_leads
        return re.compile(rf"(?<={self._class(leads)}){_ITEM}|{degree}" if leads else degree)

    def references(self, symbols: str) -> Iterator[tuple[int, int]]:
        """Where references may be, with what may name another treaty behind them."""
        end = 0
        while unit := self._reference_unit.search(symbols, end):
            first = max(end, unit.start() - _LEAD)
            lead = self._reference_lead.search(symbols, first, unit.start())
            start = lead.start() if lead else unit.start()
            links = self._reference_links.match(symbols, unit.end())
            end = links.end() if links else unit.end()
            yield start, min(len(symbols), end + _REACH)

    @cached_property
    def definition(self) -> re.Pattern[str]:
        """A paragraph that defines a term, which is in quotes."""
        label = rf"[\[\]]*\(?[{NUMBER}{_ITEM}]?[).]?[\[\]]*"
        term = r"(?P<quote>[\"'])(?P<term>[^\"']{1,9})(?P=quote)(?:\([^)]{1,6}\))?[\[\],]*"
        before = rf"(?P<introduced>{self._introducing})" if self._introducing else r"(?P<introduced>(?!))"
        return re.compile(rf"{label}(?:{before}|[^\"']{{0,3}}){term}(?(introduced)|(?:{self._defining}))")

    @cached_property
    def option(self) -> re.Pattern[str]:
        """The head of one of several texts at the start of a paragraph: "Option 2", "[Alternative:"."""
        return re.compile(rf"\W{{0,4}}(?P<label>{self._option}(?:\(?[{NUMBER}{_ITEM}]\)?|\(.\)|(?=:)))")

    def _class(self, words: str, more: str = "") -> str:
        return _one_of([*map(self._spell, words.replace(" | ", " ").split()), more])

    def _spell(self, phrase: str) -> str:
        """A phrase as symbols, one for each token."""
        return "".join([self._own_symbol(piece.strip()) for piece in _tokens(phrase)])

    def _own_symbol(self, word: str) -> str:
        if word in _MARKS or word == NUMBER:
            return word
        table = self._stems if word.endswith("*") else self._symbols
        stem = word.rstrip("*")
        if stem not in table:
            table[stem] = chr(_FIRST_SYMBOL + len(self._symbols) + len(self._stems))
        return table[stem]

    @cached_property
    def _all_stems(self) -> tuple[str, ...]:
        return tuple(self._stems)


def _one_of(symbols: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(symbols)))}]"


def _tokens(phrase: str) -> Iterable[str]:
    """The words and marks of a phrase, the star left on its word."""
    for word in phrase.split():
        yield from [word] if word.endswith("*") else pieces(word)


def _longest_first(phrases: str) -> list[str]:
    return sorted(phrases.split(" | "), key=lambda phrase: -len(phrase.split()))
