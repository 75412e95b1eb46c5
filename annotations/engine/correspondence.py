"""Two drafts word by word: for every old part the new parts it became, and which word became which."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotations.engine.bounds import paragraph_around, paragraph_spans
from annotations.engine.words import Words, match_words, read_words
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.engine.tokens import shared_vocabulary

NEARBY = 20
"""How many tokens to either side of a span count as its surroundings."""


@dataclass(frozen=True)
class Joined:
    """One or more parts read as one text, a line break between them; `offsets` is where each begins."""

    parts: tuple[int, ...]
    offsets: tuple[int, ...]
    words: Words

    def part_at(self, offset: int) -> int:
        """Which of `parts` (its rank here) holds the code point at the offset."""
        return bisect_right(self.offsets, offset) - 1

    def part_of(self, token: int) -> int:
        """Which of `parts` (its rank here) holds the token."""
        return self.part_at(self.words.starts[token])

    def span_of(self, rank: int) -> tuple[int, int]:
        """Where one of `parts` begins and ends in the joined text."""
        is_last = rank + 1 == len(self.offsets)
        return self.offsets[rank], len(self.words.text) if is_last else self.offsets[rank + 1] - 1

    def text_of(self, rank: int) -> str:
        """The text of one of `parts`."""
        return self.words.text[slice(*self.span_of(rank))]

    def tokens_of(self, rank: int) -> range:
        """The tokens of one of `parts`."""
        start, end = self.span_of(rank)
        return range(bisect_left(self.words.starts, start), bisect_left(self.words.starts, end))

    def codes(self, tokens: range) -> str:
        """The codes of the tokens."""
        return self.words.codes[tokens.start : tokens.stop]

    def paragraph_of(self, tokens: range) -> range:
        """The tokens of the paragraph, or paragraphs, that hold the given ones."""
        start, end = self.words.starts[tokens.start], self.words.ends[tokens.stop - 1]
        return self.words.within(*paragraph_around(self.words.text, start, end))

    def surroundings(self, tokens: range) -> range:
        """The given tokens with those near them in the same paragraph."""
        paragraph = self.paragraph_of(tokens)
        return range(max(paragraph.start, tokens.start - NEARBY), min(paragraph.stop, tokens.stop + NEARBY))

    @cached_property
    def paragraphs(self) -> list[range]:
        """The tokens of each paragraph that has any."""
        spans = paragraph_spans(self.words.text)
        return [tokens for start, end in spans if (tokens := self.words.within(start, end))]


@dataclass(frozen=True)
class Correspondence:
    """The old and the new parts of one edge, and which new token each kept old one became.

    `moved` holds those whose paragraph stands elsewhere among the new parts now.
    """

    edge: Edge
    old: Joined
    new: Joined
    matches: dict[int, int]
    moved: dict[int, int]


class Drafts:
    """Two drafts and the edges between them; every word comparison is made once, when first asked for."""

    def __init__(self, old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge]) -> None:
        self.old, self.new = old, new
        self._vocabulary = shared_vocabulary()
        self._edges = {part: edge for edge in edges if edge.new for part in edge.old}
        self._made: dict[tuple[int, ...], Correspondence] = {}
        self._read: dict[str, Words] = {}

    def of(self, part: int) -> Correspondence | None:
        """The correspondence that an old part belongs to; None when it was deleted."""
        edge = self._edges.get(part)
        if edge is None:
            return None
        if edge.old not in self._made:
            self._made[edge.old] = self._compare(edge)
        return self._made[edge.old]

    @cached_property
    def all(self) -> list[Correspondence]:
        """Every correspondence between the drafts."""
        return [made for part in self._edges if (made := self.of(part)) and made.old.parts[0] == part]

    def is_unique(self, plain: str) -> bool:
        """Whether these words (as coded by `Words.plain`) stand exactly once in either draft."""
        return self._old_plain.count(plain) == 1 and self._new_plain.count(plain) == 1

    def read(self, text: str) -> Words:
        """The text as tokens that can be compared with those of both drafts."""
        if text not in self._read:
            self._read[text] = read_words(text, self._vocabulary)
        return self._read[text]

    @cached_property
    def _old_plain(self) -> str:
        return self._plain_text(self.old)

    @cached_property
    def _new_plain(self) -> str:
        return self._plain_text(self.new)

    def _plain_text(self, parts: Sequence[Part]) -> str:
        read = [self.read(part.text) for part in parts]
        return "\n".join(words.plain(range(len(words.codes))) for words in read)

    def _compare(self, edge: Edge) -> Correspondence:
        old, new = self._join(self.old, edge.old), self._join(self.new, edge.new)
        return Correspondence(edge, old, new, *match_words(old.words, new.words))

    def _join(self, parts: Sequence[Part], chosen: tuple[int, ...]) -> Joined:
        texts = [parts[index].text for index in chosen]
        offsets: list[int] = []
        at = 0
        for text in texts:
            offsets.append(at)
            at += len(text) + 1
        return Joined(chosen, tuple(offsets), self.read("\n".join(texts)))
