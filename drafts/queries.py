"""Reads of texts. Everything that a person may or may not see goes through `visible_drafts`."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.core.cache import cache
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Length, Replace

from drafts.engine.alignment import Edge, align
from drafts.engine.comparison import Comparison, compare
from drafts.engine.parts import Part
from drafts.models import Article, Draft, DraftState, LineageEdge, Provision, Treaty
from treatywatch.accounts.principal import Principal

ENGINE_VERSION = "1"
"""Part of every cache key: raise it when an engine's answer changes."""


def visible_drafts(principal: Principal) -> QuerySet[Draft]:
    """The drafts that this principal may know of: all published ones, and her own organisation's unpublished."""
    allowed = Q(state=DraftState.PUBLISHED)
    if principal.writes:
        allowed |= Q(organisation_id=principal.organisation_id)
    return Draft.objects.filter(allowed).select_related("treaty", "session")


def treaties_with_drafts() -> QuerySet[Treaty]:
    """All treaties, each with its published drafts as `newest_first` and its sessions; three queries in all."""
    drafts = Draft.objects.filter(state=DraftState.PUBLISHED).order_by("-issued_on", "-published_at")
    return Treaty.objects.prefetch_related(
        Prefetch("drafts", queryset=drafts, to_attr="newest_first"), "sessions"
    )


def unpublished_drafts(principal: Principal) -> QuerySet[Draft]:
    """The drafts that the principal's organisation has brought in and not yet published, newest first."""
    waiting = (DraftState.READING, DraftState.REFUSED, DraftState.STAGED)
    return visible_drafts(principal).filter(state__in=waiting).order_by("-created_at")


def published_drafts(treaty_id: uuid.UUID) -> QuerySet[Draft]:
    """The published drafts of a treaty, oldest first."""
    return Draft.objects.filter(treaty_id=treaty_id, state=DraftState.PUBLISHED).order_by(
        "issued_on", "published_at"
    )


def previous_draft(draft: Draft) -> Draft | None:
    """The newest published draft in the same language that was issued before this one."""
    earlier = published_drafts(draft.treaty_id).filter(language=draft.language).exclude(pk=draft.pk)
    if draft.published_at is not None:
        same_day = Q(issued_on=draft.issued_on, published_at__lt=draft.published_at)
    else:
        same_day = Q(issued_on=draft.issued_on)
    return earlier.filter(Q(issued_on__lt=draft.issued_on) | same_day).last()


def part_of(article: Article) -> Part:
    """An article as the engines know it."""
    return Part(article.kind, article.number, article.heading, article.chapter, article.text, article.label)


def articles_of(draft: Draft) -> list[Article]:
    """All articles of a draft in order, one query; index i is the engines' part i."""
    return list(draft.articles.order_by("ordinal"))


def parts_of_draft(draft_id: uuid.UUID) -> list[Part]:
    """A stored draft as the engines know it; empty for an unknown id."""
    return [part_of(article) for article in Article.objects.filter(draft_id=draft_id).order_by("ordinal")]


def stored_edges(
    old_draft: Draft, new_draft: Draft, old_articles: Sequence[Article], new_articles: Sequence[Article]
) -> tuple[Edge, ...] | None:
    """The lineage stored between two drafts as edges over indexes of the given lists, or None."""
    rows = list(LineageEdge.objects.filter(old_draft=old_draft, new_draft=new_draft).order_by("pk"))
    if not rows:
        return None
    old_index = {article.pk: index for index, article in enumerate(old_articles)}
    new_index = {article.pk: index for index, article in enumerate(new_articles)}
    groups: dict[tuple, list[LineageEdge]] = {}
    for row in rows:
        groups.setdefault(_group_of(row), []).append(row)
    return tuple(_edge_of(group, old_index, new_index) for group in groups.values())


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


def comparison_between(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: Sequence[Article] | None = None,
    new_articles: Sequence[Article] | None = None,
) -> Comparison:
    """What changed between two drafts; computed once for the same texts and the same lineage."""
    old_articles = articles_of(old_draft) if old_articles is None else old_articles
    new_articles = articles_of(new_draft) if new_articles is None else new_articles
    edges = edges_between(old_draft, new_draft, old_articles, new_articles)
    old, new = [part_of(a) for a in old_articles], [part_of(a) for a in new_articles]
    key = f"comparison:{content_key(old)}:{content_key(new)}:{digest([repr(edge) for edge in edges])}"
    return cache.get_or_set(key, lambda: compare(old, new, edges), None)


def article_comparison(
    old_draft: Draft, new_draft: Draft, article_id: uuid.UUID
) -> tuple[Comparison, list[Article], list[Article]] | None:
    """One article of either draft with what it came from or became, and these articles; None for an unknown id.

    The treaty is aligned but not compared, so a paragraph that moved to or from any other article shows as
    deleted or inserted.
    """
    old_articles, new_articles = articles_of(old_draft), articles_of(new_draft)
    edges = edges_between(old_draft, new_draft, old_articles, new_articles)
    for edge in edges:
        old, new = [old_articles[index] for index in edge.old], [new_articles[index] for index in edge.new]
        if any(article.pk == article_id for article in (*old, *new)):
            alone = replace(edge, old=tuple(range(len(old))), new=tuple(range(len(new))))
            return compare([part_of(a) for a in old], [part_of(a) for a in new], [alone]), old, new
    return None


def with_counts(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """The drafts with the number of their articles and of the opening brackets in their text."""
    brackets = Length("text") - Length(Replace("text", Value("["), Value("")))
    articles = Article.objects.filter(draft=OuterRef("pk")).order_by().values("draft")
    return drafts.annotate(
        article_count=Coalesce(Subquery(articles.annotate(total=Count("pk")).values("total")), 0),
        bracket_count=Coalesce(Subquery(articles.annotate(total=Sum(brackets)).values("total")), 0),
    )


def articles_with_ancestors(drafts: QuerySet[Draft]) -> QuerySet[Article]:
    """The articles of these drafts, each with the lineage rows that lead to it as `ancestors`."""
    shown = Q(old_draft__state=DraftState.PUBLISHED, old_article__isnull=False)
    edges = LineageEdge.objects.filter(shown).select_related("old_draft", "old_article").order_by("pk")
    return (
        Article.objects.filter(draft__in=drafts)
        .select_related("draft", "provision")
        .prefetch_related(Prefetch("edges_back", queryset=edges, to_attr="ancestors"))
    )


def provisions_with_history(drafts: QuerySet[Draft]) -> QuerySet[Provision]:
    """The provisions that these drafts hold, each with its articles, oldest first, as `appearances`."""
    articles = (
        Article.objects.filter(draft__in=drafts)
        .select_related("draft")
        .order_by("draft__issued_on", "draft__published_at", "ordinal")
    )
    return (
        Provision.objects.filter(pk__in=articles.order_by().values("provision"))
        .select_related("treaty")
        .prefetch_related(Prefetch("articles", queryset=articles, to_attr="appearances"))
    )


def life_of(provision: Provision) -> QuerySet[Article]:
    """The articles of a provision in the published drafts, oldest first, each with its draft."""
    published = Article.objects.filter(provision=provision, draft__state=DraftState.PUBLISHED)
    return published.select_related("draft").order_by(
        "draft__issued_on", "draft__published_at", "draft__language"
    )


def origins_of(articles: Iterable[Article]) -> dict[uuid.UUID, list[LineageEdge]]:
    """Article id → the rows of lineage that say what it came from, with the old articles; one query."""
    rows = LineageEdge.objects.filter(
        new_article__in=list(articles), old_article__isnull=False, old_draft__state=DraftState.PUBLISHED
    )
    origins: dict[uuid.UUID, list[LineageEdge]] = {}
    for row in rows.select_related("old_article").order_by("pk"):
        origins.setdefault(row.new_article_id, []).append(row)
    return origins


def content_key(parts: Iterable[Part]) -> str:
    """A key of the texts themselves, so that equal texts share every cached result."""
    return digest(repr(part) for part in parts)


def digest(pieces: Iterable[str]) -> str:
    """SHA-256 over the pieces and the version of the engines, in hexadecimal."""
    total = hashlib.sha256(ENGINE_VERSION.encode())
    for piece in pieces:
        total.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    return total.hexdigest()
