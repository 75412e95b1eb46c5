"""Treaties, drafts and articles. Everything that a person may or may not see goes through `visible_drafts`."""

import uuid
from collections.abc import Sequence
from itertools import groupby

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat, Length, Replace

from drafts.engine.parts import Part
from drafts.models import Article, Draft, DraftState, Treaty
from treatywatch.accounts.principal import Principal


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


def articles_by_draft(drafts: Sequence[Draft]) -> list[list[Article]]:
    """The articles of each draft in order, one query for all."""
    found = Article.objects.filter(draft__in=drafts).order_by("draft_id", "ordinal")
    by_draft = {key: list(group) for key, group in groupby(found, key=lambda article: article.draft_id)}
    return [by_draft.get(draft.pk, []) for draft in drafts]


def parts_of_draft(draft_id: uuid.UUID) -> list[Part]:
    """A stored draft as the engines know it; empty for an unknown id."""
    return [part_of(article) for article in Article.objects.filter(draft_id=draft_id).order_by("ordinal")]


def with_counts(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """The drafts with the number of their articles and of the opening brackets in them, as printed."""
    printed = Concat("label", "heading", "text")
    brackets = Length(printed) - Length(Replace(printed, Value("["), Value("")))
    articles = Article.objects.filter(draft=OuterRef("pk")).order_by().values("draft")
    return drafts.annotate(
        article_count=Coalesce(Subquery(articles.annotate(total=Count("pk")).values("total")), 0),
        bracket_count=Coalesce(Subquery(articles.annotate(total=Sum(brackets)).values("total")), 0),
    )
