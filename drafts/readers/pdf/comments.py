"""What readers of a PDF have added to its pages: comments, form fields, and words struck or underlined by hand."""

import ctypes
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from drafts.readers.pdf.drawn import Rule
from drafts.readers.pdf.letters import Frame

_HEIGHTS = {raw.FPDF_ANNOT_STRIKEOUT: 0.45, raw.FPDF_ANNOT_UNDERLINE: 0.1, raw.FPDF_ANNOT_SQUIGGLY: 0.1}
"""Share of the marked words' height at which the line is drawn."""
_WORDS = {raw.FPDF_ANNOT_WIDGET: b"V"}
"""The entry that holds the words; for all other kinds it is "Contents"."""
_SILENT = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
_MOST = 10_000
"""Annotations of one page that are looked at, and of marked lines of one annotation."""


def added_marks(page: pdfium.PdfPage, frame: Frame) -> tuple[list[Rule], list[str]]:
    """The lines that were added over or below words, and the words of comments and form fields."""
    rules: list[Rule] = []
    words: list[str] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with closing(_Annotation(page, index)) as annotation:
            if annotation.kind in _HEIGHTS:
                rules += annotation.rules(frame, _HEIGHTS[annotation.kind])
            if annotation.kind not in _SILENT:
                words.append(annotation.words(_WORDS.get(annotation.kind, b"Contents")))
    return rules, [text for text in words if text.strip()]


class _Annotation:
    """One annotation, to be closed after use."""

    def __init__(self, page: pdfium.PdfPage, index: int) -> None:
        self._raw = raw.FPDFPage_GetAnnot(page, index)
        self.kind = raw.FPDFAnnot_GetSubtype(self._raw) if self._raw else raw.FPDF_ANNOT_POPUP

    def close(self) -> None:
        if self._raw:
            raw.FPDFPage_CloseAnnot(self._raw)

    def rules(self, frame: Frame, share: float) -> Iterator[Rule]:
        quad = raw.FS_QUADPOINTSF()
        for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(self._raw), _MOST)):
            if raw.FPDFAnnot_GetAttachmentPoints(self._raw, index, quad):
                across = (quad.x1, quad.x2, quad.x3, quad.x4)
                down = (quad.y1, quad.y2, quad.y3, quad.y4)
                left, right, bottom, top = frame.box(min(across), min(down), max(across), max(down))
                yield Rule(left, right, bottom + (top - bottom) * share)

    def words(self, key: bytes) -> str:
        length = raw.FPDFAnnot_GetStringValue(self._raw, key, None, 0)
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        raw.FPDFAnnot_GetStringValue(self._raw, key, buffer, length)
        return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
