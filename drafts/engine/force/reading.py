"""What one text holds that carries force, found once and kept. All offsets are tokens, half-open."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from drafts.engine.brackets import Bracket, brackets
from drafts.engine.force.rules import Term
from drafts.engine.force.tables import lexicon
from drafts.engine.force.words import Words
from drafts.engine.references import Reference, find_references
from drafts.engine.tokens import LABEL_CODE, Vocabulary

_KEPT = 20_000
"""Texts; some 2 KB each."""
_LEAD = ", "
"""A reference alone on its line would be read as a heading."""
_LONGEST_JOINT = 3
"""Tokens between two brackets of which one is to be chosen: "] and/or ["."""


class Reading:
    """One coded text."""

    def __init__(self, codes: str, reader: "Reader") -> None:
        self.codes = codes
        self._reader = reader
        self._words = reader.words
        self._symbols = reader.words.symbols(codes)
        self.terms = self._terms()
        """The words that carry force, then the numbers; references are another matter."""

    @cached_property
    def text(self) -> str:
        """As it is printed, without list labels."""
        return self._words.text(self.codes)

    def _terms(self) -> list[Term]:
        symbols, codes = self._symbols, self.codes
        numbers = self._numbers()
        if not self.has_brackets:
            return [*self._phrases(symbols, codes), *numbers]
        places = [place for place, code in enumerate(codes) if code not in "[]"]
        symbols = "".join([symbols[place] for place in places])
        phrases = self._phrases(symbols, codes.replace("[", "").replace("]", ""))
        return [
            *[
                Term(kind, name, places[start], places[end - 1] + 1, strength)
                for kind, name, start, end, strength, _ in phrases
            ],
            *numbers,
        ]

    def _phrases(self, symbols: str, codes: str) -> Iterator[Term]:
        lexicon = self._words.lexicon
        capital_asks = lexicon.table.capital_asks
        for start, end, rule in lexicon.phrases(symbols):
            kind = rule.kind
            asks = kind == "obligation" and capital_asks and self._words.word(codes[start])[0].isupper()
            if kind != "plain" and not asks:
                yield Term(kind, rule.name, start, end, rule.strength)

    def _numbers(self) -> list[Term]:
        """Numbers by their value, and the units behind them: "thirty (30) days" is "30" and "days".

        A lone "one" is no number, nor is a figure behind the first word of a paragraph: "Tenet 2".
        """
        found = []
        for match in self._words.lexicon.number.finditer(self._symbols):
            words = match["words"]
            value = (
                self._value(*match.span("words")) if words else self._words.word(self.codes[match.start()])
            )
            if match["told"]:
                value = self._words.word(self.codes[match.start("told")])
            counts = value != "1" if words else match.start() != 1
            if counts or match["unit"]:
                found.append(Term("number", value, *match.span("value")))
            if match["unit"]:
                start, end = match.span("unit")
                found.append(Term("number", self._words.text(self.codes[start:end]).lower(), start, end))
        return found

    def _value(self, start: int, end: int) -> str:
        value = 0
        for code in self.codes[start:end]:
            for word in self._words.word(code).lower().split("-"):
                number = self._words.lexicon.table.numerals.get(word, 0)
                value = max(value, 1) * number if number >= 100 else value + number
        return str(value)

    @cached_property
    def reference_runs(self) -> list[tuple[int, int]]:
        """Where references may be."""
        found = []
        end = 0
        while match := self._words.lexicon.reference.search(self._symbols, end):
            end = max(match.start("name"), match.end("unit"))
            found.append(match.span())
        return found

    def references(self, start: int, end: int) -> list[Term]:
        """The references in a run."""
        found = self._reader.references(self.codes[start:end])
        return [
            Term("reference", name, start + first, start + last, 0, reference)
            for _, name, first, last, _, reference in found
        ]

    @cached_property
    def defined(self) -> str:
        """The term that the paragraph defines; empty where it defines none."""
        if '"' not in self.codes and "'" not in self.codes:
            return ""
        codes = self.codes.replace(LABEL_CODE, "")
        match = self._words.lexicon.definition.match(self._words.symbols(codes))
        return self._words.text(codes[slice(*match.span("term"))]) if match else ""

    @cached_property
    def option(self) -> Term | None:
        """The head of one of several whole texts, with which the paragraph begins."""
        match = self._words.lexicon.option.match(self._symbols)
        if match is None:
            return None
        start, end = match.span("label")
        return Term("option", self._words.text(self.codes[start:end]), start, end)

    @property
    def has_brackets(self) -> bool:
        """Whether there is a square bracket in it, be it without its partner."""
        return "[" in self.codes or "]" in self.codes

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """All square brackets in order of their start."""
        return brackets(self.codes)

    @cached_property
    def alternatives(self) -> list[list[Bracket]]:
        """Groups of brackets to choose from: at one depth, with nothing but a stroke or "or" between."""
        groups: list[list[Bracket]] = []
        last: dict[int, list[Bracket]] = {}
        for pair in self.brackets:
            group = last.get(pair.depth)
            if group and self._is_joint(group[-1].end, pair.start):
                group.append(pair)
            else:
                group = last[pair.depth] = [pair]
                groups.append(group)
        return [group for group in groups if len(group) > 1]

    def _is_joint(self, start: int, end: int) -> bool:
        either = "/" + self._words.lexicon.either
        return end - start <= _LONGEST_JOINT and not self._words.symbols(self.codes[start:end]).strip(either)


class Reader:
    """Reads the coded texts of one vocabulary in one language, each once."""

    def __init__(self, words: dict[str, str], language: str) -> None:
        self.words = Words(words, lexicon(language))
        self._language = language
        self._readings: dict[str, Reading] = {}
        self._references: dict[str, list[Term]] = {}

    def read(self, codes: str) -> Reading:
        """What a text holds, kept for the next comparison."""
        known = self._readings.get(codes)
        if known is None:
            if len(self._readings) >= _KEPT:
                self._readings.clear()
                self._references.clear()
            known = self._readings[codes] = Reading(codes, self)
        return known

    def references(self, codes: str) -> list[Term]:
        """The references in a few words."""
        known = self._references.get(codes)
        if known is None:
            known = self._references[codes] = self._find_references(codes)
        return known

    def _find_references(self, codes: str) -> list[Term]:
        text = _LEAD + self.words.text(codes)
        spans: list[_Span] = []
        for code in codes:
            word = self.words.word(code)
            start = text.index(word, spans[-1].end if spans else len(_LEAD))
            spans.append(_Span(start, start + len(word)))
        found = []
        for reference in find_references(text, self._language):
            tokens = [
                place for place, span in enumerate(spans) if reference.start <= span.start < reference.end
            ]
            found.append(Term("reference", _name(reference), tokens[0], tokens[-1] + 1, 0, reference))
        return found


class _Span(NamedTuple):
    start: int
    end: int


_readers: WeakKeyDictionary[Vocabulary, dict[str, Reader]] = WeakKeyDictionary()


def reader_of(vocabulary: Vocabulary, language: str) -> Reader:
    """The reader for a vocabulary's codes, kept as long as the vocabulary is in use."""
    readers = _readers.setdefault(vocabulary, {})
    if language not in readers:
        readers[language] = Reader(vocabulary.words, language)
    return readers[language]


def _name(reference: Reference) -> str:
    """What a reference names, in a word or two."""
    unit, number = reference.unit, reference.number
    if reference.path and not number:
        unit, number = "paragraph", reference.path[0]
        reference = replace(reference, path=reference.path[1:])
    path = "".join(f"({step})" for step in reference.path)
    until = f"–{reference.last}" if reference.last else ""
    name = f"{unit} {number}{path}{until}" if number or path else f"{reference.relative} {unit}"
    return f"{name} ({reference.instrument})" if reference.instrument else name
