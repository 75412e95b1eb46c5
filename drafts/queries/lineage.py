"""Which article became which: as stored and perhaps corrected by a person, else computed and cached."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Prefetch, Q, QuerySet

from drafts.engine.alignment import Edge, align
from drafts.engine.composition import decided_along
from drafts.engine.decisions import Pair, edge_by_hand
from drafts.models import Article, Draft, DraftState, LineageEdge
from drafts.queries.keys import content_key, digest
from drafts.queries.stored import stored_edges, stored_lineages, stored_with_confirmation
from drafts.queries.texts import articles_by_draft, articles_of, part_of, published_drafts

SURE_MARGIN = 0.1
"""Below it the next best partner is so near that a person should look."""


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
    stored = stored_with_confirmation(old_draft, new_draft, old_articles, new_articles)
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
    decided = [edge_by_hand(pair, old, new) for pair in _decided_between(old_draft, new_draft)]
    key = f"edges:{content_key(old)}:{content_key(new)}:{digest([repr(edge) for edge in decided])}"
    return cache.get_or_set(key, lambda: align(old, new, decided), None)


def _decided_between(old_draft: Draft, new_draft: Draft) -> list[Pair]:
    """What people decided on the published drafts from one to the other, as it bears on these two."""
    chain = [
        draft
        for draft in published_drafts(old_draft.treaty_id).filter(language=old_draft.language)
        if draft == old_draft or (is_earlier(old_draft, draft) and is_earlier(draft, new_draft))
    ]
    if not chain or chain[0] != old_draft or new_draft.language != old_draft.language:
        return []
    chain.append(new_draft)
    if not LineageEdge.objects.filter(old_draft__in=chain, new_draft__in=chain, is_confirmed=True).exists():
        return []
    return decided_along(stored_lineages(chain, articles_by_draft(chain)))


def articles_with_ancestors(drafts: QuerySet[Draft]) -> QuerySet[Article]:
    """The articles of these drafts, each with the lineage rows that lead to it as `ancestors`."""
    shown = Q(old_draft__state=DraftState.PUBLISHED, old_article__isnull=False)
    edges = LineageEdge.objects.filter(shown).select_related("old_draft", "old_article").order_by("pk")
    return (
        Article.objects.filter(draft__in=drafts)
        .select_related("draft", "provision")
        .prefetch_related(Prefetch("edges_back", queryset=edges, to_attr="ancestors"))
    )


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
