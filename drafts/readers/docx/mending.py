"""Mends what converters from PDF tear: words cut by a strike, paragraphs cut by a page, signatures side by side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from lxml import etree

from drafts.engine.headings import is_title, recognise
from drafts.engine.numbering import paragraph_label
from drafts.engine.source import Line
from drafts.engine.text import normalise
from drafts.readers.docx.names import W
from drafts.readers.docx.pieces import GONE, STRUCK_MARKS, Paragraph

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?", "]", ")", "”", "’", '"', "»")
_TORN = 40
"""Characters: what is shorter is no line of a paragraph that goes on."""
_SIGNATORY = 60
"""Characters: the names and offices of those who sign side by side are shorter."""


class CutWords:
    """Gives a word back its last letters where a strike takes them and leaves what is no word."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of the document, in small letters."""
        texts = ("".join(paragraph.itertext(f"{W}t")) for paragraph in self._root.iter(f"{W}p"))
        return frozenset(word for text in texts for word in _WORD.findall(text.lower()))

    def mend(self, paragraph: Paragraph) -> None:
        """Move the torn end of a word from a struck piece to the live one before it."""
        pieces = paragraph.pieces
        for index in range(1, len(pieces)):
            live, struck = pieces[index - 1], pieces[index]
            tail = _WORD.match(struck.text)
            if struck.mark not in STRUCK_MARKS or live.mark in GONE or not tail:
                continue
            after = struck.text[tail.end() :] or "".join(
                piece.text for piece in pieces[index + 1 : index + 2]
            )
            if not after or after[0].isalpha():
                continue
            stub = re.search(r"[^\W\d_]+\Z", live.text)
            if stub and self._is_cut(stub[0].lower(), tail[0].lower()):
                pieces[index - 1] = replace(live, text=live.text + tail[0])
                pieces[index] = replace(struck, text=struck.text[tail.end() :])

    def _is_cut(self, stub: str, tail: str) -> bool:
        return stub not in self._words and stub + tail in self._words


def join_torn(lines: Iterable[Line]) -> list[Line]:
    """Lines in which a paragraph that stops in mid-sentence goes on with the next one."""
    joined: list[Line] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _goes_on(above: Line, line: Line) -> bool:
    if above.role == "heading" or line.role == "heading" or line.label or paragraph_label(line.text):
        return False
    if len(above.text) < _TORN or above.text.endswith(_SENTENCE_ENDS) or above.text.isupper():
        return False
    if recognise(above.text) or recognise(line.text):
        return False
    return line.text[0].islower() or (
        len(line.text) > _TORN and not is_title(line.text) and not is_title(above.text)
    )


def in_columns(lines: Iterable[Line], halves: Mapping[str, tuple[str, str]]) -> list[Line]:
    """Read names that stand side by side column by column, where two or more rows have a left and a right half.

    `halves` gives them by the place of their line.
    """
    ordered: list[Line] = []
    rows: list[Line] = []
    for line in [*lines, None]:
        if line and line.place in halves and not line.label:
            rows.append(line)
            continue
        if len(rows) > 1:
            ordered += [replace(row, text=halves[row.place][side]) for side in (0, 1) for row in rows]
        else:
            ordered += rows
        rows = []
        ordered += [line] if line else []
    return ordered


def halves_of(text: str) -> tuple[str, str] | None:
    """The two short halves of a paragraph around its one tab."""
    halves = tuple(map(normalise, re.split(r"\t+", text.strip())))
    if len(halves) != 2 or not all(half[:1].isupper() and len(half) < _SIGNATORY for half in halves):
        return None
    return halves[0], halves[1]
