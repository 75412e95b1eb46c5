"""Footnotes that stand in the text as small paragraphs: converters from PDF leave them so."""

import re
from dataclasses import dataclass, field

from lxml import etree

from drafts.engine.source import Footnote
from drafts.engine.text import normalise
from drafts.readers.docx.names import W
from drafts.readers.docx.pieces import GONE, NOTE_MARK, Paragraph, Piece

_LABEL = re.compile(r"\s*(\d{1,3}|\*{1,3})\s*")
_LARGEST = 10.5
"""Points: the text of treaties is set larger, their notes are not."""


@dataclass(slots=True)
class PageNotes:
    """Collects the notes below the pages, and marks their numbers in the text."""

    labels: set[str]
    _open: list[tuple[str, str]] = field(default_factory=list)
    _goes_on: bool = False

    def mark(self, paragraph: Paragraph) -> None:
        """Mark raised numbers that a note bears, each once, as footnote marks."""
        if not self.labels or is_note(_words(paragraph)):
            return
        offset = 0
        for piece in list(paragraph.pieces):
            label = piece.text.strip()
            if piece.format.is_raised and label in self.labels and piece.mark not in GONE:
                paragraph.remark(offset, offset + len(piece.text), NOTE_MARK)
                self.labels.remove(label)
            offset += len(piece.text)

    def take(self, paragraph: Paragraph, text: str) -> bool:
        """Whether the paragraph is a note, or goes on with the note above it; it is then kept here."""
        words = _words(paragraph)
        if not words:
            return False
        opens = is_note(words)
        is_small = all(0 < piece.format.size <= _LARGEST for piece in words)
        self._goes_on = is_small and (opens or self._goes_on)
        if not self._goes_on:
            return False
        match = _LABEL.match(text) if opens else None
        if match:
            self._open.append((match[1], normalise(text[match.end() :])))
        elif text.strip():
            label, begun = self._open.pop() if self._open else ("", "")
            self._open.append((label, normalise(f"{begun} {text}")))
        return True

    def end_page(self) -> None:
        """What comes next is no note that goes on."""
        self._goes_on = False

    def footnotes(self) -> list[Footnote]:
        """The notes in order."""
        return [Footnote(label, text) for label, text in self._open]


def _words(paragraph: Paragraph) -> list[Piece]:
    return [piece for piece in paragraph.pieces if piece.text.strip()]


def is_note(words: list[Piece]) -> bool:
    """Whether pieces open like a note: a raised number, then small text."""
    return (
        len(words) > 1
        and words[0].format.is_raised
        and _LABEL.fullmatch(words[0].text) is not None
        and 0 < words[1].format.size <= _LARGEST
    )


def note_labels(root: etree._Element) -> set[str]:
    """The numbers of the notes that stand in the text as paragraphs."""
    found = set()
    for raised in root.iter(f"{W}vertAlign"):
        run = raised.getparent().getparent()
        above = run.getparent() if run is not None else None
        if raised.get(f"{W}val") != "superscript" or above is None or above.tag != f"{W}p":
            continue
        text = "".join(run.itertext(f"{W}t")).strip()
        if _LABEL.fullmatch(text) and _is_first(run, above):
            found.add(text)
    return found


def _is_first(run: etree._Element, paragraph: etree._Element) -> bool:
    first = next((item for item in paragraph.iter(f"{W}t") if (item.text or "").strip()), None)
    return first is not None and first.getparent() is run
