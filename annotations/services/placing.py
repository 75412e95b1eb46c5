"""Where notes go when a new draft comes: carried by the engine, decided by people.

The engine's answer is a plan; publishing stores it in the same transaction as the draft, so that no note can
be lost between the two. A person's decision is never overwritten by a later run.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from annotations.engine.spans import EXPLANATIONS
from annotations.errors import NotAllowed, Stale
from annotations.models import Level, Placement, PlacementStatus
from annotations.queries import can_decide
from annotations.services.planning import Planned, Tally, Told, plan_for, tally
from annotations.services.targets import placement_target
from drafts import queries as texts
from drafts import services as draft_services
from drafts.models import Article, Draft
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def publish_and_carry(
    *, principal: Principal, draft: Draft, now: datetime, told: Told | None = None
) -> Tally:
    """Publishes a staged draft and gives every annotation of its treaty a placement in it, or does neither.

    With `told` most of the work is done before anything is locked; what changed meanwhile is worked out again.
    """
    if told:
        plan_for(draft, told)
    with transaction.atomic():
        published = draft_services.publish_draft(principal=principal, draft=draft, now=now)
        return carry_into(draft=published, now=now)


def carry_into(*, draft: Draft, now: datetime) -> Tally:
    """Stores a placement in `draft` for every note that is to be carried; can be run again at any time."""
    with transaction.atomic():
        plans = plan_for(draft)
        result = tally(plans)
        articles = texts.articles_of(draft)
        stored = Placement.objects.bulk_create(_placement(plan, draft, articles, now) for plan in plans)
        if len(stored) != result.total:
            raise ValueError(f"{result.total} notes were to be carried, {len(stored)} were")
    return result


def _placement(plan: Planned, draft: Draft, articles: Sequence[Article], now: datetime) -> Placement:
    carried, source = plan.carried, plan.source
    placement = Placement(
        annotation_id=source.annotation_id,
        draft=draft,
        carried_from=source,
        level=source.level,
        exact=source.exact,
        prefix=source.prefix,
        suffix=source.suffix,
        status=carried.status,
        kept=carried.kept,
        reason=EXPLANATIONS[carried.reason],
        made_at=now,
    )
    if carried.place:
        _put(placement, articles[carried.place.part], carried.place.start, carried.place.end)
    elif carried.suggestion:
        placement.suggested_article = articles[carried.suggestion.part]
        placement.suggested_start = carried.suggestion.start
        placement.suggested_end = carried.suggestion.end
        placement.reason = EXPLANATIONS[carried.suggestion.reason]
    return placement


def _put(placement: Placement, article: Article, start: int, end: int) -> None:
    """Sets where a placement sits."""
    exact = article.text[start:end]
    for column, value in placement_target(article, placement.level, start, end, exact).items():
        setattr(placement, column, value)


def place(
    *,
    principal: Principal,
    now: datetime,
    placement: Placement,
    article: Article,
    level: str = Level.ARTICLE,
    start: int | None = None,
    end: int | None = None,
    exact: str = "",
) -> Placement:
    """A person says where the note belongs; what goes with which level is told by `placement_target`.

    Raises NotAllowed, QuoteMismatch, BadTarget, or Stale where somebody decided since `placement` was read.
    """
    _may_decide(principal, placement)
    if article.draft_id != placement.draft_id:
        raise ValueError("the article belongs to another draft")
    columns = placement_target(article, level, start, end, exact)
    return _decide(principal, now, placement, "placement decided", status=PlacementStatus.PLACED, **columns)


def accept(*, principal: Principal, now: datetime, placement: Placement) -> Placement:
    """A person agrees with the suggestion."""
    article = placement.suggested_article
    if article is None:
        raise NotAllowed("There is no suggestion to accept for this note.")
    start, end = placement.suggested_start, placement.suggested_end
    return place(
        principal=principal,
        now=now,
        placement=placement,
        article=article,
        level=placement.level,
        start=start,
        end=end,
        exact=article.text[start:end],
    )


def accept_all(*, principal: Principal, now: datetime, placements: Iterable[Placement]) -> tuple[int, int]:
    """A person agrees with many suggestions at once: (accepted, left because somebody was faster).

    Placements without a suggestion are not touched and not counted.
    """
    accepted = left = 0
    for placement in placements:
        if placement.suggested_article is None:
            continue
        try:
            accept(principal=principal, now=now, placement=placement)
            accepted += 1
        except Stale:
            left += 1
    return accepted, left


def retire(*, principal: Principal, now: datetime, placement: Placement, reason: str) -> Placement:
    """A person says that the note has no place in this draft, and why; it is not carried further."""
    _may_decide(principal, placement)
    if not reason.strip():
        raise ValueError("Say why this note is retired.")
    return _decide(
        principal,
        now,
        placement,
        "placement retired",
        status=PlacementStatus.RETIRED,
        article=None,
        start=None,
        end=None,
        reason=reason.strip()[:200],
    )


def _may_decide(principal: Principal, placement: Placement) -> None:
    if not can_decide(principal, placement.annotation):
        raise NotAllowed("Only the author or a coordinator of her organisation decides where a note belongs.")


def _decide(principal: Principal, now: datetime, placement: Placement, action: str, **columns) -> Placement:
    """One conditional UPDATE: it fails where the row is not as it was read."""
    unchanged = Placement.objects.filter(
        pk=placement.pk, status=placement.status, decided_at=placement.decided_at
    )
    with transaction.atomic():
        if not unchanged.update(decided_by_id=principal.user_id, decided_at=now, **columns):
            raise Stale("Somebody else has just decided where this note belongs.", placement)
        record(principal, action, "placement", placement.pk, status=columns["status"])
    placement.refresh_from_db()
    return placement
