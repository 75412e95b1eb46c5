"""Phrases over all drafts of a treaty: where they stand, where they came, and where they went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from django.core.cache import cache

from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.engine.usual_phrases import usual_phrases
from drafts.engine.watch import Occurrence, Watched, occurrences, watch
from drafts.models import Article, Draft
from drafts.queries.comparing import compare_cached, comparison_key
from drafts.queries.keys import content_key, digest
from drafts.queries.lineage import edges_between
from drafts.queries.stored import stored_lineages
from drafts.queries.texts import articles_by_draft, articles_of, part_of

Fate = Literal["here", "stayed", "appeared", "vanished"]


@dataclass(frozen=True)
class Sighting:
    """One place of a phrase. "here" is said in the oldest draft; of what vanished, `article` is its last one."""

    phrase: str
    article: Article
    occurrence: Occurrence
    fate: Fate

    @property
    def order(self) -> tuple[int, int]:
        """Where it comes in its draft."""
        return self.article.ordinal, self.occurrence.start


@dataclass(frozen=True)
class Step:
    """A draft with the places of the phrases in it, in order, and those that vanished from the `previous` one."""

    draft: Draft
    previous: Draft | None
    places: tuple[Sighting, ...]
    vanished: tuple[Sighting, ...]


def watch_phrases(drafts: Sequence[Draft], phrases: Sequence[str]) -> list[Step]:
    """The phrases in published drafts of one language, oldest first; the queries do not grow with the drafts."""
    articles = articles_by_draft(drafts)
    if not drafts:
        return []
    steps = [Step(drafts[0], None, _in_order(_first_sightings(articles[0], phrases)), ())]
    lineages = stored_lineages(drafts, articles)
    for (old, new), (old_draft, new_draft), stored in zip(
        pairwise(articles), pairwise(drafts), lineages, strict=True
    ):
        edges = tuple(edge for edge, _ in stored) or edges_between(old_draft, new_draft, old, new)
        found = _watched([part_of(a) for a in old], [part_of(a) for a in new], edges, phrases)
        places = [sighting for phrase in phrases for sighting in _sightings(phrase, found[phrase], old, new)]
        here = _in_order(place for place in places if place.fate != "vanished")
        gone = _in_order(place for place in places if place.fate == "vanished")
        steps.append(Step(new_draft, old_draft, here, gone))
    return steps


def phrases_to_watch(draft: Draft) -> tuple[tuple[str, int], ...]:
    """What is usually watched, as far as the draft has it, each with how often."""
    parts = [part_of(article) for article in articles_of(draft)]
    language = draft.language.split("-")[0].lower()
    key = f"usual-phrases:{language}:{content_key(parts)}"
    return cache.get_or_set(key, lambda: usual_phrases(parts, language), None)


def _watched(
    old: list[Part], new: list[Part], edges: Sequence[Edge], phrases: Sequence[str]
) -> dict[str, Watched]:
    """What became of each phrase; computed once for the same texts, which are only compared for new phrases."""
    texts = comparison_key(old, new, edges)
    keys = {phrase: f"watch:{digest([phrase, texts])}" for phrase in phrases}
    known = cache.get_many(keys.values())
    if len(known) < len(keys):
        comparison = compare_cached(old, new, edges)
        asked = {key: watch(comparison, phrase) for phrase, key in keys.items() if key not in known}
        cache.set_many(asked, None)
        known |= asked
    return {phrase: known[key] for phrase, key in keys.items()}


def _first_sightings(articles: Sequence[Article], phrases: Iterable[str]) -> Iterable[Sighting]:
    parts = [part_of(article) for article in articles]
    for phrase in phrases:
        for one in occurrences(parts, phrase):
            yield Sighting(phrase, articles[one.part], one, "here")


def _sightings(
    phrase: str, found: Watched, old: Sequence[Article], new: Sequence[Article]
) -> Iterable[Sighting]:
    for _, one in found.kept:
        yield Sighting(phrase, new[one.part], one, "stayed")
    for one in found.appeared:
        yield Sighting(phrase, new[one.part], one, "appeared")
    for one in found.vanished:
        yield Sighting(phrase, old[one.part], one, "vanished")


def _in_order(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    return tuple(sorted(sightings, key=lambda sighting: sighting.order))
