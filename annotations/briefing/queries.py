"""What the database holds for a briefing note.

The rule of what a note may say of a draft: what its organisation has published to everyone, and whose place in
that draft is settled. So the note, the public page of the article that it links to, and the API agree, and no
working, embargoed or shared-only annotation can reach a delegate through a PDF.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from annotations.briefing.note import Ask, Mention, Note, Section, Source
from annotations.models import (
    Annotation,
    AnnotationState,
    BriefingNote,
    BriefingSection,
    Placement,
    Position,
    Visibility,
)
from annotations.models.placement import PLACED_STATUSES
from annotations.queries import visible_to
from drafts.engine.citation import cite
from drafts.models import Draft
from treatywatch.accounts.models import Organisation
from treatywatch.accounts.principal import ANONYMOUS, Principal


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An annotation that a note does not print, and why, in words for its coordinator."""

    placement: Placement
    why: str


def printable_placements(
    organisation_id: uuid.UUID, draft_id: uuid.UUID, now: datetime
) -> QuerySet[Placement]:
    """What a note of this organisation may print of a draft, in the order of the text."""
    return _of_organisation(visible_to(ANONYMOUS, now), organisation_id, draft_id).filter(
        status__in=PLACED_STATUSES
    )


def left_out(note: BriefingNote, principal: Principal, now: datetime) -> list[LeftOut]:
    """The annotations of the note's organisation on its draft that this principal sees and the note does not."""
    printed = printable_placements(note.organisation_id, note.draft_id, now)
    others = (
        _of_organisation(visible_to(principal, now), note.organisation_id, note.draft_id)
        .exclude(pk__in=printed.order_by().values("pk"))
        .exclude(annotation__state=AnnotationState.WITHDRAWN)
        .exclude(status="retired")
    )
    return [LeftOut(placement, _why(placement, now)) for placement in others]


def _of_organisation(
    annotations: QuerySet[Annotation], organisation_id: uuid.UUID, draft_id: uuid.UUID
) -> QuerySet[Placement]:
    return (
        Placement.objects.filter(
            draft_id=draft_id,
            annotation__organisation_id=organisation_id,
            annotation__position__isnull=False,
            annotation__in=annotations,
        )
        .select_related("annotation__position", "article")
        .prefetch_related("annotation__further_positions")
        .order_by("article__ordinal", "start", "end", "made_at", "id")
    )


def _why(placement: Placement, now: datetime) -> str:
    annotation = placement.annotation
    if annotation.state != AnnotationState.PUBLISHED:
        return f"{annotation.get_state_display()}, not published"
    if annotation.publish_at and annotation.publish_at > now:
        return f"Held back until {annotation.publish_at:%-d %B %Y}"
    if annotation.visibility != Visibility.PUBLIC:
        return f"Published to: {annotation.get_visibility_display().lower()}"
    return "Its place in this draft is not settled"


def sections_of(note: BriefingNote) -> QuerySet[BriefingSection]:
    """The sections of a note in their order, with theme and chosen positions; two queries in all."""
    chosen = Prefetch("positions", Position.objects.order_by("ordinal", "code"))
    return note.sections.select_related("theme").prefetch_related(chosen)


def compose(note: BriefingNote, now: datetime, site: str, is_issued: bool = False) -> Note:
    """The note as it reads now. `site` is the address that its links begin with, as "https://host"."""
    mentions: dict[uuid.UUID, list[Mention]] = {}
    for placement in printable_placements(note.organisation_id, note.draft_id, now):
        for position in placement.annotation.positions:
            mentions.setdefault(position.pk, []).append(_mention(placement, site))
    return Note(
        title=note.title,
        subtitle=note.subtitle,
        organisation=note.organisation.name,
        dated_on=note.dated_on,
        source=_source(note.draft, site),
        imprint=note.imprint,
        about=note.about,
        introduction=note.introduction,
        quote=note.quote,
        quote_attribution=note.quote_attribution,
        sections=tuple(_sections(sections_of(note).filter(is_included=True), mentions)),
        conclusion=note.conclusion,
        illustrative=_illustrative(note.organisation, note.draft),
        is_issued=is_issued,
    )


def _sections(
    sections: Iterable[BriefingSection], mentions: dict[uuid.UUID, list[Mention]]
) -> Iterable[Section]:
    for section in sections:
        asks = tuple(
            Ask(
                position.code,
                position.ask or position.title,
                position.summary,
                tuple(mentions.get(position.pk, ())),
            )
            for position in section.positions.all()
        )
        yield Section(section.theme.title, section.prose, asks, section.recommendation)


def _mention(placement: Placement, site: str) -> Mention:
    annotation, article = placement.annotation, placement.article
    return Mention(
        article=cite(article.name, article.text, placement.start, placement.end),
        heading=article.heading,
        link=f"{site}{article.get_absolute_url()}",
        stance=annotation.get_stance_display(),
        priority=annotation.get_priority_display(),
        wording=placement.exact,
        proposal=annotation.proposed_wording,
        reason=annotation.reason,
        evidence=annotation.evidence,
        evidence_link=annotation.evidence_url,
    )


def _source(draft: Draft, site: str) -> Source:
    return Source(
        treaty=draft.treaty.short_title,
        title=draft.treaty.title,
        label=draft.label,
        symbol=draft.symbol,
        issued_on=draft.issued_on,
        language=draft.language,
        link=f"{site}{draft.get_absolute_url()}",
    )


def _illustrative(organisation: Organisation, draft: Draft) -> str:
    if organisation.is_illustrative and draft.treaty.is_illustrative:
        return "The organisation and the text of the treaty were made up for a demonstration."
    if organisation.is_illustrative:
        return "The organisation was made up for a demonstration."
    if draft.treaty.is_illustrative:
        return "The text of the treaty was made up for a demonstration."
    return ""
