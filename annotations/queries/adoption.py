"""Which of the wording that notes propose stands in a draft."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from annotations.engine.adoption import Adoption, Proposal, find_adopted
from annotations.models import Placement
from annotations.queries.lists import placements_in
from drafts import queries as texts
from drafts.engine.alignment import Edge
from drafts.models import Article, Draft
from treatywatch.accounts.principal import Principal


@dataclass(frozen=True, slots=True)
class Proposed:
    """A note's place in a draft, and where its proposed wording stands there, if it was taken over."""

    placement: Placement
    adoption: Adoption | None
    article: Article | None


def proposals_in(draft: Draft, principal: Principal, now: datetime) -> list[Proposed]:
    """The visible notes that proposed wording before this draft, those that were heard first, the nearest before."""
    rows = (
        placements_in(draft, principal, now)
        .exclude(annotation__proposed_wording="")
        .filter(carried_from__article__isnull=False)
        .select_related("carried_from__article")
    )
    by_draft: dict[uuid.UUID, list[Placement]] = {}
    for row in rows:
        by_draft.setdefault(row.carried_from.draft_id, []).append(row)
    articles = texts.articles_of(draft) if by_draft else []
    found = [one for group in by_draft.values() for one in _proposed(draft, articles, group)]
    return sorted(found, key=lambda one: -one.adoption.similarity if one.adoption else 1)


def _proposed(draft: Draft, articles: Sequence[Article], placements: Sequence[Placement]) -> list[Proposed]:
    """The notes that come from one and the same old draft."""
    old_draft = placements[0].carried_from.draft
    old_articles = texts.articles_of(old_draft)
    edges = texts.edges_between(old_draft, draft, old_articles, articles)
    index = {article.pk: at for at, article in enumerate(old_articles)}
    proposals = [_proposal(placement, index, edges) for placement in placements]
    old, new = [texts.part_of(a) for a in old_articles], [texts.part_of(a) for a in articles]
    return [
        Proposed(placement, adoption, articles[adoption.part] if adoption else None)
        for placement, adoption in zip(placements, find_adopted(old, new, proposals), strict=True)
    ]


def _proposal(placement: Placement, index: dict[uuid.UUID, int], edges: Sequence[Edge]) -> Proposal:
    source = placement.carried_from
    part = index[source.article_id]
    homes = tuple(new for edge in edges if part in edge.old for new in edge.new)
    return Proposal(part, source.exact, placement.annotation.proposed_wording, homes)
