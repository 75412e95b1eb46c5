"""A redline as it is printed and as it is written for Word: which drafts, and what stands in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.diff import Op
from drafts.engine.force import Matter
from drafts.engine.outline import Paragraph, outline
from drafts.engine.parts import KIND_NAMES, Part
from drafts.engine.rows import Row
from drafts.hanging import hang

SHORT_RUN = 60
"""Words of unchanged paragraphs that are printed; of a longer run only its size is."""


@dataclass(frozen=True, slots=True)
class DraftName:
    """What a draft is called; symbol and date are missing where it was only given as a file."""

    label: str
    symbol: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Redline:
    """A comparison with what its cover says. `article` names the one article that it is limited to, if any.

    `matters` are its changes of legal force, the weightiest first.
    """

    treaty: str
    old: DraftName
    new: DraftName
    language: str
    comparison: Comparison
    article: str = ""
    matters: tuple[Matter, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One paragraph as it is set: its label hangs, `note` tells where it moved from or to."""

    kind: str
    depth: int
    label: tuple[Op, ...]
    ops: tuple[Op, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Paragraphs in a row; where `left_out` is set, only that many words of unchanged text are reported."""

    rows: tuple[PrintedRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """One article of a printed redline; `name` is "Article 5 → Article 6" where it has another number."""

    anchor: str
    name: str
    heading: tuple[Op, ...]
    kind: str
    words_deleted: int
    words_inserted: int
    runs: tuple[PrintedRun, ...]

    @property
    def title(self) -> str:
        """The heading as it is now, or as it was where the article is gone."""
        return "".join(op.new for op in self.heading) or "".join(op.old for op in self.heading)


def part_title(part: Part) -> str:
    """What people call a part: "Article 5 bis", "Preamble", "Annex II"."""
    return f"{KIND_NAMES[part.kind]} {part.number}".rstrip()


def printed_label(part: Part) -> str:
    """Its number with its word as printed, or as it would be; empty for a part without number."""
    return part.label or (part_title(part) if part.number else "")


def printed_articles(comparison: Comparison) -> list[PrintedArticle]:
    """The articles in which something changed, in the order of the new draft."""
    return [
        _Printer(article, comparison).article(anchor_of(index))
        for index, article in enumerate(comparison.articles)
        if is_change(article)
    ]


def anchor_of(index: int) -> str:
    """Where the article of this place in the comparison is printed."""
    return f"change-{index + 1}"


def is_change(article: ArticleComparison) -> bool:
    """Whether it belongs in a list of what changed; a new number alone does not."""
    return article.substantive or _kind(article) not in ("kept", "renumbered")


def _kind(article: ArticleComparison) -> str:
    if article.edge:
        return article.edge.kind
    if article.old is None or article.new is None:
        return "added" if article.new else "deleted"
    return "kept"


class _Printer:
    """Sets one article of a comparison."""

    def __init__(self, article: ArticleComparison, comparison: Comparison) -> None:
        self._article, self._comparison = article, comparison
        self._old = outline(article.old.text) if article.old else ()
        self._new = outline(article.new.text) if article.new else ()

    def article(self, anchor: str) -> PrintedArticle:
        article = self._article
        names = [part_title(part) for part in (article.old, article.new) if part]
        return PrintedArticle(
            anchor=anchor,
            name=" → ".join(dict.fromkeys(names)),
            heading=article.heading,
            kind=_kind(article),
            words_deleted=article.amount.words_deleted,
            words_inserted=article.amount.words_inserted,
            runs=tuple(self._runs()),
        )

    def _runs(self) -> Iterator[PrintedRun]:
        for is_equal, run in groupby(enumerate(self._article.rows), key=lambda pair: pair[1].kind == "equal"):
            rows = list(run)
            words = sum(len(op.new.split()) for _, row in rows for op in row.ops) if is_equal else 0
            if words > SHORT_RUN:
                yield PrintedRun((), words)
            else:
                yield PrintedRun(tuple(self._row(number, row) for number, row in rows), 0)

    def _row(self, number: int, row: Row) -> PrintedRow:
        shape = self._shape(row)
        label, ops = hang(row.ops, shape.label, is_new=bool(row.new))
        return PrintedRow(row.kind, shape.depth, label, ops, self._note(number, row))

    def _shape(self, row: Row) -> Paragraph:
        return self._new[row.new[0]] if row.new else self._old[row.old[0]]

    def _note(self, number: int, row: Row) -> str:
        if row.kind == "split":
            return "split in two"
        if row.kind == "merged":
            return "two made one"
        if row.counterpart is None:
            return ""
        is_here = row.kind == "moved_here"
        parts = self._comparison.old if is_here else self._comparison.new
        return told_move(row.kind, part_title(parts[row.counterpart.part]), self._article.where_moved(number))


def told_move(kind: str, article: str, beside: str) -> str:
    """A move in words: `article` is where the other end stands, `beside` is "above" or "below" within it."""
    if kind == "moved_here":
        return f"moved from {beside or article}"
    return f"moved {beside}" if beside else f"moved to {article}"
