"""The paragraphs of a Word document, with what is deleted, struck or hidden taken out by reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from drafts.engine.headings import recognise
from drafts.engine.numbering import paragraph_label
from drafts.engine.source import Line, role_of
from drafts.engine.text import count_characters, drop_controls, normalise
from drafts.readers.docx.names import FALLBACK, W, child, value
from drafts.readers.docx.numbering import Numbering
from drafts.readers.docx.styles import Styles
from drafts.readers.tally import Tally

TRACKED, STRUCK, HIDDEN = "deleted (tracked change)", "struck text", "hidden text"
_DELETED = (f"{W}del", f"{W}moveFrom")
_TEXT = {f"{W}t", f"{W}delText"}
_SPACES = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}ptab": " ", f"{W}noBreakHyphen": "-"}
_BLOCKS = (f"{W}p", f"{W}tbl")
_NOTE_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")


@dataclass(slots=True)
class Paragraph:
    """What is gathered while the runs of one paragraph are read."""

    style: str = ""
    text: list[str] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    opens_column: bool = False


@dataclass(slots=True)
class Body:
    """Reads blocks in order; `total` counts every character that was seen, computed numbers included."""

    styles: Styles
    numbering: Numbering
    tally: Tally
    total: int = 0
    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    struck_places: list[str] = field(default_factory=list)
    moved_places: list[str] = field(default_factory=list)
    _count: int = 0
    _carried: str = ""
    _section_start: int = 0
    _column_opened: bool = False

    def read(self, container: etree._Element) -> list[Line]:
        """The lines of all paragraphs and tables below an element.

        Text boxes come before the paragraph that they are anchored in: converters put headings into them.
        """
        for block in _blocks(container):
            if block.tag == f"{W}tbl":
                self._table(block)
            else:
                self._paragraph(block)
        return self.lines

    def _table(self, table: etree._Element) -> None:
        """A row's cells one after the other; a cell that holds only a label joins the cell beside it."""
        for row in table.iterfind(f"{W}tr"):
            for cell in row.iterfind(f"{W}tc"):
                before = len(self.lines)
                self.read(cell)
                self._join_label(before)

    def _join_label(self, index: int) -> None:
        if 0 < index < len(self.lines):
            label, line = self.lines[index - 1], self.lines[index]
            if label.text and paragraph_label(label.text + " ") == label.text and label.role == "text":
                self.lines[index - 1 : index + 1] = [Line(f"{label.text} {line.text}", place=label.place)]

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        paragraph = Paragraph(value(properties, "pStyle"))
        self._count += 1
        self._runs(element, paragraph, "")
        place = f"paragraph {self._count}"
        self._account(paragraph, place)
        for box in paragraph.boxes:
            self.read(box)
        before = len(self.lines)
        self._emit(paragraph, properties, place)
        self._column_opened = self._column_opened or paragraph.opens_column
        if self._column_opened and len(self.lines) > before:
            self._move_heading(before, place)
            self._column_opened = False
        if child(properties, "sectPr") is not None:
            self._section_start = len(self.lines)

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
        for reason, text in paragraph.aside:
            self.total += count_characters(text)
            self.tally.set_aside(reason, text)
        if any(reason == STRUCK for reason, _ in paragraph.aside):
            self.struck_places.append(place)
        self.notes.extend(paragraph.notes)

    def _emit(self, paragraph: Paragraph, properties: etree._Element | None, place: str) -> None:
        """Make lines of the paragraph; its number counts even where all its words are struck."""
        text = "".join(paragraph.text)
        self.total += count_characters(text)
        text, dropped = drop_controls(text)
        self.tally.add("control character", dropped)
        if child(properties, "rPr", "del") is not None:
            self._carried += text
            return
        text, self._carried = self._carried + text, ""
        level = self.styles.heading_level(properties)
        label = self._label(properties, bool(paragraph.text or paragraph.aside))
        for index, piece in enumerate(filter(None, map(normalise, text.split("\n")))):
            own, label = (label, "") if index == 0 else ("", label)
            self.total += count_characters(own)
            self.lines.append(Line(f"{own} {piece}".strip(), role_of(level), level, own, place))
        self._compositions(text)

    def _compositions(self, text: str) -> None:
        """Accents that join their letter in normal form are one character less."""
        self.tally.add(
            "accent joined to its letter", count_characters(text) - count_characters(normalise(text))
        )

    def _label(self, properties: etree._Element | None, is_filled: bool) -> str:
        listed = self.styles.list_place(properties)
        if listed is None or listed.number == "0" or not is_filled:
            return ""
        return self.numbering.label(listed.number, listed.depth).strip()

    def _runs(self, element: etree._Element, paragraph: Paragraph, reason: str) -> None:
        for item in element:
            if item.tag == f"{W}r":
                self._run(item, paragraph, reason)
            elif item.tag in _DELETED:
                self._runs(item, paragraph, TRACKED)
            elif item.tag not in (f"{W}pPr", FALLBACK):
                self._runs(item, paragraph, reason)

    def _run(self, run: etree._Element, paragraph: Paragraph, reason: str) -> None:
        reason = reason or self._why_not_shown(run, paragraph)
        for item in _run_items(run):
            text = _text_of(item)
            if text and reason:
                paragraph.aside.append((reason, text))
            elif text:
                paragraph.text.append(text)
            elif item.tag in _NOTE_MARKS and not reason:
                paragraph.notes.append((item.tag, item.get(f"{W}id") or ""))
            elif item.tag == f"{W}txbxContent":
                paragraph.boxes.append(item)
            elif item.tag == f"{W}br" and item.get(f"{W}type") == "column":
                paragraph.opens_column = not "".join(paragraph.text).strip()

    def _why_not_shown(self, run: etree._Element, paragraph: Paragraph) -> str:
        properties = child(run, "rPr")
        if self.styles.run_flag(properties, paragraph.style, "vanish"):
            return HIDDEN
        if any(self.styles.run_flag(properties, paragraph.style, name) for name in ("strike", "dstrike")):
            return STRUCK
        return ""


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, looking into content controls and the like."""
    for item in container:
        if item.tag in _BLOCKS:
            yield item
        elif isinstance(item.tag, str) and item.tag not in (FALLBACK, f"{W}sectPr"):
            yield from _blocks(item)


def _run_items(element: etree._Element) -> Iterator[etree._Element]:
    """What a run holds, looking into drawings; a text box is one item, its second copy for old readers none."""
    for item in element:
        if item.tag == FALLBACK:
            continue
        yield item
        if item.tag != f"{W}txbxContent":
            yield from _run_items(item)


def _text_of(item: etree._Element) -> str:
    if item.tag in _TEXT:
        return item.text or ""
    if item.tag == f"{W}br":
        return "" if item.get(f"{W}type") in ("page", "column") else "\n"
    if item.tag == f"{W}sym":
        return _symbol(item.get(f"{W}char") or "")
    return _SPACES.get(item.tag, "")


def _symbol(code: str) -> str:
    """A character of a symbol font; those in the private area have no meaning outside their font."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= point <= 0xF8FF or point > 0x10FFFF else chr(point)
