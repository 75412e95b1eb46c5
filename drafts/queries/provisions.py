"""Provisions: the threads through the drafts."""

from django.db.models import Prefetch, QuerySet

from drafts.models import Article, Draft, Provision


def provisions_with_history(drafts: QuerySet[Draft]) -> QuerySet[Provision]:
    """The provisions that these drafts hold, each with its articles, oldest first, as `appearances`."""
    articles = (
        Article.objects.filter(draft__in=drafts)
        .select_related("draft")
        .order_by("draft__issued_on", "draft__published_at", "ordinal")
    )
    return (
        Provision.objects.filter(pk__in=articles.order_by().values("provision"))
        .select_related("treaty")
        .prefetch_related(Prefetch("articles", queryset=articles, to_attr="appearances"))
    )
