"""Finds the notes at the foot of pages: smaller type, below the text, opened by a mark."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafts.engine.source import Footnote
from drafts.engine.text import count_characters, normalise
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.tally import Tally

_SMALLER = 0.93
"""Height of a note's letters, as a share of the text's."""
_MARK = re.compile(r"\s*(\d{1,3}|\*{1,3}|[†‡])([.)]?)\s*(?=\D)")
_POWER_OF = re.compile(r"(?:\b[kcm]?m|CO)$")


@dataclass(slots=True)
class Notes:
    """The notes found so far, as marks with the pieces of their text, and where each stands."""

    tally: Tally
    texts: list[tuple[str, list[str]]] = field(default_factory=list)
    marks_on_page: dict[int, set[str]] = field(default_factory=dict)

    def add(self, line: PdfLine) -> None:
        """A line below the text: opens a note, or goes on with the last one."""
        match = _MARK.match(line.text)
        if match and (line.raised or not self.texts or self._is_next(match[1])):
            self.texts.append((match[1], [line.text[match.end() :]]))
            self.tally.set_aside("footnote mark", match[2])
            self.marks_on_page.setdefault(line.page, set()).add(match[1])
        else:
            self.texts[-1][1].append(line.text)

    def _is_next(self, mark: str) -> bool:
        last = self.texts[-1][0]
        return not mark.isdigit() or not last.isdigit() or int(mark) == int(last) + 1

    def footnotes(self) -> tuple[Footnote, ...]:
        """The finished notes."""
        return tuple(Footnote(mark, normalise(" ".join(pieces))) for mark, pieces in self.texts)


def text_height(lines: Iterable[PdfLine]) -> float:
    """The height of most of the letters: that of the text itself."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height, 1)] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 0.0


def split_notes(page: Sequence[PdfLine], height: float, notes: Notes) -> list[PdfLine]:
    """The lines of a page above its notes; the notes go to `notes`.

    Notes are the lowest lines with small letters, from the first that opens with a mark; small lines without
    any mark belong to the last note of the page before.
    """
    foot: list[PdfLine] = []
    for line in sorted((line for line in page if line.text), key=lambda line: line.bottom):
        if line.height > height * _SMALLER:
            break
        foot.insert(0, line)
    goes_on = bool(foot and notes.texts) and not foot[0].text.lstrip()[:1].isupper()
    start = 0 if goes_on else next((at for at, line in enumerate(foot) if _MARK.match(line.text)), len(foot))
    for line in foot[start:]:
        notes.add(line)
    gone = set(foot[start:])
    return [line for line in page if line not in gone]


def without_marks(line: PdfLine, marks: set[str], tally: Tally) -> PdfLine:
    """The line without the marks of the notes on its page; powers ("m2") stay."""
    spans = tuple(
        (start, end)
        for start, end in line.raised
        if line.text[start:end] in marks and not _POWER_OF.search(line.text[:start])
    )
    for start, end in spans:
        tally.add("footnote mark", count_characters(line.text[start:end]))
    return line.without(spans)
