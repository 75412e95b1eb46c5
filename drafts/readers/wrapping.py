"""Joins the wrapped lines of plain text and Markdown into paragraphs again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from drafts.engine.headings import looks_like_heading
from drafts.engine.numbering import paragraph_label

_SENTENCE_END = re.compile(r"[.;:!?。؛؟][\"'”’»)\]]*$")
_UNWRAPPED = 110
"""Characters: a file whose longer lines exceed this is not wrapped, so each line is a paragraph."""


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """One physical line, stripped, with its number in the file (from 1) and its indent in characters."""

    text: str
    number: int
    indent: int = 0


def join_wrapped(
    lines: Sequence[WrappedLine], starts_paragraph: Callable[[str], bool] = lambda text: False
) -> list[WrappedLine]:
    """Paragraphs, each with the number of its first line; empty lines separate them and disappear.

    `starts_paragraph` lets a format add its own reasons to begin a new paragraph.
    """
    width = _width(lines)
    paragraphs: list[list[WrappedLine]] = []
    previous = ""
    for line in lines:
        if line.text:
            fresh = not previous or starts_paragraph(line.text) or _begins(line.text, previous, width)
            if fresh:
                paragraphs.append([])
            paragraphs[-1].append(line)
        previous = line.text
    return [_joined(pieces) for pieces in paragraphs]


def _width(lines: Sequence[WrappedLine]) -> int:
    lengths = sorted(len(line.text) for line in lines if line.text)
    return int(median(lengths[len(lengths) // 2 :])) if lengths else 0


def _begins(text: str, previous: str, width: int) -> bool:
    if paragraph_label(text) or looks_like_heading(text) or looks_like_heading(previous):
        return True
    if width > _UNWRAPPED:
        return bool(_SENTENCE_END.search(previous)) or not text[:1].islower()
    return len(previous) < width * 0.7 and bool(_SENTENCE_END.search(previous))


def _joined(pieces: list[WrappedLine]) -> WrappedLine:
    return WrappedLine(" ".join(piece.text for piece in pieces), pieces[0].number, pieces[0].indent)
