"""The notes beside a text, of which there can be thousands: little about each, all about those shown in full."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from annotations.models import Placement, Position
from annotations.queries.lists import IN_TEXT_ORDER, placements_in
from annotations.queries.threads import with_thread_counts
from annotations.queries.visibility import visible_to
from drafts.models import Draft
from treatywatch.accounts.principal import Principal

_OF_A_LINE = (
    "article_id",
    "level",
    "start",
    "end",
    "exact",
    *(
        f"annotation__{column}"
        for column in ("kind", "stance", "priority", "state", "position_id", "organisation_id", "author_id")
    ),
)


def margin_of(draft: Draft, principal: Principal, now: datetime) -> QuerySet[Placement]:
    """The visible notes that have a place in a draft, in the order of its text, with what a mark, a line in the
    margin and the filters need. The number of queries is fixed; what else there is of a note would be a query more.
    """
    return (
        Placement.objects.filter(
            draft=draft, article__isnull=False, annotation__in=visible_to(principal, now)
        )
        .select_related("annotation")
        .only(*_OF_A_LINE)
        .prefetch_related(
            "article",
            "annotation__organisation",
            "annotation__position__theme",
            Prefetch(
                "annotation__further_positions", Position.objects.select_related("theme"), "read_positions"
            ),
            Prefetch("annotation__tags", to_attr="read_tags"),
        )
        .order_by(*IN_TEXT_ORDER)
    )


def in_full(
    placements: Sequence[Placement], draft: Draft, principal: Principal, now: datetime
) -> QuerySet[Placement]:
    """The same notes of a draft, with everything that a margin can show of them."""
    rows = placements_in(draft, principal, now).filter(pk__in=[one.pk for one in placements])
    return with_thread_counts(rows, principal)
