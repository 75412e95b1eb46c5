"""Paragraphs with tracked changes as WordprocessingML (ECMA-376, part 1, section 17.13.5)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from lxml import etree

from drafts.engine.rows import Place
from drafts.exports.docx.lines import TrackedLine
from drafts.exports.docx.pieces import LINE_BREAK, TAB, Fate, Piece

AUTHOR = "TreatyWatch"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ELEMENTS: dict[Fate, str] = {"insert": "ins", "delete": "del", "move_to": "moveTo", "move_from": "moveFrom"}
_BREAKS = {TAB: "tab", LINE_BREAK: "br"}


class Writer:
    """Writes the paragraphs of one document; every change has an author, a date and a number."""

    def __init__(self, day: date | None) -> None:
        self._signed = {f"{_W}author": AUTHOR}
        if day is not None:
            self._signed[f"{_W}date"] = f"{day.isoformat()}T00:00:00Z"
        self._numbers = count(1)

    def fill(self, body: etree._Element, lines: Iterable[TrackedLine]) -> None:
        """Put the paragraphs into the body, before the properties of its section."""
        section = body[-1]
        for line in lines:
            for element in self._paragraph(line):
                section.addprevious(element)

    def _paragraph(self, line: TrackedLine) -> Iterator[etree._Element]:
        """The paragraph, between the marks of a move if it is an end of one."""
        paragraph = etree.Element(f"{_W}p")
        properties = etree.SubElement(paragraph, f"{_W}pPr")
        etree.SubElement(properties, f"{_W}pStyle", {f"{_W}val": line.style})
        if line.end != "equal":
            self._change(etree.SubElement(properties, f"{_W}rPr"), line.end)
        for piece in line.pieces:
            holder = paragraph if piece.fate == "equal" else self._change(paragraph, piece.fate)
            holder.append(_run(piece))
        if line.origin is None:
            yield paragraph
        else:
            yield from self._between_marks(paragraph, _ELEMENTS[line.end], line.origin)

    def _change(self, parent: etree._Element, fate: Fate) -> etree._Element:
        return etree.SubElement(parent, f"{_W}{_ELEMENTS[fate]}", self._numbered() | self._signed)

    def _numbered(self) -> dict[str, str]:
        return {f"{_W}id": str(next(self._numbers))}

    def _between_marks(self, paragraph: etree._Element, name: str, origin: Place) -> Iterator[etree._Element]:
        """Both ends of a move bear the same name: that of the place where the paragraph stood."""
        number = self._numbered()
        move = {f"{_W}name": f"move_{origin.part}_{origin.paragraph}"}
        yield etree.Element(f"{_W}{name}RangeStart", number | self._signed | move)
        yield paragraph
        yield etree.Element(f"{_W}{name}RangeEnd", number)


def _run(piece: Piece) -> etree._Element:
    run = etree.Element(f"{_W}r")
    tag = "delText" if piece.fate == "delete" else "t"
    for text in filter(None, re.split(f"([{TAB}{LINE_BREAK}])", piece.text)):
        if text in _BREAKS:
            etree.SubElement(run, f"{_W}{_BREAKS[text]}")
        else:
            etree.SubElement(run, f"{_W}{tag}", {_SPACE: "preserve"}).text = text
    return run
