"""Pairs of drafts to compare: real ones where they are at hand, and made-up ones with a known lineage."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.shared import SHARED_DATA

REAL = {
    "Paris 4→9 Dec": ("paris/2015-12-04.md", "paris/2015-12-09.md"),
    "Paris 23 Oct→4 Dec": ("paris/2015-10-23.md", "paris/2015-12-04.md"),
    "Cardano Jul→Dec": ("cardano/2024-07-29.md", "cardano/2024-12-04.md"),
    "AI Act proposal→CZ1": ("ai-act/2021-04-21-com-proposal.docx", "ai-act/2022-07-15-cz1.docx"),
}
WORDS_CHANGED = 0.2
MOVED = RENUMBERED = 0.1
SPLIT = MERGED = 0.03


@dataclass(frozen=True)
class Pair:
    """Two drafts to compare. `lineage` is the truth as (old, new) indexes, empty where nobody knows it."""

    name: str
    old: tuple[Part, ...]
    new: tuple[Part, ...]
    lineage: frozenset[tuple[int, int]] = frozenset()

    @property
    def words(self) -> int:
        """Of the longer draft."""
        return max(sum(len(part.text.split()) for part in side) for side in (self.old, self.new))


def real_pairs() -> Iterator[Pair]:
    """The pairs of real texts that are beside the checkout."""
    for name, files in REAL.items():
        paths = [SHARED_DATA / file for file in files]
        if all(path.exists() for path in paths):
            old, new = (parse(read(path.read_bytes(), path.name)).parts for path in paths)
            yield Pair(name, old, new)
        else:
            print(f"{name}: skipped, the texts are not in {SHARED_DATA}")


def one_word_edited(pair: Pair) -> Pair:
    """The old draft of a pair, and itself with one word changed in the middle."""
    middle = len(pair.old) // 2
    edited = list(pair.old)
    part = edited[middle]
    words = part.text.split(" ")
    words[len(words) // 2] = "notwithstanding"
    edited[middle] = Part(part.kind, part.number, part.heading, part.chapter, " ".join(words), part.label)
    return Pair(f"{pair.name}, one word", pair.old, tuple(edited))


def synthetic(articles: int, words_each: int = 750, seed: int = 1) -> Pair:
    """A treaty of made-up words and its next draft: rewritten, moved, renumbered, split and merged articles."""
    dice = random.Random(seed)
    writer = _Writer(dice)
    old = [_article(index + 1, writer.paragraphs(words_each)) for index in range(articles)]
    order = list(range(articles))
    for index in dice.sample(order, int(articles * MOVED)):
        order.remove(index)
        order.insert(dice.randrange(articles), index)
    new: list[Part] = []
    lineage: set[tuple[int, int]] = set()
    for index in order:
        _negotiate(index, old[index], new, lineage, writer)
    return Pair(f"synthetic {articles} × {words_each}", tuple(old), tuple(new), frozenset(lineage))


def _negotiate(
    index: int, part: Part, new: list[Part], lineage: set[tuple[int, int]], writer: "_Writer"
) -> None:
    """Add what an article became to the next draft."""
    texts = [writer.reworded(text) for text in part.paragraphs]
    fate = writer.dice.random()
    number = len(new) + 1 if writer.dice.random() < RENUMBERED else index + 1
    if fate < SPLIT:
        half = len(texts) // 2
        new += [_article(number, texts[:half]), _article(number + 1, texts[half:])]
        lineage |= {(index, len(new) - 2), (index, len(new) - 1)}
    elif fate < SPLIT + MERGED and new:
        new[-1] = _article(int(new[-1].number), new[-1].paragraphs + texts)
        lineage.add((index, len(new) - 1))
    else:
        new.append(_article(number, texts))
        lineage.add((index, len(new) - 1))


def _article(number: int, paragraphs: Sequence[str]) -> Part:
    return Part("article", str(number), "", "", "\n".join(paragraphs))


class _Writer:
    """Writes paragraphs of made-up words, some of them as common as those of a language are."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self._words = [
            "".join(dice.choices("abcdefghilmnoprstuvy", k=dice.randint(2, 11))) for _ in range(9000)
        ]
        self._weights = list(accumulate(1 / rank for rank in range(3, len(self._words) + 3)))

    def paragraphs(self, words: int) -> list[str]:
        return [f"{number}. {self._sentence(75)}" for number in range(1, words // 75 + 1)]

    def reworded(self, text: str) -> str:
        """The text with runs of words replaced, until the share of changed words is reached."""
        words = text.split(" ")
        for _ in range(int(len(words) * WORDS_CHANGED / 3)):
            start = self.dice.randrange(1, len(words))
            words[start : start + 3] = self._sentence(self.dice.randint(1, 5)).split(" ")
        return " ".join(words)

    def _sentence(self, words: int) -> str:
        chosen = self.dice.choices(self._words, cum_weights=self._weights, k=words)
        marks = self.dice.choices(["", "", "", "", "", "", ",", ";", "."], k=words)
        return " ".join(map("".join, zip(chosen, marks, strict=True)))
