"""Which article became which: as stored and perhaps corrected by a person, else computed and cached."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.core.cache import cache
from django.db.models import Prefetch, Q, QuerySet

from drafts.engine.alignment import Edge, EdgeKind, align
from drafts.engine.order import in_new_order
from drafts.models import Article, Draft, DraftState, LineageEdge
from drafts.queries.keys import content_key, digest
from drafts.queries.texts import articles_of, part_of

SURE_MARGIN = 0.1
"""Below it the next best partner is so near that a person should look."""

_MIRRORED: dict[EdgeKind, EdgeKind] = {
    "added": "deleted",
    "deleted": "added",
    "split": "merged",
    "merged": "split",
}


@dataclass(frozen=True)
class Correspondence:
    """One edge with the articles themselves; `edge` has their indexes. A person may have confirmed it."""

    edge: Edge
    old: tuple[Article, ...]
    new: tuple[Article, ...]
    is_confirmed: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look, and nobody has."""
        return bool(self.old and self.new) and not self.is_confirmed and self.edge.margin < SURE_MARGIN

    @property
    def articles(self) -> tuple[Article, ...]:
        return (*self.old, *self.new)

    @property
    def seen(self) -> str:
        """What a form gives back to say which correspondence it was shown: another value, another answer."""
        ends = [
            *(f"old {article.pk}" for article in self.old),
            *(f"new {article.pk}" for article in self.new),
        ]
        return digest([*ends, self.edge.kind, str(self.is_confirmed)])[:16]


def correspondences(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> list[Correspondence]:
    """The lineage of any two drafts in the order of the new one, and what of it a person confirmed."""
    stored = _stored(old_draft, new_draft, old_articles, new_articles)
    if stored is None:
        stored = [(edge, False) for edge in edges_between(old_draft, new_draft, old_articles, new_articles)]
    return [
        Correspondence(
            edge,
            tuple(old_articles[index] for index in edge.old),
            tuple(new_articles[index] for index in edge.new),
            is_confirmed,
        )
        for edge, is_confirmed in stored
    ]


def stored_edges(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> tuple[Edge, ...] | None:
    """The lineage stored between two drafts as edges over indexes of the given lists, or None."""
    stored = _stored(old_draft, new_draft, old_articles, new_articles)
    return None if stored is None else tuple(edge for edge, _ in stored)


def _stored(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> list[tuple[Edge, bool]] | None:
    """Each stored edge with whether a person confirmed it, in the order of the new draft; None without any.

    What is stored from the new draft to the old one serves as well, seen from the other side.
    """
    rows = LineageEdge.objects.filter(
        Q(old_draft=old_draft, new_draft=new_draft) | Q(old_draft=new_draft, new_draft=old_draft)
    ).order_by("pk")
    forth = [row for row in rows if row.new_draft_id == new_draft.pk]
    if forth:
        return _edges_of(forth, old_articles, new_articles)
    back = [(_mirror(edge), sure) for edge, sure in _edges_of(rows, new_articles, old_articles)]
    return in_new_order(back, lambda item: (item[0].old, item[0].new)) or None


def _mirror(edge: Edge) -> Edge:
    """The same correspondence seen from the other draft: what was added was deleted, what was split was merged."""
    kind = _MIRRORED.get(edge.kind, edge.kind)
    return replace(edge, old=edge.new, new=edge.old, kind=kind)


def stored_lineages(drafts: Sequence[Draft], articles: Sequence[Sequence[Article]]) -> list[tuple[Edge, ...]]:
    """For each draft but the first the lineage stored to the one before it, empty where there is none; one query."""
    rows: dict[tuple, list[LineageEdge]] = {}
    for row in LineageEdge.objects.filter(old_draft__in=drafts, new_draft__in=drafts).order_by("pk"):
        rows.setdefault((row.old_draft_id, row.new_draft_id), []).append(row)
    return [
        tuple(edge for edge, _ in _edges_of(rows.get((old.pk, new.pk), ()), old_articles, new_articles))
        for (old, old_articles), (new, new_articles) in pairwise(zip(drafts, articles, strict=True))
    ]


def _edges_of(
    rows: Iterable[LineageEdge], old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> list[tuple[Edge, bool]]:
    old_index = {article.pk: index for index, article in enumerate(old_articles)}
    new_index = {article.pk: index for index, article in enumerate(new_articles)}
    groups: dict[tuple, list[LineageEdge]] = {}
    for row in rows:
        groups.setdefault(_group_of(row), []).append(row)
    edges = [(_edge_of(group, old_index, new_index), group[0].is_confirmed) for group in groups.values()]
    return in_new_order(edges, lambda item: (item[0].old, item[0].new))


def _group_of(row: LineageEdge) -> tuple:
    """Rows of one split share their old article, rows of one merger their new one."""
    if row.kind == "split":
        return ("split", row.old_article_id)
    if row.kind == "merged":
        return ("merged", row.new_article_id)
    return (row.kind, row.old_article_id, row.new_article_id)


def _edge_of(rows: list[LineageEdge], old_index: dict, new_index: dict) -> Edge:
    old = dict.fromkeys(old_index[row.old_article_id] for row in rows if row.old_article_id)
    new = dict.fromkeys(new_index[row.new_article_id] for row in rows if row.new_article_id)
    first = rows[0]
    return Edge(tuple(old), tuple(new), first.kind, first.score, first.margin, first.reason)


def edges_between(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: Sequence[Article] | None = None,
    new_articles: Sequence[Article] | None = None,
) -> tuple[Edge, ...]:
    """The lineage of any two drafts: as stored and perhaps corrected by a person, else computed and cached."""
    old_articles = articles_of(old_draft) if old_articles is None else old_articles
    new_articles = articles_of(new_draft) if new_articles is None else new_articles
    stored = stored_edges(old_draft, new_draft, old_articles, new_articles)
    if stored is not None:
        return stored
    old, new = [part_of(a) for a in old_articles], [part_of(a) for a in new_articles]
    return cache.get_or_set(f"edges:{content_key(old)}:{content_key(new)}", lambda: align(old, new), None)


def articles_with_ancestors(drafts: QuerySet[Draft]) -> QuerySet[Article]:
    """The articles of these drafts, each with the lineage rows that lead to it as `ancestors`."""
    shown = Q(old_draft__state=DraftState.PUBLISHED, old_article__isnull=False)
    edges = LineageEdge.objects.filter(shown).select_related("old_draft", "old_article").order_by("pk")
    return (
        Article.objects.filter(draft__in=drafts)
        .select_related("draft", "provision")
        .prefetch_related(Prefetch("edges_back", queryset=edges, to_attr="ancestors"))
    )


def origins_of(articles: Iterable[Article]) -> dict[uuid.UUID, list[LineageEdge]]:
    """Article id → the rows of lineage that say what it came from in the newest draft before that is known of,
    with the old articles; one query."""
    rows = LineageEdge.objects.filter(
        new_article__in=list(articles), old_article__isnull=False, old_draft__state=DraftState.PUBLISHED
    ).order_by("-old_draft__issued_on", "-old_draft__published_at", "pk")
    origins: dict[uuid.UUID, list[LineageEdge]] = {}
    for row in rows.select_related("old_article"):
        known = origins.setdefault(row.new_article_id, [])
        if not known or known[0].old_draft_id == row.old_draft_id:
            known.append(row)
    return origins


def parent_draft(draft: Draft) -> Draft | None:
    """The newest published draft before this one, in its language, to which its lineage is stored: its
    articles inherit the provisions of that draft."""
    related = Draft.objects.filter(edges_onward__new_draft=draft, language=draft.language).distinct()
    published = related.filter(state__in=(DraftState.PUBLISHED, DraftState.WITHDRAWN))
    earlier = [other for other in published if is_earlier(other, draft)]
    return max(earlier, key=_moment, default=None)


def is_earlier(one: Draft, other: Draft) -> bool:
    """Whether one draft was issued before another; on the same day, the one that was published first."""
    return _moment(one) < _moment(other)


def _moment(draft: Draft) -> tuple:
    return draft.issued_on, draft.published_at is None, draft.published_at or draft.created_at
