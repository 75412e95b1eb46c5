"""What is open in a draft, and what became of the brackets of the one before; computed once for the same texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from drafts.engine.bracket_fates import BracketFates, bracket_fates, sum_fates
from drafts.engine.brackets import BracketCount, sum_counts
from drafts.engine.open_text import OpenPlace, count_open_in_parts, open_places
from drafts.models import Article, Draft
from drafts.queries.comparing import comparison_between, comparison_key
from drafts.queries.keys import content_key
from drafts.queries.texts import articles_of, part_of, previous_draft


@dataclass(frozen=True)
class OpenArticle:
    """An article with what is open in it; `fates` are those of its brackets since the draft before, if any."""

    article: Article
    count: BracketCount
    places: tuple[OpenPlace, ...]
    fates: BracketFates | None = None


@dataclass(frozen=True)
class OpenDraft:
    """A draft with what is open in it. `previous` is None for the first in its language.

    `total_fates` takes in the brackets of articles that are no longer there, which `gone` counts. `in_footnotes`
    counts opening brackets in footnotes; they are in nothing else here.
    """

    draft: Draft
    previous: Draft | None
    articles: tuple[OpenArticle, ...]
    total: BracketCount
    total_fates: BracketFates | None
    gone: int
    in_footnotes: int


def open_text_of(draft: Draft) -> OpenDraft:
    """What is open in a draft, article by article, and how that differs from the draft before."""
    articles, previous = articles_of(draft), previous_draft(draft)
    found = _open_parts(articles)
    by_index, gone = _fates(previous, draft, articles) if previous else ({}, None)
    rows = tuple(
        OpenArticle(article, count, places, by_index.get(index, BracketFates()) if previous else None)
        for index, (article, (count, places)) in enumerate(zip(articles, found, strict=True))
    )
    return OpenDraft(
        draft,
        previous,
        rows,
        sum_counts(row.count for row in rows),
        sum_fates([*by_index.values(), gone]) if gone else None,
        gone.dropped if gone else 0,
        sum(note.text.count("[") for note in draft.footnotes.all()),
    )


def _open_parts(articles: Sequence[Article]) -> list[tuple[BracketCount, tuple[OpenPlace, ...]]]:
    parts = [part_of(article) for article in articles]
    return cache.get_or_set(
        f"brackets:{content_key(parts)}",
        lambda: list(zip(count_open_in_parts(parts), map(open_places, parts), strict=True)),
        None,
    )


def _fates(
    previous: Draft, draft: Draft, articles: Sequence[Article]
) -> tuple[dict[int, BracketFates], BracketFates]:
    """The fates of brackets by the index of the new article, and those of articles that are gone."""
    comparison = comparison_between(previous, draft, None, articles)

    def compute() -> tuple[dict[int, BracketFates], BracketFates]:
        by_index: dict[int, BracketFates] = {}
        gone: list[BracketFates] = []
        for found in comparison.articles:
            if found.new_index is None:
                gone.append(bracket_fates(found))
            else:
                by_index[found.new_index] = bracket_fates(found)
        return by_index, sum_fates(gone)

    key = f"bracket-fates:{comparison_key(comparison.old, comparison.new, comparison.edges)}"
    return cache.get_or_set(key, compute, None)
