"""What matters in a new draft: its changes of legal force, the most important first, each with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.diff import Op
from drafts.engine.force.changes import ForceChange, change
from drafts.engine.force.classifying import classify, classify_codes
from drafts.engine.force.pairing import Follows
from drafts.engine.force.reading import reader_of
from drafts.engine.force.renumbering import Renumbering


class Matter(NamedTuple):
    """One change and where it is: `article` counts the comparison's articles, `row` the article's rows, from 0.

    `row` is None for the heading and for what befell the article as a whole.
    """

    article: int
    row: int | None
    change: ForceChange


def what_matters(comparison: Comparison, language: str) -> tuple[Matter, ...]:
    """Every classified change of a comparison by rank, equal ranks in the order of the text.

    A paragraph that moved tells of its changes where it stands now; an article that is new or gone is one matter,
    its paragraphs are not told one by one. A reference that only follows the renumbering of what it refers to
    is an editorial change. This is all that "legal force included" takes: the texts of the rows are not made.
    """
    renumbering = Renumbering(comparison)
    found = [
        Matter(number, row, told)
        for number, article in enumerate(comparison.articles)
        for row, told in _of_article(article, language, renumbering.within(article))
    ]
    found.sort(key=lambda matter: matter.change.rank)
    return tuple(found)


def _of_article(
    article: ArticleComparison, language: str, follows: Follows
) -> Iterator[tuple[int | None, ForceChange]]:
    if article.old is None or article.new is None:
        if article.edge is None or article.edge.kind in ("added", "deleted"):
            yield None, _whole(article)
            return
    elif article.old.label.count("[") != article.new.label.count("["):
        yield None, _bracketed(article.old.label, article.new.label)
    if any(op.kind != "equal" for op in article.heading):
        for told in classify(*_texts(article.heading), language):
            yield None, told
    yield from _of_rows(article, language, follows)


def _of_rows(
    article: ArticleComparison, language: str, follows: Follows
) -> Iterator[tuple[int, ForceChange]]:
    """From the coded texts, or, where a comparison comes from a cache and has them no longer, from its ops."""
    if article.sheet:
        reader = reader_of(article.sheet.vocabulary, language)
        for number, old, new, ranges in article.sheet.changed_rows():
            for told in classify_codes(old, new, ranges, reader, follows):
                yield number, told
        return
    for number, row in enumerate(article.rows):
        if row.kind not in ("equal", "moved_away"):
            for told in classify(*_texts(row.ops), language, follows):
                yield number, told


def _texts(ops: tuple[Op, ...]) -> tuple[str, str]:
    return "".join([op.old for op in ops]), "".join([op.new for op in ops])


def _whole(article: ArticleComparison) -> ForceChange:
    """An article that is new or gone."""
    old, new = article.old, article.new
    part = new or old
    name = " ".join(filter(None, [part.label or part.kind, part.heading])) if part else ""
    label = f"{'new' if new else 'deleted'}: {name}"
    return change("provision", "changes", old.text if old else "", new.text if new else "", label, 0)


def _bracketed(old: str, new: str) -> ForceChange:
    label = (
        "whole article put in brackets"
        if new.count("[") > old.count("[")
        else "whole article out of brackets"
    )
    return change("bracket", "changes", old, new, label, 0)
