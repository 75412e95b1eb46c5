"""The tokens of a text with their offsets, and the runs of them that two texts have in common."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from rapidfuzz.distance import Indel

from drafts.engine.codes import LABEL_CODE
from drafts.engine.diff import passage
from drafts.engine.tokens import CodedText, Vocabulary
from drafts.engine.word_map import Run, matching_runs

# Between two matched runs, so many common tokens in a row are no chance match.
_RUN = 5
# The same out of order, where nothing else speaks for them.
_MOVED = 8
# The codes of what is no word: punctuation is coded as itself, words lie beyond U+FFFF.
_LAST_MARK = "\uffff"
_MARKS = re.compile(rf"[\0-{_LAST_MARK}{LABEL_CODE}]+")


@dataclass(frozen=True)
class Words:
    """A text as tokens: token `k` with the white space after it is `text[bounds[k]:bounds[k + 1]]`.

    `codes` holds one character a token; equal characters are equal words but for typographic noise. `breaks` are
    the tokens with which paragraphs begin, and the number of tokens.
    """

    text: str
    codes: str
    bounds: Sequence[int]
    breaks: Sequence[int]

    def within(self, start: int, end: int) -> range:
        """The tokens that share a code point with the half-open span, the white space after them left out."""
        first = max(0, bisect_right(self.bounds, start, hi=len(self.codes)) - 1)
        if self.codes and self.end(first) <= start:
            first += 1
        return range(first, bisect_left(self.bounds, end, hi=len(self.codes)))

    def start(self, token: int) -> int:
        """Where a token begins, without white space before the first one of a paragraph."""
        return self.end(token) - len(self._piece(token).strip())

    def end(self, token: int) -> int:
        """Where a token ends, without the white space after it."""
        return self.bounds[token] + len(self._piece(token).rstrip())

    def _piece(self, token: int) -> str:
        return self.text[self.bounds[token] : self.bounds[token + 1]]

    def span(self, tokens: range) -> tuple[int, int]:
        """Where the tokens, at least one, begin and end."""
        return self.start(tokens.start), self.end(tokens.stop - 1)

    def paragraph_of(self, tokens: range) -> range:
        """The tokens of the paragraph, or paragraphs, that hold the given ones."""
        first = bisect_right(self.breaks, tokens.start) - 1
        return range(self.breaks[first], self.breaks[bisect_left(self.breaks, tokens.stop)])

    @property
    def paragraphs(self) -> list[range]:
        """The tokens of each paragraph that has any."""
        return [range(start, end) for start, end in pairwise(self.breaks)]

    @cached_property
    def _words(self) -> list[int]:
        return [token for token, code in enumerate(self.codes) if _LAST_MARK < code != LABEL_CODE]

    def words_of(self, tokens: range) -> Sequence[int]:
        """The tokens that are words or numbers; all of them, where they are nothing but marks."""
        first = bisect_left(self._words, tokens.start)
        return self._words[first : bisect_left(self._words, tokens.stop, lo=first)] or tokens

    def is_number(self, token: int) -> bool:
        """Whether the token begins with a digit, of any script."""
        return self.text[self.start(token)].isdigit()

    def plain(self, tokens: range) -> str:
        """The codes of the words among the tokens: what is said, whatever the brackets and commas."""
        return _MARKS.sub("", self.codes[tokens.start : tokens.stop])


def read_words(text: CodedText) -> Words:
    """A text of one or more paragraphs as its tokens."""
    whole = passage(text)
    breaks = accumulate(map(len, text.codes), initial=0)
    return Words(whole.text, whole.codes, whole.bounds, sorted(set(breaks)))


def match_runs(old: CodedText, new: CodedText, vocabulary: Vocabulary) -> list[Run]:
    """The runs in the order of the old text; those that stayed in place are in the new text's order too."""
    runs = matching_runs(old, new, vocabulary)
    runs = sorted([*runs, *_runs_in_gaps(old.joined, new.joined, runs)])
    return sorted([*runs, *_runs_out_of_order(old.joined, new.joined, runs)])


def common_runs(old: str, new: str, least: int = 1) -> Iterator[tuple[int, int, int]]:
    """The runs of at least so many tokens that two coded texts have in common: (old token, new token, size)."""
    for block in Indel.editops(old, new).as_matching_blocks():
        if block.size >= least:
            yield block.a, block.b, block.size


def _runs_in_gaps(old: str, new: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Long common runs between those that stayed: paragraphs that were cut or joined otherwise than in two."""
    stayed = [run for run in runs if not run.moved]
    moved = [run for run in runs if run.moved]
    end = Run(len(old), len(new), 0, False)
    for before, after in pairwise([Run(0, 0, 0, False), *stayed, end]):
        old_at, new_at = before.old + before.size, before.new + before.size
        if min(after.old - old_at, after.new - new_at) >= _RUN:
            for at, other, size in common_runs(old[old_at : after.old], new[new_at : after.new], _RUN):
                run = Run(old_at + at, new_at + other, size, False)
                if not any(_meet(run, one) for one in moved):
                    yield run


def _runs_out_of_order(old: str, new: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Longer common runs of what is still free on both sides: parts of a paragraph that moved without the rest."""
    free = [
        stretch
        for stretch in _free([(run.new, run.size) for run in runs], len(new))
        if len(stretch) >= _MOVED
    ]
    if not free:
        return
    target = "".join([new[stretch.start : stretch.stop] for stretch in free])
    firsts = list(accumulate(map(len, free), initial=0))
    for stretch in _free([(run.old, run.size) for run in runs], len(old)):
        if len(stretch) < _MOVED:
            continue
        for at, other, size in common_runs(old[stretch.start : stretch.stop], target, _MOVED):
            which = bisect_right(firsts, other) - 1
            inside = min(size, firsts[which + 1] - other)
            if inside >= _MOVED:
                yield Run(stretch.start + at, free[which].start + other - firsts[which], inside, True)


def _free(taken: Iterable[tuple[int, int]], length: int) -> Iterator[range]:
    """The stretches of so many tokens that none of the (first, size) covers."""
    at = 0
    for first, size in [*sorted(taken), (length, 0)]:
        if first > at:
            yield range(at, first)
        at = max(at, first + size)


def _meet(run: Run, other: Run) -> bool:
    """Whether two runs share an old or a new token."""
    return (run.old < other.old + other.size and other.old < run.old + run.size) or (
        run.new < other.new + other.size and other.new < run.new + run.size
    )
