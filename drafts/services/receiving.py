"""A file is received, read and staged. Each function owns its transaction."""

import hashlib
import uuid
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django_tasks import task

from drafts import languages, queries
from drafts.engine.alignment import align
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.errors import AlreadyThere
from drafts.models import Article, Draft, DraftState, Footnote, Session, SourceFile, Treaty
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from drafts.services.lineage import store_edges
from drafts.services.versions import join_alike
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def receive_file(
    *,
    principal: Principal,
    treaty: Treaty,
    name: str,
    data: bytes,
    label: str,
    issued_on: date,
    symbol: str = "",
    language: str = "",
    session: Session | None = None,
    redline: Redline = "new",
) -> tuple[Draft, bool]:
    """Keeps a file as a draft that is still to be read; returns it and whether it is new.

    The same file given twice by one organisation, even at once, is one draft, unless another `redline` (what
    to read of changes that the file shows) makes it another text. Raises AlreadyThere where a published draft
    of the treaty has this label in this language; without `language` that is looked at when the file is read.
    """
    sha256 = hashlib.sha256(data if redline == "new" else redline.encode() + data).hexdigest()
    draft = Draft(
        treaty=treaty,
        organisation_id=principal.organisation_id,
        session=session,
        label=label,
        symbol=symbol,
        issued_on=issued_on,
        language=language,
        state=DraftState.READING,
        source_sha256=sha256,
        reading={"redline": redline},
    )
    if language:
        refuse_taken_label(draft)
    same_file = _unpublished_from(treaty, principal, sha256)
    if existing := same_file.first():
        return existing, False
    try:
        with transaction.atomic():
            draft.save()
            SourceFile.objects.create(draft=draft, name=name, content=data)
            record(principal, "draft received", "draft", draft.pk, label=label, file=name)
    except IntegrityError:
        return same_file.get(), False
    return draft, True


def refuse_taken_label(draft: Draft) -> None:
    """Raises AlreadyThere where another published draft has the label of this one in the same language."""
    same_label = queries.published_drafts(draft.treaty_id).filter(label=draft.label, language=draft.language)
    if same_label.exclude(pk=draft.pk).exists():
        name = languages.NAMES.get(draft.language, draft.language)
        raise AlreadyThere(
            f"{draft.treaty.short_title} already has a published draft with the label “{draft.label}” in {name}."
        )


def _unpublished_from(treaty: Treaty, principal: Principal, sha256: str) -> QuerySet[Draft]:
    """The draft that this organisation already made of this file, if it did."""
    return Draft.objects.filter(
        treaty=treaty,
        organisation_id=principal.organisation_id,
        source_sha256=sha256,
        state__in=(DraftState.READING, DraftState.STAGED),
    )


@task()
def read_in_background(draft_id: str) -> None:
    """The task that reads a received file; at once or in a worker, as the settings say."""
    read_received(uuid.UUID(draft_id))


def read_received(draft_id: uuid.UUID) -> Draft:
    """Reads the file of a received draft, outside any transaction, and stages what was found.

    A file that cannot be read, or whose language has this label already, leaves the draft refused, with the
    reason in `reading["error"]`, and no text.
    """
    draft = Draft.objects.select_related("source_file", "treaty").get(pk=draft_id, state=DraftState.READING)
    try:
        redline = draft.reading.get("redline", "new")
        parsed = read_in_child(bytes(draft.source_file.content), draft.source_file.name, redline)
        draft.language = draft.language or parsed.language or "en"
        refuse_taken_label(draft)
    except (UnreadableFile, AlreadyThere) as error:
        draft.state, draft.reading = DraftState.REFUSED, {"error": str(error)}
        draft.save(update_fields=["state", "reading"])
        return draft
    return stage(draft, parsed)


def stage(draft: Draft, parsed: ParsedDraft) -> Draft:
    """Stores what was read, with its lineage to the draft before it; nothing of it is published yet."""
    draft.language = draft.language or parsed.language or "en"
    draft.reading = _account_of(parsed)
    draft.state = DraftState.STAGED
    previous = queries.previous_draft(draft)
    old_articles = queries.articles_of(previous) if previous else []
    edges = align([queries.part_of(a) for a in old_articles], parsed.parts) if previous else ()
    with transaction.atomic():
        articles = Article.objects.bulk_create(
            Article(
                draft=draft,
                ordinal=ordinal,
                kind=part.kind,
                number=part.number,
                label=part.label[:120],
                heading=part.heading,
                chapter=part.chapter,
                text=part.text,
            )
            for ordinal, part in enumerate(parsed.parts)
        )
        Footnote.objects.bulk_create(
            Footnote(draft=draft, ordinal=ordinal, label=note.label, text=note.text)
            for ordinal, note in enumerate(parsed.footnotes)
        )
        if previous:
            store_edges(previous, draft, old_articles, articles, edges)
        draft.save(update_fields=["language", "reading", "state"])
        join_alike(draft)
    return draft


def _account_of(parsed: ParsedDraft) -> dict:
    """What the reader doubted, where each character went and what language it reads like, as the draft keeps it."""
    return {
        "language": parsed.language,
        "warnings": [
            {"code": doubt.code, "message": doubt.message, "place": doubt.place} for doubt in parsed.doubts
        ],
        "characters": {
            "in": parsed.characters.total,
            "kept": parsed.characters.kept,
            "set_aside": [
                {"reason": item.reason, "count": item.count} for item in parsed.characters.set_aside
            ],
        },
    }
