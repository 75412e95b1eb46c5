"""Reads of texts. Everything that a person may or may not see goes through `visible_drafts`."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence

from django.core.cache import cache
from django.db.models import Prefetch, Q, QuerySet

from drafts.engine.alignment import Edge, align
from drafts.engine.comparison import Comparison, compare
from drafts.engine.parts import Part
from drafts.models import Article, Draft, DraftState, LineageEdge, Treaty
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
    return Part(article.kind, article.number, article.heading, article.chapter, article.text)


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


def comparison_between(old_draft: Draft, new_draft: Draft) -> Comparison:
    """What changed between two drafts; computed once for the same texts and the same lineage."""
    old_articles, new_articles = articles_of(old_draft), articles_of(new_draft)
    edges = edges_between(old_draft, new_draft, old_articles, new_articles)
    old, new = [part_of(a) for a in old_articles], [part_of(a) for a in new_articles]
    key = f"comparison:{content_key(old)}:{content_key(new)}:{digest([repr(edge) for edge in edges])}"
    return cache.get_or_set(key, lambda: compare(old, new, edges), None)


def content_key(parts: Iterable[Part]) -> str:
    """A key of the texts themselves, so that equal texts share every cached result."""
    return digest(repr(part) for part in parts)


def digest(pieces: Iterable[str]) -> str:
    """SHA-256 over the pieces and the version of the engines, in hexadecimal."""
    total = hashlib.sha256(ENGINE_VERSION.encode())
    for piece in pieces:
        total.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    return total.hexdigest()
