"""Leaves out what the chosen text of a redline does not hold: struck words, or inserted ones."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafts.engine.headings import looks_like_heading, recognise
from drafts.engine.redline import Redline
from drafts.engine.text import count_characters
from drafts.readers.changes import INSERTED, STRUCK, WITHDRAWN
from drafts.readers.pdf.lines import MarkKind, PdfLine, Span
from drafts.readers.tally import Tally

_SIGNS: tuple[tuple[MarkKind, ...], ...] = (("coloured",), ("underlined", "bold"))
"""What can mark insertions; where colour does, bold words are headings and underlined ones may be links."""
_ENOUGH = 0.1
"""Characters with the sign, as a share of the struck ones: with fewer the sign means something else."""
_LONGEST_HEADING = 160
"""Characters."""
_CLOSING = ",.;:)"


@dataclass(slots=True)
class Changes:
    """What is left out of a document that shows its changes, line by line.

    `signs` is how it marks insertions; there are none where nothing is struck or nothing marked. Where headings
    have the sign in any case, it says nothing about them.
    """

    redline: Redline
    tally: Tally
    signs: tuple[MarkKind, ...]
    has_marked_headings: bool
    struck_places: list[str]

    @classmethod
    def of(cls, lines: Sequence[PdfLine], redline: Redline, tally: Tally) -> "Changes":
        """Find the signs of insertions in the lines."""
        counts: Counter[MarkKind] = Counter()
        for line in lines:
            for mark in line.marks:
                counts[mark.kind] += mark.end - mark.start
        enough = counts["struck"] * _ENOUGH
        signs = (kinds for kinds in _SIGNS if enough and sum(counts[kind] for kind in kinds) >= enough)
        kinds = next(signs, ())
        headings = [line for line in lines if looks_like_heading(line.text)] if kinds else []
        marked = sum(any(mark.kind in kinds for mark in line.marks) for line in headings)
        return cls(redline, tally, kinds, 2 * marked > len(headings), [])

    def live(self, line: PdfLine) -> PdfLine:
        """The line without the words that the chosen text does not hold."""
        if any(mark.kind == "struck" for mark in line.marks):
            place = f"page {line.page}"
            if place not in self.struck_places:
                self.struck_places.append(place)
        if not line.marks or self.redline == "both":
            return line
        gone = list(self._gone(line))
        for reason, start, end in gone:
            self.tally.add(reason, count_characters(line.text[start:end]))
        live = line.without(_with_spaces(line.text, _joined((start, end) for _, start, end in gone)))
        if not gone:
            return live
        # Where all is lost, the numbers of lines that were cut before are no part of what was.
        return replace(live, loss=gone[0][0], printed=live.printed if live.text else line.text)

    def _gone(self, line: PdfLine) -> Iterator[tuple[str, int, int]]:
        """Why and where: stretches of one reason, in order."""
        reasons = [""] * len(line.text)
        for start, end in self._inserted(line) if self.redline == "old" else ():
            reasons[start:end] = [INSERTED] * (end - start)
        for start, end in line.raised:
            # The marks of footnotes are bold in some files: those of old notes too.
            reasons[start:end] = [""] * (end - start)
        for start, end in _spans(line, ("struck",)):
            for offset in range(start, end):
                if self.redline == "new":
                    reasons[offset] = STRUCK
                elif reasons[offset]:
                    reasons[offset] = WITHDRAWN
        end = 0
        for reason, run in groupby(reasons):
            start, end = end, end + len(list(run))
            if reason:
                yield reason, start, end

    def _inserted(self, line: PdfLine) -> list[Span]:
        """What is marked as inserted; titles in capitals and of annexes are bold in any case."""
        heading = recognise(line.text) if len(line.text) < _LONGEST_HEADING else None
        is_display = line.text.isupper() or (
            heading and (self.has_marked_headings or heading.kind == "annex")
        )
        return [] if is_display and "coloured" not in self.signs else _spans(line, self.signs)


def _spans(line: PdfLine, kinds: Collection[MarkKind]) -> list[Span]:
    """Where the line is marked in one of these ways."""
    return [(mark.start, mark.end) for mark in line.marks if mark.kind in kinds]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _with_spaces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with the space before them where what follows closes: "lamps [oil]," is "lamps,"."""
    for start, end in spans:
        if text[end : end + 1] in _CLOSING and end < len(text) and text[start - 1 : start] == " ":
            yield start - 1, end
        else:
            yield start, end
