"""What one text holds that carries force, found at first need and kept. All offsets are tokens, half-open."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakKeyDictionary

from drafts.engine.brackets import Bracket, brackets
from drafts.engine.codes import LABEL_CODE, words_before
from drafts.engine.force.changes import ForceChange
from drafts.engine.force.citing import references_in
from drafts.engine.force.rules import Term
from drafts.engine.force.tables import lexicon
from drafts.engine.force.words import Words, words_at
from drafts.engine.tokens import Vocabulary

_KEPT = 8_000
"""Texts; a kilobyte or two each."""
_QUOTES = "\"'"
_NOTE_MARKS = frozenset("*†‡#")
"""What stands before the number of a footnote."""
_LONGEST_JOINT = 3
"""Tokens between two brackets of which one is to be chosen: "] and/or ["."""


class Spans(NamedTuple):
    """Where something stands in a text, in order: `reach[n]` is the largest end of the first n + 1 spans."""

    starts: Sequence[int]
    ends: Sequence[int]
    reach: Sequence[int]


class Reading:
    """One coded text: its words of force, its references, its brackets."""

    def __init__(self, codes: str, reader: "Reader") -> None:
        self.codes = codes
        self._reader, self._words, self._lexicon = reader, reader.words, reader.words.lexicon
        self.symbols = reader.words.symbols(codes)
        self._references: dict[int, list[Term]] = {}
        self.wholes: dict[bool, tuple[ForceChange, ...]] = {}
        """What there is to tell when the text comes (True) or goes as a whole."""

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """All square brackets in order of their start."""
        return brackets(self.codes)

    @cached_property
    def closings(self) -> dict[int, Bracket]:
        """The brackets by the place of their closing mark."""
        return {pair.end - 1: pair for pair in self.brackets if pair.is_closed}

    @cached_property
    def alternatives(self) -> list[list[Bracket]]:
        """Groups of brackets to choose from: at one depth, with nothing but a stroke or "or" between."""
        either = "/" + self._lexicon.either
        groups: list[list[Bracket]] = []
        last: dict[int, list[Bracket]] = {}
        for pair in self.brackets:
            group = last.get(pair.depth)
            joint = self.symbols[group[-1].end : pair.start] if group else ""
            if group and len(joint) <= _LONGEST_JOINT and not joint.strip(either):
                group.append(pair)
            else:
                group = last[pair.depth] = [pair]
                groups.append(group)
        return [group for group in groups if len(group) > 1]

    @cached_property
    def words_before(self) -> Sequence[int]:
        """How many words stand before each token, and in all."""
        return words_before(self.codes)

    @cached_property
    def unbracketed_before(self) -> list[int]:
        """The same of what counts as a word and stands outside all brackets."""
        counts = [False] * len(self.codes)
        for place in words_at(self.codes):
            counts[place] = True
        for start, end, depth, _ in self.brackets:
            if not depth:
                counts[start:end] = [False] * (end - start)
        return list(accumulate(counts, initial=0))

    @cached_property
    def notes(self) -> list[tuple[int, int]]:
        """What drafters say of the text, in braces: "{see Article 9}". Nothing in it binds anybody."""
        opened, closed = self.codes.find("{"), self.codes.find("}")
        if opened < 0 and closed < 0:
            return []
        # A note can go on from the paragraph before, or into the next.
        found = [(0, closed + 1)] if closed >= 0 and not 0 <= opened < closed else []
        while opened >= 0:
            closed = self.codes.find("}", opened)
            end = closed + 1 if closed >= 0 else len(self.codes)
            found.append((opened, end))
            opened = self.codes.find("{", end)
        return found

    def is_noted(self, start: int, end: int) -> bool:
        """Whether a span lies in a drafters' note."""
        return any(first <= start and end <= last for first, last in self.notes)

    def _binding(self, terms: list[Term]) -> list[Term]:
        """Those that do not stand in notes."""
        return [one for one in terms if not self.is_noted(one.start, one.end)] if self.notes else terms

    @cached_property
    def terms(self) -> list[Term]:
        """The words that carry force and the numbers, in order; references are another matter."""
        symbols = self.symbols
        if not self._lexicon.has_any(symbols):
            return []
        if "[" in symbols or "]" in symbols:
            places = [place for place, symbol in enumerate(symbols) if symbol not in "[]"]
            found = list(self._phrases(symbols.replace("[", "").replace("]", ""), places))
        else:
            found = list(self._phrases(symbols, range(len(symbols))))
        if numbers := list(self._numbers()):
            found = sorted(found + numbers, key=_start_of)
        return self._binding(found)

    @cached_property
    def term_spans(self) -> Spans:
        """Where the terms stand."""
        return _spans([(term.start, term.end) for term in self.terms])

    def _phrases(self, symbols: str, places: Sequence[int]) -> Iterator[Term]:
        """The phrases in symbols that stand at these places."""
        capital_asks = self._lexicon.table.capital_asks
        for start, end, rule in self._lexicon.phrases(symbols):
            kind, first = rule.kind, places[start]
            asks = kind == "obligation" and capital_asks and self._words.word(self.codes[first])[0].isupper()
            last = places[end - 1] + 1
            if kind != "plain" and not asks and not self._is_named(first, last):
                yield Term(kind, rule.name, first, last, rule.strength)

    def _is_named(self, start: int, end: int) -> bool:
        """Whether words stand in quotes, as words: where this Annex says "must"."""
        return (
            start > 0
            and self.codes[start - 1] in _QUOTES
            and self.codes[end : end + 1] == self.codes[start - 1]
        )

    def _numbers(self) -> Iterator[Term]:
        """Numbers by their value, and the units behind them: "thirty (30) days" is "30" and "days".

        A lone "one" is no number, nor is a figure behind the first word of a paragraph: "Tenet 2", nor the mark
        of a footnote: "*2". In "3° à 5°" it names an item.
        """
        for item in self._lexicon.item.finditer(self.symbols):
            start, end = item.span()
            yield Term("reference", f"item {self._words.text(self.codes[start:end])}", start, end)
        for match in self._lexicon.number.finditer(self.symbols):
            words = match["words"]
            if match.start() and self.codes[match.start() - 1] in _NOTE_MARKS:
                continue
            figure = match.start("told") if match["told"] else match.start()
            value = self._words.word(self.codes[figure])
            if words and not match["told"]:
                value = self._value(*match.span("words"))
            counts = value != "1" if words else match.start() != 1
            if counts or match["unit"]:
                yield Term("number", value, *match.span("value"))
            if match["unit"]:
                first, last = match.span("unit")
                yield Term("number", self._words.text(self.codes[first:last]).lower(), first, last)

    def _value(self, start: int, end: int) -> str:
        value = 0
        for code in self.codes[start:end]:
            for word in self._words.word(code).lower().split("-"):
                number = self._lexicon.table.numerals.get(word, 0)
                value = max(value, 1) * number if number >= 100 else value + number
        return str(value)

    @cached_property
    def runs(self) -> Spans:
        """Where references may be."""
        return _spans(list(self._lexicon.references(self.symbols)))

    def references(self, start: int, end: int) -> list[Term]:
        """The references in such a run."""
        known = self._references.get(start)
        if known is None:
            found = self._reader.references(self.codes[start:end])
            known = self._references[start] = self._binding([_shifted(term, start) for term in found])
        return known

    @cached_property
    def defined(self) -> str:
        """The term that the paragraph defines; empty where it defines none."""
        if '"' not in self.codes and "'" not in self.codes:
            return ""
        codes = self.codes.replace(LABEL_CODE, "")
        match = self._lexicon.definition.match(self._words.symbols(codes))
        return self._words.text(codes[slice(*match.span("term"))]) if match else ""

    @cached_property
    def option(self) -> Term | None:
        """The head of one of several whole texts, with which the paragraph begins."""
        match = self._lexicon.option.match(self.symbols)
        if match is None:
            return None
        start, end = match.span("label")
        return Term("option", self._words.text(self.codes[start:end]), start, end)


def _start_of(term: Term) -> int:
    return term.start


def _spans(spans: Sequence[tuple[int, int]]) -> Spans:
    ends = [end for _, end in spans]
    return Spans([start for start, _ in spans], ends, list(accumulate(ends, max)))


def _shifted(term: Term, by: int) -> Term:
    kind, name, start, end, strength, reference = term
    return Term(kind, name, start + by, end + by, strength, reference)


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
        """The references in a few words: many texts have the same."""
        known = self._references.get(codes)
        if known is None:
            known = self._references[codes] = references_in(codes, self.words, self._language)
        return known


_readers: WeakKeyDictionary[Vocabulary, dict[str, Reader]] = WeakKeyDictionary()


def reader_of(vocabulary: Vocabulary, language: str) -> Reader:
    """The reader for a vocabulary's codes, kept as long as the vocabulary is in use."""
    readers = _readers.setdefault(vocabulary, {})
    if language not in readers:
        readers[language] = Reader(vocabulary.words, language)
    return readers[language]
