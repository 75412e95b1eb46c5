"""What the preview of a staged draft shows, as plain data for its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drafts import queries
from drafts.engine.alignment import Edge
from drafts.engine.brackets import count_brackets
from drafts.models import Article, Draft

SURE_MARGIN = 0.1
"""Below it the next best partner is so near that a person should look."""


@dataclass(frozen=True)
class PartRow:
    """One line of the outline."""

    article: Article
    paragraphs: int
    brackets: int


@dataclass(frozen=True)
class LineageRow:
    """One correspondence, with the articles themselves."""

    old: list[Article]
    new: list[Article]
    edge: Edge

    @property
    def is_doubtful(self) -> bool:
        return bool(self.old and self.new) and self.edge.margin < SURE_MARGIN


@dataclass(frozen=True)
class Staging:
    """A staged draft as found: its structure, its doubts, its account of characters, its lineage."""

    chapters: list[tuple[str, list[PartRow]]]
    part_counts: list[tuple[str, int]]
    brackets: int
    footnotes: int
    warnings: list[dict]
    characters: dict
    previous: Draft | None
    lineage: list[LineageRow]

    @property
    def doubtful(self) -> list[LineageRow]:
        """Correspondences that a person should check."""
        return [row for row in self.lineage if row.is_doubtful]

    @property
    def changed_place(self) -> list[LineageRow]:
        """Sure correspondences other than plain "kept"."""
        return [row for row in self.lineage if not row.is_doubtful and row.edge.kind != "kept"]

    @property
    def kept(self) -> list[LineageRow]:
        """Articles that stayed where they were, surely."""
        return [row for row in self.lineage if not row.is_doubtful and row.edge.kind == "kept"]


def staging_of(draft: Draft) -> Staging:
    """Everything the preview shows; the number of queries does not grow with the draft."""
    articles = queries.articles_of(draft)
    rows = [PartRow(article, _paragraphs(article.text), count_brackets(article.text)) for article in articles]
    previous = queries.previous_draft(draft)
    return Staging(
        chapters=[(key, list(group)) for key, group in groupby(rows, key=lambda row: row.article.chapter)],
        part_counts=_part_counts(articles),
        brackets=sum(row.brackets for row in rows),
        footnotes=draft.footnotes.count(),
        warnings=draft.reading.get("warnings", []),
        characters=draft.reading.get("characters", {}),
        previous=previous,
        lineage=_lineage(previous, draft, articles) if previous else [],
    )


def _paragraphs(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _part_counts(articles: Sequence[Article]) -> list[tuple[str, int]]:
    """How many articles, preambles and annexes there are, as ("article", 29), none of them zero."""
    kinds = [article.kind for article in articles]
    return [(kind, kinds.count(kind)) for kind in ("article", "preamble", "annex") if kind in kinds]


def _lineage(previous: Draft, draft: Draft, new_articles: Sequence[Article]) -> list[LineageRow]:
    old_articles = queries.articles_of(previous)
    return [
        LineageRow([old_articles[i] for i in edge.old], [new_articles[i] for i in edge.new], edge)
        for edge in queries.edges_between(previous, draft, old_articles, new_articles)
    ]
