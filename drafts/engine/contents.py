"""Finds tables of contents, so that their entries are not taken for articles."""

import re
from collections.abc import Mapping, Sequence

from drafts.engine.headings import Heading, kind_of
from drafts.engine.numbering import number_key, number_order
from drafts.engine.source import Line

_LEADERS = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?+){4,}+\s*+\d{0,4}$|…{2,}\s*\d{0,4}$")
_TITLE = re.compile(
    r"(?:table of )?contents|table des matières|sommaire|índice|indice|inhoud|содержание|оглавление|المحتويات|目录",
    re.IGNORECASE,
)
_SHORT = 200
"""Characters: an entry of a table of contents is shorter."""
_FEWEST = 4
"""Articles: fewer in a row are no table of contents."""


def contents_lines(lines: Sequence[Line], headings: Sequence[Heading | None]) -> frozenset[int]:
    """Indexes of the lines that belong to a table of contents.

    Those are lines with dot leaders, and runs of article headings that follow each other without text while
    the same numbers come again later.
    """
    found = {index for index, line in enumerate(lines) if _LEADERS.search(line.text)}
    articles = [index for index, heading in enumerate(headings) if heading and heading.kind == "article"]
    last = {_key(headings[index]): index for index in articles}
    for run in _runs(articles, lines, headings):
        if len(run) >= _FEWEST and _come_again(run, last, headings):
            found.update(range(run[0], _end(run[-1], lines, headings)))
    if found:
        found.update(_lead_in(min(found), lines, headings))
    return frozenset(found)


def _runs(
    articles: Sequence[int], lines: Sequence[Line], headings: Sequence[Heading | None]
) -> list[list[int]]:
    """Articles with rising numbers that follow each other with nothing but short lines between them."""
    runs: list[list[int]] = []
    for index in articles:
        last = runs[-1][-1] if runs else index
        if (
            last < index
            and _only_titles(lines[last + 1 : index])
            and _order(headings[last]) < _order(headings[index])
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _order(heading: Heading | None) -> tuple[int, int, str]:
    return number_order(heading.number if heading else "")


def _only_titles(between: Sequence[Line]) -> bool:
    return len(between) <= 6 and all(_is_entry(line) for line in between)


def _is_entry(line: Line) -> bool:
    return len(line.text) < _SHORT and not line.text.endswith((".", ";", ":", ","))


def _come_again(run: Sequence[int], last: Mapping[str, int], headings: Sequence[Heading | None]) -> bool:
    """Whether most numbers of a run head articles below it; `last` is where each number stands for the last time."""
    return sum(last[_key(headings[index])] > run[-1] for index in run) >= len(run) * 0.8


def _key(heading: Heading | None) -> str:
    return number_key(heading.number) if heading else ""


def _end(last: int, lines: Sequence[Line], headings: Sequence[Heading | None]) -> int:
    """One past the last entry: titles and annexes after the last article still belong to the table."""
    end = last + 1
    while end < len(lines) and lines[end].role == "text" and _is_entry(lines[end]) and end - last <= 3:
        if kind_of(headings[end]) in ("preamble", "article", "chapter"):
            break
        end += 1
    return end


def _lead_in(first: int, lines: Sequence[Line], headings: Sequence[Heading | None]) -> range:
    """The table's own title, with the chapters, pages and preamble listed before its first entry."""
    for index in range(first - 1, max(-1, first - 12), -1):
        if _TITLE.fullmatch(lines[index].text.strip("*[] :.")):
            return range(index, first)
        if not _is_entry(lines[index]):
            break
    start = first
    while start and kind_of(headings[start - 1]) in ("chapter", "section"):
        start -= 1
    return range(start, first)
