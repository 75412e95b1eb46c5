"""Bytes of a file to the lines of a document. Each format has its own module, imported only when needed."""

import codecs
import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from drafts.engine.redline import Redline
from drafts.engine.source import SourceText
from drafts.readers.errors import UnreadableFile
from treatywatch.cage import Told

MAX_BYTES = 50 << 20
"""Larger files are refused: the longest treaty drafts have a few megabytes."""

_SAMPLE = 4096
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mkd")
_OTHERS = {
    b"{\\rtf": "an RTF file", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"II*\x00": "a picture", b"MM\x00*": "a picture", b"\x1f\x8b": "a packed file", b"7z\xbc\xaf": "a packed file",
    b"Rar!": "a packed file", b"%!PS": "a PostScript file", b"\x7fELF": "a program", b"MZ\x90": "a program",
}  # fmt: skip
"""First bytes of what is no text; some of it could be mistaken for text in an odd encoding."""
_AKN_ROOT = re.compile(rb"<(?:[\w.-]{1,20}:)?akomantoso[\s>]")
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")


def read(data: bytes, name: str, redline: Redline = "new", told: Told | None = None) -> SourceText:
    """The lines of a document, in reading order.

    The format is told from the content; the extension of `name` only decides between kinds of text. `redline`
    says what to read where a Word document or a PDF shows its own changes; other formats do not say which words
    they are. `told` hears after each page of a PDF. Raises UnreadableFile when the file is empty, too large, of no
    known format, or broken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"The file is larger than {MAX_BYTES >> 20} megabytes.")
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    source = _reader(data, PurePath(name).suffix.lower(), redline, told)(data)
    if not source.lines:
        raise UnreadableFile("The file holds no text.")
    return source


def _reader(data: bytes, suffix: str, redline: Redline, told: Told | None) -> Callable[[bytes], SourceText]:
    start = _beginning(data).lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:1024].find(b"%PDF-") >= 0:
        from drafts.readers.pdf import read_pdf

        return partial(read_pdf, redline=redline, told=told)
    if start.startswith(b"PK\x03\x04"):
        from drafts.readers.docx import read_docx

        return partial(read_docx, redline=redline)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile("This is an old or encrypted Word file: save it as .docx without a password.")
    other = next((kind for mark, kind in _OTHERS.items() if start.startswith(mark)), "")
    if other:
        raise UnreadableFile(
            f"This is {other}, whatever its name says: save the text as .docx, or as PDF with text."
        )
    return _text_reader(start.lower(), suffix)


def _beginning(data: bytes) -> bytes:
    """The first bytes, in UTF-8 where the file says that it is UTF-16."""
    sample = data[:_SAMPLE]
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return sample.decode("utf-16", errors="ignore").encode(errors="ignore")
    return sample


def _text_reader(start: bytes, suffix: str) -> Callable[[bytes], SourceText]:
    if _AKN_ROOT.search(start):
        from drafts.readers.akn import read_akn

        return read_akn
    if (
        start.startswith(_HTML_MARKS)
        or (start.startswith(b"<?xml") and b"<html" in start)
        or (suffix in (".html", ".htm", ".xhtml") and b"<" in start)
    ):
        from drafts.readers.html import read_html

        return read_html
    if start.startswith((b"<!doctype", b"<!entity")):
        raise UnreadableFile("The XML declares a document type, which is not accepted.")
    if start.startswith(b"<?xml"):
        from drafts.readers.unknown_xml import read_unknown_xml

        return read_unknown_xml
    if suffix in _MARKDOWN_SUFFIXES:
        from drafts.readers.markdown import read_markdown

        return read_markdown
    from drafts.readers.plain import read_plain

    return read_plain
