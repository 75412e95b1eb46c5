"""A phrase over all drafts of a treaty: where it stands, where it came, and where it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from drafts.engine.comparison import Comparison
from drafts.engine.watch import Occurrence, occurrences, watch
from drafts.models import Article, Draft
from drafts.queries.comparing import compare_cached
from drafts.queries.lineage import edges_between
from drafts.queries.stored import stored_lineages
from drafts.queries.texts import articles_by_draft, part_of

Fate = Literal["here", "stayed", "appeared", "vanished"]


@dataclass(frozen=True)
class Sighting:
    """One place of the phrase. "here" is said in the oldest draft; of what vanished, `article` is its last one."""

    article: Article
    occurrence: Occurrence
    fate: Fate

    @property
    def before(self) -> str:
        """What stands before it in its paragraph, from a whole word on."""
        text, start = self.occurrence.before, self.occurrence.start - len(self.occurrence.before)
        is_whole = start == 0 or self.article.text[start - 1] == "\n"
        return text if is_whole else f"… {text.partition(' ')[2]}"

    @property
    def after(self) -> str:
        """What stands behind it in its paragraph, up to a whole word."""
        text, end = self.occurrence.after, self.occurrence.end + len(self.occurrence.after)
        is_whole = end == len(self.article.text) or self.article.text[end] == "\n"
        return text if is_whole else f"{text.rpartition(' ')[0]} …"


@dataclass(frozen=True)
class Step:
    """A draft with the places of the phrase in it, in order, and those that vanished from the `previous` one."""

    draft: Draft
    previous: Draft | None
    places: tuple[Sighting, ...]
    vanished: tuple[Sighting, ...]

    @property
    def appeared(self) -> int:
        """How many places are new."""
        return sum(place.fate == "appeared" for place in self.places)


def watch_phrase(drafts: Sequence[Draft], phrase: str) -> list[Step]:
    """The phrase in published drafts of one language, oldest first; the queries do not grow with the drafts."""
    articles = articles_by_draft(drafts)
    if not drafts:
        return []
    parts = [part_of(article) for article in articles[0]]
    first = tuple(Sighting(articles[0][one.part], one, "here") for one in occurrences(parts, phrase))
    steps = [Step(drafts[0], None, first, ())]
    lineages = stored_lineages(drafts, articles)
    for (old, new), (old_draft, new_draft), stored in zip(
        pairwise(articles), pairwise(drafts), lineages, strict=True
    ):
        edges = tuple(edge for edge, _ in stored) or edges_between(old_draft, new_draft, old, new)
        comparison = compare_cached([part_of(a) for a in old], [part_of(a) for a in new], edges)
        steps.append(Step(new_draft, old_draft, *_sightings(comparison, phrase, old, new)))
    return steps


def _sightings(
    comparison: Comparison, phrase: str, old: Sequence[Article], new: Sequence[Article]
) -> tuple[tuple[Sighting, ...], tuple[Sighting, ...]]:
    """The places in the new draft, and those of the old one that are gone."""
    found = watch(comparison, phrase)
    places = [Sighting(new[one.part], one, "stayed") for _, one in found.kept]
    places += [Sighting(new[one.part], one, "appeared") for one in found.appeared]
    places.sort(key=lambda place: (place.occurrence.part, place.occurrence.start))
    return tuple(places), tuple(Sighting(old[one.part], one, "vanished") for one in found.vanished)
