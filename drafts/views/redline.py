"""A comparison as its pages show it: articles, blocks of paragraphs, and labels that hang in the margin.

Plain data, no HTML and no query: templates and the redline tags do the rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.diff import Op
from drafts.engine.force import ForceChange, Kind, Matter
from drafts.engine.outline import outline
from drafts.engine.rows import Place, Row
from drafts.hanging import hang
from drafts.models import Article

SHORT_RUN = 60
"""Words of unchanged paragraphs that are shown as they are; longer runs are folded."""

QUIET_KINDS: frozenset[Kind] = frozenset(["wording", "editorial"])
"""Classes of changes without legal force: they get no label and are folded in lists."""

_BEFORE_WORDS = re.compile(r".+?(?=: [“\[]|$)")

Told = Mapping[int | None, Sequence[ForceChange]]
"""What is told of the rows of an article, by their number; None for its heading and for the whole."""


@dataclass(frozen=True)
class RowView:
    """One paragraph, or a pair, as it is set. `label` hangs in the margin; with `ops` it is the whole text.

    `other_name` and `other_anchor` tell where a moved paragraph stood, or stands now. `force` names the changes
    of legal force in it.
    """

    kind: str
    anchor: str
    depth: int
    label: tuple[Op, ...]
    ops: tuple[Op, ...]
    force: tuple[str, ...] = ()
    other_name: str = ""
    other_anchor: str = ""

    @property
    def is_one_change(self) -> bool:
        """Whether the paragraph as a whole is what changed: it came, went, moved, was split or joined."""
        return self.kind not in ("equal", "changed")

    def steps(self, view: str) -> int:
        """How many changes the reader steps through: side by side one a paragraph, inline each of its words'."""
        if view == "side" or self.kind != "changed":
            return int(self.kind != "equal")
        runs = [groupby(op.kind != "equal" for op in ops) for ops in (self.label, self.ops)]
        return sum(is_change for run in runs for is_change, _ in run)


@dataclass(frozen=True)
class Block:
    """Paragraphs that are shown, or folded because nothing changed in them."""

    rows: tuple[RowView, ...]
    is_folded: bool
    words: int


@dataclass(frozen=True)
class ArticleView:
    """One article of the redline. `others` are its partners in a split or merger that stand elsewhere.

    `force` names the changes of legal force in its heading and around the whole.
    """

    comparison: ArticleComparison
    old: Article | None
    new: Article | None
    kind: str
    others: tuple[Article, ...]
    blocks: tuple[Block, ...]
    force: tuple[str, ...] = ()

    @property
    def article(self) -> Article:
        return self.new or self.old

    @property
    def anchor(self) -> str:
        """Stable for a pair of drafts: the place in the new draft, or in the old one where it is gone."""
        return f"new-{self.new.ordinal}" if self.new else f"old-{self.old.ordinal}"

    @property
    def is_renamed(self) -> bool:
        """Whether it has another number now."""
        return bool(self.old and self.new) and self.old.name != self.new.name

    @property
    def is_change(self) -> bool:
        """Whether it belongs in the list of what changed; a new number alone does not."""
        return self.comparison.substantive or self.kind not in ("kept", "renumbered")

    def steps(self, view: str) -> int:
        """How many changes there are to step through."""
        return sum(row.steps(view) for block in self.blocks for row in block.rows)

    @property
    def words(self) -> int:
        return len(self.article.text.split())


def redline_of(
    comparison: Comparison,
    old_articles: Sequence[Article],
    new_articles: Sequence[Article],
    matters: Iterable[Matter] = (),
) -> list[ArticleView]:
    """The whole comparison; index i of either list is the engines' part i. Rows are labelled with `matters`."""
    told: dict[int, dict[int | None, list[ForceChange]]] = defaultdict(lambda: defaultdict(list))
    for matter in matters:
        told[matter.article][matter.row].append(matter.change)
    return [
        article_view(found, old_articles, new_articles, told.get(index, {}))
        for index, found in enumerate(comparison.articles)
    ]


def article_view(
    comparison: ArticleComparison,
    old_articles: Sequence[Article],
    new_articles: Sequence[Article],
    told: Told = MappingProxyType({}),
) -> ArticleView:
    """One article of a comparison; its indexes are places in the two lists."""
    old = None if comparison.old_index is None else old_articles[comparison.old_index]
    new = None if comparison.new_index is None else new_articles[comparison.new_index]
    edge = comparison.edge
    others = [old_articles[index] for index in (edge.old if edge else ()) if index != comparison.old_index]
    others += [new_articles[index] for index in (edge.new if edge else ()) if index != comparison.new_index]
    setter = _Setter(comparison, old_articles, new_articles, told)
    kind = edge.kind if edge else _kind_of(old, new)
    blocks = tuple(_blocks(comparison, setter))
    # That the whole article is new or gone, its head says already.
    force = _labels(change for change in told.get(None, ()) if change.kind != "provision")
    return ArticleView(comparison, old, new, kind, tuple(others), blocks, force)


def row_anchor(comparison: ArticleComparison, row: Row) -> str:
    """Stable for a pair of drafts: the paragraph's place in the new draft, or in the old one where it is gone."""
    if row.new and row.kind != "moved_away":
        return f"new-{comparison.new_index}-{row.new[0]}"
    return f"old-{comparison.old_index}-{row.old[0]}"


def _labels(changes: Iterable[ForceChange]) -> tuple[str, ...]:
    """What is told, each once, without the changed words themselves, which stand beside it."""
    labels = (_BEFORE_WORDS.match(change.label)[0] for change in changes if change.kind not in QUIET_KINDS)
    return tuple(dict.fromkeys(labels))


def _kind_of(old: Article | None, new: Article | None) -> str:
    if old is None or new is None:
        return "added" if new else "deleted"
    return "kept" if old.number == new.number else "renumbered"


def _blocks(comparison: ArticleComparison, setter: "_Setter") -> Iterator[Block]:
    """Runs of unchanged paragraphs fold when they are long, unless nothing else is in the article."""
    for is_equal, run in groupby(enumerate(comparison.rows), key=lambda pair: pair[1].kind == "equal"):
        rows = list(run)
        words = sum(len(op.new.split()) for _, row in rows for op in row.ops)
        is_folded = is_equal and comparison.substantive and words > SHORT_RUN
        yield Block(tuple(setter.view(number, row) for number, row in rows), is_folded, words)


class _Setter:
    """Sets the rows of one article: labels, depths, and links between the two ends of a move."""

    def __init__(
        self,
        comparison: ArticleComparison,
        old_articles: Sequence[Article],
        new_articles: Sequence[Article],
        told: Told,
    ) -> None:
        self._comparison, self._told = comparison, told
        self._old_articles, self._new_articles = old_articles, new_articles
        self._old = outline(comparison.old.text) if comparison.old else ()
        self._new = outline(comparison.new.text) if comparison.new else ()

    def view(self, number: int, row: Row) -> RowView:
        """The row as it is set. Only ends of moves and rows of which something is told are pointed at."""
        shape = self._new[row.new[0]] if row.new else self._old[row.old[0]]
        label, ops = hang(row.ops, shape.label, is_new=bool(row.new))
        told = self._told.get(number, ())
        anchor = row_anchor(self._comparison, row) if told or row.counterpart else ""
        view = RowView(row.kind, anchor, shape.depth, label, ops, _labels(told))
        if row.counterpart is None:
            return view
        name, other_anchor = self._other_end(row.kind, row.counterpart)
        return replace(view, other_name=name, other_anchor=other_anchor)

    def _other_end(self, kind: str, place: Place) -> tuple[str, str]:
        if kind == "moved_here":
            return self._old_articles[place.part].name, f"old-{place.part}-{place.paragraph}"
        return self._new_articles[place.part].name, f"new-{place.part}-{place.paragraph}"
