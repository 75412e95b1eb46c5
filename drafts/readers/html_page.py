"""The lines of a page while it is being read."""

import re
from dataclasses import dataclass, field

from drafts.engine.numbering import paragraph_label
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

    `label` is an automatic number that waits for its line, `waiting` one printed in a table cell of its own;
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
    cell: int = 0
    lists: list[List] = field(default_factory=list)

    def end_block(self) -> None:
        """A block begins or ends: make lines of what was written since the last one; a heading is one line."""
        text = "".join(self.pieces)
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
        label, self.label = self.label, ""
        printed, self.waiting = self.waiting, ""
        self.total += count_characters(label)
        whole = " ".join(filter(None, (printed, label, text)))
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

    def end_cell(self, is_last: bool) -> None:
        """A table cell ends; one that holds nothing but a label opens the text of the next."""
        added = self.lines[self.cell :]
        if not is_last and len(added) == 1 and _is_label(added[0].text) and not added[0].label:
            self.waiting = self.lines.pop().text

    def end_row(self) -> None:
        """A label that no text follows stays a line of its own."""
        if self.waiting:
            self._add_line("")


def _is_label(text: str) -> bool:
    return bool(_BULLET.fullmatch(text)) or paragraph_label(f"{text} X") == text
