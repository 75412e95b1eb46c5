"""One page of a PDF as lines with their places, through pdfium."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from drafts.readers.pdf.columns import ordered
from drafts.readers.pdf.comments import added_marks
from drafts.readers.pdf.drawn import Drawing, Rule, drawing_of
from drafts.readers.pdf.gaps import Printed, parted
from drafts.readers.pdf.glyphs import Shapes
from drafts.readers.pdf.labels import with_labels
from drafts.readers.pdf.letters import HYPHEN, Letters
from drafts.readers.pdf.lines import RAISED, SMALL, Mark, PdfLine, Span
from drafts.readers.pdf.marked import marks_of
from drafts.readers.pdf.rtl import RTL, Place, in_reading_order, is_rtl

_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_RAISABLE = re.compile(r"[\d*†‡]")
_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
"""Ligatures and the forms that letters take beside others: one character in the font, others in the text."""
_SAMPLES = 3
_NEXT_LINE, _SAME_LINE = 0.7, 0.4
"""Of the height of a letter: what stands higher or lower by more is on another line, by less on the same."""
_REACH = 0.15
"""Of the height of a letter: how far its marks may reach over the letters behind it, where they are Arabic."""
_NEAR, _FEW = 3.0, 4
"""Heights of letters, and pieces, over which pdfium turns the order."""
_AFTER_MARK = 4.5
"""Heights of letters between the mark of a note and its text, at most."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of a page in the order of the file, top or bottom not yet told apart.

    `comments` are words that readers of the file added; `unreadable` counts letters of no known meaning;
    `is_misread` where the shapes of letters are not those that the text says.
    """

    number: int
    width: float
    height: float
    lines: tuple[PdfLine, ...]
    drawing: Drawing
    comments: tuple[str, ...] = ()
    unreadable: int = 0
    is_misread: bool = False
    is_rtl: bool = False


@dataclass(slots=True)
class _Page:
    """A page while its lines are read."""

    number: int
    letters: Letters
    rules: list[Rule]
    has_looks: bool
    is_rtl: bool
    guessed: bool = False
    shapes: Shapes = field(default_factory=Shapes)

    def lines(self) -> list[PdfLine]:
        """The lines in the order of reading: as pdfium breaks them, but those close beside each other as one."""
        printed = [
            line
            for match in _LINE.finditer(self.letters.text)
            for start, end in self._apart(*match.span())
            if (line := self._printed(start, end))
        ]
        pieces = [self._placed(line) for line in parted(self.letters, printed)]
        rows = _rows(_turned_back(pieces) if self.is_rtl else pieces)
        return ordered(with_labels(rows), self.rules)

    def _apart(self, start: int, end: int) -> list[Span]:
        """The spans of this one whose letters stand on one line: of those read from the right, pdfium joins some."""
        if not self.is_rtl or not RTL.search(self.letters.text, start, end):
            return [(start, end)]
        starts, base = [start], 0.0
        for place in range(start, end):
            character = self.letters.text[place]
            if character.isspace() or unicodedata.combining(character):
                continue
            *_, bottom, top = self.letters.box(place)
            above, base = base, self.letters.baseline(place)
            if above and abs(base - above) > (top - bottom) * _NEXT_LINE:
                starts.append(place)
        return list(zip(starts, [*starts[1:], end], strict=True))

    def _printed(self, start: int, end: int) -> Printed | None:
        """The characters from `start` to `end` without the spaces around them, None for spaces alone."""
        raw_text = self.letters.text[start:end]
        text = raw_text.strip()
        if not text:
            return None
        first = start + raw_text.index(text[0])
        places = range(first, first + len(text))
        if self.is_rtl and RTL.search(text):
            return Printed(*in_reading_order(self.letters, places))
        return Printed(text, places)

    def _placed(self, printed: Printed) -> PdfLine:
        """The line of these characters with its place; the first and the last are none of its spaces."""
        text, places = printed.text, printed.places
        step = -(-len(places) // _SAMPLES)
        sample = [
            place for place in places[::step] if place is not None and not self.letters.text[place].isspace()
        ]
        boxes = [self.letters.box(place) for place in sample]
        # The larger of two in the middle, and the lower line: a raised mark is neither.
        height = sorted([top - bottom for _, _, bottom, top in boxes])[len(boxes) // 2]
        base = sorted(map(self.letters.baseline, sample))[(len(sample) - 1) // 2]
        left, right = boxes[0][0], self.letters.box(places[-1])[1]
        self.guessed = self.guessed or self.letters.is_guessed(sample[-1])
        self.shapes.look(self.letters, printed, base, height)
        line = PdfLine(
            text.replace(HYPHEN, "-"), self.number, min(left, right), max(left, right), base, height,
            self._raised(text, places, height, base),
            marks_of(self.letters, places, base, height, self.rules, has_looks=self.has_looks),
            page_width=self.letters.frame.width,
        )  # fmt: skip
        return _spelt_out(line) if _FORMS.search(text) else line

    def _raised(self, text: str, places: Sequence[Place], height: float, base: float) -> tuple[Span, ...]:
        """Spans of digits and stars that are smaller than the line and stand higher."""
        spans: list[Span] = []
        for match in _RAISABLE.finditer(text):
            place = places[match.start()]
            if place is None or not self._is_raised(place, height, base):
                continue
            if spans and spans[-1][1] == match.start():
                spans[-1] = (spans[-1][0], match.end())
            else:
                spans.append(match.span())
        return tuple(spans)

    def _is_raised(self, place: int, height: float, base: float) -> bool:
        *_, bottom, top = self.letters.box(place)
        return top - bottom < height * SMALL and self.letters.baseline(place) > base + RAISED


def read_page(page: pdfium.PdfPage, number: int, *, has_looks: bool) -> PdfPage:
    """The lines of a page; `number` counts from 1. With `has_looks`, bold and coloured words are marked too."""
    letters = Letters(page)
    rtl = is_rtl(letters.text)
    if rtl:
        letters.see(replace(letters.frame, is_mirrored=True))
    drawing = drawing_of(page, letters.frame)
    added, comments = added_marks(page, letters.frame)
    rules = sorted([*drawing.rules, *added], key=lambda rule: rule.y) if added else drawing.rules
    reading = _Page(number, letters, rules, has_looks, rtl)
    lines = reading.lines()
    unreadable = sum(map(letters.is_guessed, range(len(letters.text)))) if reading.guessed else 0
    return PdfPage(
        number, letters.frame.width, letters.frame.height, tuple(lines), drawing, tuple(comments), unreadable,
        reading.shapes.contradict(), rtl,
    )  # fmt: skip


def _spelt_out(line: PdfLine) -> PdfLine:
    """The line with ligatures and joined forms as the letters that they stand for."""
    offsets, pieces, length = [], [], 0
    for character in line.text:
        offsets.append(length)
        pieces.append(unicodedata.normalize("NFKC", character) if _FORMS.match(character) else character)
        length += len(pieces[-1])
    offsets.append(length)
    return replace(
        line,
        text="".join(pieces),
        raised=tuple((offsets[start], offsets[end]) for start, end in line.raised),
        marks=tuple(Mark(offsets[mark.start], offsets[mark.end], mark.kind) for mark in line.marks),
    )


def _turned_back(pieces: list[PdfLine]) -> list[PdfLine]:
    """Pieces that are read from the right, of which pdfium gives some the other way round: the later one first."""
    turned: list[PdfLine] = []
    for piece in pieces:
        place = len(turned)
        while place > max(0, len(turned) - _FEW) and _is_before(piece, turned[place - 1]):
            place -= 1
        turned.insert(place, piece)
    return turned


def _is_before(piece: PdfLine, last: PdfLine) -> bool:
    """Whether a piece stands a line or two above another, or before it on the same line."""
    higher, height = piece.bottom - last.bottom, max(piece.height, last.height)
    if higher > _SAME_LINE * height:
        return higher < _NEAR * height
    return higher > -_SAME_LINE * height and piece.left + piece.right < last.left + last.right


def _rows(pieces: list[PdfLine]) -> list[PdfLine]:
    """Pieces that stand close beside each other as one line: pdfium breaks lines at raised marks."""
    rows: list[PdfLine] = []
    for piece in pieces:
        if rows and _continues(rows[-1], piece):
            rows[-1] = rows[-1].joined(piece)
        else:
            rows.append(piece)
    return rows


def _continues(row: PdfLine, piece: PdfLine) -> bool:
    height = max(row.height, piece.height)
    if abs(piece.bottom - row.bottom) >= height * 0.6:
        return False
    widest = height * (_AFTER_MARK if row.is_mark_of(piece) else 0.5)
    overlap = height * _REACH if RTL.match(piece.text) or RTL.search(row.text[-2:]) else 1
    return -overlap < piece.left - row.right < widest
