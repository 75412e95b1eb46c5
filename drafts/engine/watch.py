"""Watch phrases: where words such as "domestic law" stand in a draft, and where they came or went between drafts.

Offsets are code points in a part's text, half-open.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.parts import Part

_CONTEXT = 60


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
    """Every place of a phrase, whatever its case, with any white space, brackets or hyphens between its words.

    It begins and ends with whole words; a star at the end stands for any ending ("proportional*"). An empty
    phrase is nowhere.
    """
    return tuple(found for index in range(len(parts)) for found in _in_part(parts[index], index, phrase))


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


def watch_drafts(comparisons: Sequence[Comparison], phrases: Iterable[str]) -> dict[str, tuple[Watched, ...]]:
    """What became of each phrase at each step from draft to draft."""
    return {phrase: tuple(watch(comparison, phrase) for comparison in comparisons) for phrase in phrases}


_Place = tuple[int, int]


def _in_part(part: Part, index: int, phrase: str) -> Iterable[Occurrence]:
    pattern = _pattern(phrase)
    if pattern is None:
        return
    text = part.text
    for match in pattern.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        line_end = text.find("\n", match.end())
        after = text[match.end() : len(text) if line_end < 0 else line_end]
        yield Occurrence(
            index,
            text.count("\n", 0, match.start()),
            match.start(),
            match.end(),
            text[line_start : match.start()][-_CONTEXT:],
            match[0],
            after[:_CONTEXT],
        )


@lru_cache(maxsize=256)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    words = phrase.removesuffix("*").replace("-", " ").split()
    if not words:
        return None
    ending = r"\w*" if phrase.endswith("*") else ""
    joined = r"[\s\[\]-]+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){joined}{ending}(?!\w)", re.IGNORECASE)


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
