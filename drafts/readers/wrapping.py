"""Joins the wrapped lines of plain text and Markdown into paragraphs again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from drafts.engine.headings import is_title, looks_like_heading, recognise
from drafts.engine.numbering import is_label, paragraph_label
from drafts.engine.opening import opens_preamble
from drafts.engine.text import between_lines

_FULL_WIDTH = "。；：！？"
"""Ends of sentences in Chinese, where a line seldom ends with one unless its paragraph does."""
_SENTENCE_END = re.compile(r"[.;:!?。；：！？؛؟][\"'”’»)\]]*$")
_UNWRAPPED = 110
"""Characters: a file whose longer lines exceed this is not wrapped, so each line is a paragraph."""
_SHORT, _LONG = 0.7, 0.6
"""Shares of the width: a line below the one ends early, one above the other is more than the end of a title."""


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """One physical line, stripped, with its number in the file (from 1) and its indent in characters."""

    text: str
    number: int
    indent: int = 0


def join_wrapped(
    lines: Sequence[WrappedLine],
    starts_paragraph: Callable[[str], bool] = lambda text: False,
    ends_paragraph: Callable[[str], bool] = lambda text: False,
) -> list[WrappedLine]:
    """Paragraphs, each with the number of its first line; empty lines separate them and disappear.

    `starts_paragraph` and `ends_paragraph` let a format add its own reasons to begin a new paragraph: a line, and
    the one above it. A label on a line of its own opens the paragraph that follows it.
    """
    width = _width(lines)
    paragraphs: list[list[WrappedLine]] = []
    previous = ""
    is_titled = False
    for line in lines:
        if line.text:
            fresh = (
                not previous
                or starts_paragraph(line.text)
                or (ends_paragraph(previous) and not line.text[0].islower())
                or _begins(line.text, previous, width)
                or (is_titled and _ends_title(paragraphs[-1], line.text, width))
            )
            if fresh:
                is_titled = looks_like_heading(line.text) or (bool(previous) and _is_bare_heading(previous))
                paragraphs.append([])
            paragraphs[-1].append(line)
        previous = line.text
    return [_joined(pieces) for pieces in _with_labels(paragraphs, starts_paragraph)]


def _width(lines: Sequence[WrappedLine]) -> int:
    lengths = sorted(len(line.text) for line in lines if line.text)
    return int(median(lengths[len(lengths) // 2 :])) if lengths else 0


def _begins(text: str, previous: str, width: int) -> bool:
    if paragraph_label(text) or looks_like_heading(text):
        return True
    if looks_like_heading(previous):
        return width > _UNWRAPPED or not text[0].islower() or _has_room(previous, text, width)
    if width > _UNWRAPPED:
        return bool(_SENTENCE_END.search(previous)) or not text[:1].islower()
    if _SENTENCE_END.search(previous):
        return len(previous) < width * _SHORT or previous[-1] in _FULL_WIDTH
    return _begins_recital(text, previous, width)


def _has_room(previous: str, text: str, width: int) -> bool:
    """Whether the first word of a line would have fitted on the line above, so that it was kept from it."""
    return len(previous) + 1 + len(text.split(maxsplit=1)[0]) <= width


def _begins_recital(text: str, previous: str, width: int) -> bool:
    """Whether a line opens a recital of a preamble, or the preamble below a title."""
    if not text[0].isalpha() or text[0].islower():
        return False
    if previous.endswith((",", "،")):
        return opens_preamble(text) or _has_room(previous, text, width)
    return opens_preamble(text) and _has_room(previous, text, width)


def _is_bare_heading(text: str) -> bool:
    heading = recognise(text)
    return heading is not None and not heading.rest


def _ends_title(title: Sequence[WrappedLine], text: str, width: int) -> bool:
    """Whether the title that stands below "Article 5" is over, and the text of the article begins."""
    if text[0].islower() or not _has_room(title[-1].text, text, width):
        return False
    is_body = len(text) > width * _LONG or bool(_SENTENCE_END.search(text))
    return is_body and is_title(" ".join(piece.text for piece in title))


def _with_labels(
    paragraphs: Sequence[list[WrappedLine]], starts_paragraph: Callable[[str], bool]
) -> list[list[WrappedLine]]:
    """The paragraphs, each label that stands alone joined to what it is the label of."""
    whole: list[list[WrappedLine]] = []
    for pieces in paragraphs:
        text = pieces[0].text
        is_free = not (paragraph_label(f"{text} X") or looks_like_heading(text) or starts_paragraph(text))
        if whole and is_free and len(whole[-1]) == 1 and is_label(whole[-1][0].text):
            whole[-1].extend(pieces)
        else:
            whole.append(pieces)
    return whole


def _joined(pieces: list[WrappedLine]) -> WrappedLine:
    text = pieces[0].text
    for piece in pieces[1:]:
        text += between_lines(text, piece.text) + piece.text
    return WrappedLine(text, pieces[0].number, pieces[0].indent)
