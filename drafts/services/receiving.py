"""A file is received, read and staged. Each function owns its transaction."""

import hashlib
import uuid
from contextlib import suppress
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from drafts import languages, queries
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.errors import AlreadyThere, NotStaged
from drafts.models import Draft, DraftState, Session, SourceFile, Treaty
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from drafts.services import progress
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
    sha256 = sha256_of(data, redline)
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
        reading={"redline": redline, "asked_at": timezone.now().isoformat()},
    )
    if language:
        refuse_taken_label(draft)
    same_file = unpublished_from(treaty, principal.organisation_id, sha256)
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


def unpublished_from(treaty: Treaty, organisation_id: uuid.UUID | None, sha256: str) -> QuerySet[Draft]:
    """The draft that an organisation already made of this file, if it did."""
    return Draft.objects.filter(
        treaty=treaty,
        organisation_id=organisation_id,
        source_sha256=sha256,
        state__in=(DraftState.READING, DraftState.STAGED),
    )


@task()
def read_in_background(draft_id: str) -> None:
    """The task that reads a received file; at once or in a worker, as the settings say.

    It comes to nothing where the draft was read already by another task, discarded, or left as it was.
    """
    with suppress(Draft.DoesNotExist, NotStaged):
        read_received(uuid.UUID(draft_id))


def read_received(draft_id: uuid.UUID) -> Draft:
    """Reads the file of a draft that is to be read, outside any transaction, and stages what was found.

    A file that cannot be read, or whose language has this label already, leaves the draft refused, with the
    reason in `reading["error"]`, and no text; one that was staged before stays so as it was, with the reason in
    `reading["again"]["error"]`. What is unexpected does the same, and is raised. Raises Draft.DoesNotExist where
    nothing is to be read, NotStaged where the draft was discarded or asked for anew meanwhile.
    """
    draft = Draft.objects.select_related("source_file", "treaty").get(pk=draft_id, state=DraftState.READING)
    file, asked = draft.source_file, draft.reading
    told = progress.tell_started(draft)
    try:
        parsed = read_in_child(bytes(file.content), file.name, redline_asked_for(draft), told)
        draft.language = draft.language or parsed.language or "en"
        refuse_taken_label(draft)
        return stage(draft, parsed)
    except (UnreadableFile, AlreadyThere) as error:
        return _refuse(draft, asked, str(error))
    except NotStaged:
        raise
    except Exception:
        _refuse(draft, asked, _UNEXPECTED)
        raise


_UNEXPECTED = "Something went wrong here while it was read."


def stage(draft: Draft, parsed: ParsedDraft) -> Draft:
    """Stores what was read, with its lineage to the draft before it; nothing of it is published yet.

    The lines are kept beside it, so that people can correct them; where the file was read before, what they
    corrected then is gone. Raises NotStaged where the draft was discarded or asked for anew meanwhile,
    AlreadyThere where the file has been imported as it is read now.
    """
    is_again, asked = "again" in draft.reading, draft.reading
    draft.language = draft.language or parsed.language or "en"
    if is_again:
        draft.source_sha256 = sha256_of(bytes(draft.source_file.content), redline_asked_for(draft))
    draft.reading = {"redline": redline_asked_for(draft), **account_of(parsed)}
    draft.state = DraftState.STAGED
    plan = plan_storing(draft, parsed)
    try:
        with transaction.atomic():
            lock_reading(draft, asked)
            draft.save(update_fields=["language", "reading", "state", "source_sha256"])
            store(plan)
            if parsed.source:
                keep_lines(draft, parsed)
            if not plan.articles:
                join_alike(draft)
    except IntegrityError as error:
        if is_again and unpublished_from(draft.treaty, draft.organisation_id, draft.source_sha256).exists():
            raise AlreadyThere(IMPORTED_SO_ALREADY) from error
        raise
    return draft


IMPORTED_SO_ALREADY = "Your organisation has imported this file so already, as another draft."


def _refuse(draft: Draft, asked: dict, reason: str) -> Draft:
    """Says on the draft why its file could not be read; what it held before, it holds again."""
    with transaction.atomic():
        now = lock_reading(draft, asked)
        if "again" in now.reading:
            again = now.reading["again"] | {"error": reason}
            now.state, now.reading = DraftState.STAGED, known_before(now) | {"again": again}
        else:
            now.state = DraftState.REFUSED
            now.reading = {"redline": redline_asked_for(now), "error": reason}
        now.save(update_fields=["state", "reading"])
    return now


def redline_asked_for(draft: Draft) -> Redline:
    """What is to be read of the changes that the file shows."""
    return draft.reading.get("again", draft.reading).get("redline", "new")


def known_before(draft: Draft) -> dict:
    """What is known of the reading of a draft, without any attempt to read its file again."""
    return {name: value for name, value in draft.reading.items() if name not in ("again", "asked_at")}


def lock_reading(draft: Draft, asked: dict) -> Draft:
    """The row of a draft that is being read as it was asked for, locked; raises NotStaged where it is so no more."""
    now = Draft.objects.select_for_update().filter(pk=draft.pk, state=DraftState.READING).first()
    if now is None or now.reading.get("asked_at") != asked.get("asked_at"):
        raise NotStaged("This draft was read, discarded or asked for anew meanwhile.")
    return now


def sha256_of(data: bytes, redline: Redline) -> str:
    """What tells one reading of a file from every other."""
    return hashlib.sha256(data if redline == "new" else redline.encode() + data).hexdigest()
