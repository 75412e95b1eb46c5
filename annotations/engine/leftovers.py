"""Text of the new draft that nothing of the old draft claims: where a moved passage may be.

A look-alike that is the continuation of other old text is claimed by it, so deleted text never finds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from annotations.engine.bounds import paragraph_around, paragraph_spans
from annotations.engine.correspondence import Correspondence, Drafts, Joined
from annotations.engine.landing import land
from annotations.engine.spans import Place
from annotations.engine.words import Words, match_words
from drafts.engine.alignment import Edge

# A paragraph is left over when at most this share of its tokens continues old text.
_CLAIMED = 0.4
# A left-over paragraph is offered from this likeness, and only if the next best is this far behind.
_LIKE = 0.6
_LEAD = 0.1
# Words moved alone, out of their paragraph, are offered from this many of them.
_ALONE = 4


@dataclass(frozen=True, slots=True)
class _Paragraph:
    part: int
    start: int
    words: Words


class Leftovers:
    """Finds moved passages between two drafts; compares all articles when first asked."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def find(self, part: int, start: int, end: int) -> Place | None:
        """The one unclaimed place of the new draft that an old span may have moved to."""
        text = self._drafts.old[part].text
        opening, closing = paragraph_around(text, start, start + 1)
        paragraph = _Paragraph(part, opening, self._drafts.read(text[opening:closing]))
        tokens = paragraph.words.within(start - opening, min(end, closing) - opening)
        if not tokens:
            return None
        return self._with_its_paragraph(paragraph, tokens) or self._alone(paragraph, tokens)

    def find_any(self, part: int) -> Place | None:
        """The one unclaimed place that the longest paragraph of a deleted part may have moved to."""
        start, end = max(paragraph_spans(self._drafts.old[part].text), key=lambda span: span[1] - span[0])
        return self.find(part, start, end)

    @cached_property
    def codes(self) -> list[str]:
        """The left-over paragraphs as coded words."""
        return [paragraph.words.codes for paragraph in self._paragraphs]

    def _with_its_paragraph(self, old: _Paragraph, tokens: range) -> Place | None:
        scored = [
            (Indel.normalized_similarity(old.words.codes, new.words.codes), rank)
            for rank, new in enumerate(self._paragraphs)
        ]
        best, second = [*sorted(scored, reverse=True), (0.0, -1), (0.0, -1)][:2]
        if best[0] < _LIKE or best[0] - second[0] < _LEAD:
            return None
        new = self._paragraphs[best[1]]
        stayed, moved = match_words(old.words, new.words)
        edge = Edge((old.part,), (new.part,), "moved", best[0], best[0] - second[0], "")
        found = land(Correspondence(edge, _joined(old), _joined(new), stayed | moved, {}), tokens)
        return self._place(new, found.first, found.last, found.kept) if found else None

    def _alone(self, old: _Paragraph, tokens: range) -> Place | None:
        quote = old.words.codes[tokens.start : tokens.stop]
        if len(old.words.plain(tokens)) < _ALONE:
            return None
        found = [
            (part, at)
            for part, (words, claimed) in enumerate(self._claims)
            for at in _occurrences(words.codes, quote)
            if sum(claimed[at : at + len(quote)]) <= _CLAIMED * len(quote)
        ]
        if len(found) != 1:
            return None
        part, at = found[0]
        return self._place(_Paragraph(part, 0, self._claims[part][0]), at, at + len(quote), 1.0)

    def _place(self, new: _Paragraph, first: int, last: int, kept: float) -> Place:
        start, end = new.start + new.words.starts[first], new.start + new.words.ends[last - 1]
        text = self._drafts.new[new.part].text[start:end]
        return Place(new.part, start, end, text, "span", kept, "moved")

    @cached_property
    def _claims(self) -> list[tuple[Words, bytearray]]:
        """Of every new part its tokens, and a 1 for each that continues old text."""
        claims = [
            (words := self._drafts.read(part.text), bytearray(len(words.codes))) for part in self._drafts.new
        ]
        for found in self._drafts.all:
            for token in (*found.matches.values(), *found.moved.values()):
                rank = found.new.part_of(token)
                claims[found.new.parts[rank]][1][token - found.new.tokens_of(rank).start] = 1
        return claims

    @cached_property
    def _paragraphs(self) -> list[_Paragraph]:
        return [
            _Paragraph(part, start, self._drafts.read(words.text[start:end]))
            for part, (words, claimed) in enumerate(self._claims)
            for start, end in paragraph_spans(words.text)
            if (tokens := words.within(start, end))
            and sum(claimed[tokens.start : tokens.stop]) <= _CLAIMED * len(tokens)
        ]


def _joined(paragraph: _Paragraph) -> Joined:
    return Joined((paragraph.part,), (0,), paragraph.words)


def _occurrences(codes: str, quote: str) -> Iterator[int]:
    at = codes.find(quote)
    while at >= 0:
        yield at
        at = codes.find(quote, at + 1)
