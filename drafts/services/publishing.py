"""A staged draft is corrected, published, withdrawn or discarded. Each function owns its transaction."""

from datetime import datetime

from django.db import transaction

from drafts import queries
from drafts.errors import AlreadyThere, DraftError, NotStaged
from drafts.models import Draft, DraftState, StagedText, Treaty
from drafts.services.lineage import refresh_lineage
from drafts.services.receiving import known_before, refuse_taken_label
from drafts.services.threads import thread_provisions
from drafts.services.versions import join_anew
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def correct_draft(*, principal: Principal, draft: Draft, **details) -> Draft:
    """Corrects label, symbol, date, language or session of a staged draft. Raises NotStaged for any other.

    A new date or language can mean another previous draft, so the lineage is looked at again; another label,
    symbol or language can make it a version of another draft.
    """
    before = draft.label, draft.symbol, draft.language
    with transaction.atomic():
        if not Draft.objects.filter(pk=draft.pk, state=DraftState.STAGED).update(**details):
            raise NotStaged("This draft is not staged any more; its details cannot be changed.")
        draft.refresh_from_db()
        refresh_lineage(draft)
        if before != (draft.label, draft.symbol, draft.language):
            join_anew(draft)
        record(principal, "draft corrected", "draft", draft.pk, fields=sorted(details))
    return draft


def publish_draft(*, principal: Principal, draft: Draft, now: datetime) -> Draft:
    """Publishes a staged draft: from here on its text never changes, and its provisions have their threads.

    Raises NotStaged where the draft is not staged (any more), AlreadyThere where its label is taken. Notes are
    carried by annotations.services, which calls this inside its own transaction.
    """
    refuse_taken_label(draft)
    if not draft.articles.exists():
        raise DraftError("This draft has no text to publish.")
    with transaction.atomic():
        Treaty.objects.select_for_update().get(
            pk=draft.treaty_id
        )  # no lineage is decided meanwhile, no link made
        _refuse_taken_language(draft)
        refresh_lineage(draft)
        thread_provisions(draft)
        changed = Draft.objects.filter(pk=draft.pk, state=DraftState.STAGED).update(
            state=DraftState.PUBLISHED, published_at=now, reading=_reading_with_corrections(draft)
        )
        if not changed:
            raise NotStaged("This draft is not staged any more; somebody else has published or discarded it.")
        StagedText.objects.filter(draft=draft).delete()
        record(principal, "draft published", "draft", draft.pk, label=draft.label)
    draft.refresh_from_db()
    return draft


def _refuse_taken_language(draft: Draft) -> None:
    """Raises AlreadyThere where the draft of which this is a version is published in its language already."""
    draft.refresh_from_db(fields=["version_group"])
    for version in queries.versions_of(draft):
        if version.language == draft.language:
            raise AlreadyThere(
                f"“{version.label}” is published as the same draft in the same language. "
                "If they are two drafts, unlink this one first."
            )


def _reading_with_corrections(draft: Draft) -> dict:
    """What is known of the reading of a draft, with what people corrected of it, in words."""
    draft.refresh_from_db(fields=["reading"])
    corrections = StagedText.objects.filter(draft=draft).values_list("corrections", flat=True).first()
    return known_before(draft) | {"corrections": [entry["said"] for entry in corrections or ()]}


def discard_draft(*, principal: Principal, draft: Draft) -> None:
    """Removes a draft that was never published, with its file. Raises NotStaged for any other."""
    with transaction.atomic():
        never_published = (DraftState.READING, DraftState.REFUSED, DraftState.STAGED)
        found = Draft.objects.select_for_update().filter(pk=draft.pk, state__in=never_published).first()
        if found is None:
            raise NotStaged("This draft is published or gone; it cannot be discarded.")
        record(principal, "draft discarded", "draft", draft.pk, label=draft.label)
        found.delete()


def withdraw_draft(*, principal: Principal, draft: Draft, reason: str) -> None:
    """Takes a published draft out of sight; its text stays as it was. Raises NotStaged where it is not published."""
    with transaction.atomic():
        published = Draft.objects.filter(pk=draft.pk, state=DraftState.PUBLISHED)
        if not published.update(state=DraftState.WITHDRAWN):
            raise NotStaged("Only a published draft can be withdrawn.")
        record(principal, "draft withdrawn", "draft", draft.pk, label=draft.label, reason=reason)
