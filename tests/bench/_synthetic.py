"""Pairs of drafts whose truth is known, because this module made every change itself.

Each word of the old draft keeps its identity through all edits, so that the truth about a span is where its
words ended up. The base texts are real treaties where they are at hand, so that boilerplate repeats as it does.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from drafts.engine.parts import Part
from tests.bench._scoring import Fact


@dataclass(frozen=True, eq=False)
class Word:
    """One word with the marks that stand at it; itself is its identity."""

    text: str


Paragraph = list[Word]


@dataclass
class Article:
    """A part while it is being negotiated."""

    number: str
    paragraphs: list[Paragraph]

    def part(self) -> Part:
        text = "\n".join(" ".join(word.text for word in paragraph) for paragraph in self.paragraphs)
        return Part("article", self.number, "", "", text)


@dataclass(frozen=True)
class Truth:
    """Of every word of both drafts: the index of its part, and its offsets there."""

    old: dict[Word, tuple[int, int, int]]
    new: dict[Word, tuple[int, int, int]]
    old_articles: list[Article]


def make_pair(texts: Sequence[str], seed: int) -> tuple[list[Part], list[Part], Truth]:
    """An old draft of these articles' texts, a new one after a session of negotiation, and the truth."""
    chance = random.Random(seed)
    old = [Article(str(n), [_words(line) for line in text.split("\n")]) for n, text in enumerate(texts, 1)]
    _plant_look_alikes(old, chance)
    new = _negotiated(old, chance)
    for number, article in enumerate(new, 1):
        article.number = str(number)
    truth = Truth(_places(old), _places(new), old)
    return [article.part() for article in old], [article.part() for article in new], truth


def sample_facts(truth: Truth, new: Sequence[Part], count: int, seed: int) -> list[Fact]:
    """So many spans of 3 to 60 words of the old draft, some over several paragraphs, with their truth."""
    chance, texts = random.Random(seed), [part.text for part in new]
    facts: list[Fact] = []
    while len(facts) < count:
        part = chance.randrange(len(truth.old_articles))
        paragraphs = truth.old_articles[part].paragraphs
        crosses = chance.random() < 0.1
        words = (
            [word for paragraph in paragraphs for word in paragraph] if crosses else chance.choice(paragraphs)
        )
        size = min(len(words), chance.randint(3, 60))
        if size < 3:
            continue
        first = chance.randint(0, len(words) - size)
        span = words[first : first + size]
        start, end = truth.old[span[0]][1], truth.old[span[-1]][2]
        quote = truth.old_articles[part].part().text[start:end]
        survivors = [truth.new[word] for word in span if word in truth.new]
        facts.append(Fact(part, start, end, size, quote, survivors, texts))
    return facts


def _words(line: str) -> Paragraph:
    return [Word(word) for word in line.split()]


def _places(articles: Sequence[Article]) -> dict[Word, tuple[int, int, int]]:
    places: dict[Word, tuple[int, int, int]] = {}
    for index, article in enumerate(articles):
        at = 0
        for paragraph in article.paragraphs:
            for word in paragraph:
                places[word] = (index, at, at + len(word.text))
                at += len(word.text) + 1
    return places


def _plant_look_alikes(articles: list[Article], chance: random.Random) -> None:
    """Give every tenth article a near copy of a paragraph that stands elsewhere, as treaties do."""
    for article in chance.sample(articles, max(1, len(articles) // 10)):
        source = chance.choice(chance.choice(articles).paragraphs)
        article.paragraphs.insert(
            chance.randint(0, len(article.paragraphs)), _copy(source, 0.07, articles, chance)
        )


def _copy(source: Paragraph, changed: float, articles: Sequence[Article], chance: random.Random) -> Paragraph:
    """New words that read like the source, but for the given share."""
    return [Word(_any_word(articles, chance) if chance.random() < changed else word.text) for word in source]


def _any_word(articles: Sequence[Article], chance: random.Random) -> str:
    return chance.choice(chance.choice(chance.choice(articles).paragraphs)).text


def _negotiated(old: Sequence[Article], chance: random.Random) -> list[Article]:
    """The next draft: articles edited, deleted, split, merged and moved; then paragraphs and articles added."""
    new: list[Article] = []
    for article in old:
        edited = Article("", _edited(article, old, chance))
        fate = chance.random()
        if fate < 0.05 or not edited.paragraphs:
            continue
        if fate < 0.09 and len(edited.paragraphs) > 3:
            half = len(edited.paragraphs) // 2
            new += [Article("", edited.paragraphs[:half]), Article("", edited.paragraphs[half:])]
        elif fate < 0.13 and new:
            new[-1].paragraphs += edited.paragraphs
        elif fate < 0.19:
            new.insert(chance.randint(0, len(new)), edited)
        else:
            new.append(edited)
    _add_text(new, chance)
    return new


def _edited(article: Article, articles: Sequence[Article], chance: random.Random) -> list[Paragraph]:
    weight = chance.choice((0.0, 0.0, 0.02, 0.05, 0.1, 0.2, 0.35))
    paragraphs = [
        _reworded(paragraph, weight, articles, chance)
        for paragraph in article.paragraphs
        if chance.random() >= weight
    ]
    if weight and len(paragraphs) > 2 and chance.random() < 0.2:
        paragraphs.insert(chance.randint(0, len(paragraphs) - 1), paragraphs.pop())
    return paragraphs


def _reworded(
    paragraph: Paragraph, weight: float, articles: Sequence[Article], chance: random.Random
) -> Paragraph:
    """Words replaced, runs of words deleted or added, each at the given rate; the others keep their identity."""
    result: Paragraph = []
    skip = 0
    for word in paragraph:
        if skip:
            skip -= 1
            continue
        fate = chance.random() / weight if weight else 1.0
        if fate < 0.3:
            result.append(Word(_any_word(articles, chance)))
        elif fate < 0.4:
            skip = chance.randint(0, 12)
        else:
            result.append(word)
            if fate < 0.5:
                result += [Word(_any_word(articles, chance)) for _ in range(chance.randint(1, 12))]
    return result or [Word("[Deleted.]")]


def _add_text(articles: list[Article], chance: random.Random) -> None:
    """New paragraphs and articles, half of them like text that is still there, which is the hard case.

    None is like deleted text: nobody could tell that from an edit.
    """
    sources = [paragraph for article in articles for paragraph in article.paragraphs]
    for _ in range(len(articles) // 5):
        added = _copy(chance.choice(sources), chance.choice((0.15, 0.9)), articles, chance)
        home = chance.choice(articles).paragraphs
        home.insert(chance.randint(0, len(home)), added)
    for _ in range(len(articles) // 20):
        added_article = [
            _copy(chance.choice(sources), chance.choice((0.15, 0.9)), articles, chance) for _ in range(3)
        ]
        articles.insert(chance.randint(0, len(articles)), Article("", added_article))
