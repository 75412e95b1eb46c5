"""Joins the printed lines of a PDF into paragraphs.

The main sign is whether a break was needed: if the first word of the next line would have fitted on this one,
the author broke it on purpose. Labels, headings, gaps and centred lines are the other signs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafts.engine.headings import looks_like_heading
from drafts.engine.numbering import paragraph_label
from drafts.engine.text import between_lines
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.tally import Tally

_SENTENCE_END = re.compile(r"[.;:!?。؛؟][\"'”’»)\]]*$")
_OPEN_LIST = re.compile(r"(?:[:;.,]|\b(?:and|or|et|ou|y|o)\b)[\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEW = 12
"""Lines: with fewer, none may reach the margin."""
_HYPHENS = ("-", "\u2010")
_CLOSING = (",", ".", ";", ":", ")")
_USUAL_LEADING = 14
"""Points between two lines, for a document without any paragraph of two lines."""
_WIDE_GAP = 1.4
"""Distance of two lines as a multiple of the usual one: more separates paragraphs."""


Block = tuple[int, int]
"""The width of the page in points, and the column."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a document's text block, in points."""

    left: float
    right: float
    leading: float


def measure(lines: Sequence[PdfLine]) -> Layout:
    """Margins that nearly all lines respect, and the smallest usual distance between two lines of a paragraph."""
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    layout = Layout(lefts[len(lefts) // 50], rights[len(rights) - 1 - len(rights) // 50], 0.0)
    if len(lines) < _FEW and not lines[0].column:
        # None of them may be full: then the margins of the page are taken to be alike.
        layout = replace(layout, right=max(layout.right, lines[0].page_width - layout.left))
    gaps = Counter(
        round(above.bottom - below.bottom)
        for above, below in pairwise(lines)
        if above.page == below.page and above.bottom > below.bottom + 4 and _is_wrapped(above, below, layout)
    )
    usual = max(gaps.values(), default=0) / 4
    leading = min((gap for gap, count in gaps.items() if count >= usual), default=_USUAL_LEADING)
    return replace(layout, leading=leading)


def join_paragraphs(lines: Sequence[PdfLine], tally: Tally) -> list[tuple[str, list[PdfLine]]]:
    """Paragraphs with the lines that they were printed in."""
    layouts = _layouts(lines)
    words = _words(lines)
    paragraphs: list[list[PdfLine]] = [list(lines[:1])] if lines else []
    are_headings = (looks_like_heading(line.as_printed.strip()) for line in lines)
    for (above, line), headings in zip(pairwise(lines), pairwise(are_headings), strict=True):
        if _is_new(above, line, layouts[_block(above)], has_heading=any(headings)):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [(_joined(pieces, words, tally), pieces) for pieces in paragraphs]


def _layouts(lines: Sequence[PdfLine]) -> dict[Block, Layout]:
    """The measures of each kind of block: pages that lie on their side, and columns, have their own."""
    blocks: dict[Block, list[PdfLine]] = defaultdict(list)
    for line in lines:
        blocks[_block(line)].append(line)
    return {block: measure(own) for block, own in blocks.items()}


def _block(line: PdfLine) -> Block:
    return round(line.page_width), line.column


def _words(lines: Sequence[PdfLine]) -> Counter[str]:
    """How often the document has each word, where it breaks any; else nobody asks."""
    if not any(line.text.rstrip().endswith(_HYPHENS) for line in lines):
        return Counter()
    return Counter(_WORD.findall("\n".join(line.text for line in lines).lower().replace("\u2010", "-")))


def _is_new(above: PdfLine, line: PdfLine, layout: Layout, *, has_heading: bool) -> bool:
    """Whether a paragraph begins with the line; `has_heading` where it or the line above reads like a heading."""
    upper, text = above.as_printed.strip(), line.as_printed.strip()
    if above.column != line.column and 0 in (above.column, line.column):
        return True
    if upper.endswith(_HYPHENS) and text[:1].islower():
        return False
    if has_heading:
        if _is_centred(line, layout):
            return True
        return not (_is_wrapped(above, line, layout) and not _SENTENCE_END.search(upper) and len(upper) > 60)
    if _is_far(above, line, layout):
        return True
    if _are_centred(above, line, layout):
        return bool(_SENTENCE_END.search(upper))
    if paragraph_label(text):
        return (
            not _is_wrapped(above, line, layout) or bool(_OPEN_LIST.search(upper)) or line.left != above.left
        )
    return not _is_wrapped(above, line, layout)


def _is_far(above: PdfLine, line: PdfLine, layout: Layout) -> bool:
    return above.page == line.page and above.bottom - line.bottom > layout.leading * _WIDE_GAP


def _is_wrapped(above: PdfLine, line: PdfLine, layout: Layout) -> bool:
    """Whether the first word of the line would not have fitted on the line above."""
    printed = line.as_printed
    first_word = (printed.split() or [""])[0]
    letter_width = (line.right - line.left) / max(1, len(printed))
    return above.right + (len(first_word) + 0.5) * letter_width > layout.right


def _are_centred(above: PdfLine, line: PdfLine, layout: Layout) -> bool:
    return all(_is_centred(each, layout) for each in (above, line))


def _is_centred(line: PdfLine, layout: Layout) -> bool:
    before, after = line.left - layout.left, layout.right - line.right
    return before > 20 and abs(before - after) < 12


def _joined(lines: Sequence[PdfLine], words: Counter[str], tally: Tally) -> str:
    text = lines[0].text.strip()
    for line in lines[1:]:
        following = line.text.strip()
        if not text or not following:
            text += following
        elif text.endswith(_HYPHENS) and following[:1].islower() and text[-2:-1].isalpha():
            if _is_one_word(text, following, words):
                tally.set_aside("hyphen at a line's end", text[-1])
                text = text[:-1]
            text += following
        elif line.loss and following.startswith(_CLOSING):
            text += following
        else:
            text += between_lines(text, following) + following
    return text


def _is_one_word(text: str, following: str, words: Counter[str]) -> bool:
    """Whether the hyphen only breaks the line: the document has the word without it, and not with it."""
    before = re.search(r"[^\W\d_]+(?=[-\u2010]$)", text)
    after = re.match(r"[^\W\d_]+", following)
    if not before or not after:
        return False
    whole, hyphened = (before[0] + after[0]).lower(), f"{before[0]}-{after[0]}".lower()
    return words[whole] > words[hyphened] or (not words[hyphened] and not words[after[0].lower()])
