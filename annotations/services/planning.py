"""What will become of every note when a new draft comes: worked out by the engine, stored nowhere but in a cache.

An answer holds for the same texts, whatever drafts they stand in. The cache is shared between processes: what a
worker found out while the coordinator looked at the impact need not be found out again when she publishes.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import QuerySet

from annotations.engine.spans import CarriedSpan
from annotations.engine.targets import Target, carry_targets
from annotations.models import Annotation, Level, Placement, PlacementStatus
from drafts import queries as texts
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.models import Draft

_AT_A_TIME = 500
_KEPT_FOR = 7 * 24 * 3600
Told = Callable[[int], object]
"""What is called with the number of notes that have been worked out so far."""


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


def notes_to_carry(draft: Draft) -> QuerySet[Annotation]:
    """The notes that may get a placement in `draft`; those retired since are still among them."""
    earlier = [d for d in texts.published_drafts(draft.treaty_id) if _is_before(d, draft)]
    placed = Placement.objects.filter(draft__in=earlier, article__isnull=False)
    here = Placement.objects.filter(draft=draft)
    return Annotation.objects.filter(pk__in=placed.values("annotation")).exclude(
        pk__in=here.values("annotation")
    )


def plan_for(draft: Draft, told: Told | None = None) -> list[Planned]:
    """What carrying into `draft`, staged or published, will do.

    A note is carried from the last earlier draft in which it had a place, since deleted text can come back;
    notes that were retired since, or already have a placement here, are left alone.
    """
    plans: list[Planned] = []
    for work, sources, targets in _work_for(draft):
        answers = work.answers(targets, len(plans), told)
        plans += [Planned(source, answer) for source, answer in zip(sources, answers, strict=True)]
    return plans


def left_to_plan(draft: Draft) -> int:
    """How many answers have yet to be worked out before `plan_for` has them all."""
    return sum(work.missing(targets) for work, _, targets in _work_for(draft))


def _work_for(draft: Draft) -> Iterator[tuple["_Work", list[Placement], list[Target]]]:
    """The work from each earlier draft, the placements to carry from there, and what they are about."""
    new_articles = texts.articles_of(draft)
    new = [texts.part_of(article) for article in new_articles]
    for old_draft, sources in _sources_by_draft(draft).items():
        old_articles = texts.articles_of(old_draft)
        edges = texts.edges_between(old_draft, draft, old_articles, new_articles)
        index = {article.pk: position for position, article in enumerate(old_articles)}
        work = _Work([texts.part_of(article) for article in old_articles], new, edges)
        yield work, sources, [_target_of(source, index) for source in sources]


class _Work:
    """The answers for the notes of one draft, as far as they are known."""

    def __init__(self, old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge]) -> None:
        self._pair = old, new, edges
        self._key = f"carried:{texts.comparison_key(old, new, edges)}"
        self._known: dict[Target, CarriedSpan] = caches["shared"].get(self._key, {})

    def missing(self, targets: Iterable[Target]) -> int:
        """How many of them have no answer yet."""
        return len(set(targets) - self._known.keys())

    def answers(self, targets: Sequence[Target], before: int, told: Told | None) -> list[CarriedSpan]:
        """The answer for each; `before` have been worked out already."""
        missing = [target for target in dict.fromkeys(targets) if target not in self._known]
        for first in range(0, len(missing), _AT_A_TIME):
            some = missing[first : first + _AT_A_TIME]
            self._known.update(zip(some, carry_targets(*self._pair, some), strict=True))
            if told:
                told(before + len(targets) - len(missing[first + _AT_A_TIME :]))
        if missing:
            caches["shared"].set(self._key, self._known, _KEPT_FOR)
        return [self._known[target] for target in targets]


def tally(plans: Iterable[Planned]) -> Tally:
    """Counts a plan. A span that is not in its own old text breaks an invariant of the database: ValueError."""
    counts = Counter(plan.carried.status for plan in plans)
    total = counts.total()
    result = Tally(total, *(counts.pop(status, 0) for status in ("carried", "changed", "review", "orphaned")))
    if counts:
        raise ValueError(f"placements without a place in their own draft: {dict(counts)}")
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


def _target_of(source: Placement, index: Mapping[uuid.UUID, int]) -> Target:
    return Target(index[source.article_id], source.start or 0, source.end or 0, Level(source.level).value)
