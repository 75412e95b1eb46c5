"""The runs of one paragraph as pieces of text, each with why it is not plain live text."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from drafts.engine.headings import kind_of, recognise
from drafts.readers.changes import INSERTED, STRUCK, WITHDRAWN
from drafts.readers.docx.names import FALLBACK, W, child, value
from drafts.readers.docx.styles import RunFormat, Styles

TRACKED, TRACKED_NEW, HIDDEN = "deleted (tracked change)", "inserted (tracked change)", "hidden text"
STRUCK_MARKS = (STRUCK, WITHDRAWN)
GONE = (TRACKED, *STRUCK_MARKS, HIDDEN)
_CHANGES = {
    f"{W}del": TRACKED, f"{W}moveFrom": TRACKED, f"{W}ins": TRACKED_NEW, f"{W}moveTo": TRACKED_NEW,
}  # fmt: skip
_MARKS = " \t\n\u00a0.,;:"
_TEXT = {f"{W}t", f"{W}delText"}
_SPACES = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_NOTE_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one format; `mark` is empty for plain live text, else one of the reasons above."""

    text: str
    mark: str
    format: RunFormat


@dataclass(slots=True)
class Paragraph:
    """What is gathered while the runs of one paragraph are read."""

    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    opens_column: bool = False
    has_drawings: bool = False
    leaves_number: bool = False

    @property
    def text(self) -> str:
        """All of its text, whatever its marks."""
        return "".join(piece.text for piece in self.pieces)

    def remark(self, start: int, end: int, mark: str) -> None:
        """Give the characters of `text[start:end]` another mark, unless they are gone already.

        What was inserted and is struck is withdrawn: it stands neither in the old text nor in the new one.
        """
        pieces: list[Piece] = []
        offset = 0
        for piece in self.pieces:
            low, high = (min(max(at - offset, 0), len(piece.text)) for at in (start, end))
            offset += len(piece.text)
            if low >= high or piece.mark in GONE:
                pieces.append(piece)
                continue
            text, before = piece.text, piece.mark
            after = WITHDRAWN if before == INSERTED and mark == STRUCK else mark
            cuts = ((text[:low], before), (text[low:high], after), (text[high:], before))
            pieces += [replace(piece, text=cut, mark=reason) for cut, reason in cuts if cut]
        self.pieces = pieces


def strike_remains(paragraph: Paragraph) -> bool:
    """Strike the marks that struck words leave: all that is left, or what a paragraph cannot begin with.

    Returns whether such marks were all that was left.
    """
    if not any(piece.mark in STRUCK_MARKS for piece in paragraph.pieces):
        return False
    has_remains = False
    offset = 0
    for piece in list(paragraph.pieces):
        first = next((at for at, character in enumerate(piece.text) if character not in _MARKS), None)
        if piece.mark not in GONE:
            paragraph.remark(offset, offset + (len(piece.text) if first is None else first), STRUCK)
            if first is not None:
                return False
            has_remains = has_remains or bool(piece.text.strip())
        offset += len(piece.text)
    return has_remains


class Runs:
    """Reads the runs of paragraphs; `marks_insertions` where bold, underlined or coloured words are new ones."""

    def __init__(self, styles: Styles, *, marks_insertions: bool) -> None:
        self._styles = styles
        self._marks_insertions = marks_insertions

    def paragraph(self, element: etree._Element) -> Paragraph:
        """The pieces, note marks and text boxes of a paragraph."""
        paragraph = Paragraph(value(child(element, "pPr"), "pStyle"))
        self._gather(element, paragraph, "")
        if self._marks_insertions and _is_display(paragraph):
            own = {INSERTED: "", WITHDRAWN: STRUCK}
            paragraph.pieces = [
                replace(piece, mark=own.get(piece.mark, piece.mark)) for piece in paragraph.pieces
            ]
        return paragraph

    def _gather(self, element: etree._Element, paragraph: Paragraph, mark: str) -> None:
        for item in element:
            if item.tag == f"{W}r":
                self._run(item, paragraph, mark)
            elif item.tag not in (f"{W}pPr", FALLBACK):
                self._gather(item, paragraph, _CHANGES.get(item.tag) or mark)

    def _run(self, run: etree._Element, paragraph: Paragraph, mark: str) -> None:
        style = self._styles.run_format(run.find(f"{W}rPr"), paragraph.style)
        mark = self._mark(style, mark)
        for item in _run_items(run):
            text = _text_of(item)
            if text:
                paragraph.pieces.append(Piece(text, mark, style))
            elif item.tag in _NOTE_MARKS and mark not in GONE:
                paragraph.notes.append((item.tag, item.get(f"{W}id") or ""))
            elif item.tag == f"{W}txbxContent":
                paragraph.boxes.append(item)
            elif item.tag == f"{W}pict":
                paragraph.has_drawings = True
            elif item.tag == f"{W}br" and item.get(f"{W}type") == "column":
                paragraph.opens_column = not paragraph.text.strip()

    def _mark(self, style: RunFormat, mark: str) -> str:
        if style.is_hidden:
            return HIDDEN
        is_inserted = self._marks_insertions and style.is_emphatic
        if style.is_struck and mark != TRACKED:
            return WITHDRAWN if is_inserted else STRUCK
        return mark or (INSERTED if is_inserted else "")


def _is_display(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a title that is bold in any case: in capitals, or the heading of an annex."""
    text = paragraph.text.strip()
    return text.isupper() or kind_of(recognise(text)) == "annex"


def _run_items(element: etree._Element) -> Iterator[etree._Element]:
    """What a run holds, looking into drawings; a text box is one item, its second copy for old readers none."""
    for item in element:
        if item.tag in (FALLBACK, f"{W}rPr"):
            continue
        yield item
        if len(item) and item.tag != f"{W}txbxContent":
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
