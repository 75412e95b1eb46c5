"""PDF files, through pdfium: lines with their places, from which page furniture and notes are told apart.

Words that are struck by a drawn line are set aside, with a doubt; the old text and the whole redline are there for
the asking, as they are for Word documents.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium

from drafts.engine.redline import Redline
from drafts.engine.source import Doubt, SourceText
from drafts.engine.text import count_characters, normalise
from drafts.readers.changes import BOTH_SAID, INSERTED, INSERTED_SAID, STRUCK, STRUCK_SAID
from drafts.readers.errors import UnreadableFile
from drafts.readers.pdf.changes import Changes
from drafts.readers.pdf.footnotes import Notes, split_notes, text_height, without_marks
from drafts.readers.pdf.furniture import furniture_reasons
from drafts.readers.pdf.glyphs import odd_signs
from drafts.readers.pdf.handover import handed_over
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.pdf.margins import LINE_NUMBER, line_numbers
from drafts.readers.pdf.page import PdfPage, read_page
from drafts.readers.pdf.paragraphs import join_paragraphs
from drafts.readers.pdf.rtl import mirrored, mirrors_brackets
from drafts.readers.tally import Tally
from treatywatch.cage import Told

_MAX_PAGES = 2_000
_FEWEST_CHARACTERS = 20
"""A page, on average, of a PDF that has a text layer."""
_MISREAD = (
    "The letters printed on this page look unlike the words that the file gives for them: look at the page."
)
_COMMENT = "comment or form field"


def read_pdf(data: bytes, redline: Redline = "new", told: Told | None = None) -> SourceText:
    """The paragraphs of a PDF in reading order; headers, footers and page numbers are set aside.

    `redline` chooses what is read where words are struck; `told` hears of each page that is read. Raises
    UnreadableFile for a broken or encrypted file and for scans without a text layer.
    """
    pages = _pages(data, told, has_looks=redline == "old")
    total = sum(count_characters(line.text) for page in pages for line in page.lines)
    _refuse_pictures(pages, total)
    tally = Tally()
    for page in pages:
        for comment in page.comments:
            tally.set_aside(_COMMENT, comment)
    total += tally.count(_COMMENT)
    pages = _without_line_numbers(_with_brackets_as_meant(pages), tally)
    notes = Notes(tally)
    changes = Changes.of([line for page in pages for line in page.lines], redline, tally)
    furniture = furniture_reasons(pages)
    body = _body(pages, furniture, tally, notes, changes)
    heights = {page.number: page.height for page in pages}
    lines = tuple(handed_over(join_paragraphs(body, tally), furniture, heights, tally))
    footnotes = notes.footnotes()
    _account_for_notes(notes, tally)
    doubts = (*_doubts(pages, tally), *_doubts_of_changes(changes))
    return SourceText(lines, footnotes, doubts, tally.close(total, lines, footnotes))


def _refuse_pictures(pages: list[PdfPage], total: int) -> None:
    """Refuse a file of `total` characters that shows its words as pictures."""
    are_few = total < _FEWEST_CHARACTERS * len(pages)
    if not total or (are_few and any(page.drawing.is_picture for page in pages)):
        raise UnreadableFile(
            "The PDF holds pictures of pages, not text: run OCR on it first, for example OCRmyPDF."
        )


def _pages(data: bytes, told: Told | None, *, has_looks: bool) -> list[PdfPage]:
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            if not 0 < len(document) <= _MAX_PAGES:
                raise UnreadableFile(f"The PDF has {len(document)} pages; at most {_MAX_PAGES} can be read.")
            pages = []
            for number, page in enumerate(document, start=1):
                pages.append(read_page(page, number, has_looks=has_looks))
                if told:
                    told(number, len(document))
            return pages
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFile("The PDF is protected by a password: save it without one.") from error
        raise UnreadableFile("The PDF is broken or cut off.") from error


def _with_brackets_as_meant(pages: list[PdfPage]) -> list[PdfPage]:
    """Pages that are read from right to left, with brackets that open and close in the order of reading."""
    if not mirrors_brackets([line.text for page in pages if page.is_rtl for line in page.lines]):
        return pages
    return [
        replace(page, lines=tuple(replace(line, text=mirrored(line.text)) for line in page.lines))
        if page.is_rtl
        else page
        for page in pages
    ]


def _without_line_numbers(pages: list[PdfPage], tally: Tally) -> list[PdfPage]:
    numbers = line_numbers([page.lines for page in pages])
    if not numbers:
        return pages
    # A line may be printed twice at one place, and counts twice then.
    for line in (line for page in pages for line in page.lines if line in numbers):
        tally.set_aside(LINE_NUMBER, line.text[slice(*numbers[line])])
    return [
        replace(
            page,
            lines=tuple(line.without([numbers[line]]) if line in numbers else line for line in page.lines),
        )
        for page in pages
    ]


def _body(
    pages: list[PdfPage], furniture: Mapping[PdfLine, str], tally: Tally, notes: Notes, changes: Changes
) -> list[PdfLine]:
    """The lines of the text, page by page, without furniture, notes and the marks of notes."""
    height = text_height(line for page in pages for line in page.lines)
    body: list[PdfLine] = []
    for page in pages:
        kept = []
        for line in page.lines:
            if line in furniture:
                tally.set_aside(furniture[line], line.text)
            elif line.text:
                kept.append(changes.live(line))
        text = split_notes(kept, height, notes, page.drawing.rules)
        marks = notes.marks_on_page.get(page.number, set())
        body.extend(without_marks(line, marks, tally) for line in text)
    return [line for line in body if line.as_printed.strip()]


def _account_for_notes(notes: Notes, tally: Tally) -> None:
    for _, pieces in notes.texts:
        before = sum(map(count_characters, pieces))
        tally.add("accent joined to its letter", before - count_characters(normalise(" ".join(pieces))))


def _doubts(pages: Iterable[PdfPage], tally: Tally) -> Iterator[Doubt]:
    for page in pages:
        place = f"page {page.number}"
        if page.drawing.has_images and not page.lines:
            yield Doubt("page-without-text", "This page holds a picture and no text.", place)
        if page.unreadable:
            message = f"Characters whose letters the file does not say: {page.unreadable}; look at the page."
            yield Doubt("text-layer-suspect", message, place)
        if page.is_misread:
            yield Doubt("text-layer-suspect", _MISREAD, place)
        odd = odd_signs(line.text for line in page.lines)
        if odd:
            message = f"Signs inside words, where the page may print letters: {odd}; look at the page."
            yield Doubt("text-layer-suspect", message, place)
        if page.drawing.has_hidden_text:
            yield _doubt_of_hidden(page, place)
        if not page.drawing.is_whole:
            yield Doubt("strikes-unseen", "This page holds too many drawings to see all struck words.", place)
    if tally.count("control character"):
        message = "Some letters have no meaning in the PDF's fonts: compare the words with the printed page."
        yield Doubt("text-layer-suspect", message)
    if tally.count(_COMMENT):
        yield Doubt("comments", f"Characters of comments and form fields left out: {tally.count(_COMMENT)}.")


def _doubt_of_hidden(page: PdfPage, place: str) -> Doubt:
    if page.drawing.has_images:
        message = "The text of this page was recognised from a picture (OCR): look for misread words."
        return Doubt("recognised-text", message, place)
    return Doubt("hidden-text", "This page holds words that are not printed; they were read.", place)


def _doubts_of_changes(changes: Changes) -> Iterator[Doubt]:
    struck, inserted = changes.tally.count(STRUCK), changes.tally.count(INSERTED)
    first, more = changes.struck_places[:1], len(changes.struck_places) - 1
    places = f"{first[0]} and {more} more" if more > 0 else "".join(first)
    if struck:
        yield Doubt("struck-text", STRUCK_SAID.format(struck), places)
    if inserted:
        yield Doubt("inserted-text", INSERTED_SAID.format(inserted), places)
    if changes.redline == "both" and changes.struck_places:
        yield Doubt("both-texts", BOTH_SAID, places)
