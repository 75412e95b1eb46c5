"""Watch phrases: words that an organisation follows through all drafts of a treaty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.models import Draft
from drafts.queries import Sighting, Step

LONGEST = 100
"""Characters of a phrase."""
MOST = 6
"""Phrases at once."""
_SHADES = (0.01, 0.34, 0.67, 1.0)
"""From which share of a phrase's largest number on each shade begins."""


@dataclass(frozen=True)
class Choice:
    """What the address asks for; `only` is "changes" or empty, `chapter` a heading of any draft or empty."""

    phrases: tuple[str, ...]
    only: str
    chapter: str

    def with_phrase(self, phrase: str) -> str:
        """The address with one more phrase."""
        asked = [("phrase", known) for known in (*self.phrases, phrase)]
        asked += [(name, value) for name, value in (("only", self.only), ("chapter", self.chapter)) if value]
        return f"?{urlencode(asked)}"

    def shows(self, sighting: Sighting) -> bool:
        """Whether the lists show a place."""
        in_chapter = self.chapter in ("", sighting.article.chapter)
        return in_chapter and (not self.only or sighting.fate in ("appeared", "vanished"))


@dataclass(frozen=True)
class Count:
    """How often a phrase stands in a draft, how dark its cell is, and how many places came and went."""

    places: int
    shade: int
    appeared: int
    vanished: int


@dataclass(frozen=True)
class Suggestion:
    """A phrase that is usually watched, and how often the newest draft has it."""

    phrase: str
    count: int
    address: str


@dataclass(frozen=True)
class StepView:
    """A draft with the places that are shown."""

    draft: Draft
    previous: Draft | None
    places: tuple[Sighting, ...]
    vanished: tuple[Sighting, ...]


@require_safe
def watch(request: HttpRequest, slug: str) -> HttpResponse:
    """Where phrases stand in each draft, newest first, where they appeared and where they vanished.

    400 for an unknown parameter, or for phrases that are too long or too many.
    """
    treaty = access.treaty_or_404(slug)
    choice = _choice(request.GET)
    published = list(queries.published_drafts(treaty.pk))
    drafts = queries.in_leading_language(published)
    steps = queries.watch_phrases(drafts, choice.phrases) if choice.phrases else []
    context = {
        "treaty": treaty,
        "choice": choice,
        "drafts": drafts,
        "newest": drafts[-1] if drafts else None,
        "rows": [(phrase, _counts(phrase, steps)) for phrase in choice.phrases],
        "steps": [_shown(step, choice) for step in reversed(steps)],
        "chapters": _chapters(steps),
        "suggestions": _suggestions(drafts[-1], choice) if drafts and len(choice.phrases) < MOST else [],
        "longest": LONGEST,
        "can_add": len(choice.phrases) < MOST,
    }
    return render(request, "drafts/watch.html", context)


def _choice(query: QueryDict) -> Choice:
    phrases = tuple(dict.fromkeys(filter(None, map(str.strip, query.getlist("phrase")))))
    only = query.get("only", "")
    if set(query) - {"phrase", "only", "chapter"} or only not in ("", "changes"):
        raise BadRequest("unknown parameter or filter")
    if len(phrases) > MOST or any(len(phrase) > LONGEST for phrase in phrases):
        raise BadRequest("too many phrases, or too long ones")
    return Choice(phrases, only, query.get("chapter", ""))


def _counts(phrase: str, steps: Sequence[Step]) -> list[Count]:
    """A phrase's row of the table: one count a draft."""
    by_step = [
        (
            [place.fate for place in step.places if place.phrase == phrase],
            sum(place.phrase == phrase for place in step.vanished),
        )
        for step in steps
    ]
    most = max((len(fates) for fates, _ in by_step), default=0) or 1
    return [
        Count(len(fates), sum(len(fates) / most >= start for start in _SHADES), fates.count("appeared"), gone)
        for fates, gone in by_step
    ]


def _shown(step: Step, choice: Choice) -> StepView:
    return StepView(
        step.draft,
        step.previous,
        tuple(filter(choice.shows, step.places)),
        tuple(filter(choice.shows, step.vanished)),
    )


def _chapters(steps: Iterable[Step]) -> list[str]:
    """The chapters in which the phrases stand or stood, as they come from the newest draft back."""
    places = (place for step in reversed(list(steps)) for place in (*step.places, *step.vanished))
    return list(dict.fromkeys(place.article.chapter for place in places if place.article.chapter))


def _suggestions(newest: Draft, choice: Choice) -> list[Suggestion]:
    return [
        Suggestion(phrase, count, choice.with_phrase(phrase))
        for phrase, count in queries.phrases_to_watch(newest)
        if phrase not in choice.phrases
    ]
