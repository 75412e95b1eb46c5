"""Search in the published texts. The database finds what may have the words, the engine what has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import OuterRef, Q, QuerySet, Subquery

from drafts.engine.finding import Finding, certain_pieces, find
from drafts.models import Article, Draft, DraftState

MOST_FOUND = 300
"""So many texts are looked through for what one query finds; of more it is only said that there are more."""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with what was asked for."""

    article: Article
    finding: Finding


def search_texts(phrases: Sequence[str], treaty: str = "", *, newest: bool = True) -> list[FoundArticle]:
    """The articles of published drafts that have all the phrases, in heading or text; at most `MOST_FOUND`.

    The newest draft first, or only the newest one in each language. `treaty` is a slug, empty for all.
    """
    drafts = Draft.objects.filter(state=DraftState.PUBLISHED)
    if treaty:
        drafts = drafts.filter(treaty__slug=treaty)
    if newest:
        drafts = drafts.filter(pk=Subquery(_newest().values("pk")[:1]))
    rows = (
        Article.objects.filter(may_have(phrases, ("heading", "text")), draft__in=drafts.order_by())
        .select_related("draft__treaty")
        .order_by("-draft__issued_on", "draft__treaty__slug", "draft", "ordinal")
    )
    found: list[FoundArticle] = []
    for article in rows.iterator(chunk_size=200):
        if finding := find(f"{article.heading}\n{article.text}", phrases):
            found.append(FoundArticle(article, finding))
            if len(found) == MOST_FOUND:
                break
    return found


def may_have(phrases: Sequence[str], columns: Sequence[str]) -> Q:
    """What the database can tell: that every certain piece of the phrases is in one of the columns."""
    wanted = Q()
    for piece in dict.fromkeys(piece for phrase in phrases for piece in certain_pieces(phrase)):
        wanted &= reduce(or_, (Q(**{f"{column}__icontains": piece}) for column in columns))
    return wanted


def _newest() -> QuerySet[Draft]:
    """The published drafts of the treaty and in the language of the outer one, the newest first."""
    same = {"treaty": OuterRef("treaty"), "language": OuterRef("language"), "state": DraftState.PUBLISHED}
    return Draft.objects.filter(**same).order_by("-issued_on", "-published_at")
