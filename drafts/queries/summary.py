"""What a new draft changed, in short: counts and the weightiest changes; computed once for the same texts."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.core.cache import cache

from drafts.engine.comparison import Comparison
from drafts.engine.force import QUIET_KINDS, Direction, Kind
from drafts.models import Article, Draft
from drafts.queries.comparing import compare_cached, comparison_key
from drafts.queries.force import matters_of
from drafts.queries.lineage import edges_between
from drafts.queries.texts import articles_of, part_of

LINES = 8
"""Changes that are told."""


@dataclass(frozen=True)
class SummaryLine:
    """One and the same change; `places` are the articles where it was made, each with how often.

    Of an article that is gone it is the last text.
    """

    kind: Kind
    label: str
    direction: Direction
    places: tuple[tuple[Article, int], ...]


@dataclass(frozen=True)
class Summary:
    """`counts` are those of the comparison; `force` is the number of all changes of legal force."""

    counts: dict[str, int]
    force: int
    lines: tuple[SummaryLine, ...]


_Place = tuple[int | None, int | None, int]
"""Index of the old and of the new article, and how often."""

_Told = tuple[tuple[Kind, str, Direction], list[_Place]]
"""A change and its places."""


def summary_between(old_draft: Draft, new_draft: Draft, new_articles: Sequence[Article]) -> Summary:
    """What changed from one draft to the next, without the comparison itself where it was summed up before."""
    old_articles = articles_of(old_draft)
    edges = edges_between(old_draft, new_draft, old_articles, new_articles)
    old, new = [part_of(a) for a in old_articles], [part_of(a) for a in new_articles]
    counts, force, told = cache.get_or_set(
        f"summary:{new_draft.language}:{comparison_key(old, new, edges)}",
        lambda: _sum_up(compare_cached(old, new, edges), new_draft.language),
        None,
    )
    lines = (
        SummaryLine(*change, tuple(_place(place, old_articles, new_articles) for place in places))
        for change, places in told
    )
    return Summary(counts, force, tuple(lines))


def _place(place: _Place, old: Sequence[Article], new: Sequence[Article]) -> tuple[Article, int]:
    old_index, new_index, times = place
    return (old[old_index] if new_index is None else new[new_index]), times


def _sum_up(comparison: Comparison, language: str) -> tuple[dict[str, int], int, list[_Told]]:
    """Matters come by rank, so the changes met first are the weightiest."""
    loud = [matter for matter in matters_of(comparison, language) if matter.change.kind not in QUIET_KINDS]
    places: dict[tuple[Kind, str, Direction], Counter[int]] = defaultdict(Counter)
    for matter in loud:
        change = matter.change
        places[change.kind, change.label, change.direction][matter.article] += 1
    told = [
        (change, [(*_ends(comparison, article), times) for article, times in counted.items()])
        for change, counted in islice(places.items(), LINES)
    ]
    return comparison.counts, len(loud), told


def _ends(comparison: Comparison, article: int) -> tuple[int | None, int | None]:
    found = comparison.articles[article]
    return found.old_index, found.new_index
