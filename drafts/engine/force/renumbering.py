"""Tells references that name the same provision under a new number from those that name another one."""

from collections.abc import Iterable
from functools import cached_property

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.force.pairing import Follows
from drafts.engine.numbering import number_key
from drafts.engine.outline import outline
from drafts.engine.references import Reference

_Place = tuple[str, str]
"""Kind of a part and its number."""
_Paths = frozenset[tuple[str, str]]
"""Identifiers of a paragraph within the old and within the new article."""


class Renumbering:
    """Which number of the old draft became which of the new one; looked up only for references that changed."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._known_paths: dict[int, _Paths] = {}

    def within(self, article: ArticleComparison) -> Follows:
        """For the references in an article: whether one is only the new name of what the old one named."""

        def follows(old: Reference, new: Reference) -> bool:
            is_alike = (
                old.unit == new.unit and old.relative == new.relative and len(old.path) == len(new.path)
            )
            if not is_alike or old.instrument or new.instrument or bool(old.last) != bool(new.last):
                return False
            target = article if old.relative == "this" else self._became.get((_place(old), _place(new)))
            return target is not None and self._same_within(target, old, new)

        return follows

    def _same_within(self, target: ArticleComparison, old: Reference, new: Reference) -> bool:
        """Whether what two references name of one article, or the range that begins with it, is the same."""
        if not old.path:
            return not old.last or (_place(old, old.last), _place(new, new.last)) in self._became
        ends = [(old.path, new.path)]
        if old.last:
            ends.append(((*old.path[:-1], old.last), (*new.path[:-1], new.last)))
        paths = self._paths(target)
        return all((_eid(before), _eid(after)) in paths for before, after in ends)

    @cached_property
    def _became(self) -> dict[tuple[_Place, _Place], ArticleComparison]:
        """The articles that stand side by side, by their old and new names."""
        return {
            ((one.old.kind, number_key(one.old.number)), (one.new.kind, number_key(one.new.number))): one
            for one in self._comparison.articles
            if one.old and one.new
        }

    def _paths(self, article: ArticleComparison) -> _Paths:
        """Which paragraph became which."""
        known = self._known_paths.get(id(article))
        if known is None:
            old = outline(article.old.text) if article.old else ()
            new = outline(article.new.text) if article.new else ()
            known = frozenset((old[before].eid, new[after].eid) for before, after in _in_step(article))
            self._known_paths[id(article)] = known
        return known


def _in_step(article: ArticleComparison) -> Iterable[tuple[int, int]]:
    """From the sheet, whose rows nobody may have looked at, or, out of a cache, from the rows."""
    if article.sheet:
        return article.sheet.in_step()
    return [(row.old[0], row.new[0]) for row in article.rows if row.old and row.new]


def _place(reference: Reference, number: str = "") -> _Place:
    return reference.unit, number_key(number or reference.number)


def _eid(path: tuple[str, ...]) -> str:
    """The Akoma Ntoso identifier of a paragraph, as `outline` gives it."""
    return "__".join([f"{'subpara' if depth else 'para'}_{step}" for depth, step in enumerate(path)])
