"""Provisions: the threads through the drafts."""

from django.db.models import Prefetch, QuerySet

from drafts.models import Draft, Provision
from drafts.queries.lineage import articles_with_ancestors


def provisions_with_history(drafts: QuerySet[Draft]) -> QuerySet[Provision]:
    """The provisions that these drafts hold, each with its articles and what led to them, oldest first, as
    `appearances`."""
    articles = articles_with_ancestors(drafts).order_by("draft__issued_on", "draft__published_at", "ordinal")
    return (
        Provision.objects.filter(pk__in=articles.order_by().values("provision"))
        .select_related("treaty")
        .prefetch_related(Prefetch("articles", queryset=articles, to_attr="appearances"))
    )
