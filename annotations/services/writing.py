"""Writing an annotation onto words, and editing it without losing what it said before."""

import uuid
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from annotations.errors import NotAllowed, Stale
from annotations.models import (
    Annotation,
    AnnotationRevision,
    Level,
    Placement,
    PlacementStatus,
    Priority,
    Tag,
)
from annotations.models.position import Position
from annotations.queries import can_edit
from annotations.services.targets import placement_target
from drafts.models import Article
from treatywatch.accounts.models import Organisation
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


@dataclass(frozen=True, slots=True)
class Content:
    """What an annotation says. `shared_with` counts only where `visibility` is coalition.

    `on_behalf_of` is a state or group for which it speaks, empty for the organisation itself.
    """

    kind: str
    stance: str
    priority: str
    visibility: str
    position: Position | None = None
    on_behalf_of: str = ""
    reason: str = ""
    proposed_wording: str = ""
    evidence: str = ""
    evidence_url: str = ""
    shared_with: tuple[Organisation, ...] = ()
    further_positions: tuple[Position, ...] = ()
    tags: tuple[str, ...] = ()


_RELATIONS = ("position", "shared_with", "further_positions", "tags")
PLAIN_COLUMNS = tuple(field.name for field in fields(Content) if field.name not in _RELATIONS)
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
        annotation = store_annotation(
            principal=principal, now=now, treaty_id=article.draft.treaty_id, content=content
        )
        Placement.objects.create(
            annotation=annotation,
            draft_id=article.draft_id,
            status=PlacementStatus.MADE,
            made_at=now,
            **target,
        )
        record(principal, "annotation made", "annotation", annotation.pk)
    return annotation


def store_annotation(
    *, principal: Principal, now: datetime, treaty_id: uuid.UUID, content: Content, external_id: str = ""
) -> Annotation:
    """A new working note with its first revision, still without a place; call it where its place is stored."""
    annotation = Annotation(
        treaty_id=treaty_id,
        organisation_id=principal.organisation_id,
        author_id=principal.user_id,
        external_id=external_id,
        created_at=now,
        updated_at=now,
    )
    _store(annotation, content, principal, now)
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


def restore_revision(
    *, principal: Principal, now: datetime, annotation: Annotation, version: int, revision: AnnotationRevision
) -> Annotation:
    """Makes an annotation say again what it said in `revision`, as a new edit; raises what `edit_annotation` does.

    Positions and organisations that no longer exist are left out.
    """
    content = _content_of(annotation.treaty_id, revision.content)
    return edit_annotation(
        principal=principal, now=now, annotation=annotation, version=version, content=content
    )


def _content_of(treaty_id: uuid.UUID, snapshot: dict) -> Content:
    """A snapshot as content again."""
    positions = Position.objects.filter(treaty_id=treaty_id)
    further = positions.filter(code__in=snapshot.get("further_positions", ()))
    return Content(
        **{column: snapshot[column] for column in PLAIN_COLUMNS if column in snapshot},
        position=positions.filter(code=snapshot["position"]).first(),
        shared_with=tuple(Organisation.objects.filter(slug__in=snapshot["shared_with"])),
        further_positions=tuple(further),
        tags=tuple(snapshot.get("tags", ())),
    )


def _require_reason(content: Content) -> None:
    if content.priority == Priority.RED_LINE and not content.reason.strip():
        raise ValueError("A red line must state its reason.")


def _store(annotation: Annotation, content: Content, principal: Principal, now: datetime) -> None:
    for column in COLUMNS:
        setattr(annotation, column, getattr(content, column))
    annotation.save()
    shared = content.shared_with if content.visibility == "coalition" else ()
    annotation.shared_with.set(shared)
    annotation.further_positions.set(content.further_positions)
    annotation.tags.set(_tags_of(annotation.treaty_id, content.tags))
    AnnotationRevision.objects.create(
        annotation=annotation,
        version=annotation.version,
        editor_id=principal.user_id,
        made_at=now,
        content=_snapshot(content),
    )


def _tags_of(treaty_id: uuid.UUID, names: tuple[str, ...]) -> list[Tag]:
    """The treaty's tags of these names, those that are new made."""
    Tag.objects.bulk_create([Tag(treaty_id=treaty_id, name=name) for name in names], ignore_conflicts=True)
    return list(Tag.objects.filter(treaty_id=treaty_id, name__in=names))


def _snapshot(content: Content) -> dict:
    snapshot = {column: getattr(content, column) for column in COLUMNS}
    snapshot["position"] = content.position.code if content.position else None
    snapshot["shared_with"] = [organisation.slug for organisation in content.shared_with]
    snapshot["further_positions"] = [position.code for position in content.further_positions]
    snapshot["tags"] = list(content.tags)
    return snapshot
