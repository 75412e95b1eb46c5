"""Language versions: drafts of one treaty that are one draft in several languages."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q, QuerySet

from drafts import languages
from drafts.engine.parallel import Beside, find_twins, lay_beside
from drafts.models import Article, Draft, DraftState
from drafts.queries.keys import content_key
from drafts.queries.texts import articles_of, part_of, published_drafts

_ORDER = {language: place for place, language in enumerate(languages.NAMES)}


@dataclass(frozen=True)
class Counterpart:
    """The same article in a language version; no article where that version does not have it."""

    draft: Draft
    article: Article | None


def versions_of(draft: Draft) -> list[Draft]:
    """The published versions of a draft in other languages, in the order of the languages; one query, or none."""
    if draft.version_group is None:
        return []
    found = published_drafts(draft.treaty_id).filter(version_group=draft.version_group).exclude(pk=draft.pk)
    return in_language_order(found)


def with_versions(drafts: Sequence[Draft]) -> dict[uuid.UUID, list[Draft]]:
    """For each of these drafts all published versions of it, itself among them where it is published; one query."""
    groups = {draft.version_group for draft in drafts if draft.version_group}
    found = Draft.objects.filter(version_group__in=groups, state=DraftState.PUBLISHED)
    by_group: dict[uuid.UUID, list[Draft]] = {}
    for version in in_language_order(found) if groups else ():
        by_group.setdefault(version.one_draft, []).append(version)
    return {draft.pk: by_group.get(draft.one_draft, [draft]) for draft in drafts}


def in_language_order(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts as their languages follow each other on pages and in answers."""
    return sorted(drafts, key=lambda draft: (_ORDER.get(draft.language, len(_ORDER)), draft.language))


def as_one_draft(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """Drafts, oldest first, as what people call a draft: each with its language versions, the leading one first.

    The language in which a treaty has most drafts leads; a translation that comes late does not make a draft new.
    """
    drafts = list(drafts)
    weights = Counter(draft.language for draft in drafts)
    groups: dict[uuid.UUID, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.one_draft, []).append(draft)
    for versions in groups.values():
        ordered = in_language_order(versions)
        versions[:] = sorted(ordered, key=lambda draft: -weights[draft.language])
    return sorted(groups.values(), key=lambda versions: min(draft.issued_on for draft in versions))


def drafts_in_language(drafts: Iterable[Draft], language: str) -> list[Draft]:
    """Each draft once, oldest first: its version in this language, or the leading one where it has none."""
    groups = as_one_draft(drafts)
    return [next((one for one in group if one.language == language), group[0]) for group in groups]


def newest_of(drafts: Iterable[Draft]) -> Draft | None:
    """The newest draft, oldest given first, in the language that leads; None without any."""
    groups = as_one_draft(drafts)
    return groups[-1][0] if groups else None


def in_leading_language(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, oldest first, in the language of the newest one."""
    newest = newest_of(drafts)
    return [draft for draft in drafts if newest and draft.language == newest.language]


def can_be_version(draft: Draft, organisation_id: uuid.UUID | None) -> list[Draft]:
    """The drafts of which this one may be a version, likeliest first: in another language, of the same treaty,
    published or staged by this organisation, and without a published version in its language."""
    taken = Draft.objects.filter(
        state=DraftState.PUBLISHED, language=draft.language, version_group__isnull=False
    ).exclude(pk=draft.pk)
    found = (
        Draft.objects.filter(_known_to(organisation_id), treaty=draft.treaty_id)
        .exclude(language=draft.language)
        .exclude(version_group__in=taken.values("version_group"))
    )
    return sorted(
        found, key=lambda other: (not is_alike(draft, other), abs(other.issued_on - draft.issued_on))
    )


def _known_to(organisation_id: uuid.UUID | None) -> Q:
    known = Q(state=DraftState.PUBLISHED)
    return known | Q(state=DraftState.STAGED, organisation=organisation_id) if organisation_id else known


def is_alike(draft: Draft, other: Draft) -> bool:
    """Whether two drafts go by the same symbol or, where not both have one, by the same label."""
    if draft.symbol and other.symbol:
        return draft.symbol.casefold() == other.symbol.casefold()
    return draft.label.casefold() == other.label.casefold()


def counterparts(
    articles: Sequence[Article], versions: Sequence[Draft]
) -> dict[uuid.UUID, list[Counterpart]]:
    """For each article of one whole draft the same one in each of its versions; one query whatever their number."""
    numbers = _numbers_of(versions)
    return _matched(articles, [(version, numbers.get(version.pk, [])) for version in versions])


def counterparts_of(articles: Sequence[Article]) -> dict[uuid.UUID, list[Counterpart]]:
    """For each of these articles, of whatever drafts, the same one in every other published version of its draft;
    two queries, or none where no draft has another version."""
    drafts = {article.draft_id: article.draft for article in articles if article.draft.version_group}
    versions = with_versions(list(drafts.values()))
    numbers = _numbers_of({*drafts.values(), *(one for found in versions.values() for one in found)})
    matched: dict[uuid.UUID, list[Counterpart]] = {article.pk: [] for article in articles}
    for key, found in versions.items():
        others = [(version, numbers.get(version.pk, [])) for version in found if version.pk != key]
        matched |= _matched(numbers.get(key, []), others)
    return matched


def _matched(
    articles: Sequence[Article], versions: Sequence[tuple[Draft, list[Article]]]
) -> dict[uuid.UUID, list[Counterpart]]:
    """The counterparts of all articles of a draft in versions whose articles are given."""
    found: dict[uuid.UUID, list[Counterpart]] = {article.pk: [] for article in articles}
    for version, others in versions:
        for twin in find_twins(articles, others):
            if twin.one is not None:
                other = None if twin.other is None else others[twin.other]
                found[articles[twin.one].pk].append(Counterpart(version, other))
    return found


def _numbers_of(versions: Collection[Draft]) -> dict[uuid.UUID, list[Article]]:
    """The articles of each draft in order, without their texts."""
    rows: QuerySet[Article] = Article.objects.filter(draft__in=versions).defer("text", "chapter")
    found: dict[uuid.UUID, list[Article]] = {}
    for article in rows.order_by("draft_id", "ordinal") if versions else ():
        found.setdefault(article.draft_id, []).append(article)
    return found


def beside_each_other(one: Draft, other: Draft) -> tuple[tuple[Beside, ...], list[Article], list[Article]]:
    """Two language versions article by article and paragraph by paragraph, and their articles; worked out once."""
    articles = articles_of(one), articles_of(other)
    parts = [[part_of(article) for article in side] for side in articles]
    key = f"beside:{content_key(parts[0])}:{content_key(parts[1])}"
    return cache.get_or_set(key, lambda: lay_beside(*parts), None), *articles
