"""PDF files, through pdfium: lines with their places, from which page furniture and notes are told apart."""

import pypdfium2 as pdfium

from drafts.engine.source import Doubt, Line, SourceText
from drafts.engine.text import count_characters, drop_controls, normalise
from drafts.readers.errors import UnreadableFile
from drafts.readers.pdf.footnotes import Notes, split_notes, text_height, without_marks
from drafts.readers.pdf.furniture import furniture_reasons
from drafts.readers.pdf.page import PdfLine, PdfPage, read_page
from drafts.readers.pdf.paragraphs import join_paragraphs
from drafts.readers.tally import Tally

_MAX_PAGES = 2_000
_FEWEST_CHARACTERS = 20
"""A page, on average, of a PDF that has a text layer."""


def read_pdf(data: bytes) -> SourceText:
    """The paragraphs of a PDF in reading order; headers, footers and page numbers are set aside.

    Raises UnreadableFile for a broken or encrypted file and for scans without a text layer.
    """
    pages = _pages(data)
    total = sum(count_characters(line.text) for page in pages for line in page.lines)
    if total < _FEWEST_CHARACTERS * len(pages):
        raise UnreadableFile(
            "The PDF holds pictures of pages, not text: run OCR on it first, for example OCRmyPDF."
        )
    tally = Tally()
    notes = Notes(tally)
    body = _body(pages, tally, notes)
    lines = tuple(_lines(join_paragraphs(body, tally), tally))
    footnotes = notes.footnotes()
    _account_for_notes(notes, tally)
    return SourceText(lines, footnotes, tuple(_doubts(pages, tally)), tally.close(total, lines, footnotes))


def _pages(data: bytes) -> list[PdfPage]:
    try:
        document = pdfium.PdfDocument(data)
        if not 0 < len(document) <= _MAX_PAGES:
            raise UnreadableFile(f"The PDF has {len(document)} pages; at most {_MAX_PAGES} can be read.")
        return [read_page(page, number) for number, page in enumerate(document, start=1)]
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFile("The PDF is protected by a password: save it without one.") from error
        raise UnreadableFile("The PDF is broken or cut off.") from error


def _body(pages: list[PdfPage], tally: Tally, notes: Notes) -> list[PdfLine]:
    """The lines of the text, page by page, without furniture, notes and the marks of notes."""
    reasons = furniture_reasons(pages)
    height = text_height(line for page in pages for line in page.lines)
    body: list[PdfLine] = []
    for page in pages:
        kept = []
        for line in page.lines:
            if line in reasons:
                tally.set_aside(reasons[line], line.text)
            else:
                kept.append(line)
        text = split_notes(kept, height, notes)
        marks = notes.marks_on_page.get(page.number, set())
        body.extend(without_marks(line, marks, tally) for line in text)
    return [line for line in body if line.text.strip()]


def _lines(paragraphs: list[tuple[str, int]], tally: Tally) -> list[Line]:
    lines = []
    for raw_text, page in paragraphs:
        text, dropped = drop_controls(raw_text)
        normal = normalise(text)
        tally.add("control character", dropped)
        tally.add("accent joined to its letter", count_characters(text) - count_characters(normal))
        if normal:
            lines.append(Line(normal, place=f"page {page}"))
    return lines


def _account_for_notes(notes: Notes, tally: Tally) -> None:
    for _, pieces in notes.texts:
        before = sum(map(count_characters, pieces))
        tally.add("accent joined to its letter", before - count_characters(normalise(" ".join(pieces))))


def _doubts(pages: list[PdfPage], tally: Tally) -> list[Doubt]:
    found = [
        Doubt("page-without-text", "This page holds a picture and no text.", f"page {page.number}")
        for page in pages
        if page.has_images and not page.lines
    ]
    if tally.count("control character"):
        message = "Some letters have no meaning in the PDF's fonts: compare the words with the printed page."
        found.append(Doubt("text-layer-suspect", message))
    return found
