"""Where each word of an old article is in the new one: what carries a note from draft to draft."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from drafts.engine.cleanup import word_changes
from drafts.engine.moves import Loose, find_moves
from drafts.engine.paragraphs import Pair, pair_paragraphs
from drafts.engine.tokens import CodedText, Vocabulary, shared_vocabulary, spans


class MatchedWord(NamedTuple):
    """One token of the old text and where it is in the new text.

    `start`..`end` are code points in the old text, `new_start`..`new_end` in the new one, half-open; the last
    two are None where the token is gone. `moved` says that its whole paragraph now stands elsewhere.
    """

    start: int
    end: int
    new_start: int | None
    new_end: int | None
    moved: bool


class Run(NamedTuple):
    """`size` tokens of the old text from `old` on, which are those of the new text from `new` on.

    Tokens are counted over the whole text. `moved` says that their whole paragraph now stands elsewhere.
    """

    old: int
    new: int
    size: int
    moved: bool


def matched_words(old: str, new: str) -> tuple[MatchedWord, ...]:
    """Every token of the old text in order: words, each bracket and punctuation mark, list labels.

    They are matched as `matching_runs` says.
    """
    vocabulary = shared_vocabulary()
    old_text, new_text = vocabulary.text(old), vocabulary.text(new)
    old_spans, new_spans = (list(chain.from_iterable(token_spans(text))) for text in (old_text, new_text))
    words = [MatchedWord(start, end, None, None, False) for start, end in old_spans]
    for run in matching_runs(old_text, new_text, vocabulary):
        for step in range(run.size):
            word = words[run.old + step]
            words[run.old + step] = MatchedWord(word.start, word.end, *new_spans[run.new + step], run.moved)
    return tuple(words)


def token_spans(text: CodedText) -> list[list[tuple[int, int]]]:
    """The spans of all tokens in the whole text, by paragraph."""
    lines, offset = [], 0
    for paragraph in text.paragraphs:
        lines.append([(start + offset, end + offset) for start, end in spans(paragraph)])
        offset += len(paragraph) + 1
    return lines


def matching_runs(old: CodedText, new: CodedText, vocabulary: Vocabulary) -> list[Run]:
    """The runs of tokens that both texts have in common, in the order of the old one.

    Paragraphs are paired first, also across a split, a join or a move inside the article, then their words;
    so a look-alike elsewhere, which has a counterpart of its own, is never taken. The texts are coded with
    the vocabulary.
    """
    pairs = pair_paragraphs(old, new)
    moves: list[Pair] = [((origin,), (target,)) for origin, target in _moves(old, new, pairs)]
    old_starts, new_starts = (list(accumulate(map(len, text.codes), initial=0)) for text in (old, new))
    runs = [
        Run(old_starts[pair[0][0]] + at, new_starts[pair[1][0]] + other, size, moved)
        for chosen, moved in ((pairs, False), (moves, True))
        for pair in chosen
        for at, other, size in _common(*pair, old, new, vocabulary)
    ]
    return _joined(sorted(runs))


def _moves(old: CodedText, new: CodedText, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """Paragraphs without partner that are the same one, by number."""
    gone = [Loose(0, olds[0], old) for olds, news in pairs if not news]
    come = [Loose(0, news[0], new) for olds, news in pairs if not olds]
    return [(origin.paragraph, target.paragraph) for origin, target in find_moves(gone, come)]


def _common(
    olds: Sequence[int], news: Sequence[int], old: CodedText, new: CodedText, vocabulary: Vocabulary
) -> Iterator[tuple[int, int, int]]:
    """The runs that paired paragraphs have in common: (old token, new token, how many), counted in them."""
    if not olds or not news:
        return
    old_codes, new_codes = old.codes_of(olds), new.codes_of(news)
    old_at = new_at = 0
    end = (len(old_codes), 0, len(new_codes), 0)
    for old_start, old_end, _, new_end in [*word_changes(old_codes, new_codes, vocabulary), end]:
        if old_start > old_at:
            yield old_at, new_at, old_start - old_at
        old_at, new_at = old_end, new_end


def _joined(runs: Sequence[Run]) -> list[Run]:
    """The runs with those that go on in both texts, over the end of a paragraph, made one."""
    joined: list[Run] = []
    for run in runs:
        if joined:
            before = joined[-1]
            goes_on = (before.old + before.size, before.new + before.size) == (run.old, run.new)
            if goes_on and before.moved == run.moved:
                joined[-1] = before._replace(size=before.size + run.size)
                continue
        joined.append(run)
    return joined
