"""Notes for tests, made by the product's own services."""

from datetime import UTC, datetime

from annotations.models import Annotation, Placement
from annotations.services.states import take_step
from annotations.services.writing import Content, annotate
from drafts.models import Article, Draft
from tests.factories import make_user
from treatywatch.accounts.models import Organisation, User
from treatywatch.accounts.principal import principal_of_user

OLD = "1. Each State Party shall adopt measures to protect privacy.\n2. Words that a later draft deletes entirely."
NEW = "1. Each State Party may adopt measures to protect privacy."
"""Texts of two drafts of an article: words are edited, and a paragraph goes."""
NOW = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
STEPS = {
    "working": (),
    "in_review": ("submit",),
    "approved": ("submit", "approve"),
    "published": ("submit", "publish"),
}


def content(**given) -> Content:
    """What a note says, with something in every required field."""
    defaults = {"kind": "position", "stance": "support", "priority": "priority", "visibility": "public"}
    return Content(**(defaults | given))


def first_article(draft: Draft) -> Article:
    return draft.articles.select_related("draft").order_by("ordinal")[0]


def make_note(
    draft: Draft,
    words: str = "",
    *,
    author: User | None = None,
    state: str = "working",
    publish_at: datetime | None = None,
    article: Article | None = None,
    level: str = "",
    at: int | None = None,
    **said,
) -> Annotation:
    """A note on words of an article (the draft's first), on the point `at`, or on all of it."""
    author = author or make_user("analyst")
    article = article or first_article(draft)
    start = article.text.index(words) if words else at
    annotation = annotate(
        principal=principal_of_user(author),
        now=NOW,
        article=article,
        content=content(**said),
        level=level or ("span" if words else "article"),
        start=start,
        end=None if start is None else start + len(words),
        exact=words,
    )
    for name in STEPS[state]:
        who = author if name == "submit" else coordinator_of(annotation.organisation)
        embargo = publish_at if name == "publish" else None
        annotation = take_step(
            principal=principal_of_user(who), now=NOW, annotation=annotation,
            version=annotation.version, name=name, publish_at=embargo,
        )  # fmt: skip
    return annotation


def coordinator_of(organisation: Organisation) -> User:
    """The coordinator of an organisation, hired on first need."""
    found = User.objects.filter(membership__organisation=organisation, membership__role="coordinator").first()
    return found or make_user("coordinator", organisation)


def placement_in(draft: Draft, annotation: Annotation) -> Placement:
    return annotation.placements.get(draft=draft)
