"""Writing an annotation onto words, and editing it without losing what it said before."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from annotations.errors import NotAllowed, Stale
from annotations.models import Annotation, AnnotationRevision, Level, Placement, PlacementStatus, Priority
from annotations.models.position import Position
from annotations.queries import can_edit
from annotations.services.targets import placement_target
from drafts.models import Article
from treatywatch.accounts.models import Organisation
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


@dataclass(frozen=True, slots=True)
class Content:
    """What an annotation says. `shared_with` counts only where `visibility` is coalition."""

    kind: str
    stance: str
    priority: str
    visibility: str
    position: Position | None = None
    reason: str = ""
    proposed_wording: str = ""
    evidence: str = ""
    evidence_url: str = ""
    shared_with: tuple[Organisation, ...] = ()


PLAIN_COLUMNS = tuple(
    field.name for field in fields(Content) if field.name not in ("position", "shared_with")
)
"""What is plain text, with the same name in the form, in the demonstration's data and on the annotation."""
COLUMNS = (*PLAIN_COLUMNS, "position")


def annotate(
    *,
    principal: Principal,
    now: datetime,
    article: Article,
    content: Content,
    level: str = Level.ARTICLE,
    start: int | None = None,
    end: int | None = None,
    exact: str = "",
) -> Annotation:
    """Says something about a target in, of or around an article: `placement_target` tells what goes with which level.

    Offsets are code points, half-open. `exact` is what the person saw: where it is not the slice that the
    server takes, QuoteMismatch. BadTarget for what is not there; NotAllowed for who does not write; ValueError for
    a red line without its reason.
    """
    if not principal.writes:
        raise NotAllowed("Only analysts and coordinators of an organisation annotate.")
    _require_reason(content)
    target = placement_target(article, level, start, end, exact)
    with transaction.atomic():
        annotation = Annotation(
            treaty_id=article.draft.treaty_id,
            organisation_id=principal.organisation_id,
            author_id=principal.user_id,
            created_at=now,
            updated_at=now,
        )
        _store(annotation, content, principal, now)
        Placement.objects.create(
            annotation=annotation,
            draft_id=article.draft_id,
            status=PlacementStatus.MADE,
            made_at=now,
            **target,
        )
        record(principal, "annotation made", "annotation", annotation.pk)
    return annotation


def edit_annotation(
    *, principal: Principal, now: datetime, annotation: Annotation, version: int, content: Content
) -> Annotation:
    """Replaces what an annotation says, if nobody has since `version`; appends a revision.

    Raises Stale, which holds the annotation as it stands now, NotAllowed, ValueError.
    """
    if not can_edit(principal, annotation):
        raise NotAllowed("Only the author edits an annotation.")
    _require_reason(content)
    with transaction.atomic():
        claimed = Annotation.objects.filter(pk=annotation.pk, version=version).update(
            version=version + 1, updated_at=now
        )
        current = Annotation.objects.get(pk=annotation.pk)
        if not claimed:
            raise Stale("This note has been changed since you opened it.", current)
        _store(current, content, principal, now)
        record(principal, "annotation edited", "annotation", annotation.pk, version=current.version)
    return current


def _require_reason(content: Content) -> None:
    if content.priority == Priority.RED_LINE and not content.reason.strip():
        raise ValueError("A red line must state its reason.")


def _store(annotation: Annotation, content: Content, principal: Principal, now: datetime) -> None:
    for column in COLUMNS:
        setattr(annotation, column, getattr(content, column))
    annotation.save()
    shared = content.shared_with if content.visibility == "coalition" else ()
    annotation.shared_with.set(shared)
    AnnotationRevision.objects.create(
        annotation=annotation,
        version=annotation.version,
        editor_id=principal.user_id,
        made_at=now,
        content=_snapshot(content),
    )


def _snapshot(content: Content) -> dict:
    snapshot = {column: getattr(content, column) for column in COLUMNS}
    snapshot["position"] = content.position.code if content.position else None
    snapshot["shared_with"] = [organisation.slug for organisation in content.shared_with]
    return snapshot
