"""Text of the new draft that nothing of the old draft claims: where a moved passage may be.

A look-alike that is the continuation of other old text is claimed by it, so deleted text never finds it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import Indel

from annotations.engine.correspondence import Correspondence, Drafts, Joined, Paragraph
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


class Leftovers:
    """Finds moved passages between two drafts; compares all articles when first asked."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._found: dict[Paragraph, Correspondence | None] = {}

    def find(self, part: int, start: int, end: int) -> Place | None:
        """The one unclaimed place of the new draft that an old span may have moved to."""
        words = self._drafts.old_words[part]
        tokens = words.within(start, end)
        if not tokens:
            return None
        around = words.paragraph_of(tokens[:1])
        paragraph = Paragraph(part, around, words.codes[around.start : around.stop])
        inside = range(tokens.start, min(tokens.stop, around.stop))
        return self._with_its_paragraph(paragraph, inside) or self._alone(words, inside)

    def find_any(self, part: int) -> Place | None:
        """The one unclaimed place that the longest paragraph of a deleted part may have moved to."""
        words = self._drafts.old_words[part]
        longest = max(words.paragraphs, key=len, default=None)
        return self.find(part, *words.span(longest)) if longest else None

    @cached_property
    def new(self) -> list[Paragraph]:
        """The paragraphs of the new draft that continue nothing."""
        return [one for one in self._drafts.new_paragraphs if _is_free(one, self._claims)]

    @cached_property
    def _codes(self) -> list[str]:
        return [one.codes for one in self.new]

    @cached_property
    def old(self) -> list[Paragraph]:
        """The paragraphs of the old draft that do not go on."""
        claims = _claims(
            self._drafts.old_words, self._drafts.all, lambda found: found.old, lambda run: run.old
        )
        return [one for one in self._drafts.old_paragraphs if _is_free(one, claims)]

    def _with_its_paragraph(self, old: Paragraph, tokens: range) -> Place | None:
        if old not in self._found:
            self._found[old] = self._likest(old)
        found = self._found[old]
        landing = land(found, tokens) if found else None
        return place_of(found, landing, "span", "moved") if found and landing else None

    def _likest(self, old: Paragraph) -> Correspondence | None:
        """The paragraph beside the one left over that resembles it more than all others do."""
        best = process.extract(
            old.codes,
            self._codes,
            scorer=Indel.normalized_similarity,
            score_cutoff=_LIKE - _LEAD,
            limit=2,
        )
        score, second = [*(score for _, score, _ in best), 0.0, 0.0][:2]
        if score < _LIKE or score - second < _LEAD:
            return None
        new = self.new[best[0][2]]
        runs = [
            Run(old.tokens.start + at, new.tokens.start + other, size, False)
            for at, other, size in common_runs(old.codes, new.codes)
        ]
        edge = Edge((old.part,), (new.part,), "moved", score, score - second, "")
        olds, news = self._drafts.old_words[old.part], self._drafts.new_words[new.part]
        return Correspondence(edge, _whole(old.part, olds), _whole(new.part, news), runs)

    def _alone(self, words: Words, tokens: range) -> Place | None:
        quote = words.codes[tokens.start : tokens.stop]
        if len(words.plain(tokens)) < _ALONE:
            return None
        codes, firsts = self._everything
        found = [
            (part, at - firsts[part])
            for at in _occurrences(codes, quote)
            if self._is_free_at(part := bisect_right(firsts, at) - 1, at - firsts[part], len(quote))
        ]
        if len(found) != 1:
            return None
        part, at = found[0]
        start, end = self._drafts.new_words[part].span(range(at, at + len(quote)))
        return Place(part, start, end, self._drafts.new[part].text[start:end], "span", 1.0, "moved")

    @cached_property
    def _everything(self) -> tuple[str, list[int]]:
        """The codes of the new draft, each part with a mark behind it, and where each part begins."""
        codes = [words.codes + "\n" for words in self._drafts.new_words]
        return "".join(codes), list(accumulate(map(len, codes), initial=0))

    def _is_free_at(self, part: int, first: int, size: int) -> bool:
        return self._claims[part].count(1, first, first + size) <= _CLAIMED * size

    @cached_property
    def _claims(self) -> list[bytearray]:
        return _claims(self._drafts.new_words, self._drafts.all, lambda found: found.new, lambda run: run.new)


def _claims(
    parts: Sequence[Words],
    correspondences: Iterable[Correspondence],
    side: Callable[[Correspondence], Joined],
    place: Callable[[Run], int],
) -> list[bytearray]:
    """Of every part of one side a byte for each token: 1 when it stands on the other side too."""
    claims = [bytearray(len(words.codes)) for words in parts]
    for found in correspondences:
        joined = side(found)
        taken = bytearray(len(joined.words.codes))
        for run in found.runs:
            taken[place(run) : place(run) + run.size] = bytes([1]) * run.size
        for rank, part in enumerate(joined.parts):
            claims[part] = taken[slice(*joined.firsts[rank : rank + 2])]
    return claims


def _is_free(paragraph: Paragraph, claims: Sequence[bytearray]) -> bool:
    tokens = paragraph.tokens
    return claims[paragraph.part].count(1, tokens.start, tokens.stop) <= _CLAIMED * len(tokens)


def _whole(part: int, words: Words) -> Joined:
    return Joined((part,), (0, len(words.text) + 1), (0, len(words.codes)), words)


def _occurrences(codes: str, quote: str) -> Iterator[int]:
    at = codes.find(quote)
    while at >= 0:
        yield at
        at = codes.find(quote, at + 1)
