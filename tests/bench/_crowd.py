"""A treaty of 60,000 words with as many notes as a bench asks for, by ten organisations."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from annotations.models import Annotation, AnnotationRevision, Placement, PlacementStatus, Position, Theme
from annotations.services.targets import placement_target
from drafts.models import Article, Draft, Treaty
from tests.bench._treaties import synthetic
from tests.factories import make_draft, make_organisation, make_treaty, make_user
from treatywatch.accounts.models import User

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
_ARTICLES = 80
_ORGANISATIONS = 10
_STANCES = ("support", "support_with_amendment", "oppose", "clarify", "note")
_REASON = (
    "The words as they stand leave open **who decides** and by which measure. A court, or a body that is as "
    "independent as one, has to decide before the power is used; afterwards the harm is done. "
    "Compare what was agreed for the neighbouring articles."
)


def make_crowd_treaty(notes: int) -> tuple[Treaty, Draft, Draft]:
    """The treaty, its published draft with so many notes, and the staged draft that comes after it."""
    pair = synthetic(_ARTICLES)
    house = make_organisation("House")
    treaty = make_treaty(f"crowd-{notes}")
    old = make_draft(treaty, pair.old, label="Rev.1", organisation=house)
    new = make_draft(treaty, pair.new, label="Rev.2", organisation=house, published=False)
    annotate_at_random(old, notes)
    return treaty, old, new


def annotate_at_random(draft: Draft, notes: int) -> None:
    """Puts so many published notes on 3 to 60 words each, the same ones at each run."""
    dice = random.Random(notes)
    articles = list(draft.articles.select_related("draft"))
    authors = [make_user("analyst") for _ in range(_ORGANISATIONS)]
    positions = list(_positions(draft.treaty))
    annotations = [_annotation(draft, dice, authors, positions) for _ in range(notes)]
    Annotation.objects.bulk_create(annotations)
    AnnotationRevision.objects.bulk_create(
        AnnotationRevision(annotation=one, version=1, editor_id=one.author_id, content={})
        for one in annotations
    )
    Placement.objects.bulk_create(_placement(one, dice.choice(articles), dice) for one in annotations)


def _positions(treaty: Treaty) -> Iterator[Position]:
    for number in range(4):
        theme = Theme.objects.create(treaty=treaty, title=f"Theme {number}")
        for letter in "abc":
            yield Position.objects.create(
                treaty=treaty,
                theme=theme,
                code=f"ask-{number}{letter}",
                title=f"What we ask for {number}{letter}",
            )


def _annotation(
    draft: Draft, dice: random.Random, authors: Sequence[User], positions: Sequence[Position]
) -> Annotation:
    author = dice.choice(authors)
    return Annotation(
        treaty_id=draft.treaty_id,
        organisation=author.membership.organisation,
        author=author,
        position=dice.choice([None, *positions]),
        stance=dice.choice(_STANCES),
        reason=_REASON,
        proposed_wording=dice.choice(("", "", "as decided by a court before the power is used")),
        visibility="public",
        state="published",
        publish_at=NOW,
        created_at=NOW,
        updated_at=NOW,
    )


def _placement(annotation: Annotation, article: Article, dice: random.Random) -> Placement:
    words = article.text.split(" ")
    count = dice.randint(3, 60)
    first = dice.randrange(len(words) - count)
    start = len(" ".join(words[:first])) + (1 if first else 0)
    exact = " ".join(words[first : first + count])
    target = placement_target(article, "span", start, start + len(exact), exact)
    return Placement(
        annotation=annotation, draft=article.draft, status=PlacementStatus.MADE, made_at=NOW, **target
    )
