"""The runs of one paragraph as pieces of text, each with why it is not plain live text."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from drafts.engine.headings import kind_of, recognise
from drafts.engine.text import count_characters
from drafts.readers.changes import INSERTED, STRUCK, WITHDRAWN
from drafts.readers.docx.asides import (
    CONTENTS,
    FIELD_CODE,
    PAGE_NUMBER,
    PLACEHOLDER,
    READING_AID,
    Reasons,
    reasons,
    result_reason,
)
from drafts.readers.docx.names import FALLBACK, MATH, OFF, W, child, value
from drafts.readers.docx.styles import RunFormat, Styles
from drafts.readers.docx.symbols import SYMBOL, symbol

TRACKED, TRACKED_NEW, HIDDEN = "deleted (tracked change)", "inserted (tracked change)", "hidden text"
NOTE_MARK = "footnote mark"
STRUCK_MARKS = (STRUCK, WITHDRAWN)
NO_TEXT = (HIDDEN, FIELD_CODE, CONTENTS, PAGE_NUMBER, PLACEHOLDER, READING_AID, SYMBOL)
"""What is no text of the document, whichever of its texts is read."""
GONE = (TRACKED, *STRUCK_MARKS, *NO_TEXT)
_CHANGES = {
    f"{W}del": TRACKED, f"{W}moveFrom": TRACKED, f"{W}ins": TRACKED_NEW, f"{W}moveTo": TRACKED_NEW,
}  # fmt: skip
_MARKS = " \t\n\u00a0.,;:"
_TEXT = {f"{W}t", f"{W}delText", f"{MATH}t"}
_LONGEST_SIGN = 8
"""Characters of what stands for the number of a note; Word lets it be any text."""
_SPACES = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_NOTE_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one format; `mark` is empty for plain live text, else one of the reasons above."""

    text: str
    mark: str
    format: RunFormat


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where the text refers to a note: its kind (a tag) and id, and why the mark itself is not live text, if so.

    `has_own_sign`: the text of the run is the sign that stands for a number ("*"); it is then `sign`.
    """

    tag: str
    id: str
    mark: str
    has_own_sign: bool = False
    sign: str = ""


@dataclass(slots=True)
class Paragraph:
    """What is gathered while the runs of one paragraph are read.

    `boxes` are its text boxes, each with the mark of its run; `computed` counts characters that the file holds
    as elements and not as text.
    """

    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    boxes: list[tuple[etree._Element, str]] = field(default_factory=list)
    computed: int = 0
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
        self._reasons: Reasons = {}

    def prepare(self, root: etree._Element) -> None:
        """Learn which texts of a part are no text of the document; to be called before its paragraphs are read."""
        self._reasons |= reasons(root)

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
            elif item.tag == f"{MATH}t":
                paragraph.pieces.append(Piece(item.text or "", mark, RunFormat()))
            elif item.tag == f"{W}fldSimple":
                self._gather(item, paragraph, result_reason(item.get(f"{W}instr") or "") or mark)
            elif item.tag not in (f"{W}pPr", FALLBACK):
                self._gather(item, paragraph, _CHANGES.get(item.tag) or mark)

    def _run(self, run: etree._Element, paragraph: Paragraph, mark: str) -> None:
        style = self._styles.run_format(run.find(f"{W}rPr"), paragraph.style)
        mark = mark if mark in NO_TEXT else self._mark(style, mark)
        for item in _run_items(run):
            text, reason = _text_of(item)
            if text:
                reason = (
                    reason or self._reasons.get(item) or self._sign_of_note(text, paragraph, mark) or mark
                )
                paragraph.pieces.append(Piece(text, reason, style))
                paragraph.computed += 0 if item.tag in _TEXT else count_characters(text)
            elif item.tag in _NOTE_MARKS:
                own = (item.get(f"{W}customMarkFollows") or "off") not in OFF
                paragraph.notes.append(NoteMark(item.tag, item.get(f"{W}id") or "", mark, own))
            elif item.tag == f"{W}txbxContent":
                paragraph.boxes.append((item, mark))
            elif item.tag == f"{W}pict":
                paragraph.has_drawings = True
            elif item.tag == f"{W}br" and item.get(f"{W}type") == "column":
                paragraph.opens_column = not paragraph.text.strip()

    def _sign_of_note(self, text: str, paragraph: Paragraph, mark: str) -> str:
        """NOTE_MARK for the text that stands for the number of the note before it."""
        last = paragraph.notes[-1] if paragraph.notes else None
        if last is None or not last.has_own_sign or last.sign or mark in GONE or not text.strip():
            return ""
        is_sign = len(text.strip()) <= _LONGEST_SIGN
        paragraph.notes[-1] = replace(last, has_own_sign=is_sign, sign=text.strip() if is_sign else "")
        return NOTE_MARK if is_sign else ""

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


def _text_of(item: etree._Element) -> tuple[str, str]:
    """The text that an element stands for, and why it is set aside in any case."""
    if item.tag in _TEXT:
        return item.text or "", ""
    if item.tag == f"{W}br":
        return "" if item.get(f"{W}type") in ("page", "column") else "\n", ""
    if item.tag == f"{W}sym":
        return symbol(item.get(f"{W}char") or "", item.get(f"{W}font") or "")
    return _SPACES.get(item.tag, ""), ""
