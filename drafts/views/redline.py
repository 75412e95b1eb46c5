"""A comparison as its pages show it: articles, blocks of paragraphs, and labels that hang in the margin.

Plain data, no HTML and no query: templates and the redline tags do the rest.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s
from itertools import groupby
from types import MappingProxyType

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.diff import Op
from drafts.engine.force import QUIET_KINDS, ForceChange, Kind, Matter
from drafts.engine.outline import outline
from drafts.engine.rows import Place, Row
from drafts.exports.redline import told_move
from drafts.hanging import hang
from drafts.models import Article

SHORT_RUN = 60
"""Words of unchanged paragraphs that are shown as they are; longer runs are folded."""

_BEFORE_WORDS = re.compile(r".+?(?=: [“\[]|$)")

Told = Mapping[int | None, Sequence[ForceChange]]
"""What is told of the rows of an article, by their number; None for its heading and for the whole."""


@dataclass(frozen=True)
class RowView:
    """One paragraph, or a pair, as it is set. `label` hangs in the margin; with `ops` it is the whole text.

    `ids` are the permanent names of its changes: one for each run of changed words, those of the label first,
    or one for the whole. `force` names the changes of legal force in it, `kinds` are their classes.
    `move` and `other_anchor` tell where a moved paragraph stood, or stands now.
    """

    kind: str
    anchor: str
    depth: int
    label: tuple[Op, ...]
    ops: tuple[Op, ...]
    ids: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    move: str = ""
    other_anchor: str = ""

    @property
    def is_one_change(self) -> bool:
        """Whether the paragraph as a whole is what changed: it came, went, moved, was split or joined."""
        return self.kind not in ("equal", "changed")

    @property
    def label_ids(self) -> tuple[str, ...]:
        return self.ids[: len(_runs(self.label))]

    @property
    def text_ids(self) -> tuple[str, ...]:
        return self.ids[len(_runs(self.label)) :]

    def steps(self, view: str, kind: str = "") -> int:
        """How many changes the reader steps through: inline each run of words, side by side one a paragraph.

        With a class, one for each paragraph in which there is a change of it.
        """
        if kind:
            return int(kind in self.kinds)
        return min(len(self.ids), 1) if view == "side" else len(self.ids)


@dataclass(frozen=True)
class Block:
    """Paragraphs that are shown, or folded because nothing changed in them; `anchor` names what is folded."""

    rows: tuple[RowView, ...]
    is_folded: bool
    words: int
    anchor: str


@dataclass(frozen=True)
class ArticleView:
    """One article of the redline. `others` are its partners in a split or merger that stand elsewhere.

    `force` names the changes of legal force in its heading and around the whole, `own_kinds` are their classes.
    """

    comparison: ArticleComparison
    old: Article | None
    new: Article | None
    kind: str
    others: tuple[Article, ...]
    blocks: tuple[Block, ...]
    force: tuple[str, ...] = ()
    own_kinds: frozenset[Kind] = frozenset()

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

    @property
    def rows(self) -> list[RowView]:
        """One for each row of the comparison."""
        return [row for block in self.blocks for row in block.rows]

    @property
    def kinds(self) -> frozenset[Kind]:
        """The classes of all changes in it."""
        return self.own_kinds.union(*(row.kinds for row in self.rows))

    def steps(self, view: str, kind: str = "") -> int:
        """How many changes there are to step through, of one class or of all."""
        return sum(row.steps(view, kind) for row in self.rows) + (kind in self.own_kinds)

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
    own = told.get(None, ())
    # That the whole article is new or gone, its head says already.
    force = _labels(change for change in own if change.kind != "provision")
    kinds = frozenset(change.kind for change in own)
    return ArticleView(comparison, old, new, kind, tuple(others), blocks, force, kinds)


def _anchor(side: str, article: Article | None, paragraph: int) -> str:
    return f"{side}-{article.ordinal if article else ''}-{paragraph}"


def _runs(ops: Iterable[Op]) -> list[list[Op]]:
    """The runs of changed words, each a change to step to."""
    return [list(run) for is_change, run in groupby(ops, key=lambda op: op.kind != "equal") if is_change]


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
        views = tuple(setter.view(number, row) for number, row in rows)
        yield Block(views, is_folded, words, setter.anchor(rows[0][1]))


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
        old, new = comparison.old_index, comparison.new_index
        self._ends = (None if old is None else old_articles[old], None if new is None else new_articles[new])
        self._names = _Names(self._ends[1] or self._ends[0])

    def anchor(self, row: Row) -> str:
        """The place of a row in the new draft, or in the old one where it is gone: stable for a pair of drafts."""
        old, new = self._ends
        if row.new and row.kind != "moved_away":
            return _anchor("new", new, row.new[0])
        return _anchor("old", old, row.old[0])

    def view(self, number: int, row: Row) -> RowView:
        """The row as it is set. Only ends of moves are pointed at by their place."""
        shape = self._new[row.new[0]] if row.new else self._old[row.old[0]]
        label, ops = hang(row.ops, shape.label, is_new=bool(row.new))
        told = self._told.get(number, ())
        anchor = self.anchor(row) if row.counterpart else ""
        kinds = frozenset(change.kind for change in told)
        ids = self._ids(row, label, ops)
        view = RowView(row.kind, anchor, shape.depth, label, ops, ids, _labels(told), kinds)
        if row.counterpart is None:
            return view
        name, other_anchor = self._other_end(row.kind, row.counterpart)
        move = told_move(row.kind, name, self._comparison.where_moved(number))
        return replace(view, move=move, other_anchor=other_anchor)

    def _ids(self, row: Row, label: tuple[Op, ...], ops: tuple[Op, ...]) -> tuple[str, ...]:
        if row.kind == "equal":
            return ()
        changes = [*_runs(label), *_runs(ops)] if row.kind == "changed" else [row.ops]
        return tuple(self._names.name_of(change) for change in changes)

    def _other_end(self, kind: str, place: Place) -> tuple[str, str]:
        if kind == "moved_here":
            article = self._old_articles[place.part]
            return article.name, _anchor("old", article, place.paragraph)
        article = self._new_articles[place.part]
        return article.name, _anchor("new", article, place.paragraph)


class _Names:
    """Permanent names for the changes of one article, made of the words themselves and of no running number.

    Where an article has the same change several times, the order of these tells them apart.
    """

    def __init__(self, article: Article | None) -> None:
        self._article = article.pk if article else ""
        self._given: Counter[str] = Counter()

    def name_of(self, ops: Iterable[Op]) -> str:
        words = "\0".join(f"{op.kind}\0{op.old}\0{op.new}" for op in ops)
        mark = blake2s(
            f"{self._article}\0{words}".encode("utf-8", "surrogatepass"), digest_size=4
        ).hexdigest()
        self._given[mark] += 1
        return f"change-{mark}" + (f"-{self._given[mark]}" if self._given[mark] > 1 else "")
