"""What is drawn on a page beside its letters: thin lines, which may strike words, and pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from drafts.readers.pdf.letters import Frame

_THICKEST = 2.5
"""Points: a filled strike is thinner; boxes are not."""
_THICKEST_STROKE = 6.0
"""The same for lines that are drawn with a pen, to whose box the width of the pen is added twice."""
_SHORTEST = 1.5
_DEEPEST = 4
"""Drawings in drawings in drawings: those of word processors have one level or two."""
_MOST_OBJECTS = 100_000
"""Objects of one page that are looked at: no page of text has a tenth."""
_MOST_RULES = 5_000
"""Thin lines of one page that are looked at."""
_LETTERS = 200
"""Shapes on a page whose words are drawn."""
_INVISIBLE = 3
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin level line, in points of the page's frame."""

    left: float
    right: float
    y: float


@dataclass(slots=True)
class Drawing:
    """The lines and pictures of a page; `has_hidden_text` where letters are set that nobody can see.

    `shapes` counts what else is drawn; `is_whole` is False when the page holds more than we look at.
    """

    rules: list[Rule] = field(default_factory=list)
    has_images: bool = False
    shapes: int = 0
    has_hidden_text: bool = False
    is_whole: bool = True

    @property
    def is_picture(self) -> bool:
        """Whether the page may show words as a picture, or letter by letter as shapes."""
        return self.has_images or self.shapes >= _LETTERS


_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1, 0, 0, 1, 0, 0)


def drawing_of(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """What is drawn on the page, forms inside it included."""
    drawing = Drawing()
    for number, (kind, item, matrix) in enumerate(_objects(page)):
        if number == _MOST_OBJECTS or len(drawing.rules) == _MOST_RULES:
            drawing.is_whole = False
            break
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            hidden = raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
            drawing.has_hidden_text = drawing.has_hidden_text or hidden
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            rule = _rule(kind, item, matrix, frame)
            if rule:
                drawing.rules.append(rule)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                drawing.has_images = True
            else:
                drawing.shapes += 1
    drawing.rules.sort(key=lambda rule: rule.y)
    return drawing


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, raw.FPDF_PAGEOBJECT, _Matrix]]:
    """Kind, object and the matrix of the form that it stands in."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        yield kind, item, _UNIT
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(item, _UNIT, 1)


def _form_objects(
    form: raw.FPDF_PAGEOBJECT, outer: _Matrix, depth: int
) -> Iterator[tuple[int, raw.FPDF_PAGEOBJECT, _Matrix]]:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, own)
    matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    for index in range(max(0, raw.FPDFFormObj_CountObjects(form))):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(item)
        yield kind, item, matrix
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _form_objects(item, matrix, depth + 1)


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _rule(kind: int, item: raw.FPDF_PAGEOBJECT, matrix: _Matrix, frame: Frame) -> Rule | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return None
    x0, y0, x1, y1 = (side.value for side in sides)
    if matrix is not _UNIT:
        a, b, c, d, e, f = matrix
        x0, y0, x1, y1 = a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f
        x0, y0, x1, y1 = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    left, right, bottom, top = frame.box(x0, y0, x1, y1)
    height, width = top - bottom, right - left
    if height > _THICKEST_STROKE or width < max(_SHORTEST, height):
        return None
    pen = height / 2 if kind == raw.FPDF_PAGEOBJ_PATH and _is_stroked(item) else 0.0
    if (not pen and height > _THICKEST) or (kind == raw.FPDF_PAGEOBJ_PATH and _is_white(item, bool(pen))):
        return None
    return Rule(left + pen, right - pen, (top + bottom) / 2)


def _is_stroked(item: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value)


def _is_white(item: raw.FPDF_PAGEOBJECT, is_stroked: bool) -> bool:
    colour = raw.FPDFPageObj_GetStrokeColor if is_stroked else raw.FPDFPageObj_GetFillColor
    parts = [ctypes.c_uint() for _ in range(4)]
    colour(item, *parts)
    *inks, alpha = (part.value for part in parts)
    return min(inks) >= _WHITE or not alpha
