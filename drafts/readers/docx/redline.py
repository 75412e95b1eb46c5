"""Which words of a redline are read: those of the new text, of the old one, or all of them."""

from collections.abc import Iterator

from drafts.engine.redline import Redline
from drafts.readers.changes import INSERTED, STRUCK, WITHDRAWN
from drafts.readers.docx.pieces import HIDDEN, TRACKED, TRACKED_NEW, Paragraph

NOTE_MARK = "footnote mark"
_ASIDE: dict[Redline, tuple[str, ...]] = {
    "new": (TRACKED, STRUCK, WITHDRAWN, HIDDEN, NOTE_MARK),
    "old": (TRACKED_NEW, INSERTED, WITHDRAWN, HIDDEN, NOTE_MARK),
    "both": (HIDDEN, NOTE_MARK),
}
_OPENING = "([{‘“«"


def live_text(paragraph: Paragraph, redline: Redline) -> str:
    """The words that are read, with one space between them where others stood, and none before a comma."""
    text, gap = "", ""
    for piece in paragraph.pieces:
        if piece.mark in _ASIDE[redline]:
            gap += piece.text
            continue
        if gap and piece.text.startswith((",", ".")):
            text = text.rstrip()
        elif gap.strip() != gap and _need_space(text, piece.text):
            text += " "
        text, gap = text + piece.text, ""
    return text


def set_aside(paragraph: Paragraph, redline: Redline) -> Iterator[tuple[str, str]]:
    """What is not read, with the reason."""
    for piece in paragraph.pieces:
        if piece.mark in _ASIDE[redline]:
            yield piece.mark, piece.text


def _need_space(before: str, after: str) -> bool:
    return before[-1:].isalnum() and (after[:1].isalnum() or after[:1] in _OPENING)
