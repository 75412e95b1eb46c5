"""The characters of one page as pdfium sees them: their text in one call, their places one by one."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

HYPHEN = "\ufffe"
"""How pdfium marks a hyphen at the end of a line, which it then runs into the next."""
_HYPHEN_CODE = 2
"""The same mark where characters are asked for one by one."""
_BOLD = re.compile(r"bold|black|heavy|[-,]bd\b", re.IGNORECASE)
_GREY = 40
"""Parts of red, green and blue that differ less make a grey."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From the page's own coordinates to points from the lower left corner of the page as it is seen.

    `turns` are quarter turns to the right. In a mirrored frame x runs from the right edge: the text of a page
    that is read from right to left begins at small x there, as other text does.
    """

    left: float
    bottom: float
    width: float
    height: float
    turns: int = 0
    is_mirrored: bool = False

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Frame":
        """The frame of a page, not mirrored."""
        left, bottom, *_ = page.get_cropbox()
        width, height = page.get_size()
        return cls(left, bottom, width, height, page.get_rotation() // 90)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is seen."""
        x, y = x - self.left, y - self.bottom
        for _ in range(self.turns):
            x, y = y, -x
        if self.turns in (2, 3):
            x += self.width
        if self.turns in (1, 2):
            y += self.height
        return (self.width - x, y) if self.is_mirrored else (x, y)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a box as it is seen."""
        if not self.turns and not self.is_mirrored:
            return left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)


@dataclass(frozen=True, slots=True)
class Look:
    """How a character is printed, as far as that can mark an insertion."""

    is_bold: bool
    is_coloured: bool


class Letters:
    """The characters of a page; a place is an index into `text`."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.see(Frame.of(page))
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._rect = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._looks: dict[int | None, Look] = {}
        self._indexes: list[int] | None = None
        self.text = self._read()

    def _read(self) -> str:
        count = self._textpage.count_chars()
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._raw, 0, count, buffer) - 1
        if written == count:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        return self._read_singly(count)

    def _read_singly(self, count: int) -> str:
        """Where pdfium leaves characters out of the text, because it does not know their meaning, or pairs them."""
        texts: list[str] = []
        self._indexes = []
        high = 0
        for index in range(count):
            code = raw.FPDFText_GetUnicode(self._raw, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high = 0
            texts.append(HYPHEN if code == _HYPHEN_CODE else chr(code or 0xFFFD))
            self._indexes.append(index)
        return "".join(texts)

    def see(self, frame: Frame) -> None:
        """Give places in this frame from now on."""
        self.frame = frame
        self._is_plain = not (frame.left or frame.bottom or frame.turns or frame.is_mirrored)

    def _index(self, place: int) -> int:
        return self._indexes[place] if self._indexes is not None else place

    def box(self, place: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of the box that the font gives the character, whatever its shape."""
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self._raw, self._index(place), rect)
        if self._is_plain:
            return rect.left, rect.right, rect.bottom, rect.top
        return self.frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def shape(self, place: int) -> tuple[float, float]:
        """Bottom and top of the character's ink."""
        left, right, bottom, top = self._sides
        raw.FPDFText_GetCharBox(self._raw, self._index(place), left, right, bottom, top)
        if self._is_plain:
            return bottom.value, top.value
        return self.frame.box(left.value, bottom.value, right.value, top.value)[2:]

    def baseline(self, place: int) -> float:
        """The height of the line on which the character stands."""
        raw.FPDFText_GetCharOrigin(self._raw, self._index(place), self._x, self._y)
        if self._is_plain:
            return self._y.value
        return self.frame.point(self._x.value, self._y.value)[1]

    def is_guessed(self, place: int) -> bool:
        """Whether the file does not say which character this is."""
        return raw.FPDFText_HasUnicodeMapError(self._raw, self._index(place)) == 1

    def look(self, place: int) -> Look:
        """How the character is printed."""
        index = self._index(place)
        piece = ctypes.cast(raw.FPDFText_GetTextObject(self._raw, index), ctypes.c_void_p).value
        if piece not in self._looks:
            self._looks[piece] = self._look(index)
        return self._looks[piece]

    def _look(self, index: int) -> Look:
        name = ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(self._raw, index, name, 256, ctypes.c_int())
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFText_GetFillColor(self._raw, index, red, green, blue, alpha)
        parts = (red.value, green.value, blue.value)
        is_bold = bool(_BOLD.search(name.value.decode("latin-1")))
        return Look(is_bold, max(parts) - min(parts) > _GREY)
