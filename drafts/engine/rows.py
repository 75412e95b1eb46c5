"""The rows of an article's comparison: one for each paragraph or pair of paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from drafts.engine.cleanup import word_changes
from drafts.engine.diff import Op, ops_between, passage
from drafts.engine.moves import Loose, find_moves
from drafts.engine.paragraphs import Pair, pair_paragraphs
from drafts.engine.search import Range
from drafts.engine.tokens import LABEL_CODE, CodedText, Vocabulary, count_words

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

    equal: the same words (labels, quotes or white space may differ: ops that are noise). split: one old, two
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

    @property
    def is_noisy(self) -> bool:
        """Whether something differs that is never a substantive change."""
        return any(op.is_noise for op in self.ops)


class Sheet:
    """One old and one new article (or one of them) side by side, by their places in the drafts.

    Built in two steps, because a paragraph that has no partner here may have come from another article.
    """

    def __init__(
        self, old: CodedText, new: CodedText, old_part: int, new_part: int, vocabulary: Vocabulary
    ) -> None:
        self.old, self.new = old, new
        self.old_part, self.new_part = old_part, new_part
        self._vocabulary = vocabulary
        self.pairs: list[Pair] = pair_paragraphs(old, new)

    def gone(self) -> list[Loose]:
        """Old paragraphs without partner."""
        return [self._loose(self.old, self.old_part, olds[0]) for olds, news in self.pairs if not news]

    def come(self) -> list[Loose]:
        """New paragraphs without partner."""
        return [self._loose(self.new, self.new_part, news[0]) for olds, news in self.pairs if not olds]

    def rows(self, origins: "Origins", targets: "Targets") -> tuple[Row, ...]:
        """The rows in reading order, given where moved paragraphs came from and went to."""
        return tuple([self._row(olds, news, origins, targets) for olds, news in self.pairs])

    def _loose(self, text: CodedText, part: int, paragraph: int) -> Loose:
        return Loose(part, paragraph, text.bodies[paragraph], text.codes[paragraph])

    def _row(
        self, olds: tuple[int, ...], news: tuple[int, ...], origins: "Origins", targets: "Targets"
    ) -> Row:
        if not news:
            return self._dropped(olds[0], targets.get(Place(self.old_part, olds[0])))
        if not olds:
            return self._added(news[0], origins.get(Place(self.new_part, news[0])))
        if len(olds) == len(news) and self.old.paragraphs[olds[0]] == self.new.paragraphs[news[0]]:
            text = self.new.paragraphs[news[0]]
            return Row(olds, news, "equal", (Op("equal", text, text),) if text else ())
        old, new = passage(self.old, olds), passage(self.new, news)
        ranges = word_changes(old.codes, new.codes, self._vocabulary)
        amount = _amount(ranges, old.codes, new.codes)
        kind: RowKind = "changed" if amount.changes else "equal"
        if len(olds) + len(news) > 2:
            kind = "split" if len(news) > 1 else "merged"
            amount = amount._replace(changes=amount.changes + 1)
        return Row(olds, news, kind, ops_between(ranges, old, new), amount)

    def _dropped(self, index: int, target: Place | None) -> Row:
        text, codes = self.old.paragraphs[index], self.old.codes[index]
        ops = (Op("delete", text, ""),) if text else ()
        if target:
            return Row((index,), (), "moved_away", ops, Amount(changes=1), target)
        return Row((index,), (), "deleted", ops, Amount(changes=1, words_deleted=count_words(codes)))

    def _added(self, index: int, origin: "Origin | None") -> Row:
        text, codes = self.new.paragraphs[index], self.new.codes[index]
        if origin is None:
            added = (Op("insert", "", text),) if text else ()
            return Row((), (index,), "inserted", added, Amount(changes=1, words_inserted=count_words(codes)))
        old, new = passage(origin.text, [origin.place.paragraph]), passage(self.new, [index])
        ranges = word_changes(old.codes, new.codes, self._vocabulary)
        ops = ops_between(ranges, old, new)
        amount = _amount(ranges, old.codes, new.codes)
        stayed = count_words(codes) - amount.words_inserted
        amount = amount._replace(changes=amount.changes + 1, words_moved=stayed)
        return Row((), (index,), "moved_here", ops, amount, origin.place)


class Origin(NamedTuple):
    """Where a moved paragraph stood, and the article that it stood in."""

    place: Place
    text: CodedText


Origins = dict[Place, Origin]
"""New place → where the paragraph came from."""
Targets = dict[Place, Place]
"""Old place → new place."""


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


def _amount(ranges: Sequence[Range], old_codes: str, new_codes: str) -> Amount:
    """How much these changes are; a change of list labels alone is none."""
    changes = inserted = deleted = 0
    for old_start, old_end, new_start, new_end in ranges:
        removed, added = old_codes[old_start:old_end], new_codes[new_start:new_end]
        if (removed + added).strip(LABEL_CODE):
            changes += 1
            deleted += count_words(removed)
            inserted += count_words(added)
    return Amount(changes, inserted, deleted)
