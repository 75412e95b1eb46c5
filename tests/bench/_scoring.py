"""Whether a method put a span where its words really are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["right", "wrong", "deleted-placed", "review", "gone", "lost"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method said of one span: a place it is sure of, or a place to look at, or neither."""

    placed: tuple[int, int, int] | None
    suggested: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Fact:
    """The truth about one span of the old draft.

    `quote` are its words, `size` how many; `survivors` are their places (part, start, end) in the new draft.
    """

    part: int
    start: int
    end: int
    size: int
    quote: str
    survivors: Sequence[tuple[int, int, int]]
    new_texts: Sequence[str]

    @property
    def is_verbatim(self) -> bool:
        """Whether the new draft has the quote to the character, where its words are."""
        if len(self.survivors) < self.size:
            return False
        home, first, last = self.survivors[0][0], self.survivors[0][1], self.survivors[-1][2]
        return self.new_texts[home][first:last] == self.quote

    @property
    def kept(self) -> float:
        return len(self.survivors) / self.size


@dataclass
class Score:
    """The verdicts on a method, and how many of its suggestions for surviving text were right."""

    verdicts: Counter[Verdict]
    suggestions: int = 0
    good_suggestions: int = 0


def score(facts: Iterable[Fact], answers: Iterable[Answer]) -> Score:
    """Judge a method's answers, given in the order of the facts."""
    total = Score(Counter())
    for fact, answer in zip(facts, answers, strict=True):
        total.verdicts[verdict(fact, answer)] += 1
        if answer.placed is None and answer.suggested is not None and fact.survivors:
            total.suggestions += 1
            total.good_suggestions += is_near(fact, answer.suggested)
    return total


def verdict(fact: Fact, answer: Answer) -> Verdict:
    """What an answer is worth; "gone" is the right silence about deleted text, "lost" the wrong one."""
    if answer.placed is not None:
        if not fact.survivors:
            return "deleted-placed"
        return "right" if is_right(fact, answer.placed) else "wrong"
    if answer.suggested is not None:
        return "review"
    return "lost" if fact.kept >= 0.5 else "gone"


def is_right(fact: Fact, place: tuple[int, int, int]) -> bool:
    """Whether the place holds most of the surviving words, and few words beyond them on either side.

    A span that is in the new draft verbatim must be met to the character.
    """
    part, start, end = place
    first, last = min(one[1] for one in fact.survivors), max(one[2] for one in fact.survivors)
    if fact.is_verbatim:
        return place == (fact.survivors[0][0], first, last)
    inside = _inside(fact, place)
    text = fact.new_texts[part]
    beyond = len(text[start : min(end, first)].split()) + len(text[max(start, last) : end].split())
    is_divided = len({one[0] for one in fact.survivors}) > 1
    return inside >= 0.6 * len(fact.survivors) and (is_divided or beyond <= inside / 2 + 3)


def is_near(fact: Fact, place: tuple[int, int, int]) -> bool:
    """Whether a person who looks there sees at least half of what survived."""
    return _inside(fact, place) >= 0.5 * len(fact.survivors)


def _inside(fact: Fact, place: tuple[int, int, int]) -> int:
    """How many surviving words the place shares a code point with."""
    part, start, end = place
    return sum(one[0] == part and start < one[2] and one[1] < end for one in fact.survivors)
