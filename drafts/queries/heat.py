"""How much of each provision changed in each draft: the heat map of a treaty."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.core.cache import cache

from drafts.engine.alignment import Edge
from drafts.engine.comparison import ArticleComparison
from drafts.engine.parts import Part
from drafts.models import Article, Draft
from drafts.queries.comparing import compare_cached, comparison_key
from drafts.queries.lineage import edges_between
from drafts.queries.stored import stored_lineages
from drafts.queries.texts import articles_by_draft, part_of

Warmth = tuple[int | None, int | None, str, float]
"""Index of the old and of the new article, what became of it, and the share of its words that changed."""


@dataclass(frozen=True)
class Cell:
    """A provision in one draft against the draft before.

    `kind` is that of the lineage, or "first" in the oldest draft; where the provision ends, `article` is its
    last text, of the draft before. `share` 0..1: words inserted and deleted by the words of both texts.
    """

    article: Article
    kind: str
    share: float
    is_end: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A provision by its newest text, with a cell a draft; None where it is not in the draft."""

    article: Article
    cells: tuple[Cell | None, ...]
    is_gone: bool


@dataclass(frozen=True)
class HeatMap:
    """Provisions by drafts, oldest draft first; rows in the order of the newest, then those that are gone.

    `totals` is the share of all words that changed in each draft, None for the first.
    """

    drafts: tuple[Draft, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[float | None, ...]


def heat_map(drafts: Sequence[Draft]) -> HeatMap:
    """The heat map of published drafts in one language, oldest first; the queries do not grow with the drafts."""
    articles = articles_by_draft(drafts)
    if not drafts:
        return HeatMap((), (), ())
    columns = [{article.provision_id: Cell(article, "first", 0.0) for article in articles[0]}]
    totals: list[float | None] = [None]
    lineages = stored_lineages(drafts, articles)
    for (old, new), (old_draft, new_draft), stored in zip(
        pairwise(articles), pairwise(drafts), lineages, strict=True
    ):
        edges = tuple(edge for edge, _ in stored) or edges_between(old_draft, new_draft, old, new)
        total, warmths = _warmths([part_of(a) for a in old], [part_of(a) for a in new], edges)
        totals.append(total)
        columns.append(_column(warmths, old, new))
    return HeatMap(tuple(drafts), tuple(_rows(articles, columns)), tuple(totals))


def _warmths(old: list[Part], new: list[Part], edges: Sequence[Edge]) -> tuple[float, list[Warmth]]:
    """The share of all words that changed, and that of each article; computed once for the same texts."""

    def compute() -> tuple[float, list[Warmth]]:
        comparison = compare_cached(old, new, edges)
        counts = comparison.counts
        total = _share(counts["words_inserted"] + counts["words_deleted"], [*old, *new])
        return total, [_warmth(article) for article in comparison.articles]

    return cache.get_or_set(f"heat:{comparison_key(old, new, edges)}", compute, None)


def _warmth(found: ArticleComparison) -> Warmth:
    changed = found.amount.words_inserted + found.amount.words_deleted
    share = _share(changed, [part for part in (found.old, found.new) if part])
    return found.old_index, found.new_index, found.edge.kind if found.edge else "added", share


def _share(changed: int, parts: Sequence[Part]) -> float:
    words = sum(len(part.heading.split()) + len(part.text.split()) for part in parts)
    return min(1.0, changed / words) if words else 0.0


def _column(
    warmths: Sequence[Warmth], old: Sequence[Article], new: Sequence[Article]
) -> dict[uuid.UUID, Cell]:
    """Provision → its cell in the new draft; one that goes on in any article of it does not end."""
    column: dict[uuid.UUID, Cell] = {}
    for old_index, new_index, kind, share in warmths:
        if new_index is not None:
            column[new[new_index].provision_id] = Cell(new[new_index], kind, share)
        elif old_index is not None:
            end = Cell(old[old_index], kind, share, is_end=True)
            column.setdefault(old[old_index].provision_id, end)
    return column


def _rows(articles: Sequence[Sequence[Article]], columns: Sequence[dict[uuid.UUID, Cell]]) -> list[HeatRow]:
    newest = {article.provision_id: article for article in articles[-1]}
    last = dict(newest)
    for draft_articles in reversed(articles[:-1]):
        for article in draft_articles:
            last.setdefault(article.provision_id, article)
    return [
        HeatRow(article, tuple(column.get(provision) for column in columns), provision not in newest)
        for provision, article in last.items()
    ]
