"""What became of every bracket between two drafts: agreed, dropped with its words, opened anew.

Each opening mark of the old draft is kept, agreed or dropped; each of the new one is kept, opened around words that
were there, or came with new words. Nothing is counted twice and nothing is left out.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from drafts.engine.brackets import brackets
from drafts.engine.comparison import ArticleComparison
from drafts.engine.diff import Op
from drafts.engine.force.hunks import Side, read_ops

_WORD = re.compile(r"\w")
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


def _of_ops(ops: Iterable[Op]) -> BracketFates:
    ops = tuple(ops)
    if not any("[" in op.old or "[" in op.new for op in ops):
        return BracketFates()
    texts = read_ops(ops)
    kept, agreed, dropped = _counts(texts.old)
    _, opened, added = _counts(texts.new)
    return BracketFates(kept, agreed, dropped, opened, added)


def _counts(side: Side) -> tuple[int, int, int]:
    """Marks of one text that the other has too, that it lacks around words it has, and that it lacks with them."""
    same = words_only = neither = 0
    for bracket in brackets(side.text):
        if side.there(bracket.start, bracket.start + 1) is not None:
            same += 1
        elif _WORD.search(bracket.inside(side.text)) and side.share_kept(bracket.start, bracket.end) >= _KEPT:
            words_only += 1
        else:
            neither += 1
    return same, words_only, neither
