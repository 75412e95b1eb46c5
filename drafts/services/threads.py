"""Provisions: the threads that articles inherit along the lineage."""

import uuid

from drafts import queries
from drafts.models import Article, Draft, Provision

INHERITING_KINDS = ("kept", "renumbered", "moved", "split", "merged")


def thread_provisions(draft: Draft) -> bool:
    """Gives each article the provision of the old article it best continues, else its own or a new one.

    Answers whether any article has another provision now. An article without an old one keeps the provision
    that it has, unless that runs on in, or comes from, another article.
    """
    parent = queries.parent_draft(draft)
    inherited = _inherited(draft, parent) if parent else {}
    taken = set(inherited.values())
    if parent:
        taken.update(parent.articles.values_list("provision_id", flat=True))
    articles = queries.articles_of(draft)
    before = {article.pk: article.provision_id for article in articles}
    for article in articles:
        own = None if article.provision_id in taken else article.provision_id
        article.provision_id = inherited.get(article.pk) or own or uuid.uuid4()
    changed = [article for article in articles if article.provision_id != before[article.pk]]
    known = set(inherited.values())
    Provision.objects.bulk_create(
        Provision(pk=article.provision_id, treaty_id=draft.treaty_id)
        for article in changed
        if article.provision_id not in known
    )
    Article.objects.bulk_update(changed, ["provision_id"])
    left = {before[article.pk] for article in changed} - {None}
    Provision.objects.filter(pk__in=left, articles__isnull=True).delete()
    return bool(changed)


def _inherited(draft: Draft, parent: Draft) -> dict[uuid.UUID, uuid.UUID]:
    """Article → the provision it takes from the parent; each provision runs on in the article most like it."""
    rows = draft.edges_back.filter(old_draft=parent, kind__in=INHERITING_KINDS).select_related("old_article")
    inherited: dict[uuid.UUID, uuid.UUID] = {}
    given: set[uuid.UUID] = set()
    for row in sorted(rows, key=lambda row: (-row.score, row.pk)):
        provision = row.old_article.provision_id
        if row.new_article_id not in inherited and provision not in given:
            inherited[row.new_article_id] = provision
            given.add(provision)
    return inherited


def rethread_provisions(draft: Draft) -> None:
    """Threads a published draft anew after its lineage changed, and every later draft that inherits from it."""
    if not thread_provisions(draft):
        return
    changed = {draft.pk}
    later = [other for other in queries.published_drafts(draft.treaty_id) if queries.is_earlier(draft, other)]
    for other in later:
        parent = queries.parent_draft(other)
        if parent and parent.pk in changed and thread_provisions(other):
            changed.add(other.pk)
