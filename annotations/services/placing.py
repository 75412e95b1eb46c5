"""Where notes go when a new draft comes: carried by the engine, decided by people.

The engine's answer is a plan; publishing stores it in the same transaction as the draft, so that no note can
be lost between the two. A person's decision is never overwritten by a later run.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from annotations.engine.spans import EXPLANATIONS, CarriedSpan
from annotations.engine.targets import Target, carry_targets
from annotations.errors import NotAllowed, Stale
from annotations.models import Annotation, Level, Placement, PlacementStatus
from annotations.queries import can_decide
from annotations.services.targets import placement_target
from drafts import queries as texts
from drafts import services as draft_services
from drafts.models import Article, Draft
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Planned:
    """What will become of one note: the placement it is carried from, and the engine's answer."""

    source: Placement
    carried: CarriedSpan


@dataclass(frozen=True, slots=True)
class Tally:
    """How many notes went which way; `carried + changed + review + orphaned == total`."""

    total: int
    carried: int
    changed: int
    review: int
    orphaned: int

    def __str__(self) -> str:
        return (
            f"{self.total} carried forward: {self.carried} unchanged, {self.changed} edited, "
            f"{self.review} for review, {self.orphaned} with their text gone"
        )


Found = dict[Hashable, CarriedSpan]
"""Answers of the engine by all that they depend on: where the note was, and the lineage."""
Told = Callable[[int], object]
"""What is called with the number of notes that have been worked out so far."""


def publish_and_carry(
    *, principal: Principal, draft: Draft, now: datetime, told: Told | None = None
) -> Tally:
    """Publishes a staged draft and gives every annotation of its treaty a placement in it, or does neither.

    With `told` most of the work is done before anything is locked; what changed meanwhile is worked out again.
    """
    found: Found = {}
    if told:
        plan_for(draft, found, told)
    with transaction.atomic():
        published = draft_services.publish_draft(principal=principal, draft=draft, now=now)
        return carry_into(draft=published, now=now, found=found)


def notes_to_carry(draft: Draft) -> QuerySet[Annotation]:
    """The notes that may get a placement in `draft`; those retired since are still among them."""
    earlier = [d for d in texts.published_drafts(draft.treaty_id) if _is_before(d, draft)]
    placed = Placement.objects.filter(draft__in=earlier, article__isnull=False)
    here = Placement.objects.filter(draft=draft)
    return Annotation.objects.filter(pk__in=placed.values("annotation")).exclude(
        pk__in=here.values("annotation")
    )


def plan_for(draft: Draft, found: Found | None = None, told: Told | None = None) -> list[Planned]:
    """What carrying into `draft`, staged or published, will do; stores nothing.

    A note is carried from the last earlier draft in which it had a place, since deleted text can come back;
    notes that were retired since, or already have a placement here, are left alone. Answers in `found` are used,
    and the others added to it.
    """
    found = {} if found is None else found
    new_articles = texts.articles_of(draft)
    plans: list[Planned] = []
    for old_draft, sources in _sources_by_draft(draft).items():
        old_articles = texts.articles_of(old_draft)
        edges = texts.edges_between(old_draft, draft, old_articles, new_articles)
        old, new = [texts.part_of(a) for a in old_articles], [texts.part_of(a) for a in new_articles]
        index = {article.pk: position for position, article in enumerate(old_articles)}
        lineage = hash((edges, tuple(new)))  # a staged draft can be corrected meanwhile
        keys = [_depends_on(source, lineage) for source in sources]
        missing = [pair for pair in zip(keys, sources, strict=True) if pair[0] not in found]
        for first in range(0, len(missing), _AT_A_TIME):
            some = missing[first : first + _AT_A_TIME]
            carried = carry_targets(old, new, edges, [_target_of(source, index) for _, source in some])
            found.update(zip((key for key, _ in some), carried, strict=True))
            if told:
                told(len(found))
        plans += [Planned(source, found[key]) for key, source in zip(keys, sources, strict=True)]
    return plans


def _depends_on(source: Placement, lineage: int) -> Hashable:
    """Texts of drafts do not change, so this is all: the same key, the same answer."""
    return (source.pk, source.article_id, source.start, source.end, source.level, lineage)


def tally(plans: Iterable[Planned]) -> Tally:
    """Counts a plan. A span that is not in its own old text breaks an invariant of the database: ValueError."""
    counts = Counter(plan.carried.status for plan in plans)
    total = counts.total()
    result = Tally(total, *(counts.pop(status, 0) for status in ("carried", "changed", "review", "orphaned")))
    if counts:
        raise ValueError(f"placements without a place in their own draft: {dict(counts)}")
    return result


def carry_into(*, draft: Draft, now: datetime, found: Found | None = None) -> Tally:
    """Stores a placement in `draft` for every note that is to be carried; can be run again at any time."""
    with transaction.atomic():
        plans = plan_for(draft, found)
        result = tally(plans)
        articles = texts.articles_of(draft)
        stored = Placement.objects.bulk_create(_placement(plan, draft, articles, now) for plan in plans)
        if len(stored) != result.total:
            raise ValueError(f"{result.total} notes were to be carried, {len(stored)} were")
    return result


def _sources_by_draft(draft: Draft) -> dict[Draft, list[Placement]]:
    """The placements to carry from, by the draft they are in."""
    earlier = [d for d in texts.published_drafts(draft.treaty_id) if _is_before(d, draft)]
    order = {d.pk: rank for rank, d in enumerate(earlier)}
    rows = (
        Placement.objects.filter(draft__in=earlier)
        .exclude(annotation__placements__draft=draft)
        .order_by("made_at", "pk")
    )
    latest: dict = {}
    retired: dict = {}
    for row in rows:
        rank = order[row.draft_id]
        if row.status == PlacementStatus.RETIRED:
            retired[row.annotation_id] = max(rank, retired.get(row.annotation_id, -1))
        elif row.is_placed and rank >= order.get(
            getattr(latest.get(row.annotation_id), "draft_id", None), -1
        ):
            latest[row.annotation_id] = row
    by_draft: dict[Draft, list[Placement]] = {}
    for annotation_id, row in latest.items():
        if retired.get(annotation_id, -1) < order[row.draft_id]:
            by_draft.setdefault(earlier[order[row.draft_id]], []).append(row)
    return by_draft


def _is_before(earlier: Draft, draft: Draft) -> bool:
    return (
        earlier.pk != draft.pk and earlier.language == draft.language and earlier.issued_on <= draft.issued_on
    )


def _target_of(source: Placement, index: dict) -> Target:
    return Target(index[source.article_id], source.start or 0, source.end or 0, Level(source.level).value)


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
