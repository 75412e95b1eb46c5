"""The page of a staged draft: what was found, its lines to correct, its lineage, all as plain data."""

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from drafts import queries
from drafts.engine.brackets import count_brackets
from drafts.engine.redline import Redline
from drafts.forms import DraftDetailsForm
from drafts.models import Article, Draft, Footnote, SourceFile
from drafts.queries import Correspondence
from drafts.views.workbench import Asked, Workbench, workbench_of

REDLINE_CHOICES: tuple[tuple[Redline, str], ...] = (
    ("new", "The new text: struck words are left out"),
    ("old", "The old text: inserted words are left out"),
    ("both", "Both, as they stand"),
)
REDLINE_NAMES: dict[str, str] = {
    "new": "the new text",
    "old": "the old text",
    "both": "the old and the new text together",
}
_SHOWS_CHANGES = (".docx", ".pdf")
"""Endings of files that may show their own changes."""
_COUNTED = {"article": "article", "preamble": "preamble", "conclusions": "closing", "annex": "annex"}
"""The parts that are counted, in this order, by the words for one of each."""


@dataclass(frozen=True)
class PartRow:
    """One line of the outline."""

    article: Article
    paragraphs: int
    brackets: int


@dataclass(frozen=True)
class Staging:
    """A staged draft as found: its structure, its doubts, its account of characters, its lineage.

    `not_read` and `not_read_why` tell of the last try to read its file again, where that came to nothing.
    """

    file_name: str
    redline: str
    not_read: str
    not_read_why: str
    bench: Workbench | None
    chapters: list[tuple[str, list[PartRow]]]
    part_counts: list[tuple[str, int]]
    brackets: int
    footnotes: list[Footnote]
    warnings: list[dict]
    characters: dict
    previous: Draft | None
    lineage: list[Correspondence]

    @property
    def may_show_changes(self) -> bool:
        """Whether the file is of a kind that can hold struck and inserted words."""
        return self.file_name.lower().endswith(_SHOWS_CHANGES)

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


def staged_page(
    request: HttpRequest,
    draft: Draft,
    asked: Asked,
    *,
    form: DraftDetailsForm | None = None,
    error: str = "",
    typed: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `error` and `typed` are what a correction of the line that is open brought, and its words."""
    context = {
        "draft": draft,
        "treaty": draft.treaty,
        "form": form or DraftDetailsForm(draft.treaty, instance=copy(draft)),
        "staging": staging_of(draft, asked),
        "versions": queries.versions_of(draft),
        "redlines": REDLINE_CHOICES,
        "error": error,
        "typed": typed,
    }
    return render(request, "drafts/staged.html", context, status=status)


def staging_of(draft: Draft, asked: Asked) -> Staging:
    """Everything the preview shows; the number of queries does not grow with the draft."""
    staged = queries.staged_text(draft)
    articles = queries.articles_of(draft)
    rows = [PartRow(article, _paragraphs(article.text), _brackets(article)) for article in articles]
    previous = queries.previous_draft(draft)
    again = draft.reading.get("again", {})
    return Staging(
        file_name=SourceFile.objects.filter(draft=draft).values_list("name", flat=True).first() or "",
        redline=draft.reading.get("redline", "new"),
        not_read=REDLINE_NAMES[again["redline"]] if again else "",
        not_read_why=again.get("error", ""),
        bench=workbench_of(staged, articles, asked) if staged else None,
        chapters=[(key, list(group)) for key, group in groupby(rows, key=lambda row: row.article.chapter)],
        part_counts=_part_counts(articles),
        brackets=sum(row.brackets for row in rows),
        footnotes=list(draft.footnotes.all()),
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
    """How many articles, preambles, closings and annexes there are, as ("article", 29), none of them zero."""
    kinds = Counter(article.kind for article in articles)
    return [(word, kinds[kind]) for kind, word in _COUNTED.items() if kinds[kind]]
