"""What people decided about lineage, from the audit trail."""

from django.db.models import QuerySet

from drafts.models import Draft
from treatywatch.accounts.models import AuditEntry
from treatywatch.accounts.principal import Principal


def decisions_on(principal: Principal, old_draft: Draft, new_draft: Draft) -> QuerySet[AuditEntry]:
    """The decisions of the principal's organisation on the lineage of two drafts, newest first."""
    return (
        AuditEntry.objects.filter(
            object_type="lineage",
            object_id=new_draft.pk,
            organisation=principal.organisation_id,
            detail__old_draft=str(old_draft.pk),
        )
        .select_related("actor")
        .order_by("-pk")
    )


def last_decision(principal: Principal, old_draft: Draft, new_draft: Draft) -> AuditEntry | None:
    """The newest decision of the principal's organisation that is not undone yet."""
    undone = set()
    for entry in decisions_on(principal, old_draft, new_draft):
        if "undoes" in entry.detail:
            undone.add(entry.detail["undoes"])
        elif entry.pk not in undone:
            return entry
    return None
