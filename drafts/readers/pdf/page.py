"""One page of a PDF as lines with their places, through pdfium."""

import ctypes
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""How pdfium marks a hyphen at the end of a line, which it then runs into the next."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_BREAKS = (0x0D, 0x0A)


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A printed line: its text and where it stands, in points from the bottom left corner of the page.

    `height` is the height of its letters' boxes, so a measure of the type size. `raised` holds half-open
    spans of `text` with small raised digits or stars: footnote marks, or powers.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    raised: tuple[tuple[int, int], ...] = ()

    def without(self, spans: tuple[tuple[int, int], ...]) -> "PdfLine":
        """The line without these spans of its text."""
        text = self.text
        for start, end in reversed(spans):
            text = text[:start] + text[end:]
        return replace(self, text=text, raised=())


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of a page in the order of the file, top or bottom not yet told apart."""

    number: int
    width: float
    height: float
    lines: tuple[PdfLine, ...]
    has_images: bool


@dataclass(slots=True)
class _Letter:
    """A character of a page with its index there."""

    text: str
    index: int


@dataclass(slots=True)
class _Reader:
    """Reads the characters of one page and their boxes."""

    textpage: pdfium.PdfTextPage
    box: raw.FS_RECTF = field(default_factory=raw.FS_RECTF)
    x: ctypes.c_double = field(default_factory=ctypes.c_double)
    y: ctypes.c_double = field(default_factory=ctypes.c_double)

    def letters(self) -> list[list[_Letter]]:
        """The characters, line by line, as pdfium breaks the lines."""
        lines: list[list[_Letter]] = [[]]
        high = 0
        for index in range(self.textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(self.textpage, index)
            if 0xD800 <= code < 0xDC00:
                high = code
            elif code in _BREAKS:
                if lines[-1]:
                    lines.append([])
            else:
                if 0xDC00 <= code < 0xE000 and high:
                    code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
                high = 0
                lines[-1].append(_Letter(_HYPHENS.get(code) or _LIGATURES.get(code) or chr(code), index))
                if code in _HYPHENS:
                    lines.append([])
        return lines

    def bounds(self, letter: _Letter) -> tuple[float, float, float, float]:
        """Left, right, bottom and height of the letter's box."""
        raw.FPDFText_GetLooseCharBox(self.textpage, letter.index, self.box)
        return self.box.left, self.box.right, self.box.bottom, self.box.top - self.box.bottom

    def baseline(self, letter: _Letter) -> float:
        """The height of the line on which the letter stands."""
        raw.FPDFText_GetCharOrigin(self.textpage, letter.index, self.x, self.y)
        return self.y.value


def read_page(page: pdfium.PdfPage, number: int) -> PdfPage:
    """The lines of a page; `number` counts from 1."""
    reader = _Reader(page.get_textpage())
    lines = _rows([line for line in (_line(letters, number, reader) for letters in reader.letters()) if line])
    width, height = page.get_size()
    images = next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1), None)
    return PdfPage(number, width, height, tuple(lines), images is not None)


def _rows(pieces: list[PdfLine]) -> list[PdfLine]:
    """Pieces that stand close beside each other as one line: pdfium breaks lines at raised marks."""
    rows: list[PdfLine] = []
    for piece in pieces:
        if rows and _continues(rows[-1], piece):
            rows[-1] = _merged(rows[-1], piece)
        else:
            rows.append(piece)
    return rows


def _continues(row: PdfLine, piece: PdfLine) -> bool:
    height = max(row.height, piece.height)
    gap = piece.left - row.right
    return -1 < gap < height * 0.5 and abs(piece.bottom - row.bottom) < height * 0.6


def _merged(row: PdfLine, piece: PdfLine) -> PdfLine:
    space = " " if piece.left - row.right > row.height * 0.15 else ""
    offset = len(row.text) + len(space)
    is_mark = piece.text.isdigit() and piece.height < row.height * 0.85 and piece.bottom > row.bottom + 1
    raised = ((0, len(piece.text)),) if is_mark else piece.raised
    return replace(
        row,
        text=row.text + space + piece.text,
        right=piece.right,
        raised=row.raised + tuple((start + offset, end + offset) for start, end in raised),
    )


def _line(letters: list[_Letter], number: int, reader: _Reader) -> PdfLine | None:
    seen = [letter for letter in letters if not letter.text.isspace()]
    if not seen:
        return None
    sample = seen[:: max(1, len(seen) // 8)]
    heights = sorted(reader.bounds(letter)[3] for letter in sample)
    height = heights[len(heights) // 2]
    left, right = reader.bounds(seen[0])[0], reader.bounds(seen[-1])[1]
    bases = sorted(reader.baseline(letter) for letter in sample)
    base = bases[len(bases) // 2]
    text = "".join(letter.text for letter in letters)
    raised = _raised(letters, height, base, reader)
    return PdfLine(text, number, min(left, right), max(left, right), base, height, raised)


def _raised(
    letters: list[_Letter], height: float, base: float, reader: _Reader
) -> tuple[tuple[int, int], ...]:
    """Spans of digits and stars that are smaller than the line and stand higher."""
    spans: list[tuple[int, int]] = []
    position = 0
    for letter in letters:
        end = position + len(letter.text)
        small = (letter.text.isdigit() or letter.text == "*") and reader.bounds(letter)[3] < height * 0.85
        if small and reader.baseline(letter) > base + 1:
            if spans and spans[-1][1] == position:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((position, end))
        position = end
    return tuple(spans)
