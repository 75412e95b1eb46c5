"""What became of every bracket between two drafts: agreed, dropped with its words, opened anew.

Each opening mark of the old draft is kept, agreed or dropped; each of the new one is kept, opened around words that
were there, or came with new words. Nothing is counted twice and nothing is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafts.engine.brackets import brackets
from drafts.engine.comparison import ArticleComparison
from drafts.engine.diff import Op

_WORD = re.compile(r"\w+")
_KEPT = 0.6
"""From this share of its words on, the text in a bracket is taken to have stayed."""


class BracketFates(NamedTuple):
    """How many brackets stayed as they were, and how many went or came.

    `agreed` went while their words stayed, `dropped` went with them; `opened` came around words that were there,
    `added` came with new ones.
    """

    kept: int = 0
    agreed: int = 0
    dropped: int = 0
    opened: int = 0
    added: int = 0


def bracket_fates(article: ArticleComparison) -> BracketFates:
    """What became of the brackets of one article, its label and heading too.

    A paragraph that moved is counted where it stands in the new draft.
    """
    rows = (row.ops for row in article.rows if row.kind != "moved_away")
    return sum_fates([_of_labels(article), _of_ops(article.heading), *map(_of_ops, rows)])


def sum_fates(fates: Iterable[BracketFates]) -> BracketFates:
    """All of them together."""
    return BracketFates(*map(sum, zip(BracketFates(), *fates, strict=True)))


def _of_labels(article: ArticleComparison) -> BracketFates:
    """The brackets printed around the numbers, which hold whole articles."""
    old = article.old.label.count("[") if article.old else 0
    new = article.new.label.count("[") if article.new else 0
    if article.old is None:
        return BracketFates(added=new)
    if article.new is None:
        return BracketFates(dropped=old)
    return BracketFates(kept=min(old, new), agreed=max(0, old - new), opened=max(0, new - old))


def _of_ops(ops: Sequence[Op]) -> BracketFates:
    if not any("[" in op.old or "[" in op.new for op in ops):
        return BracketFates()
    equal = [op.kind == "equal" for op in ops]
    kept, agreed, dropped = _Side([op.old for op in ops], equal).counts()
    _, opened, added = _Side([op.new for op in ops], equal).counts()
    return BracketFates(kept, agreed, dropped, opened, added)


class _Side:
    """One of two texts, as runs of which some are in the other text too."""

    def __init__(self, runs: Sequence[str], is_shared: Sequence[bool]) -> None:
        self._text = "".join(runs)
        self._is_shared = is_shared
        self._starts = [0]
        for run in runs:
            self._starts.append(self._starts[-1] + len(run))

    def counts(self) -> tuple[int, int, int]:
        """Marks that the other text has too, that it lacks around words it has, and that it lacks with them."""
        same = words_only = neither = 0
        for bracket in brackets(self._text):
            if self._shares(bracket.start, bracket.start + 1):
                same += 1
            elif self._share_kept(bracket.start, bracket.end) >= _KEPT:
                words_only += 1
            else:
                neither += 1
        return same, words_only, neither

    def _shares(self, start: int, end: int) -> bool:
        """Whether a span lies in one run that both texts have."""
        at = bisect_right(self._starts, start) - 1
        return self._is_shared[at] and end <= self._starts[at + 1]

    def _share_kept(self, start: int, end: int) -> float:
        """The share of the words in a span that both texts have; 0 where there are no words."""
        words = [match.span() for match in _WORD.finditer(self._text, start, end)]
        return sum(self._shares(*word) for word in words) / len(words) if words else 0.0
