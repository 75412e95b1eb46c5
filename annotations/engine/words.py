"""The tokens of a text with their offsets, and which token of an old text became which of a new one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Indel

from drafts.engine.diff import matched_words
from drafts.engine.tokens import Vocabulary, count_words, spans

# Between two matched words, so many common tokens in a row are no chance match.
_RUN = 5


@dataclass(frozen=True)
class Words:
    """A text as tokens: token `k` is `text[starts[k]:ends[k]]`, without the white space after it.

    `codes` holds one character a token; equal characters are equal words but for typographic noise.
    """

    text: str
    codes: str
    starts: Sequence[int]
    ends: Sequence[int]

    def within(self, start: int, end: int) -> range:
        """The tokens that share a code point with the half-open span."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    @cached_property
    def is_word(self) -> Sequence[bool]:
        """Of each token, whether it is a word or number and not punctuation, a bracket or a list label."""
        known = {code: count_words(code) == 1 for code in set(self.codes)}
        return [known[code] for code in self.codes]

    def plain(self, tokens: range) -> str:
        """The codes of the words among the tokens: what is said, whatever the brackets and commas."""
        return "".join([self.codes[token] for token in tokens if self.is_word[token]])


def read_words(text: str, vocabulary: Vocabulary) -> Words:
    """Cut a text of one or more paragraphs into its tokens."""
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    at = 0
    for paragraph in text.split("\n"):
        codes.append(vocabulary.encode(paragraph))
        for start, end in spans(paragraph):
            starts.append(at + start)
            ends.append(at + end)
        at += len(paragraph) + 1
    return Words(text, "".join(codes), starts, ends)


def match_words(old: Words, new: Words) -> tuple[dict[int, int], dict[int, int]]:
    """Which token of `new` each kept token of `old` became.

    First those that stayed in place, in ascending order on both sides; then those of paragraphs that moved.
    """
    tokens = range(len(old.codes))
    if old.text == new.text:
        return dict(zip(tokens, tokens, strict=True)), {}
    number_of = {start: token for token, start in enumerate(new.starts)}
    stayed: dict[int, int] = {}
    moved: dict[int, int] = {}
    for token, word in zip(tokens, matched_words(old.text, new.text), strict=True):
        if word.new_start is not None:
            (moved if word.moved else stayed)[token] = number_of[word.new_start]
    return _with_runs_in_gaps(old, new, stayed, moved), moved


def _with_runs_in_gaps(
    old: Words, new: Words, stayed: dict[int, int], moved: dict[int, int]
) -> dict[int, int]:
    """What stayed, with long common runs between: paragraphs that were cut or joined otherwise than in two."""
    found = dict(stayed)
    arrived = set(moved.values())
    ends = (len(old.codes), len(new.codes))
    for (old_at, new_at), (old_end, new_end) in pairwise([(-1, -1), *stayed.items(), ends]):
        if old_end - old_at <= _RUN or new_end - new_at <= _RUN:
            continue
        for block in Indel.editops(
            old.codes[old_at + 1 : old_end], new.codes[new_at + 1 : new_end]
        ).as_matching_blocks():
            pairs = [(old_at + 1 + block.a + at, new_at + 1 + block.b + at) for at in range(block.size)]
            if block.size >= _RUN and not any(one in moved or other in arrived for one, other in pairs):
                found.update(pairs)
    return dict(sorted(found.items()))
