"""How much of each provision changed in each draft, and of what legal force: the heat map of a treaty."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from django.core.cache import cache

from drafts.engine.alignment import Edge
from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.force import Kind
from drafts.engine.parts import Part
from drafts.models import Article, Draft
from drafts.queries.comparing import compare_cached, comparison_key
from drafts.queries.force import matters_of
from drafts.queries.lineage import edges_between
from drafts.queries.stored import stored_lineages
from drafts.queries.texts import articles_by_draft, part_of


class Tally(NamedTuple):
    """Changes of one class of legal force, and how many of them weaken the text."""

    count: int = 0
    weakens: int = 0


@dataclass(frozen=True)
class Warmth:
    """How much changed: words inserted and deleted, out of the words of both texts; and classes of force."""

    changed: int = 0
    words: int = 0
    force: Mapping[Kind, Tally] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share of the words that changed, 0..1."""
        return min(1.0, self.changed / self.words) if self.words else 0.0


COLD = Warmth()


def sum_warmth(warmths: Iterable[Warmth]) -> Warmth:
    """All of them together: a chapter, a draft."""
    changed = words = 0
    force: dict[Kind, Tally] = {}
    for warmth in warmths:
        changed, words = changed + warmth.changed, words + warmth.words
        for kind, (count, weakens) in warmth.force.items():
            so_far = force.get(kind, Tally())
            force[kind] = Tally(so_far.count + count, so_far.weakens + weakens)
    return Warmth(changed, words, force)


@dataclass(frozen=True)
class Cell:
    """A provision in one draft against the draft before.

    `kind` is that of the lineage, or "first" in the oldest draft; where the provision ends, `article` is its
    last text, of the draft before.
    """

    article: Article
    kind: str
    warmth: Warmth = COLD
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

    `totals` has the warmth of each whole draft, None for the first.
    """

    drafts: tuple[Draft, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[Warmth | None, ...]


def heat_map(drafts: Sequence[Draft]) -> HeatMap:
    """The heat map of published drafts in one language, oldest first; the queries do not grow with the drafts."""
    articles = articles_by_draft(drafts)
    if not drafts:
        return HeatMap((), (), ())
    columns = [{article.provision_id: Cell(article, "first") for article in articles[0]}]
    totals: list[Warmth | None] = [None]
    lineages = stored_lineages(drafts, articles)
    for (old, new), (old_draft, new_draft), stored in zip(
        pairwise(articles), pairwise(drafts), lineages, strict=True
    ):
        edges = tuple(edge for edge, _ in stored) or edges_between(old_draft, new_draft, old, new)
        found = _found([part_of(a) for a in old], [part_of(a) for a in new], edges, new_draft.language)
        totals.append(sum_warmth(warmth for *_, warmth in found))
        columns.append(_column(found, old, new))
    return HeatMap(tuple(drafts), tuple(_rows(articles, columns)), tuple(totals))


_Found = tuple[int | None, int | None, str, Warmth]
"""Index of the old and of the new article, what became of it, and how warm it is."""


def _found(old: list[Part], new: list[Part], edges: Sequence[Edge], language: str) -> list[_Found]:
    """The warmth of each article of a comparison; computed once for the same texts."""

    def compute() -> list[_Found]:
        comparison = compare_cached(old, new, edges)
        forces = _force_by_article(comparison, language)
        return [_of(article, forces.get(at, {})) for at, article in enumerate(comparison.articles)]

    return cache.get_or_set(f"warmth:{language}:{comparison_key(old, new, edges)}", compute, None)


def _force_by_article(comparison: Comparison, language: str) -> dict[int, dict[Kind, Tally]]:
    forces: dict[int, dict[Kind, Tally]] = defaultdict(dict)
    for matter in matters_of(comparison, language):
        of_article, told = forces[matter.article], matter.change
        count, weakens = of_article.get(told.kind, Tally())
        of_article[told.kind] = Tally(count + 1, weakens + (told.direction == "weakens"))
    return forces


def _of(found: ArticleComparison, force: Mapping[Kind, Tally]) -> _Found:
    changed = found.amount.words_inserted + found.amount.words_deleted
    parts = [part for part in (found.old, found.new) if part]
    words = sum(len(part.heading.split()) + len(part.text.split()) for part in parts)
    kind = found.edge.kind if found.edge else "added"
    return found.old_index, found.new_index, kind, Warmth(changed, words, force)


def _column(found: Sequence[_Found], old: Sequence[Article], new: Sequence[Article]) -> dict[uuid.UUID, Cell]:
    """Provision → its cell in the new draft; one that goes on in any article of it does not end."""
    column: dict[uuid.UUID, Cell] = {}
    for old_index, new_index, kind, warmth in found:
        if new_index is not None:
            column[new[new_index].provision_id] = Cell(new[new_index], kind, warmth)
        elif old_index is not None:
            end = Cell(old[old_index], kind, warmth, is_end=True)
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
