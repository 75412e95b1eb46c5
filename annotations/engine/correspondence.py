"""Two drafts word by word: for every old part the new parts it became, and which word became which."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotations.engine.words import Words, match_runs, read_words
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.engine.tokens import CodedText, shared_vocabulary
from drafts.engine.word_map import Run

NEARBY = 20
"""How many tokens to either side of a span count as its surroundings."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a draft: in which part, which of its tokens, and their codes."""

    part: int
    tokens: range
    codes: str


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


class Passage(NamedTuple):
    """Tokens `first` to `last` (half-open) of an old text that became `new_first` to `new_last` of a new one."""

    first: int
    last: int
    new_first: int
    new_last: int


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
        return _pairs(self.runs, moved=False)

    @cached_property
    def taken(self) -> frozenset[int]:
        """The new tokens that were old ones."""
        return frozenset(self.matches.values())

    @cached_property
    def moved(self) -> dict[int, int]:
        """The same for those whose paragraph stands elsewhere among the new parts now."""
        return _pairs(self.runs, moved=True)

    @cached_property
    def passages(self) -> list[Passage]:
        """Words that stayed without another between them, article by article; marks among them may differ."""
        joined: list[Passage] = []
        for run in self.runs:
            if run.moved:
                continue
            for piece in self._cut(run):
                before = joined[-1] if joined else piece
                if joined and self._goes_on(before, piece):
                    piece = Passage(before.first, piece.last, before.new_first, piece.new_last)
                    joined.pop()
                joined.append(piece)
        return joined

    def _cut(self, run: Run) -> Iterator[Passage]:
        """The run without the borders between articles."""
        inside = {first - run.old for first in self.old.firsts} | {
            first - run.new for first in self.new.firsts
        }
        cuts = [0, *sorted(cut for cut in inside if 0 < cut < run.size), run.size]
        for first, last in pairwise(cuts):
            yield Passage(run.old + first, run.old + last, run.new + first, run.new + last)

    def _goes_on(self, before: Passage, piece: Passage) -> bool:
        """Whether nothing but marks stands between two passages, and no border."""
        old, new = range(before.last, piece.first), range(before.new_last, piece.new_first)
        return (
            before.new_last <= piece.new_first
            and not self.old.words.plain(old)
            and not self.new.words.plain(new)
            and self.old.part_of(before.first) == self.old.part_of(piece.first)
            and self.new.part_of(before.new_first) == self.new.part_of(piece.new_first)
        )

    @cached_property
    def reordered(self) -> "Correspondence":
        """The correspondence as seen from the paragraphs that moved: what stayed is moved, and they stay."""
        return replace(self, runs=[run._replace(moved=not run.moved) for run in self.runs])


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

    @cached_property
    def old_paragraphs(self) -> list[Paragraph]:
        """Every paragraph of the old draft."""
        return _paragraphs(self.old_words)

    @cached_property
    def new_paragraphs(self) -> list[Paragraph]:
        """Every paragraph of the new draft."""
        return _paragraphs(self.new_words)

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


def _pairs(runs: Sequence[Run], moved: bool) -> dict[int, int]:
    """Old token → new token of the runs that moved, or of those that did not."""
    pairs: dict[int, int] = {}
    for run in runs:
        if run.moved == moved:
            old, new = range(run.old, run.old + run.size), range(run.new, run.new + run.size)
            pairs.update(zip(old, new, strict=True))
    return pairs


def _paragraphs(parts: Sequence[Words]) -> list[Paragraph]:
    return [
        Paragraph(part, tokens, words.codes[tokens.start : tokens.stop])
        for part, words in enumerate(parts)
        for tokens in words.paragraphs
    ]


def _plain_text(parts: Sequence[Words]) -> str:
    return "\n".join([words.plain(range(len(words.codes))) for words in parts])


def _is_once(plain: str, text: str) -> bool:
    at = text.find(plain)
    return at >= 0 and text.find(plain, at + 1) < 0
