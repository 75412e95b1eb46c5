"""Two drafts side by side: articles, their paragraphs, their words, and how much of each changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import Indel

from drafts.engine.alignment import Edge, EdgeKind, align
from drafts.engine.codes import count_words
from drafts.engine.diff import Op, diff_words, join_equal
from drafts.engine.lens import PLAIN, Lens
from drafts.engine.order import in_new_order
from drafts.engine.parts import Part
from drafts.engine.rows import UNCHANGED, Amount, Row, Sheet, find_moved, sum_amounts
from drafts.engine.tokens import CodedText, Vocabulary, shared_vocabulary

_KINDS: tuple[EdgeKind, ...] = ("kept", "renumbered", "moved", "split", "merged", "added", "deleted")
_NO_PART = -1


@dataclass(frozen=True)
class ArticleComparison:
    """One article of the new draft beside the old one it came from, or an old one that is gone.

    Of a split or merged edge the most alike pair stands side by side; the others come with one side only,
    and their paragraphs are rows that moved here or away. `edge` is None where no edge names the part.
    """

    edge: Edge | None
    old_index: int | None
    new_index: int | None
    old: Part | None
    new: Part | None
    heading: tuple[Op, ...]
    amount: Amount
    sheet: Sheet | None = field(repr=False, compare=False)

    @property
    def changed(self) -> bool:
        """Whether heading, text or the brackets around the article differ in any character, noise included."""
        if self.old is None or self.new is None:
            return True
        old, new = self.old, self.new
        return (old.heading, old.text) != (new.heading, new.text) or _brackets(old) != _brackets(new)

    @property
    def substantive(self) -> bool:
        """Whether words or marks changed, or a paragraph was split, joined, moved, added or dropped."""
        return self.amount.changes > 0

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The paragraphs in reading order, made when somebody looks at the article."""
        return self.sheet.rows() if self.sheet else ()

    @cached_property
    def ops(self) -> tuple[Op, ...]:
        """The whole text as one run of ops: they join to the old and to the new article's text.

        A moved paragraph is a deletion where it stood and an insertion where it stands.
        """
        ops: list[Op] = []
        old_started = new_started = False
        for row in self.rows:
            ops += _after_break(
                self._in_place(row), bool(row.old) and old_started, bool(row.new) and new_started
            )
            old_started, new_started = old_started or bool(row.old), new_started or bool(row.new)
        return tuple(join_equal(ops))

    def where_moved(self, number: int) -> Literal["", "above", "below"]:
        """Where the other end of a moved row stands as seen from this one; empty where in another article."""
        row = self.rows[number]
        place, is_here = row.counterpart, row.kind == "moved_here"
        if place is None or place.part != (self.old_index if is_here else self.new_index):
            return ""
        for other, candidate in enumerate(self.rows):
            end = candidate.old if is_here else candidate.new
            if candidate.counterpart and candidate.kind != row.kind and end == (place.paragraph,):
                return "above" if other < number else "below"
        return ""

    def __getstate__(self) -> dict[str, object]:
        """For a cache: the rows, and not the coded texts and vocabulary that they are made from."""
        return {**self.__dict__, "rows": self.rows, "sheet": None}

    def _in_place(self, row: Row) -> tuple[Op, ...]:
        """The ops of a row as seen from this article alone."""
        if row.kind != "moved_here" or self.new is None:
            return row.ops
        return (Op("insert", "", self.new.paragraphs[row.new[0]]),)


def _after_break(ops: Sequence[Op], in_old: bool, in_new: bool) -> list[Op]:
    """The ops of a row led by the line break after the row before, on the sides that have one."""
    if in_old and in_new:
        return [Op("equal", "\n", "\n"), *ops]
    led = list(ops)
    if in_old or in_new:
        other_side = "insert" if in_old else "delete"
        first = next((index for index, op in enumerate(led) if op.kind != other_side), None)
        if first is None:
            return [Op("equal", "\n" * in_old, "\n" * in_new), *led]
        op = led[first]
        led[first] = Op(op.kind, "\n" * in_old + op.old, "\n" * in_new + op.new)
    return led


@dataclass(frozen=True)
class Comparison:
    """A whole draft beside an older one: articles in its order, deleted ones where they stood."""

    old: tuple[Part, ...]
    new: tuple[Part, ...]
    edges: tuple[Edge, ...]
    articles: tuple[ArticleComparison, ...]
    lens: Lens = PLAIN

    @cached_property
    def counts(self) -> dict[str, int]:
        """Edges by kind, articles on both sides that changed or not, places and words that changed."""
        kinds = Counter(edge.kind for edge in self.edges)
        paired = [article for article in self.articles if article.old and article.new]
        changed = sum(article.substantive for article in paired)
        amount = sum_amounts(article.amount for article in self.articles)
        return {
            **{kind: kinds[kind] for kind in _KINDS},
            "changed": changed,
            "unchanged": len(paired) - changed,
            **amount._asdict(),
        }


def compare(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge] | None = None, lens: Lens = PLAIN
) -> Comparison:
    """Compare two drafts. `edges` say which article became which; inferred by `align` when not given.

    `lens` says what counts as a change beside words.

    Moved paragraphs are found over the whole treaty. The same drafts always give the same answer.
    """
    vocabulary = shared_vocabulary(lens)
    edges = tuple(align(old, new) if edges is None else edges)
    pairs = _pairs(old, new, edges, vocabulary)
    sheets = [_sheet(old, new, pair[1], pair[2], vocabulary, lens) for pair in pairs]
    origins, targets = find_moved(sheets)
    articles = [
        _article(edge, old_index, new_index, old, new, sheet, sheet.settle(origins, targets), lens)
        for (edge, old_index, new_index), sheet in zip(pairs, sheets, strict=True)
    ]
    return Comparison(tuple(old), tuple(new), edges, tuple(articles), lens)


def compare_articles(old: Part | None, new: Part | None) -> ArticleComparison:
    """Compare one article with its counterpart; either may be missing. Moves are found within it only."""
    olds, news = [old] if old else [], [new] if new else []
    old_index, new_index = 0 if old else None, 0 if new else None
    sheet = _sheet(olds, news, old_index, new_index, shared_vocabulary())
    amount = sheet.settle(*find_moved([sheet]))
    return _article(None, old_index, new_index, olds, news, sheet, amount)


_Pair = tuple[Edge | None, int | None, int | None]


def _pairs(
    old: Sequence[Part], new: Sequence[Part], edges: Iterable[Edge], vocabulary: Vocabulary
) -> list[_Pair]:
    """Every part of both drafts once: side by side with the most alike of its edge, or alone; in order."""
    pairs: list[_Pair] = []
    for edge in edges:
        beside_old, beside_new = _most_alike(edge, old, new, vocabulary)
        if beside_old is not None:
            pairs.append((edge, beside_old, beside_new))
        pairs += [(edge, index, None) for index in edge.old if index != beside_old]
        pairs += [(edge, None, index) for index in edge.new if index != beside_new]
    named_old, named_new = {pair[1] for pair in pairs}, {pair[2] for pair in pairs}
    pairs += [(None, index, None) for index in range(len(old)) if index not in named_old]
    pairs += [(None, None, index) for index in range(len(new)) if index not in named_new]
    return in_new_order(pairs, lambda pair: (_present(pair[1]), _present(pair[2])))


def _present(index: int | None) -> tuple[int, ...]:
    return () if index is None else (index,)


def _most_alike(
    edge: Edge, old: Sequence[Part], new: Sequence[Part], vocabulary: Vocabulary
) -> tuple[int, int] | tuple[None, None]:
    """The two parts of an edge that are set side by side; the first ones of equals."""
    pairs = [(old_index, new_index) for old_index in edge.old for new_index in edge.new]
    if len(pairs) < 2:
        return pairs[0] if pairs else (None, None)
    return max(pairs, key=lambda pair: _likeness(old[pair[0]], new[pair[1]], vocabulary))


def _likeness(old: Part, new: Part, vocabulary: Vocabulary) -> float:
    old_text, new_text = vocabulary.text(old.text, old.heading), vocabulary.text(new.text, new.heading)
    return Indel.normalized_similarity(old_text.joined, new_text.joined)


def _sheet(
    old: Sequence[Part],
    new: Sequence[Part],
    old_index: int | None,
    new_index: int | None,
    vocabulary: Vocabulary,
    lens: Lens = PLAIN,
) -> Sheet:
    old_text = _text(old, old_index, vocabulary)
    new_text = _text(new, new_index, vocabulary)
    return Sheet(
        old_text,
        new_text,
        _NO_PART if old_index is None else old_index,
        _NO_PART if new_index is None else new_index,
        vocabulary,
        shows_noise=lens.noise,
    )


def _text(parts: Sequence[Part], index: int | None, vocabulary: Vocabulary) -> CodedText:
    return vocabulary.text("") if index is None else vocabulary.text(parts[index].text, parts[index].heading)


def _article(
    edge: Edge | None,
    old_index: int | None,
    new_index: int | None,
    old: Sequence[Part],
    new: Sequence[Part],
    sheet: Sheet,
    amount: Amount,
    lens: Lens = PLAIN,
) -> ArticleComparison:
    old_part = None if old_index is None else old[old_index]
    new_part = None if new_index is None else new[new_index]
    heading = diff_words(old_part.heading if old_part else "", new_part.heading if new_part else "", lens)
    amount = sum_amounts([_heading_amount(heading), amount])
    if lens.brackets and old_part and new_part and _brackets(old_part) != _brackets(new_part):
        amount = amount._replace(changes=amount.changes + 1)
    return ArticleComparison(edge, old_index, new_index, old_part, new_part, heading, amount, sheet)


def _brackets(part: Part) -> str:
    """The brackets printed around the whole article: while they stand, it is not agreed."""
    return "".join([mark for mark in part.label if mark in "[]"])


def _heading_amount(heading: Sequence[Op]) -> Amount:
    """A heading is one place of change."""
    if all(op.kind == "equal" for op in heading):
        return UNCHANGED
    encode = shared_vocabulary().encode
    deleted = sum(count_words(encode(op.old)) for op in heading if op.kind == "delete")
    inserted = sum(count_words(encode(op.new)) for op in heading if op.kind == "insert")
    return Amount(1, inserted, deleted)
