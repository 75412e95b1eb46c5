"""Where each word of an old article is in the new one: what carries a note from draft to draft."""

from collections.abc import Sequence
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


def matched_words(old: str, new: str) -> tuple[MatchedWord, ...]:
    """Every token of the old text in order: words, each bracket and punctuation mark, list labels.

    Paragraphs are paired first, also across a split, a join or a move inside the article, then their words;
    so a look-alike elsewhere, which has a counterpart of its own, is never taken.
    """
    vocabulary = shared_vocabulary()
    old_text, new_text = vocabulary.text(old), vocabulary.text(new)
    old_spans, new_spans = token_spans(old_text), token_spans(new_text)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    moved: set[int] = set()
    pairs = pair_paragraphs(old_text, new_text)
    for origin, target in _moves(old_text, new_text, pairs):
        moved.add(origin)
        pairs.append(((origin,), (target,)))
    for olds, news in pairs:
        old_line = [span for index in olds for span in old_spans[index]]
        new_line = [span for index in news for span in new_spans[index]]
        for place, other in _common(olds, news, old_text, new_text, vocabulary):
            found[old_line[place]] = new_line[other]
    matched = []
    for index, line in enumerate(old_spans):
        for start, end in line:
            new_start, new_end = found.get((start, end), (None, None))
            matched.append(MatchedWord(start, end, new_start, new_end, index in moved))
    return tuple(matched)


def token_spans(text: CodedText) -> list[list[tuple[int, int]]]:
    """The spans of all tokens in the whole text, by paragraph."""
    lines, offset = [], 0
    for paragraph in text.paragraphs:
        lines.append([(start + offset, end + offset) for start, end in spans(paragraph)])
        offset += len(paragraph) + 1
    return lines


def _moves(old: CodedText, new: CodedText, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """Paragraphs without partner that are the same one, by number."""
    gone = [Loose(0, olds[0], old.bodies[olds[0]], old.codes[olds[0]]) for olds, news in pairs if not news]
    come = [Loose(0, news[0], new.bodies[news[0]], new.codes[news[0]]) for olds, news in pairs if not olds]
    return [(origin.paragraph, target.paragraph) for origin, target in find_moves(gone, come)]


def _common(
    olds: Sequence[int], news: Sequence[int], old: CodedText, new: CodedText, vocabulary: Vocabulary
) -> list[tuple[int, int]]:
    """The tokens that paired paragraphs have in common, by their number in these paragraphs."""
    if not olds or not news:
        return []
    old_codes = "".join([old.codes[index] for index in olds])
    new_codes = "".join([new.codes[index] for index in news])
    common: list[tuple[int, int]] = []
    old_at = new_at = 0
    end = (len(old_codes), 0, len(new_codes), 0)
    for old_start, old_end, new_start, new_end in [*word_changes(old_codes, new_codes, vocabulary), end]:
        common += zip(range(old_at, old_start), range(new_at, new_start), strict=True)
        old_at, new_at = old_end, new_end
    return common
