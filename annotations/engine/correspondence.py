"""Two drafts word by word: for every old part the new parts it became, and which word became which."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from annotations.engine.words import Words, match_runs, read_words
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.engine.tokens import CodedText, shared_vocabulary
from drafts.engine.word_map import Run

NEARBY = 20
"""How many tokens to either side of a span count as its surroundings."""


@dataclass(frozen=True)
class Joined:
    """One or more parts read as one text, a line break between them.

    `offsets` is where each begins, `firsts` with which token; both have the end of the whole as their last item.
    """

    parts: tuple[int, ...]
    offsets: Sequence[int]
    firsts: Sequence[int]
    words: Words

    def part_at(self, offset: int) -> int:
        """Which of `parts` (its rank here) holds the code point at the offset."""
        return min(bisect_right(self.offsets, offset), len(self.parts)) - 1

    def part_of(self, token: int) -> int:
        """Which of `parts` (its rank here) holds the token."""
        return bisect_right(self.firsts, token) - 1 if len(self.parts) > 1 else 0

    def span_of(self, rank: int) -> tuple[int, int]:
        """Where one of `parts` begins and ends in the joined text."""
        return self.offsets[rank], self.offsets[rank + 1] - 1

    def text_of(self, rank: int) -> str:
        """The text of one of `parts`."""
        return self.words.text[slice(*self.span_of(rank))]

    def tokens_of(self, rank: int) -> range:
        """The tokens of one of `parts`."""
        return range(self.firsts[rank], self.firsts[rank + 1])

    def codes(self, tokens: range) -> str:
        """The codes of the tokens."""
        return self.words.codes[tokens.start : tokens.stop]

    def surroundings(self, tokens: range) -> range:
        """The given tokens with those near them in the same paragraph."""
        paragraph = self.words.paragraph_of(tokens)
        return range(max(paragraph.start, tokens.start - NEARBY), min(paragraph.stop, tokens.stop + NEARBY))


@dataclass(frozen=True)
class Correspondence:
    """The old and the new parts of one edge, and the runs of words that they have in common."""

    edge: Edge
    old: Joined
    new: Joined
    runs: Sequence[Run]

    @cached_property
    def matches(self) -> dict[int, int]:
        """Which new token each old one became that stayed in its place."""
        pairs: dict[int, int] = {}
        for run in self.runs:
            if not run.moved:
                old, new = range(run.old, run.old + run.size), range(run.new, run.new + run.size)
                pairs.update(zip(old, new, strict=True))
        return pairs

    @cached_property
    def reordered(self) -> "Correspondence":
        """The same for nothing but the paragraphs that stand elsewhere among the new parts now."""
        moved = [run._replace(moved=False) for run in self.runs if run.moved]
        return replace(self, runs=moved)


class Drafts:
    """Two drafts and the edges between them; every word comparison is made once, when first asked for."""

    def __init__(self, old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge]) -> None:
        self.old, self.new = old, new
        self._vocabulary = shared_vocabulary()
        self._edges = {part: edge for edge in edges if edge.new for part in edge.old}
        self._made: dict[tuple[int, ...], Correspondence] = {}

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

    @cached_property
    def old_words(self) -> list[Words]:
        """Every old part as words."""
        return [read_words(self._coded(part)) for part in self.old]

    @cached_property
    def new_words(self) -> list[Words]:
        """Every new part as words."""
        return [read_words(self._coded(part)) for part in self.new]

    def is_unique(self, plain: str) -> bool:
        """Whether these words (as coded by `Words.plain`) stand exactly once in either draft."""
        return _is_once(plain, self._old_plain) and _is_once(plain, self._new_plain)

    @cached_property
    def _old_plain(self) -> str:
        return _plain_text(self.old_words)

    @cached_property
    def _new_plain(self) -> str:
        return _plain_text(self.new_words)

    def _coded(self, *parts: Part) -> CodedText:
        if len(parts) == 1:
            return self._vocabulary.text(parts[0].text, parts[0].heading)
        return self._vocabulary.text("\n".join([part.text for part in parts]))

    def _compare(self, edge: Edge) -> Correspondence:
        old_coded = self._coded(*[self.old[index] for index in edge.old])
        new_coded = self._coded(*[self.new[index] for index in edge.new])
        old = self._join(edge.old, self.old_words, old_coded)
        new = self._join(edge.new, self.new_words, new_coded)
        return Correspondence(edge, old, new, match_runs(old_coded, new_coded, self._vocabulary))

    def _join(self, chosen: tuple[int, ...], read: Sequence[Words], coded: CodedText) -> Joined:
        words = [read[index] for index in chosen]
        return Joined(
            chosen,
            list(accumulate([len(one.text) + 1 for one in words], initial=0)),
            list(accumulate([len(one.codes) for one in words], initial=0)),
            words[0] if len(words) == 1 else read_words(coded),
        )


def _plain_text(parts: Sequence[Words]) -> str:
    return "\n".join([words.plain(range(len(words.codes))) for words in parts])


def _is_once(plain: str, text: str) -> bool:
    at = text.find(plain)
    return at >= 0 and text.find(plain, at + 1) < 0
