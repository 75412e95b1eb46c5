"""People say which drafts are one draft in several languages. Each function owns its transaction."""

import uuid

from django.db import transaction

from drafts import languages, queries
from drafts.errors import DraftError
from drafts.models import Draft, DraftState, Treaty
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def link_version(*, principal: Principal, draft: Draft, other: Draft) -> None:
    """Makes `draft` a language version of `other`; it leaves the versions that it had until now.

    Raises DraftError where the two are in one language or of two treaties, or `other` has a published version in
    the language of `draft`.
    """
    if draft.treaty_id != other.treaty_id or draft.language == other.language:
        raise DraftError("Versions are drafts of one treaty in different languages.")
    with transaction.atomic():
        Treaty.objects.select_for_update().get(pk=draft.treaty_id)
        draft.refresh_from_db()
        other.refresh_from_db()
        if taken := _taken(draft, other):
            name = languages.name_of(draft.language)
            raise DraftError(
                f"“{other.label}” already has a version in {name}: “{taken.label}”. Unlink that one first."
            )
        join(draft, other)
        record(principal, "draft linked", "draft", draft.pk, version_of=str(other.pk))


def unlink_version(*, principal: Principal, draft: Draft) -> None:
    """Makes a draft one of its own again; its text and everything said about it stay."""
    with transaction.atomic():
        if Draft.objects.filter(pk=draft.pk, version_group__isnull=False).update(version_group=None):
            record(principal, "draft unlinked", "draft", draft.pk, was_in=str(draft.version_group))
    draft.refresh_from_db()


def join(draft: Draft, other: Draft) -> None:
    """Gives both the same group; the caller has seen to it that they fit."""
    alone = Draft.objects.filter(pk=other.pk, version_group__isnull=True)
    alone.update(version_group=uuid.uuid4())  # one of two at once wins, and both read what it wrote
    other.refresh_from_db(fields=["version_group"])
    draft.version_group = other.version_group
    Draft.objects.filter(pk=draft.pk).update(version_group=draft.version_group)


def join_alike(draft: Draft) -> None:
    """Links a draft that has just been staged to the one that goes by its symbol or label in another language.

    It is a suggestion that stands until somebody says otherwise: the page on which it is checked shows it.
    """
    found = queries.can_be_version(draft, draft.organisation_id)
    if found and queries.is_alike(draft, found[0]):
        join(draft, found[0])


def join_anew(draft: Draft) -> None:
    """Looks again what a staged draft is a version of, since its name or language was corrected."""
    if any(version.language == draft.language for version in queries.versions_of(draft)):
        draft.version_group = None
        Draft.objects.filter(pk=draft.pk).update(version_group=None)
    if draft.version_group is None:
        join_alike(draft)


def _taken(draft: Draft, other: Draft) -> Draft | None:
    """The published version of `other` in the language of `draft`, where there is one already."""
    if other.version_group is None or not draft.is_published:
        return None
    same = Draft.objects.filter(
        version_group=other.version_group, language=draft.language, state=DraftState.PUBLISHED
    )
    return same.exclude(pk=draft.pk).first()
