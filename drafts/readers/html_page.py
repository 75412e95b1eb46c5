"""The lines of a page while it is being read."""

import re
from dataclasses import dataclass, field

from drafts.engine.headings import recognise
from drafts.engine.numbering import is_label, paragraph_label
from drafts.engine.source import Footnote, Line, role_of
from drafts.engine.text import count_characters, normalise
from drafts.readers.list_numbers import format_number
from drafts.readers.tally import Tally
from drafts.readers.wrapping import WrappedLine, join_wrapped

LINE_BREAK = "\v"
_LIST_STYLES = {
    "a": ("lowerLetter", "({})"),
    "i": ("lowerRoman", "({})"),
    "A": ("upperLetter", "{}."),
    "I": ("upperRoman", "{}."),
}
_BULLET = re.compile("[-–—•▪◦·]")
_FRESH = re.compile(r"[^\W\d_]|[“‘«]")
_LONGEST_NUMBER = 60
"""Characters: what stands before the title of an article, its number with it, is shorter."""


@dataclass(slots=True)
class List:
    """An ordered list that is open: how it counts, and its last number."""

    kind: str
    count: int

    def next_label(self) -> str:
        """The number that a browser prints before the next item."""
        self.count += 1
        style, pattern = _LIST_STYLES.get(self.kind, ("decimal", "{}."))
        return pattern.format(format_number(self.count, style))


@dataclass(slots=True)
class Page:
    """The lines gathered so far, and the one being written.

    `label` is an automatic number that waits for its line, `waiting` one printed in a cell or block of its own;
    `note` is the label of the footnote that is open.
    """

    tally: Tally
    lines: list[Line] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    total: int = 0
    level: int = 0
    label: str = ""
    waiting: str = ""
    note: str = ""
    lists: list[List] = field(default_factory=list)

    def end_block(self) -> None:
        """A block begins or ends: make lines of what was written since the last one; a heading is one line."""
        text = _joined(self.pieces)
        self.pieces.clear()
        pieces = [text.replace(LINE_BREAK, " ")] if self.level else text.split(LINE_BREAK)
        rows = [WrappedLine(normalise(piece), 0) for piece in pieces]
        lost = count_characters(text) - sum(count_characters(row.text) for row in rows)
        self.tally.add("accent joined to its letter", lost)
        for paragraph in join_wrapped(rows):
            if self.note:
                self._add_to_note(paragraph.text)
            else:
                self._add_line(paragraph.text)

    def _add_line(self, text: str) -> None:
        if self.level or paragraph_label(f"{text} X"):
            self.end_row()
        label, self.label = self.label, ""
        printed, self.waiting = self.waiting, ""
        self.total += count_characters(label)
        whole = " ".join(filter(None, (printed, label, text)))
        if text and not label and not self.level and _is_label(text):
            self.waiting = whole
            return
        place = f"block {len(self.lines) + 1}"
        self.lines.append(Line(whole, role_of(self.level), self.level, label, place))

    def _add_to_note(self, text: str) -> None:
        last = self.footnotes.pop()
        self.footnotes.append(Footnote(last.label, f"{last.text} {text}".strip()))

    def begin_note(self, label: str) -> None:
        """What follows is a footnote."""
        self.note = label
        self.total += count_characters(label)
        self.footnotes.append(Footnote(label, ""))

    def end_row(self) -> None:
        """A row of a table ends, or a heading or label follows: a label without text stays a line of its own."""
        printed, self.waiting = self.waiting, ""
        if printed:
            self.lines.append(Line(printed, place=f"block {len(self.lines) + 1}"))


def _joined(pieces: list[str]) -> str:
    """The text of a block; a label or number in an element of its own stands apart from what follows it."""
    text = ""
    for piece in pieces:
        text += " " if _FRESH.match(piece) and _stands_apart(text) else ""
        text += piece
    return text


def _stands_apart(text: str) -> bool:
    if len(text) > _LONGEST_NUMBER or not text.strip() or text[-1].isspace():
        return False
    heading = recognise(text.strip())
    return _is_label(text.strip()) or bool(heading and heading.number and not heading.rest)


def _is_label(text: str) -> bool:
    return bool(_BULLET.fullmatch(text)) or is_label(text)
