"""The rows of an article's comparison: one for each paragraph or pair of paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from drafts.engine.cleanup import word_changes
from drafts.engine.codes import LABEL_CODE, count_words
from drafts.engine.diff import Op, OpKind, ops_between, passage, with_noise
from drafts.engine.moves import Loose, find_moves
from drafts.engine.paragraphs import Pair, pair_paragraphs
from drafts.engine.search import Range
from drafts.engine.tokens import CodedText, Vocabulary

RowKind = Literal["equal", "changed", "inserted", "deleted", "moved_here", "moved_away", "split", "merged"]


class Place(NamedTuple):
    """A paragraph of a draft: index of the part, number of the paragraph in it, both from 0."""

    part: int
    paragraph: int


class Amount(NamedTuple):
    """How much changed: separate places of change, and words (not punctuation marks or list labels)."""

    changes: int = 0
    words_inserted: int = 0
    words_deleted: int = 0
    words_moved: int = 0


UNCHANGED = Amount()


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that correspond, by their numbers in the old and in the new article.

    equal: nothing differs that counts (labels, quotes or white space may: ops that are noise). split: one old, two
    new. merged: two old, one new. moved_here: `ops` lead from the paragraph at `counterpart` in the old draft
    to this one. moved_away: `ops` is the whole paragraph as a deletion, `counterpart` is where it stands in
    the new draft, with what changed inside. In all other rows the ops give both texts back.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: RowKind
    ops: tuple[Op, ...]
    amount: Amount = UNCHANGED
    counterpart: Place | None = None


class CodedRow(NamedTuple):
    """A row in which something changed as coded texts, without its ops: `number` counts the article's rows.

    `ranges` are the changes; all of the one text where the other is empty.
    """

    number: int
    old: str
    new: str
    ranges: Sequence[Range]


class Origin(NamedTuple):
    """Where a moved paragraph stood, and the article that it stood in."""

    place: Place
    text: CodedText


Origins = dict[Place, Origin]
"""New place → where the paragraph came from."""
Targets = dict[Place, Place]
"""Old place → new place."""


class Change(NamedTuple):
    """What became of one pair of paragraphs: all that a row shows, except for the words themselves."""

    kind: RowKind
    amount: Amount = UNCHANGED
    ranges: Sequence[Range] = ()
    origin: Origin | None = None
    target: Place | None = None


_SAME = Change("equal")


class Sheet:
    """One old and one new article (or one of them) side by side, by their places in the drafts.

    Built in steps: a paragraph that has no partner here may have come from another article, and most of the
    rows of a treaty are counted but never looked at.
    """

    def __init__(
        self,
        old: CodedText,
        new: CodedText,
        old_part: int,
        new_part: int,
        vocabulary: Vocabulary,
        *,
        shows_noise: bool = False,
    ) -> None:
        self.old, self.new = old, new
        self.old_part, self.new_part = old_part, new_part
        self.vocabulary, self._shows_noise = vocabulary, shows_noise
        self._is_same = old.paragraphs == new.paragraphs
        self._pairs: list[Pair] = [] if self._is_same else pair_paragraphs(old, new)
        self._changes: list[Change] = []

    def gone(self) -> list[Loose]:
        """Old paragraphs without partner."""
        return [self._loose(self.old, self.old_part, olds[0]) for olds, news in self._pairs if not news]

    def come(self) -> list[Loose]:
        """New paragraphs without partner."""
        return [self._loose(self.new, self.new_part, news[0]) for olds, news in self._pairs if not olds]

    def settle(self, origins: Origins, targets: Targets) -> Amount:
        """Find what changed, given where moved paragraphs came from and went to; answers how much it is."""
        self._changes = [self._change(olds, news, origins, targets) for olds, news in self._pairs]
        return sum_amounts([change.amount for change in self._changes if change is not _SAME])

    def rows(self) -> tuple[Row, ...]:
        """The rows in reading order; the sheet must be settled."""
        if self._is_same:
            paragraphs = enumerate(self.new.paragraphs)
            return tuple(
                [Row((index,), (index,), "equal", _whole("equal", text)) for index, text in paragraphs]
            )
        return tuple(map(self._row, self._pairs, self._changes))

    def changed_rows(self) -> Iterator[CodedRow]:
        """The rows in which something changed; a paragraph that moved comes where it stands now."""
        for number, ((olds, news), change) in enumerate(zip(self._pairs, self._changes, strict=True)):
            if change.kind in ("equal", "moved_away"):
                continue
            old, new = self.old.codes_of(olds), self.new.codes_of(news)
            if change.origin:
                old = change.origin.text.codes[change.origin.place.paragraph]
            ranges = change.ranges if old and new else [(0, len(old), 0, len(new))]
            yield CodedRow(number, old, new, ranges)

    def in_step(self) -> Iterator[tuple[int, int]]:
        """Which old paragraph became which new one in its place, the first of several on either side."""
        if self._is_same:
            return ((index, index) for index in range(len(self.new.paragraphs)))
        return ((olds[0], news[0]) for olds, news in self._pairs if olds and news)

    def _loose(self, text: CodedText, part: int, paragraph: int) -> Loose:
        return Loose(part, paragraph, text)

    def _change(
        self, olds: tuple[int, ...], news: tuple[int, ...], origins: Origins, targets: Targets
    ) -> Change:
        if not news:
            return self._dropped(olds[0], targets.get(Place(self.old_part, olds[0])))
        if not olds:
            return self._added(news[0], origins.get(Place(self.new_part, news[0])))
        is_one = len(olds) == len(news)
        if is_one and self.old.paragraphs[olds[0]] == self.new.paragraphs[news[0]]:
            return _SAME
        old, new = self.old.codes_of(olds), self.new.codes_of(news)
        ranges = word_changes(old, new, self.vocabulary)
        amount = _amount(ranges, old, new, self.vocabulary)
        if is_one and self._shows_noise:
            amount = amount._replace(changes=max(1, amount.changes))
        if is_one:
            return Change("changed" if amount.changes else "equal", amount, ranges)
        kind: RowKind = "split" if len(news) > 1 else "merged"
        return Change(kind, amount._replace(changes=amount.changes + 1), ranges)

    def _dropped(self, index: int, target: Place | None) -> Change:
        if target:
            return Change("moved_away", Amount(changes=1), target=target)
        return Change("deleted", Amount(changes=1, words_deleted=count_words(self.old.codes[index])))

    def _added(self, index: int, origin: Origin | None) -> Change:
        codes = self.new.codes[index]
        if origin is None:
            return Change("inserted", Amount(changes=1, words_inserted=count_words(codes)))
        old = origin.text.codes[origin.place.paragraph]
        ranges = word_changes(old, codes, self.vocabulary)
        amount = _amount(ranges, old, codes, self.vocabulary)
        stayed = count_words(codes) - amount.words_inserted
        amount = amount._replace(changes=amount.changes + 1, words_moved=stayed)
        return Change("moved_here", amount, ranges, origin)

    def _row(self, pair: Pair, change: Change) -> Row:
        (olds, news), kind = pair, change.kind
        if change is _SAME:
            return Row(olds, news, kind, _whole("equal", self.new.paragraphs[news[0]]))
        if not news:
            removed = _whole("delete", self.old.paragraphs[olds[0]])
            return Row(olds, news, kind, removed, change.amount, change.target)
        if kind == "inserted":
            return Row(olds, news, kind, _whole("insert", self.new.paragraphs[news[0]]), change.amount)
        new = passage(self.new, news)
        if change.origin is None:
            ops = self._seen(ops_between(change.ranges, passage(self.old, olds), new))
            return Row(olds, news, kind, ops, change.amount)
        place, text = change.origin
        ops = self._seen(ops_between(change.ranges, passage(text, [place.paragraph]), new))
        return Row(olds, news, kind, ops, change.amount, place)

    def _seen(self, ops: tuple[Op, ...]) -> tuple[Op, ...]:
        return with_noise(ops) if self._shows_noise else ops


def _whole(kind: OpKind, text: str) -> tuple[Op, ...]:
    """A paragraph as one op, none where it is empty."""
    return (Op(kind, "" if kind == "insert" else text, "" if kind == "delete" else text),) if text else ()


def find_moved(sheets: Sequence[Sheet]) -> tuple[Origins, Targets]:
    """The paragraphs that moved within or between these articles."""
    texts = {sheet.old_part: sheet.old for sheet in sheets}
    gone = [loose for sheet in sheets for loose in sheet.gone()]
    come = [loose for sheet in sheets for loose in sheet.come()]
    origins: Origins = {}
    targets: Targets = {}
    for origin, target in find_moves(gone, come):
        old_place, new_place = (
            Place(origin.article, origin.paragraph),
            Place(target.article, target.paragraph),
        )
        origins[new_place] = Origin(old_place, texts[origin.article])
        targets[old_place] = new_place
    return origins, targets


def sum_amounts(amounts: Iterable[Amount]) -> Amount:
    """All of them together."""
    return Amount(*map(sum, zip(UNCHANGED, *amounts, strict=True)))


def _amount(ranges: Sequence[Range], old: str, new: str, vocabulary: Vocabulary) -> Amount:
    """How much these changes are; a change of list labels alone is none."""
    if not ranges:
        return UNCHANGED
    changes = len(ranges)
    if LABEL_CODE in old or LABEL_CODE in new:
        changes = sum(bool((old[a:b] + new[c:d]).strip(LABEL_CODE)) for a, b, c, d in ranges)
    removed, added = vocabulary.word_counts[old], vocabulary.word_counts[new]
    return Amount(
        changes,
        sum([added[end] - added[start] for _, _, start, end in ranges]),
        sum([removed[end] - removed[start] for start, end, _, _ in ranges]),
    )
