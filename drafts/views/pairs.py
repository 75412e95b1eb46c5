"""Which two drafts an address means."""

from collections.abc import Sequence

from django.http import Http404, QueryDict

from drafts import queries
from drafts.models import Draft, DraftState, Treaty
from treatywatch.accounts.principal import Principal


def comparable_drafts(principal: Principal, treaty: Treaty) -> list[Draft]:
    """The drafts that this reader may lay beside each other, newest first."""
    return list(
        queries.visible_drafts(principal)
        .filter(treaty=treaty, state__in=(DraftState.PUBLISHED, DraftState.STAGED))
        .order_by("-issued_on", "-published_at", "-created_at")
    )


def choose_pair(query: QueryDict, drafts: Sequence[Draft]) -> tuple[Draft, Draft] | None:
    """The drafts `old` and `new` of the address, or else the newest one with the one before; None without a pair.

    404 for a draft that the reader cannot see.
    """
    old, new = _named(query.get("old"), drafts), _named(query.get("new"), drafts)
    if new is None:
        new = queries.newest_of(draft for draft in reversed(drafts) if draft.is_published and draft != old)
    if old is None and new is not None:
        earlier = drafts[drafts.index(new) + 1 :]
        old = next(
            (draft for draft in earlier if draft.is_published and draft.language == new.language), None
        )
    return (old, new) if old and new else None


def _named(draft_id: str | None, drafts: Sequence[Draft]) -> Draft | None:
    if not draft_id:
        return None
    named = [draft for draft in drafts if str(draft.pk) == draft_id]
    if not named:
        raise Http404
    return named[0]
