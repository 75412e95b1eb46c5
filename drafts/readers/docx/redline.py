"""Which words of a redline are read: those of the new text, of the old one, or all of them."""

from collections.abc import Iterator

from drafts.engine.redline import Redline
from drafts.readers.changes import INSERTED, STRUCK, WITHDRAWN
from drafts.readers.docx.pieces import NO_TEXT, NOTE_MARK, TRACKED, TRACKED_NEW, Paragraph

ASIDE: dict[Redline, tuple[str, ...]] = {
    "new": (TRACKED, STRUCK, WITHDRAWN, *NO_TEXT, NOTE_MARK),
    "old": (TRACKED_NEW, INSERTED, WITHDRAWN, *NO_TEXT, NOTE_MARK),
    "both": (*NO_TEXT, NOTE_MARK),
}
"""The marks of pieces that are not read, by the text that is wanted."""
_OLD, _NEW = (TRACKED, STRUCK), (TRACKED_NEW, INSERTED)
_OPENING = "([{‘“«"


def live_text(paragraph: Paragraph, redline: Redline) -> str:
    """The words that are read, with one space between them where others stood, and none before a comma."""
    text, gap, last = "", "", ""
    for piece in paragraph.pieces:
        if piece.mark in ASIDE[redline]:
            gap += piece.text
            continue
        if gap and piece.text.startswith((",", ".")):
            text = text.rstrip()
        elif (gap.strip() != gap or _changes(last, piece.mark)) and _need_space(text, piece.text):
            text += " "
        text, gap, last = text + piece.text, "", piece.mark
    return text


def set_aside(paragraph: Paragraph, redline: Redline) -> Iterator[tuple[str, str]]:
    """What is not read, with the reason."""
    for piece in paragraph.pieces:
        if piece.mark in ASIDE[redline]:
            yield piece.mark, piece.text


def _changes(before: str, after: str) -> bool:
    """Whether old words meet new ones, which never make one word together."""
    return (before in _OLD and after in _NEW) or (before in _NEW and after in _OLD)


def _need_space(before: str, after: str) -> bool:
    return before[-1:].isalnum() and (after[:1].isalnum() or after[:1] in _OPENING)
