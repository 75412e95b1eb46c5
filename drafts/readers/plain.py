"""Plain text."""

import re
from collections import Counter

from drafts.engine.source import Doubt, Line, SourceText
from drafts.engine.text import normalise
from drafts.readers.decoding import decode
from drafts.readers.tally import Tally
from drafts.readers.wrapping import WrappedLine, join_wrapped

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[Pp]age \d{1,4}(?: of \d{1,4})?|\d{1,4}/\d{1,4})[-–—\s]*")
_RULED = re.compile(r"[-=~*]{5,}|(?:\*\s){2,}\*")
_FEWEST_PAGES = 3
"""Pages at whose edge a line must stand to be a running title; and at that of every second page."""


def read_plain(data: bytes) -> SourceText:
    """The lines of a plain text file; wrapped lines are joined.

    Lines drawn with signs are set aside, and where form feeds tell pages, so are page numbers and running titles at
    their edges.
    """
    tally = Tally()
    doubts: list[Doubt] = []
    text, total = decode(data, tally, doubts)
    rows, pages = _rows(text)
    furniture = _furniture(rows, pages)
    ruled = {index: "ruled line" for index, row in enumerate(rows) if _RULED.fullmatch(row.text)}
    body = [
        WrappedLine("", row.number) if index in ruled else row
        for index, row in enumerate(rows)
        if index not in furniture
    ]
    found = [(paragraph.number, paragraph.text, "") for paragraph in join_wrapped(body)]
    for index, reason in sorted({**ruled, **furniture}.items()):
        found.append((rows[index].number, rows[index].text, reason))
        tally.set_aside(reason, rows[index].text)
    lines = tuple(
        Line(normalise(words), place=f"line {number}", aside=reason)
        for number, words, reason in sorted(found, key=lambda item: item[0])
    )
    return SourceText(lines, (), tuple(doubts), tally.close(total, lines, ()))


def _rows(text: str) -> tuple[list[WrappedLine], list[range]]:
    """The physical lines, and which of them each page holds; a form feed may stand within a line of the file."""
    rows: list[WrappedLine] = []
    pages: list[range] = []
    number = 1
    for page in text.split("\f"):
        found = page.split("\n")
        pages.append(range(len(rows), len(rows) + len(found)))
        rows += [WrappedLine(row.strip(), number + offset) for offset, row in enumerate(found)]
        number += len(found) - 1
    return rows, pages


def _furniture(rows: list[WrappedLine], pages: list[range]) -> dict[int, str]:
    """Why to leave a line out, by its index: what stands at the edges of pages."""
    if len(pages) < 2:
        return {}
    filled = [[index for index in page if rows[index].text] for page in pages]
    edges = sorted({edge for page in filled if page for edge in (page[0], page[-1])})
    numbers = {index for index in edges if _PAGE_NUMBER.fullmatch(rows[index].text)}
    prints = Counter(_without_digits(rows[index].text) for index in edges if index not in numbers)
    often = max(_FEWEST_PAGES, len(pages) // 2)
    running = {index for index in edges if prints[_without_digits(rows[index].text)] >= often}
    return dict.fromkeys(running, "running title") | dict.fromkeys(numbers, "page number")


def _without_digits(row: str) -> str:
    return re.sub(r"\d+", "#", row)
