"""The same comparison in other languages, where both drafts have a version in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts import queries
from drafts.models import Draft
from drafts.views.choice import Choice


@dataclass(frozen=True)
class Tongue:
    """A language, and where the same comparison is in it."""

    language: str
    address: str


def in_other_languages(choice: Choice, drafts: Sequence[Draft]) -> list[Tongue]:
    """The comparison in every other language that both drafts have, of the same article where one is asked for.

    `drafts` are those that the reader may compare. An article that a language does not have leaves the whole.
    """
    old, new = (_by_language(draft, drafts) for draft in (choice.old, choice.new))
    wanted = [
        draft.language
        for draft in queries.in_language_order(new.values())
        if draft not in (choice.old, choice.new) and old.get(draft.language, draft) != draft
    ]
    articles = dict(_articles(choice, wanted, old, new)) if choice.article and wanted else {}
    return [
        Tongue(language, choice.between(old[language], new[language], articles.get(language, "")))
        for language in wanted
    ]


def _by_language(draft: Draft, drafts: Sequence[Draft]) -> dict[str, Draft]:
    return {other.language: other for other in drafts if other.one_draft == draft.one_draft}


def _articles(
    choice: Choice, wanted: Sequence[str], old: dict[str, Draft], new: dict[str, Draft]
) -> Iterator[tuple[str, object]]:
    """Language → the id of the article that the address asks for, in that language."""
    for draft, versions in ((choice.new, new), (choice.old, old)):
        articles = queries.articles_of(draft)
        asked = next((article for article in articles if str(article.pk) == choice.article), None)
        if asked is not None:
            found = queries.counterparts(articles, [versions[language] for language in wanted])[asked.pk]
            yield from ((one.draft.language, one.article.pk) for one in found if one.article)
            return
