"""A file is read anew: with another answer to what its struck and inserted words are, or because it failed.

A staged draft that is read anew keeps all that it holds (articles, lines, corrections, lineage) until the new text
takes its place; where that fails, or nobody comes to read, it is staged again as it was.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from drafts.engine.redline import Redline
from drafts.errors import AlreadyThere, NotStaged
from drafts.models import Draft, DraftState
from drafts.services.progress import is_lost
from drafts.services.receiving import (
    IMPORTED_SO_ALREADY,
    known_before,
    lock_reading,
    redline_asked_for,
    sha256_of,
    unpublished_from,
)
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def read_again(*, principal: Principal, draft: Draft, redline: Redline) -> Draft:
    """Has the file of a staged draft read anew, with another answer to what its struck and inserted words are.

    What people corrected is gone once it is read: it was said of other lines. Raises NotStaged for any other
    draft, AlreadyThere where the file has been imported so already.
    """
    if redline == draft.reading.get("redline", "new"):
        return draft
    sha256 = sha256_of(bytes(draft.source_file.content), redline)
    if unpublished_from(draft.treaty, draft.organisation_id, sha256).exists():
        raise AlreadyThere(IMPORTED_SO_ALREADY)
    with transaction.atomic():
        staged = Draft.objects.select_for_update().filter(pk=draft.pk, state=DraftState.STAGED).first()
        if staged is None:
            raise NotStaged("This draft is not staged any more; its file cannot be read again.")
        staged.state = DraftState.READING
        staged.reading |= {"again": {"redline": redline}, "asked_at": timezone.now().isoformat()}
        staged.save(update_fields=["state", "reading"])
        record(principal, "draft read again", "draft", draft.pk, redline=redline)
    draft.refresh_from_db()
    return draft


def keep_as_it_was(*, principal: Principal, draft: Draft) -> Draft:
    """Takes back that the file of a staged draft is read anew, whether a worker is at it or not.

    Raises NotStaged where it is not, or has been read.
    """
    with transaction.atomic():
        now = lock_reading(draft, draft.reading)
        if "again" not in now.reading:
            raise NotStaged("This draft has no text yet that could stay.")
        now.state, now.reading = DraftState.STAGED, known_before(now)
        now.save(update_fields=["state", "reading"])
        record(principal, "draft kept as it was", "draft", draft.pk)
    draft.refresh_from_db()
    return draft


def try_again(*, principal: Principal, draft: Draft) -> Draft:
    """Gives a file to be read once more that could not be read, or whose worker is lost.

    Raises NotStaged where it is read or being read, AlreadyThere where the file has been imported anew meanwhile.
    """
    try:
        with transaction.atomic():
            now = Draft.objects.select_for_update().filter(pk=draft.pk).first()
            if now is None or not (now.state == DraftState.REFUSED or is_lost(now)):
                raise NotStaged("This file has been read, or is being read at this moment.")
            asked = {"redline": redline_asked_for(now)}
            before = now.reading if "again" in now.reading else asked
            now.reading = before | {"asked_at": timezone.now().isoformat()}
            now.state = DraftState.READING
            now.save(update_fields=["state", "reading"])
            record(principal, "draft read again", "draft", draft.pk, **asked)
    except IntegrityError as error:
        raise AlreadyThere(IMPORTED_SO_ALREADY) from error
    draft.refresh_from_db()
    return draft
