"""Watch phrases: where words such as "domestic law" stand in a draft, and where they came or went between drafts.

Offsets are code points in a part's text, half-open.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.context import around
from drafts.engine.parts import Part

_BETWEEN_WORDS = r"[\s\[\]‐-―-]+"
_QUOTES = "'’‘‛ʼ´`′"
_DOUBLE_QUOTES = '"“”„«»″'
_VOWEL_SIGNS = "\u064b-\u065f\u0670\u0640"
"""Signs that Arabic is written with or without, and the stroke that only stretches a word."""

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_RUNS_ON = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no space between words: there a phrase may begin and end anywhere."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase at `start`..`end` in the text of part `part`; `before` and `after` are what stands around it.

    `paragraph` is the number of the paragraph in the part, from 0.
    """

    part: int
    paragraph: int
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Watched:
    """What became of a phrase between two drafts.

    `kept` pairs old and new occurrences of the same paragraph, also of one that moved; `appeared` are in the new
    draft, `vanished` in the old one.
    """

    kept: tuple[tuple[Occurrence, Occurrence], ...]
    appeared: tuple[Occurrence, ...]
    vanished: tuple[Occurrence, ...]


def occurrences(parts: Sequence[Part], phrase: str) -> tuple[Occurrence, ...]:
    """Every place of a phrase, whatever its case, quote marks and Arabic vowel signs, with any white space,
    brackets or hyphens between its words.

    It begins and ends with whole words, where its script parts them; a star stands for any letters, at either end
    of a word or in it ("proportional*", "*lawful"). A phrase without letters is nowhere.
    """
    return tuple(found for index in range(len(parts)) for found in _in_part(parts[index], index, phrase))


def places_of(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands in any text, as `occurrences` finds it in a draft: (start, end), half-open, in order."""
    pattern = _pattern(phrase)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def watch(comparison: Comparison, phrase: str) -> Watched:
    """What became of a phrase, along the lineage of articles and paragraphs; in the order of the new draft.

    A phrase that a rewritten paragraph still has as often counts as kept there.
    """
    old = _by_paragraph(occurrences(comparison.old, phrase))
    new = _by_paragraph(occurrences(comparison.new, phrase))
    kept: list[tuple[Occurrence, Occurrence]] = []
    for article in comparison.articles:
        for olds, news in _paragraphs(article):
            before = [found for place in olds for found in old.get(place, ())]
            after = [found for place in news for found in new.get(place, ())]
            kept += zip(before, after, strict=False)
    gone = {before for before, _ in kept}
    come = {after for _, after in kept}
    return Watched(
        tuple(kept),
        tuple(found for group in new.values() for found in group if found not in come),
        tuple(found for group in old.values() for found in group if found not in gone),
    )


_Place = tuple[int, int]


def _in_part(part: Part, index: int, phrase: str) -> Iterable[Occurrence]:
    text = part.text
    for start, end in places_of(text, phrase):
        before, after = around(text, start, end)
        yield Occurrence(index, text.count("\n", 0, start), start, end, before, text[start:end], after)


@lru_cache(maxsize=256)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    """What finds a phrase; None for one without letters."""
    words = unicodedata.normalize("NFC", phrase).replace("-", " ").split()
    if not re.search(r"\w", "".join(words)):
        return None
    opening = "" if _RUNS_ON.match(words[0]) else r"(?<!\w)"
    closing = "" if _RUNS_ON.match(words[-1][-1]) else rf"(?![\w{_VOWEL_SIGNS}])"
    return re.compile(opening + _BETWEEN_WORDS.join(map(_word, words)) + closing, re.IGNORECASE)


def _word(word: str) -> str:
    return "".join(map(_letter, word))


def _letter(letter: str) -> str:
    if letter == "*":
        return rf"[\w{_VOWEL_SIGNS}]*"
    for quotes in (_QUOTES, _DOUBLE_QUOTES):
        if letter in quotes:
            return f"[{re.escape(quotes)}]"
    return f"{letter}[{_VOWEL_SIGNS}]*" if _ARABIC.match(letter) else re.escape(letter)


def _by_paragraph(found: Iterable[Occurrence]) -> dict[_Place, list[Occurrence]]:
    groups: dict[_Place, list[Occurrence]] = {}
    for occurrence in found:
        groups.setdefault((occurrence.part, occurrence.paragraph), []).append(occurrence)
    return groups


def _paragraphs(article: ArticleComparison) -> Iterable[tuple[list[_Place], list[_Place]]]:
    """The old and new paragraphs that correspond, in the article's order."""
    for row in article.rows:
        olds = [(article.old_index, paragraph) for paragraph in row.old if article.old_index is not None]
        news = [(article.new_index, paragraph) for paragraph in row.new if article.new_index is not None]
        if row.kind == "moved_here" and row.counterpart:
            olds = [(row.counterpart.part, row.counterpart.paragraph)]
        if row.kind != "moved_away":
            yield olds, news
