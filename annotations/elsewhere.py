"""The other language versions of a draft, seen from its reading page: the same article, and the notes on it there.

Notes stay on the version they were made on: here they are counted and linked to, never placed on words.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from annotations.queries.elsewhere import notes_by_article
from drafts.models import Article, Draft
from drafts.queries import counterparts
from treatywatch.accounts.principal import Principal


@dataclass(frozen=True)
class Elsewhere:
    """An article in another language, with the number of its notes that the reader may see there."""

    draft: Draft
    article: Article
    notes: int


def elsewhere_of(
    articles: Sequence[Article], versions: Sequence[Draft], principal: Principal, now: datetime
) -> dict[uuid.UUID, list[Elsewhere]]:
    """For each article where it stands in the other versions, which may be none; two queries, or none at all."""
    if not versions:
        return {}
    notes = notes_by_article(versions, principal, now)
    return {
        key: [Elsewhere(one.draft, one.article, notes.get(one.article.pk, 0)) for one in found if one.article]
        for key, found in counterparts(articles, versions).items()
    }
