"""What one text holds that carries force, looked for where it is asked. All offsets are tokens, half-open."""

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from drafts.engine.brackets import Bracket, brackets
from drafts.engine.force.citing import references_in
from drafts.engine.force.lexicon import OTHER
from drafts.engine.force.rules import Term
from drafts.engine.force.tables import lexicon
from drafts.engine.force.words import Words
from drafts.engine.tokens import LABEL_CODE, Vocabulary

_HEAD = 2
"""Tokens at the start of a paragraph, in which a figure may be no number."""
_KEPT = 20_000
"""Texts; a few hundred bytes each."""


class Reading:
    """One coded text and its symbols."""

    __slots__ = ("_brackets", "_lexicon", "_reader", "_terms", "_text", "_words", "codes", "symbols")

    def __init__(self, codes: str, reader: "Reader") -> None:
        self.codes = codes
        self._reader, self._words, self._lexicon = reader, reader.words, reader.words.lexicon
        self.symbols = reader.words.symbols(codes)
        self._text: str | None = None
        self._terms: list[Term] | None = None
        self._brackets: tuple[Bracket, ...] | None = None

    @property
    def text(self) -> str:
        """As it is printed, without list labels."""
        if self._text is None:
            self._text = self._words.text(self.codes)
        return self._text

    @property
    def brackets(self) -> tuple[Bracket, ...]:
        """All square brackets in order of their start."""
        if self._brackets is None:
            self._brackets = brackets(self.codes)
        return self._brackets

    @property
    def terms(self) -> list[Term]:
        """The words that carry force, then the numbers; references are another matter."""
        if self._terms is None:
            self._terms = self._terms_in(0, len(self.codes))
        return self._terms

    def terms_at(self, start: int, end: int, not_before: int) -> tuple[list[Term], int]:
        """The terms that overlap or touch a span, and others close by; and where the search ended.

        A phrase has only words of the tables, so that it lies between two words of no table.
        """
        first = max(not_before, self.symbols.rfind(OTHER, 0, start) + 1)
        last = self.symbols.find(OTHER, end)
        if last < 0:
            last = len(self.symbols)
        if first >= last:
            return [], last
        if first < _HEAD:
            return self._terms_in(first, last), last
        stretch = self.codes[first:last]
        known = self._reader.stretches.get(stretch)
        if known is None:
            found = self._terms_in(first, last)
            known = self._reader.stretches[stretch] = [_shifted(term, -first) for term in found]
        return ([_shifted(term, first) for term in known] if known else known), last

    def _terms_in(self, start: int, end: int) -> list[Term]:
        symbols = self.symbols[start:end]
        if not self._lexicon.has_any(symbols):
            return []
        if "[" in symbols or "]" in symbols:
            places = [place for place in range(start, end) if self.symbols[place] not in "[]"]
            found = self._phrases(symbols.replace("[", "").replace("]", ""), places)
        else:
            found = self._phrases(symbols, range(start, end))
        return [*found, *self._numbers(start, end)]

    def _phrases(self, symbols: str, places: Sequence[int]) -> Iterator[Term]:
        """The phrases in symbols that stand at these places."""
        capital_asks = self._lexicon.table.capital_asks
        for start, end, rule in self._lexicon.phrases(symbols):
            kind, first = rule.kind, places[start]
            asks = kind == "obligation" and capital_asks and self._words.word(self.codes[first])[0].isupper()
            if kind != "plain" and not asks:
                yield Term(kind, rule.name, first, places[end - 1] + 1, rule.strength)

    def _numbers(self, start: int, end: int) -> Iterator[Term]:
        """Numbers by their value, and the units behind them: "thirty (30) days" is "30" and "days".

        A lone "one" is no number, nor is a figure behind the first word of a paragraph: "Tenet 2".
        """
        for match in self._lexicon.number.finditer(self.symbols, start, end):
            words = match["words"]
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

    def references(self, start: int, end: int) -> list[Term]:
        """The references in a run."""
        return [_shifted(term, start) for term in self._reader.references(self.codes[start:end])]

    def reference_runs(self) -> Iterator[tuple[int, int]]:
        """Where references may be."""
        return self._lexicon.references(self.symbols)

    def defined(self) -> str:
        """The term that the paragraph defines; empty where it defines none."""
        if '"' not in self.codes and "'" not in self.codes:
            return ""
        codes = self.codes.replace(LABEL_CODE, "")
        match = self._lexicon.definition.match(self._words.symbols(codes))
        return self._words.text(codes[slice(*match.span("term"))]) if match else ""

    def option(self) -> Term | None:
        """The head of one of several whole texts, with which the paragraph begins."""
        match = self._lexicon.option.match(self.symbols)
        if match is None:
            return None
        start, end = match.span("label")
        return Term("option", self._words.text(self.codes[start:end]), start, end)


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
        self.stretches: dict[str, list[Term]] = {}
        """The terms in words of the tables that stand together: many do so again and again."""

    def read(self, codes: str) -> Reading:
        """What a text holds, kept for the next comparison."""
        known = self._readings.get(codes)
        if known is None:
            if len(self._readings) >= _KEPT:
                self._readings.clear()
                self._references.clear()
                self.stretches.clear()
            known = self._readings[codes] = Reading(codes, self)
        return known

    def references(self, codes: str) -> list[Term]:
        """The references in a few words."""
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
