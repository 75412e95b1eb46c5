"""Tells running headers, footers and page numbers from text, by their place and their repetition."""

import re
from collections import Counter
from collections.abc import Sequence

from drafts.engine.headings import looks_like_heading
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.pdf.page import PdfPage

_ZONE = 0.13
"""Share of the page's height, at the top and at the bottom, where furniture stands."""
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|página|страница)?\s*\d{1,4}(?:\s*(?:/|of|de|sur|из)\s*\d{1,4})?|[ivxlc]{1,6})[-–—\s]*",
    re.IGNORECASE,
)
_DOCUMENT_NUMBER = re.compile(r"\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})*|\*\d{5,}\*")
"""What the United Nations print at the foot of first pages: "23-12345 (E) 010223", and its bar code."""
_RULE = re.compile(r"[_–—-]{5,}")
"""Strokes that are typed to set something off, as a drawn line would."""


def furniture_reasons(pages: Sequence[PdfPage]) -> dict[PdfLine, str]:
    """Why to leave it out, for each line that is furniture ("page number", "running header", "running footer")."""
    reasons: dict[PdfLine, str] = {}
    patterns = Counter(key for page in pages for key in {_pattern(line, page) for line in _edges(page)})
    enough = max(3, len(pages) // 5)
    for page in pages:
        reasons |= {line: "typed rule" for line in page.lines if _RULE.fullmatch(line.text)}
        for line in _edges(page):
            if _PAGE_NUMBER.fullmatch(line.text):
                reasons[line] = "page number"
            elif _DOCUMENT_NUMBER.fullmatch(line.text):
                reasons[line] = "document number"
            elif patterns[_pattern(line, page)] >= enough:
                reasons[line] = "running header" if line.bottom > page.height / 2 else "running footer"
    return reasons


def _edges(page: PdfPage) -> list[PdfLine]:
    low, high = page.height * _ZONE, page.height * (1 - _ZONE)
    return [line for line in page.lines if line.bottom < low or line.bottom > high]


def _pattern(line: PdfLine, page: PdfPage) -> tuple[str, bool, int]:
    """Equal for the same furniture on other pages, whose numbers differ and whose place may jitter a little.

    Headings of articles and chapters at the top of pages differ only in their numbers too, so theirs count.
    """
    words = " ".join(line.text.split())
    if not looks_like_heading(words):
        words = re.sub(r"\d+", "#", words)
    return words, line.bottom > page.height / 2, round(line.bottom / 12)
