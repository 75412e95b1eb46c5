"""PDF files of our own for tests of the reader, set by WeasyPrint."""

from weasyprint import HTML

from drafts.engine.redline import Redline
from drafts.engine.source import SourceText
from drafts.readers.pdf import read_pdf

_PAGE = "<style>@page {size: 12cm 12cm; margin: 2cm; %s} body {font: 11pt serif; hyphens: none} %s</style>"
LONG = "Every master who sees a lamp shall turn the ship away from the rocks and towards the harbour, slowly."


def pdf_bytes(body: str, page: str = "", style: str = "") -> bytes:
    """A PDF with this body; `page` are further rules for its pages, `style` for its text; streams are readable."""
    return HTML(string=_PAGE % (page, style) + body).write_pdf(uncompressed_pdf=True)


def pdf_of(body: str, page: str = "", style: str = "", redline: Redline = "new") -> SourceText:
    """What the reader makes of a PDF with this body."""
    return read_pdf(pdf_bytes(body, page, style), redline)


def texts(source: SourceText) -> list[str]:
    """The lines of the text, without those that were set aside."""
    return [line.text for line in source.lines if not line.aside]


def aside(source: SourceText) -> dict[str, int]:
    """How many characters were set aside, by reason."""
    return {item.reason: item.count for item in source.characters.set_aside}


def codes(source: SourceText) -> list[str]:
    """The codes of the doubts."""
    return [doubt.code for doubt in source.doubts]
