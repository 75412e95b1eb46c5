"""People tick off what the reader was not sure of. Each function owns its transaction."""

from django.db import transaction

from drafts import queries
from drafts.errors import CorrectedMeanwhile, NotStaged
from drafts.models import Draft, DraftState, LookedAt, StagedText
from drafts.queries import MarkedDoubt
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def look_at(*, principal: Principal, draft: Draft, doubt: str) -> None:
    """Says that the doubt with this key was looked at; where another person was faster, hers stands.

    Raises NotStaged where the draft is published or gone, CorrectedMeanwhile where there is no such doubt any more.
    """
    with transaction.atomic():
        staged, marked = _find(draft, doubt)
        if marked.looked_at is None:
            LookedAt.objects.create(staged_text=staged, doubt=doubt, by_id=principal.user_id)
            record(principal, "doubt looked at", "draft", draft.pk, said=marked.doubt.message)


def look_anew(*, principal: Principal, draft: Draft, doubt: str) -> None:
    """Takes back that a doubt was looked at, by whomever; raises as `look_at` does."""
    with transaction.atomic():
        _, marked = _find(draft, doubt)
        if marked.looked_at is not None:
            marked.looked_at.delete()
            record(principal, "doubt left to look at", "draft", draft.pk, said=marked.doubt.message)


def _find(draft: Draft, key: str) -> tuple[StagedText, MarkedDoubt]:
    """The lines, locked so that nobody corrects or publishes them meanwhile, and the doubt as it stands."""
    rows = StagedText.objects.select_for_update(of=("self",)).defer("source")
    staged = rows.filter(draft=draft, draft__state=DraftState.STAGED).first()
    if staged is None:
        raise NotStaged("This draft is not staged any more; nothing about it is in doubt.")
    for marked in queries.marked_doubts(staged):
        if marked.key == key:
            return staged, marked
    raise CorrectedMeanwhile("This doubt is gone: somebody has corrected the text since you opened the page.")
