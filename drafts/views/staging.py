"""What the preview of a staged draft shows, as plain data for its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drafts import queries
from drafts.engine.brackets import count_brackets
from drafts.models import Article, Draft
from drafts.queries import Correspondence


@dataclass(frozen=True)
class PartRow:
    """One line of the outline."""

    article: Article
    paragraphs: int
    brackets: int


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
    lineage: list[Correspondence]

    @property
    def doubtful(self) -> list[Correspondence]:
        """Correspondences that a person should check."""
        return [row for row in self.lineage if row.is_doubtful]

    @property
    def changed_place(self) -> list[Correspondence]:
        """Sure correspondences other than plain "kept"."""
        return [row for row in self.lineage if not row.is_doubtful and row.edge.kind != "kept"]

    @property
    def kept(self) -> list[Correspondence]:
        """Articles that stayed where they were, surely."""
        return [row for row in self.lineage if not row.is_doubtful and row.edge.kind == "kept"]


def staging_of(draft: Draft) -> Staging:
    """Everything the preview shows; the number of queries does not grow with the draft."""
    articles = queries.articles_of(draft)
    rows = [PartRow(article, _paragraphs(article.text), _brackets(article)) for article in articles]
    previous = queries.previous_draft(draft)
    return Staging(
        chapters=[(key, list(group)) for key, group in groupby(rows, key=lambda row: row.article.chapter)],
        part_counts=_part_counts(articles),
        brackets=sum(row.brackets for row in rows),
        footnotes=draft.footnotes.count(),
        warnings=draft.reading.get("warnings", []),
        characters=draft.reading.get("characters", {}),
        previous=previous,
        lineage=queries.correspondences(previous, draft, queries.articles_of(previous), articles)
        if previous
        else [],
    )


def _brackets(article: Article) -> int:
    """Opening brackets, those around its number and in its heading too."""
    return count_brackets(f"{article.label}{article.heading}{article.text}")


def _paragraphs(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _part_counts(articles: Sequence[Article]) -> list[tuple[str, int]]:
    """How many articles, preambles and annexes there are, as ("article", 29), none of them zero."""
    kinds = [article.kind for article in articles]
    return [(kind, kinds.count(kind)) for kind in ("article", "preamble", "annex") if kind in kinds]
