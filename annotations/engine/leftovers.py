"""Text of the new draft that nothing of the old draft claims: where a moved passage may be.

A look-alike that is the continuation of other old text is claimed by it, so deleted text never finds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Indel

from annotations.engine.correspondence import Correspondence, Drafts, Joined
from annotations.engine.landing import land
from annotations.engine.spans import Place
from annotations.engine.suggestions import place_of
from annotations.engine.words import Words, common_runs
from drafts.engine.alignment import Edge
from drafts.engine.word_map import Run

# A paragraph is left over when at most this share of its tokens continues old text.
_CLAIMED = 0.4
# A left-over paragraph is offered from this likeness, and only if the next best is this far behind.
_LIKE = 0.6
_LEAD = 0.1
# Words moved alone, out of their paragraph, are offered from this many of them.
_ALONE = 4


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of a part: which part, and which of its tokens."""

    part: int
    tokens: range


class Leftovers:
    """Finds moved passages between two drafts; compares all articles when first asked."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._found: dict[_Paragraph, Correspondence | None] = {}

    def find(self, part: int, start: int, end: int) -> Place | None:
        """The one unclaimed place of the new draft that an old span may have moved to."""
        words = self._drafts.old_words[part]
        tokens = words.within(start, end)
        if not tokens:
            return None
        paragraph = words.paragraph_of(tokens[:1])
        inside = range(tokens.start, min(tokens.stop, paragraph.stop))
        return self._with_its_paragraph(_Paragraph(part, paragraph), inside) or self._alone(words, inside)

    def find_any(self, part: int) -> Place | None:
        """The one unclaimed place that the longest paragraph of a deleted part may have moved to."""
        words = self._drafts.old_words[part]
        longest = max(words.paragraphs, key=len, default=None)
        return self.find(part, *words.span(longest)) if longest else None

    @cached_property
    def codes(self) -> list[str]:
        """The left-over paragraphs as coded words."""
        words = self._drafts.new_words
        return [words[one.part].codes[one.tokens.start : one.tokens.stop] for one in self._paragraphs]

    def _with_its_paragraph(self, old: _Paragraph, tokens: range) -> Place | None:
        if old not in self._found:
            self._found[old] = self._likest(old)
        found = self._found[old]
        landing = land(found, tokens) if found else None
        return place_of(found, landing, "span", "moved") if found and landing else None

    def _likest(self, old: _Paragraph) -> Correspondence | None:
        """The paragraph beside the one left over that resembles it more than all others do."""
        words = self._drafts.old_words[old.part]
        codes = words.codes[old.tokens.start : old.tokens.stop]
        best = process.extract(
            codes, self.codes, scorer=Indel.normalized_similarity, score_cutoff=_LIKE - _LEAD, limit=2
        )
        score, second = [*(score for _, score, _ in best), 0.0, 0.0][:2]
        if score < _LIKE or score - second < _LEAD:
            return None
        new = self._paragraphs[best[0][2]]
        runs = [
            Run(old.tokens.start + at, new.tokens.start + other, size, False)
            for at, other, size in common_runs(codes, best[0][0])
        ]
        edge = Edge((old.part,), (new.part,), "moved", score, score - second, "")
        return Correspondence(
            edge, _whole(old.part, words), _whole(new.part, self._drafts.new_words[new.part]), runs
        )

    def _alone(self, words: Words, tokens: range) -> Place | None:
        quote = words.codes[tokens.start : tokens.stop]
        if len(words.plain(tokens)) < _ALONE:
            return None
        found = [
            (part, at)
            for part, claimed in enumerate(self._claims)
            for at in _occurrences(self._drafts.new_words[part].codes, quote)
            if claimed.count(1, at, at + len(quote)) <= _CLAIMED * len(quote)
        ]
        if len(found) != 1:
            return None
        part, at = found[0]
        start, end = self._drafts.new_words[part].span(range(at, at + len(quote)))
        return Place(part, start, end, self._drafts.new[part].text[start:end], "span", 1.0, "moved")

    @cached_property
    def _claims(self) -> list[bytearray]:
        """Of every new part a byte for each token: 1 when it continues old text."""
        claims = [bytearray(len(words.codes)) for words in self._drafts.new_words]
        for found in self._drafts.all:
            taken = bytearray(len(found.new.words.codes))
            for run in found.runs:
                taken[run.new : run.new + run.size] = bytes([1]) * run.size
            for rank, part in enumerate(found.new.parts):
                claims[part] = taken[slice(*found.new.firsts[rank : rank + 2])]
        return claims

    @cached_property
    def _paragraphs(self) -> list[_Paragraph]:
        return [
            _Paragraph(part, tokens)
            for part, words in enumerate(self._drafts.new_words)
            for tokens in words.paragraphs
            if self._claims[part].count(1, tokens.start, tokens.stop) <= _CLAIMED * len(tokens)
        ]


def _whole(part: int, words: Words) -> Joined:
    return Joined((part,), (0, len(words.text) + 1), (0, len(words.codes)), words)


def _occurrences(codes: str, quote: str) -> Iterator[int]:
    at = codes.find(quote)
    while at >= 0:
        yield at
        at = codes.find(quote, at + 1)
