"""The way of an annotation from a working note to publication and back, as one table."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from annotations.errors import NotAllowed, Stale
from annotations.models import Annotation, AnnotationState
from annotations.queries import can_edit
from treatywatch.accounts.models import Membership
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record

S = AnnotationState


@dataclass(frozen=True, slots=True)
class Step:
    """One action: from which states, to which, by the author or by a coordinator who is not the author."""

    name: str
    label: str
    before: tuple[str, ...]
    after: str
    by_author: bool


STEPS = (
    Step("submit", "Send to review", (S.WORKING, S.CHANGES_REQUESTED), S.IN_REVIEW, True),
    Step("take_back", "Take back", (S.IN_REVIEW,), S.WORKING, True),
    Step("request_changes", "Ask for changes", (S.IN_REVIEW, S.APPROVED), S.CHANGES_REQUESTED, False),
    Step("approve", "Approve", (S.IN_REVIEW,), S.APPROVED, False),
    Step("publish", "Publish", (S.IN_REVIEW, S.APPROVED), S.PUBLISHED, False),
    Step("withdraw", "Withdraw", (S.PUBLISHED,), S.WITHDRAWN, False),
)
FOUR_EYES_FROM = 3
"""An organisation of this many members needs a second person to approve; a smaller one may be one person."""


def steps_for(principal: Principal, annotation: Annotation) -> list[Step]:
    """The steps that this principal may take now; what pages offer and what `take_step` allows."""
    if annotation.organisation_id != principal.organisation_id:
        return []
    return [
        step
        for step in STEPS
        if annotation.state in step.before
        and (can_edit(principal, annotation) if step.by_author else _may_review(principal, annotation))
    ]


def _may_review(principal: Principal, annotation: Annotation) -> bool:
    if not principal.coordinates:
        return False
    if annotation.author_id != principal.user_id:
        return True
    return Membership.objects.filter(organisation_id=annotation.organisation_id).count() < FOUR_EYES_FROM


def take_step(
    *,
    principal: Principal,
    now: datetime,
    annotation: Annotation,
    version: int,
    name: str,
    publish_at: datetime | None = None,
) -> Annotation:
    """Moves an annotation one step; one conditional UPDATE and its audit row in one transaction.

    `publish_at` is an embargo, for "publish" only. Raises NotAllowed, or Stale where somebody was faster.
    """
    step = next((step for step in steps_for(principal, annotation) if step.name == name), None)
    if step is None:
        raise NotAllowed("This step is not open to you for this note.")
    changes = {"state": step.after, "version": version + 1, "updated_at": now}
    if name == "publish":
        changes["publish_at"] = publish_at or now
    with transaction.atomic():
        row = Annotation.objects.filter(pk=annotation.pk, version=version, state__in=step.before)
        if not row.update(**changes):
            raise Stale(
                "This note has been changed since you opened it.", Annotation.objects.get(pk=annotation.pk)
            )
        record(principal, f"annotation: {name}", "annotation", annotation.pk, state=step.after)
    return Annotation.objects.get(pk=annotation.pk)
