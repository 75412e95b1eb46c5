"""Finds the notes at the foot of pages: smaller type, below the text, opened by a mark."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from drafts.engine.source import Footnote
from drafts.engine.text import count_characters, normalise
from drafts.readers.pdf.drawn import Rule
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.tally import Tally

_SMALLER = 0.93
"""Height of a note's letters, as a share of the text's."""
_MARK = re.compile(r"\s*(\d{1,3}|\*{1,3}|[†‡])([.)]?)\s*(?=\D)")
_SEPARATOR = (60.0, 220.0)
"""Width in points of the line above the notes: two inches in Word."""
_ALIGNED = 12.0
"""Points between its left end and the left edge of the text, at most."""
_CLEAR = 0.4
"""Heights of letters between the words above and that line, at least."""
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


def split_notes(
    page: Sequence[PdfLine], height: float, notes: Notes, rules: Sequence[Rule] = ()
) -> list[PdfLine]:
    """The lines of a page above its notes; the notes go to `notes`.

    Notes are what stands below the short line that word processors draw above them, among `rules`; else the
    lowest lines with small letters, from the first that opens with a mark. Small lines without any mark belong
    to the last note of the page before.
    """
    ranked = sorted((line for line in page if line.text), key=lambda line: -line.bottom)
    foot = _below_separator(ranked, rules)
    if not foot:
        smalls = takewhile(lambda line: line.height <= height * _SMALLER, reversed(ranked))
        foot = list(smalls)[::-1]
    goes_on = bool(foot and notes.texts) and not foot[0].text.lstrip()[:1].isupper()
    start = 0 if goes_on else next((at for at, line in enumerate(foot) if _MARK.match(line.text)), len(foot))
    for line in foot[start:]:
        notes.add(line)
    gone = set(map(id, foot[start:]))  # lines printed twice are equal, and one may be a note
    return [line for line in page if id(line) not in gone]


def _below_separator(ranked: Sequence[PdfLine], rules: Sequence[Rule]) -> list[PdfLine]:
    """The lines below the short line above the notes, from the top; an underline hangs on its words instead."""
    left = min((line.left for line in ranked), default=0.0)
    for rule in rules:
        width = rule.right - rule.left
        if not (abs(rule.left - left) < _ALIGNED and _SEPARATOR[0] <= width <= _SEPARATOR[1]):
            continue
        below = [line for line in ranked if line.bottom < rule.y]
        above = ranked[len(ranked) - len(below) - 1] if len(below) < len(ranked) else None
        opens = below and below[0].raised and below[0].raised[0][0] == 0 and _MARK.match(below[0].text)
        if opens and (above is None or above.bottom - rule.y > above.height * _CLEAR):
            return below
    return []


def without_marks(line: PdfLine, marks: set[str], tally: Tally) -> PdfLine:
    """The line without the marks of the notes on its page; powers ("m2") stay."""
    spans = tuple(
        (start, end)
        for start, end in line.raised
        if _is_marks(line.text[start:end], marks) and not _POWER_OF.search(line.text[:start])
    )
    for start, end in spans:
        tally.add("footnote mark", count_characters(line.text[start:end]))
    return line.without(spans)


def _is_marks(raised: str, marks: set[str]) -> bool:
    """Whether raised signs are a mark of a note, or several that stand without space between them."""
    if raised in marks:
        return True
    return any(_is_marks(raised[cut:], marks) for cut in range(1, len(raised)) if raised[:cut] in marks)
