"""A file is received, read and staged. Each function owns its transaction."""

import hashlib
import uuid
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django_tasks import task

from drafts import languages, queries
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.errors import AlreadyThere, NotStaged
from drafts.models import Draft, DraftState, Session, SourceFile, Treaty
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from drafts.services.storing import account_of, keep_lines, plan_storing, store
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
    sha256 = _sha256_of(data, redline)
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
        name = languages.name_of(draft.language)
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
    """Stores what was read, with its lineage to the draft before it; nothing of it is published yet.

    The lines are kept beside it, so that people can correct them; where the file was read before, what they
    corrected then is gone.
    """
    draft.language = draft.language or parsed.language or "en"
    draft.reading = {"redline": draft.reading.get("redline", "new"), **account_of(parsed)}
    draft.state = DraftState.STAGED
    plan = plan_storing(draft, parsed)
    with transaction.atomic():
        store(plan)
        if parsed.source:
            keep_lines(draft, parsed)
        draft.save(update_fields=["language", "reading", "state"])
        if not plan.articles:
            join_alike(draft)
    return draft


def read_again(*, principal: Principal, draft: Draft, redline: Redline) -> Draft:
    """Has the file of a staged draft read anew, with another answer to what its struck and inserted words are.

    What people corrected is gone then: it was said of other lines. Raises NotStaged for any other draft,
    AlreadyThere where the file has been imported so already.
    """
    if redline == draft.reading.get("redline", "new"):
        return draft
    sha256 = _sha256_of(bytes(draft.source_file.content), redline)
    reading = {"redline": redline}
    try:
        with transaction.atomic():
            staged = Draft.objects.filter(pk=draft.pk, state=DraftState.STAGED)
            if not staged.update(state=DraftState.READING, source_sha256=sha256, reading=reading):
                raise NotStaged("This draft is not staged any more; its file cannot be read again.")
            record(principal, "draft read again", "draft", draft.pk, redline=redline)
    except IntegrityError as error:
        raise AlreadyThere(
            "Your organisation has imported this file so already, as another draft."
        ) from error
    draft.refresh_from_db()
    return draft


def _sha256_of(data: bytes, redline: Redline) -> str:
    """What tells one reading of a file from every other."""
    return hashlib.sha256(data if redline == "new" else redline.encode() + data).hexdigest()
