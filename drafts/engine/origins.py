"""Who introduced these words: every word of a provision's newest text with the draft that brought it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from drafts.engine.codes import LABEL_CODE
from drafts.engine.lens import unbracketed
from drafts.engine.tokens import Vocabulary, shared_vocabulary
from drafts.engine.word_map import matching_runs, token_spans

_LONG_ENOUGH = 6
"""Words in a row that are told from chance: so many that vanished and stand again are the old ones."""

_OPENING = "[(“‘«„「『"


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`, in code points, half-open, whose `words` the draft of this index brought.

    Words only are counted: no punctuation, and no list labels.
    """

    start: int
    end: int
    draft: int
    words: int


def origins(texts: Sequence[str]) -> tuple[Span, ...]:
    """The last text cut into spans by the draft that first had their words; together they cover it exactly.

    `texts` are those of one provision, a draft each, the oldest first. Articles that later became one are joined
    with a line break; a draft that does not hold the provision has an empty text, and is passed over.

    A word keeps its credit while it stays, moves with its paragraph, or vanishes and returns (there or in another
    place, in this or a later draft) in a run of at least six words. Only words are credited: square brackets,
    which say what is agreed and not what is said, punctuation, list labels and white space go with their
    neighbours. A text without any word is credited to its own draft. What a redline shows as one replacement is
    credited as one, though a word or two in it stood in both texts.
    """
    vocabulary = shared_vocabulary()
    gone = _Gone()
    current = _Words("", vocabulary)
    for draft, text in enumerate(texts):
        following = _Words(text, vocabulary)
        if following.spans:
            following.take_over(current, gone, draft)
            current = following
    if not texts or not texts[-1]:
        return ()
    if current is not following:
        return (Span(0, len(texts[-1]), len(texts) - 1, 0),)
    return tuple(_spans(current))


class _Words:
    """The words of one text, each with its code and the draft that brought it."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self._coded = vocabulary.text(unbracketed(text))
        self._vocabulary = vocabulary
        tokens = list(self._coded.joined)
        self._places = [place for place, code in enumerate(tokens) if _is_word(code)]
        spans = list(chain.from_iterable(token_spans(self._coded)))
        self.spans = [spans[place] for place in self._places]
        self.codes = "".join([tokens[place] for place in self._places])
        self.credits: list[int] = []

    def take_over(self, old: "_Words", gone: "_Gone", draft: int) -> None:
        """Credit the words that the text before had, and those that come back; all others to `draft`."""
        targets = {
            run.old + step: run.new + step
            for run in matching_runs(old._coded, self._coded, self._vocabulary)
            for step in range(run.size)
        }
        kept = {targets.get(place): credit for place, credit in zip(old._places, old.credits, strict=True)}
        for first, last in _runs([place not in targets for place in old._places]):
            gone.add(old.codes[first:last], old.credits[first:last])
        known = [kept.get(place) for place in self._places]
        for first, last in _runs([credit is None for credit in known]):
            known[first:last] = gone.find(self.codes[first:last])
        self.credits = [draft if credit is None else credit for credit in known]


class _Gone:
    """The runs of words that vanished so far, each word with the draft that brought it."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, list[int]]] = []
        self._starts: dict[str, tuple[int, int]] = {}

    def add(self, codes: str, credits: list[int]) -> None:
        """A run that vanished; what vanished before in the same words is the one that is found."""
        for start in range(len(codes) - _LONG_ENOUGH + 1):
            self._starts.setdefault(codes[start : start + _LONG_ENOUGH], (len(self._runs), start))
        self._runs.append((codes, credits))

    def find(self, codes: str) -> list[int | None]:
        """For each of these words who brought it, None where it has not been here before."""
        found: list[int | None] = [None] * len(codes)
        at = 0
        while at + _LONG_ENOUGH <= len(codes):
            place = self._starts.get(codes[at : at + _LONG_ENOUGH])
            if place is None:
                at += 1
                continue
            old, credits = self._runs[place[0]]
            for code, credit in zip(old[place[1] :], credits[place[1] :], strict=True):
                if at == len(codes) or codes[at] != code:
                    break
                found[at] = credit
                at += 1
        return found


def _is_word(code: str) -> bool:
    """Words are coded beyond the first 65,536 code points, marks as themselves."""
    return code > "\uffff" and code != LABEL_CODE


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where runs of true flags begin and end, half-open."""
    for is_true, run in groupby(range(len(flags)), key=flags.__getitem__):
        if is_true:
            places = list(run)
            yield places[0], places[-1] + 1


def _spans(words: _Words) -> Iterator[Span]:
    """The spans of neighbouring words with the same credit."""
    start = 0
    for credit, run in groupby(range(len(words.spans)), key=words.credits.__getitem__):
        places = list(run)
        after = places[-1] + 1
        if after == len(words.spans):
            end = len(words.text)
        else:
            last_end = words.spans[places[-1]][1]
            end = last_end + _cut(words.text[last_end : words.spans[after][0]])
        yield Span(start, end, credit, len(places))
        start = end


def _cut(between: str) -> int:
    """Where to part two words by what stands between them: at the line break, else behind the last white space,
    else before the first mark that opens something."""
    line = between.find("\n") + 1
    if line:
        return line
    space = len(between) - len(re.split(r"\s", between)[-1])
    return space or next((place for place, mark in enumerate(between) if mark in _OPENING), len(between))
