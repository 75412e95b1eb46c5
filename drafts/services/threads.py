"""Provisions: the threads that articles inherit along the lineage."""

import uuid

from drafts import queries
from drafts.models import Article, Draft, Provision

INHERITING_KINDS = ("kept", "renumbered", "moved", "split", "merged")


def thread_provisions(draft: Draft) -> None:
    """Gives each article the provision of the old article it best continues, or a new one."""
    inherited: dict[uuid.UUID, uuid.UUID] = {}
    rows = draft.edges_back.filter(kind__in=INHERITING_KINDS).select_related("old_article")
    for row in sorted(rows, key=lambda row: (-row.score, row.pk)):
        provision = row.old_article.provision_id
        if row.new_article_id not in inherited and provision not in inherited.values():
            inherited[row.new_article_id] = provision
    articles = queries.articles_of(draft)
    fresh = [Provision(treaty_id=draft.treaty_id) for article in articles if article.pk not in inherited]
    Provision.objects.bulk_create(fresh)
    unused = iter(fresh)
    for article in articles:
        article.provision_id = inherited.get(article.pk) or next(unused).pk
    Article.objects.bulk_update(articles, ["provision_id"])
