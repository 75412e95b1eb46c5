"""A comparison as data for programs and as plain text for terminals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafts.engine.alignment import Edge
from drafts.engine.comparison import ArticleComparison, Comparison
from drafts.engine.diff import Op
from drafts.engine.force import ForceChange, Matter, what_matters
from drafts.engine.parts import Part
from drafts.engine.rows import Row

_ARROW = " → "
_ROW_NOTES = {
    "moved_here": "moved here",
    "moved_away": "moved away",
    "split": "one paragraph became two",
    "merged": "two paragraphs became one",
}


def comparison_data(comparison: Comparison, language: str) -> dict[str, object]:
    """The comparison as plain lists and dictionaries, ready for JSON. `language` is an ISO 639-1 code.

    Parts go by `part_name`. The ops of an article are `[kind, text]` lists: texts of equal and delete joined
    are the old text, those of equal and insert the new one. Where equal words differ in noise (quotes, white
    space, list labels) the op is `["equal", new text, old text]`. Of a split or merged edge, one pair stands
    side by side and the other parts come alone.
    """
    old, new = comparison.old, comparison.new
    force = force_by_article(what_matters(comparison, language))
    return {
        "edges": [_edge_data(edge, old, new) for edge in comparison.edges],
        "articles": [
            article_data(article) | {"force": force.get(index, [])}
            for index, article in enumerate(comparison.articles)
        ],
        "counts": comparison.counts,
    }


def article_data(article: ArticleComparison) -> dict[str, object]:
    """One article of `comparison_data`; `old` or `new` is None where the article is not in that draft."""
    return {
        "old": part_name(article.old) if article.old else None,
        "new": part_name(article.new) if article.new else None,
        "heading": ops_data(article.heading),
        "ops": ops_data(article.ops),
    }


def force_by_article(matters: Iterable[Matter]) -> dict[int, list[dict[str, str]]]:
    """What each article's changes do, by its place in the comparison; in the order in which they come."""
    by_article: dict[int, list[dict[str, str]]] = defaultdict(list)
    for matter in matters:
        by_article[matter.article].append(_force_data(matter.change))
    return dict(by_article)


def _force_data(change: ForceChange) -> dict[str, str]:
    """A change by the names of its fields; `old` and `new` are the words on which it turns."""
    return {
        "kind": change.kind,
        "direction": change.direction,
        "label": change.label,
        "old": change.old,
        "new": change.new,
    }


def ops_data(ops: Sequence[Op]) -> list[list[str]]:
    """Ops as lists, see `comparison_data`."""
    return [[op.kind, op.new or op.old] if not op.is_noise else [op.kind, op.new, op.old] for op in ops]


def part_name(part: Part) -> str:
    """The number of an article as printed; "preamble", "conclusions", "annex" or "annex II" for the other kinds.

    An article without a number goes by its heading.
    """
    if part.kind == "article":
        return part.number or part.heading
    return f"{part.kind} {part.number}".rstrip()


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """The comparison as lines for a terminal: counts, which article became which, the changed paragraphs.

    Deleted words stand in [-…-], inserted ones in {+…+}, as `wdiff` and git mark them.
    """
    counts = comparison.counts
    yield ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    yield ""
    for edge in comparison.edges:
        yield _edge_line(edge, comparison.old, comparison.new)
    for article in comparison.articles:
        if article.substantive:
            yield from _article_lines(article, comparison)


def _edge_data(edge: Edge, old: Sequence[Part], new: Sequence[Part]) -> dict[str, object]:
    return {
        "old": [part_name(old[index]) for index in edge.old],
        "new": [part_name(new[index]) for index in edge.new],
        "kind": edge.kind,
        "score": round(edge.score, 4),
        "margin": round(edge.margin, 4),
        "reason": edge.reason,
    }


def _edge_line(edge: Edge, old: Sequence[Part], new: Sequence[Part]) -> str:
    before = ", ".join(part_name(old[index]) for index in edge.old) or "-"
    after = ", ".join(part_name(new[index]) for index in edge.new) or "-"
    return f"{before:>12}{_ARROW}{after:12} {edge.kind:10} {edge.score:4.2f}  {edge.reason}"


def _article_lines(article: ArticleComparison, comparison: Comparison) -> Iterator[str]:
    names = [part_name(part) for part in (article.old, article.new) if part]
    heading = _marked(article.heading)
    yield ""
    yield f"== {_ARROW.join(dict.fromkeys(names))}{'  ' + heading if heading else ''}"
    for row in article.rows:
        if row.kind != "equal":
            yield _row_line(row, comparison)


def _row_line(row: Row, comparison: Comparison) -> str:
    note = _ROW_NOTES.get(row.kind, "")
    if row.counterpart:
        parts = comparison.old if row.kind == "moved_here" else comparison.new
        direction = "from" if row.kind == "moved_here" else "to"
        note += f", {direction} {part_name(parts[row.counterpart.part])}"
    return (f"({note}) " if note else "") + _marked(row.ops)


def _marked(ops: Sequence[Op]) -> str:
    marks = {"equal": "{0}", "insert": "{{+{0}+}}", "delete": "[-{0}-]"}
    return "".join(marks[op.kind].format(op.new or op.old) for op in ops)
