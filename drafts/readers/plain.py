"""Plain text."""

import re

from drafts.engine.source import Doubt, Line, SourceText
from drafts.engine.text import normalise
from drafts.readers.decoding import decode
from drafts.readers.tally import Tally
from drafts.readers.wrapping import WrappedLine, join_wrapped

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[Pp]age \d{1,4}(?: of \d{1,4})?|\d{1,4}/\d{1,4})[-–—\s]*")


def read_plain(data: bytes) -> SourceText:
    """The lines of a plain text file; wrapped lines are joined, page numbers beside a form feed set aside."""
    tally = Tally()
    doubts: list[Doubt] = []
    text, total = decode(data, tally, doubts)
    physical = _without_page_numbers(text, tally)
    lines = tuple(
        Line(normalise(paragraph.text), place=f"line {paragraph.number}")
        for paragraph in join_wrapped(physical)
    )
    return SourceText(lines, (), tuple(doubts), tally.close(total, lines, ()))


def _without_page_numbers(text: str, tally: Tally) -> list[WrappedLine]:
    """The physical lines; a page number is only taken for one next to a page break."""
    lines: list[WrappedLine] = []
    number = 1
    for page in re.split("(?<=\f)", text):
        rows = page.split("\n")
        furniture = _furniture(rows) if "\f" in text else set()
        for offset, row in enumerate(rows):
            if offset in furniture:
                tally.set_aside("page number", row)
            else:
                lines.append(WrappedLine(row.strip(), number + offset))
        number += len(rows) - 1
    return lines


def _furniture(rows: list[str]) -> set[int]:
    filled = [index for index, row in enumerate(rows) if row.strip()]
    edges = {filled[0], filled[-1]} if filled else set()
    return {index for index in edges if _PAGE_NUMBER.fullmatch(rows[index].strip())}
