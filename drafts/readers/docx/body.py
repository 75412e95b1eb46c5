"""The paragraphs of a Word document, with what is deleted, struck, inserted or hidden taken out by reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from drafts.engine.headings import recognise
from drafts.engine.numbering import paragraph_label
from drafts.engine.redline import Redline
from drafts.engine.source import Line, role_of
from drafts.engine.text import count_characters, drop_controls, normalise
from drafts.readers.changes import INSERTED, STRUCK, WITHDRAWN
from drafts.readers.docx.asides import count_text
from drafts.readers.docx.columns import Columns
from drafts.readers.docx.drawn import drawn_lines, strike_drawn
from drafts.readers.docx.mending import CutWords, halves_of
from drafts.readers.docx.names import FALLBACK, W, child, flag
from drafts.readers.docx.notes import PageNotes
from drafts.readers.docx.numbering import Numbering
from drafts.readers.docx.pieces import HIDDEN, NoteMark, Paragraph, Runs, strike_remains
from drafts.readers.docx.redline import ASIDE, live_text, set_aside
from drafts.readers.docx.styles import Styles
from drafts.readers.tally import LostCharacters, Tally

_BLOCKS = (f"{W}p", f"{W}tbl")
UNREAD = "text outside paragraphs"
_PROSE = 80
"""Characters in a cell: two such cells in a row are texts side by side."""
_GONE_MARK = {"new": "del", "old": "ins"}
"""The mark of a paragraph whose end is not there in that text: it goes on in the next one."""


@dataclass(slots=True)
class Body:
    """Reads blocks in order; `total` counts every character that was seen.

    `computed` counts those among them that are no text in the file: numbers, symbols, hyphens.
    """

    runs: Runs
    styles: Styles
    numbering: Numbering
    tally: Tally
    columns: Columns
    page_notes: PageNotes
    cut_words: CutWords
    redline: Redline = "new"
    total: int = 0
    computed: int = 0
    lines: list[Line] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    struck_places: list[str] = field(default_factory=list)
    inserted_places: list[str] = field(default_factory=list)
    drawn_places: list[str] = field(default_factory=list)
    moved_places: list[str] = field(default_factory=list)
    parallel_places: list[str] = field(default_factory=list)
    halves: dict[str, tuple[str, str]] = field(default_factory=dict)
    _count: int = 0
    _carried: str = ""
    _spare_label: str = ""
    _section: int = 0
    _section_start: int = 0
    _column_opened: bool = False

    def read(self, container: etree._Element) -> list[Line]:
        """The lines of all paragraphs and tables below an element.

        Text boxes come before the paragraph that they are anchored in: converters put headings into them.
        """
        outer, self._carried = self._carried, ""
        for block in _blocks(container):
            if block.tag == f"{W}tbl":
                self._table(block)
            else:
                self._paragraph(block)
        if self._carried.strip():
            self.lines.append(Line(normalise(self._carried), place=f"paragraph {self._count}"))
        self._carried = outer
        return self.lines

    def set_aside_unread(self, root: etree._Element) -> int:
        """Account for text below an element that stands in no paragraph, and so was not read.

        All text is counted once more for that, without regard to how it was read.
        """
        unread = count_text(root) - (self.total - self.computed)
        if unread < 0:
            raise LostCharacters(f"{-unread} characters were read twice")
        self.tally.add(UNREAD, unread)
        return unread

    def _table(self, table: etree._Element) -> None:
        """A row's cells one after the other; a cell that holds only a label joins the cell beside it."""
        for row in _within(table, f"{W}tr"):
            long_cells = 0
            for cell in _within(row, f"{W}tc"):
                before = len(self.lines)
                self.read(cell)
                long_cells += sum(len(line.text) for line in self.lines[before:]) > _PROSE
                self._join_label(before)
            if long_cells > 1:
                self.parallel_places.append(f"paragraph {self._count}")

    def _join_label(self, index: int) -> None:
        if 0 < index < len(self.lines):
            label, line = self.lines[index - 1], self.lines[index]
            if label.text and paragraph_label(label.text + " ") == label.text and label.role == "text":
                self.lines[index - 1 : index + 1] = [Line(f"{label.text} {line.text}", place=label.place)]

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        paragraph = self.runs.paragraph(element)
        self._count += 1
        place = f"paragraph {self._count}"
        self._strike_drawn(element, paragraph, properties, place)
        self.page_notes.mark(paragraph)
        self.cut_words.mend(paragraph)
        paragraph.leaves_number = strike_remains(paragraph)
        self._account(paragraph, place)
        self._read_boxes(paragraph)
        before = len(self.lines)
        self._emit(paragraph, properties, place)
        self._column_opened = self._column_opened or paragraph.opens_column
        if self._column_opened and len(self.lines) > before:
            self._move_heading(before, place)
            self._column_opened = False
        if child(properties, "sectPr") is not None:
            self._section += 1
            self._section_start = len(self.lines)
            self.page_notes.end_page()

    def _read_boxes(self, paragraph: Paragraph) -> None:
        for box, mark in paragraph.boxes:
            if mark in ASIDE[self.redline]:
                count = count_text(box)
                self.total += count
                self.tally.add(mark, count)
            else:
                self.read(box)

    def _strike_drawn(
        self, element: etree._Element, paragraph: Paragraph, properties: etree._Element | None, place: str
    ) -> None:
        """Strike the words that a drawn line covers."""
        shapes = drawn_lines(element) if paragraph.has_drawings and paragraph.pieces else []
        if shapes:
            listed = self._list_place(properties)
            level = self.numbering.level(*listed) if listed else None
            column = self.columns.column(properties, level.paragraph if level else None, self._section)
            if strike_drawn(paragraph, shapes, column):
                self.drawn_places.append(place)

    def _move_heading(self, index: int, place: str) -> None:
        """Put an article heading that opens the second column above the first column.

        Converters lay out a centred heading and the text beside its foot as two columns, text first.
        """
        heading = self.lines[index:]
        found = recognise(heading[0].text)
        if index > self._section_start and found and found.kind == "article":
            self.lines[self._section_start :] = heading + self.lines[self._section_start : index]
            self.moved_places.append(place)

    def _account(self, paragraph: Paragraph, place: str) -> None:
        for reason, text in set_aside(paragraph, self.redline):
            self.total += count_characters(text)
            self.tally.set_aside(reason, text)
        marks = {piece.mark for piece in paragraph.pieces}
        if marks & {STRUCK, WITHDRAWN}:
            self.struck_places.append(place)
        if INSERTED in marks:
            self.inserted_places.append(place)
        self.notes.extend(paragraph.notes)
        self.computed += paragraph.computed

    def _emit(self, paragraph: Paragraph, properties: etree._Element | None, place: str) -> None:
        """Make lines of the paragraph; its number counts even where all its words are struck."""
        text = live_text(paragraph, self.redline)
        self.total += count_characters(text)
        text, dropped = drop_controls(text)
        self.tally.add("control character", dropped)
        if self.redline != "both" and child(properties, "rPr", _GONE_MARK[self.redline]) is not None:
            self._carried += text
            return
        text, self._carried = self._carried + text, ""
        self._compositions(text)
        if self.page_notes.take(paragraph, text):
            return
        halves = halves_of(text) if "\t" in text and "\n" not in text.strip() else None
        if halves:
            self.halves[place] = halves
        properties = self._formatting(properties)
        level = self.styles.heading_level(properties)
        label = self._passed_on(self._label(properties, paragraph), paragraph, text)
        for index, piece in enumerate(filter(None, map(normalise, text.split("\n")))):
            own, label = (label, "") if index == 0 else ("", label)
            self.total += count_characters(own)
            self.computed += count_characters(own)
            whole = own + piece if self._is_glued(properties, own, piece) else f"{own} {piece}".strip()
            self.lines.append(Line(whole, role_of(level), level, own, place))

    def _formatting(self, properties: etree._Element | None) -> etree._Element | None:
        """The properties of a paragraph; for the old text those before a tracked change of them."""
        before = child(properties, "pPrChange", "pPr") if self.redline == "old" else None
        return properties if before is None else before

    def _is_glued(self, properties: etree._Element | None, label: str, text: str) -> bool:
        """Whether the file wants nothing between a number and its text, and both stay apart for the eye."""
        listed = self._list_place(properties) if label else None
        if listed is None or not self.numbering.level(*listed).is_glued:
            return False
        return not (label[-1].isalnum() and text[:1].isalnum())

    def _list_place(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list of a paragraph and its level there."""
        found = self.styles.list_place(properties)
        if found is None or found.number == "0":
            return None
        depth = self.numbering.depth_of(found.number, found.style) if found.depth is None else found.depth
        return found.number, depth

    def _compositions(self, text: str) -> None:
        """Accents that join their letter in normal form are one character less."""
        self.tally.add(
            "accent joined to its letter", count_characters(text) - count_characters(normalise(text))
        )

    def _label(self, properties: etree._Element | None, paragraph: Paragraph) -> str:
        """The automatic number; a paragraph that is hidden with its end has none, as Word does not show it."""
        listed = self._list_place(properties)
        is_hidden = flag(child(properties, "rPr"), "vanish") and all(
            piece.mark == HIDDEN for piece in paragraph.pieces
        )
        if listed is None or is_hidden:
            return ""
        label = self.numbering.label(*listed).strip()
        level = self.numbering.level(*listed)
        if level.is_struck and level.start > 9 and self.redline != "both":
            label = self._glued(label)
        return label

    def _passed_on(self, label: str, paragraph: Paragraph, text: str) -> str:
        """The label, or that of the paragraph above if all its words are struck but its full stop is not."""
        if paragraph.leaves_number and self.redline == "new":
            self._spare_label = label
        elif text.strip():
            spare, self._spare_label = self._spare_label, ""
            return label or ("" if paragraph_label(normalise(text)) else spare)
        return label

    def _glued(self, label: str) -> str:
        """The old or new half of a struck number that holds both: "12." after "1." is a struck 1 and a live 2."""
        digits = label.rstrip(".)")
        last = next((line.label for line in reversed(self.lines) if line.label), "").rstrip(".)")
        for cut in range(1, len(digits)):
            old, new = digits[:cut], digits[cut:]
            if last.isdecimal() and new == str(int(last) + 1):
                return (new if self.redline == "new" else old) + label[len(digits) :]
        return label


def _within(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, looking into content controls and the like."""
    for item in container:
        if item.tag == tag:
            yield item
        elif isinstance(item.tag, str) and item.tag not in (f"{W}tbl", f"{W}tr", f"{W}tc", FALLBACK):
            yield from _within(item, tag)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, looking into content controls and the like."""
    for item in container:
        if item.tag in _BLOCKS:
            yield item
        elif isinstance(item.tag, str) and item.tag not in (FALLBACK, f"{W}sectPr"):
            yield from _blocks(item)
