"""Words struck by a line that is drawn over them: converters from PDF leave some strikes as shapes.

Word does not say which words lie below a shape, so the paragraph is set once more, line by line, with the
widths of a common book face; a thin shape at the middle of a line's height strikes what it covers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from drafts.readers.docx.letter_widths import letter_width
from drafts.readers.docx.names import FALLBACK
from drafts.readers.docx.pieces import STRUCK, STRUCK_MARKS, Paragraph

_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE_WORD = "{urn:schemas-microsoft-com:office:word}"
_POINTS = re.compile(
    r"(?:^|;)\s*(margin-left|margin-top|width|height):\s*(-?\d{0,6}\.?\d{1,12})(pt|in)\s*(?=;|$)"
)
_THICKEST = 2.0
"""Points: strikes are thinner; boxes and rules of tables are not."""
_MIDDLE = (0.4, 0.78)
"""Share of a line's height at which a strike lies; an underline lies deeper."""
_LEADING = 1.15
"""Height of a line of a book face, by its size."""
_USUAL_SIZE = 12.0
_RAISED = 0.65
"""Size of raised numbers, by that of the text."""
_SLACK = 2.0
"""Points by which our line and Word's may differ."""
_NEAR = 14
"""Characters: a word or two that Word and we may set on different lines."""
_ONE_CHARACTER = 8.0
"""Points: a line shorter than this strikes one character."""
_WIDTH_COUNTS = 4
_WORST_MISFIT = {"inside": -1.0, "edge": 2.5, "mark": 11.0}
"""Points between a short line and its character, the difference of their widths counted four times.

Punctuation marks are struck alone, letters only where the format changes beside them.
"""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A thin shape, in points: from the left edge of the page, and below the top of the paragraph's text."""

    left: float
    right: float
    middle: float


@dataclass(frozen=True, slots=True)
class Column:
    """Where a paragraph is set, in points from the left edge of the page.

    `first` is the left end of its first line, `before` the space above it, `spacing` the height of its lines
    by the usual one.
    """

    first: float
    left: float
    right: float
    before: float = 0.0
    spacing: float = 1.0


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character as it is printed; `worst_misfit`: how badly a line may fit that strikes it alone."""

    width: float
    is_space: bool
    may_break: bool
    worst_misfit: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where a character stands: its line in the paragraph, and its place on it in points."""

    line: int
    left: float
    width: float
    worst_misfit: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def drawn_lines(element: etree._Element) -> list[DrawnLine]:
    """The thin shapes that are anchored in a paragraph and lie over its text, not below or above it."""
    found = []
    for shape in element.iter(f"{_VML}rect", f"{_VML}shape", f"{_VML}line"):
        style = shape.get("style") or ""
        wrap = shape.find(f"{_OFFICE_WORD}wrap")
        if any(above.tag == FALLBACK for above in shape.iterancestors()) or not _lies_over(style, wrap):
            continue
        size = {name: float(value) * (72 if unit == "in" else 1) for name, value, unit in _sizes(style)}
        if "margin-left" in size and "margin-top" in size and 0 < size.get("height", 0.0) <= _THICKEST:
            left, middle = size["margin-left"], size["margin-top"] + size["height"] / 2
            found.append(DrawnLine(left, left + size.get("width", 0.0), middle))
    return found


def strike_drawn(paragraph: Paragraph, lines: list[DrawnLine], column: Column) -> bool:
    """Mark as struck what the lines cover; returns whether they cover anything."""
    has_struck = False
    rows: dict[int, list[tuple[int, _Setting]]] = defaultdict(list)
    for index, place in enumerate(_set(paragraph, column)):
        rows[place.line].append((index, place))
    pitch = _pitch(paragraph) * column.spacing
    for line in lines:
        number, share = divmod((line.middle - column.before) / pitch, 1)
        if not _MIDDLE[0] <= share <= _MIDDLE[1]:
            continue
        covered = _covered(line, rows[int(number)])
        if covered:
            paragraph.remark(covered[0], covered[-1] + 1, STRUCK)
            if len(covered) > 1:
                _close_gap(paragraph, covered[-1] + 1)
            has_struck = True
    return has_struck


def _close_gap(paragraph: Paragraph, start: int) -> None:
    """Strike the few characters between a drawn strike and the next one: Word broke the line behind them."""
    offset = 0
    for piece in paragraph.pieces:
        if offset >= start and piece.mark in STRUCK_MARKS:
            if offset - start <= _NEAR:
                paragraph.remark(start, offset, STRUCK)
            return
        offset += len(piece.text)


def _covered(line: DrawnLine, row: list[tuple[int, _Setting]]) -> list[int]:
    """The characters of a row below a line; a line as short as one character strikes the best fitting one."""
    width, middle = line.right - line.left, (line.left + line.right) / 2
    if width > _ONE_CHARACTER:
        return [index for index, place in row if line.left - _SLACK <= place.middle <= line.right + _SLACK]

    def misfit(entry: tuple[int, _Setting]) -> float:
        return abs(entry[1].middle - middle) + _WIDTH_COUNTS * abs(entry[1].width - width)

    fitting = [entry for entry in row if misfit(entry) <= entry[1].worst_misfit]
    return [min(fitting, key=misfit)[0]] if fitting else []


def _lies_over(style: str, wrap: etree._Element | None) -> bool:
    across, down = (f"mso-position-{axis}-relative" for axis in ("horizontal", "vertical"))
    is_free = wrap is None or wrap.get("type") in (None, "none")
    return is_free and f"{across}:page" in style and (down not in style or f"{down}:paragraph" in style)


def _sizes(style: str) -> Iterator[tuple[str, str, str]]:
    for match in _POINTS.finditer(style):
        yield match[1], match[2], match[3]


def _pitch(paragraph: Paragraph) -> float:
    sizes = [piece.format.size for piece in paragraph.pieces if piece.format.size and piece.text.strip()]
    return max(sizes, default=_USUAL_SIZE) * _LEADING


def _set(paragraph: Paragraph, column: Column) -> Iterator[_Setting]:
    """Break the text into lines as Word does, and stretch the spaces of all but the last."""
    rows: list[list[_Glyph]] = [[]]
    room = column.right - column.first
    for word in _words(paragraph):
        width = sum(glyph.width for glyph in word if not glyph.is_space)
        if rows[-1] and width > room:
            rows.append([])
            room = column.right - column.left
        rows[-1] += word
        room -= sum(glyph.width for glyph in word)
    for number, row in enumerate(rows):
        yield from _placed(row, number, column, is_last=number == len(rows) - 1)


def _placed(row: list[_Glyph], number: int, column: Column, *, is_last: bool) -> Iterator[_Setting]:
    at = column.left if number else column.first
    end = next((index for index in range(len(row), 0, -1) if not row[index - 1].is_space), 0)
    free = column.right - at - sum(glyph.width for glyph in row[:end])
    gaps = sum(glyph.is_space for glyph in row[:end])
    stretch = 0.0 if is_last or not gaps else free / gaps
    for glyph in row:
        yield _Setting(number, at, glyph.width, glyph.worst_misfit)
        at += glyph.width + (stretch if glyph.is_space else 0.0)


def _words(paragraph: Paragraph) -> Iterator[list[_Glyph]]:
    """What stays together on a line: a word with the space behind it, or its part up to a hyphen."""
    word: list[_Glyph] = []
    for glyph in _glyphs(paragraph):
        if word and word[-1].may_break and not glyph.is_space:
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _glyphs(paragraph: Paragraph) -> Iterator[_Glyph]:
    for piece in paragraph.pieces:
        size = piece.format.size or _USUAL_SIZE
        size = size * _RAISED if piece.format.is_raised else size
        for index, character in enumerate(piece.text):
            place = "edge" if index in (0, len(piece.text) - 1) else "inside"
            place = place if character.isalnum() else "mark"
            width = letter_width(character, size, is_bold=piece.format.is_bold)
            is_space = character.isspace()
            yield _Glyph(
                width, is_space, is_space or character in "-–", -1.0 if is_space else _WORST_MISFIT[place]
            )
