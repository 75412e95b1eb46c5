"""The two coded texts of a comparison and the places where they differ. All offsets are tokens, half-open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from drafts.engine.force.reading import Reading
from drafts.engine.force.rules import Term
from drafts.engine.search import Range
from drafts.engine.tokens import count_words

Span = tuple[int, int]


class Side:
    """One of the two texts, with its changed runs (empty ones too) and where its equal runs are in the other."""

    __slots__ = ("_ends", "_shifts", "changed", "codes", "reading")

    def __init__(self, reading: Reading, changed: list[Span], shifts: list[int]) -> None:
        self.reading = reading
        self.codes = reading.codes
        self.changed = changed
        self._ends = [end for _, end in changed]
        self._shifts = shifts

    def codes_at(self, hunk: int) -> str:
        """A changed run."""
        start, end = self.changed[hunk]
        return self.codes[start:end]

    def there(self, start: int, end: int) -> int | None:
        """Where a span that lies in one equal run starts in the other text; None for any other span."""
        at = bisect_right(self._ends, start)
        if at < len(self.changed) and self.changed[at][0] < end:
            return None
        return start + self._shifts[at]

    def is_near(self, start: int, end: int) -> bool:
        """Whether a span overlaps or touches a changed run."""
        at = bisect_left(self._ends, start)
        return at < len(self.changed) and self.changed[at][0] <= end

    def near_terms(self) -> list[Term]:
        """The terms that overlap or touch a changed run."""
        found: list[Term] = []
        done = 0
        for start, end in self.changed:
            terms, done = self.reading.terms_at(start, end, done)
            for term in terms:
                if (start <= term.end and term.start <= end) or self.is_near(term.start, term.end):
                    found.append(term)
        return found

    def near_runs(self) -> list[Span]:
        """The runs in which references may be that overlap or touch a changed run."""
        return [run for run in self.reading.reference_runs() if self.is_near(*run)]

    def hunk_at(self, start: int, end: int) -> int:
        """The number of the changed run that a span overlaps, or else of the nearest one."""
        at = bisect_right(self._ends, start)
        if at == len(self.changed):
            return at - 1
        if at == 0 or self.changed[at][0] < end:
            return at
        return at - 1 if start - self._ends[at - 1] < self.changed[at][0] - end else at

    def hunks_of(self, start: int, end: int) -> range:
        """The numbers of all changed runs that a span overlaps, and of the nearest one if there is none."""
        first = last = self.hunk_at(start, end)
        while last + 1 < len(self.changed) and self.changed[last + 1][0] < end:
            last += 1
        return range(first, last + 1)

    def share_kept(self, start: int, end: int) -> float:
        """The share of the words in a span that the other text has too; 1 for a span without words."""
        words = count_words(self.codes[start:end])
        if not words:
            return 1.0
        changed = 0
        for at in range(bisect_right(self._ends, start), len(self.changed)):
            run_start, run_end = self.changed[at]
            if run_start >= end:
                break
            changed += count_words(self.codes[max(start, run_start) : min(end, run_end)])
        return 1 - changed / words


def sides(old: Reading, new: Reading, ranges: Sequence[Range]) -> tuple[Side, Side]:
    """The two sides of a comparison."""
    shifts = [0, *[new_end - old_end for _, old_end, _, new_end in ranges]]
    return (
        Side(old, [(start, end) for start, end, _, _ in ranges], shifts),
        Side(new, [(start, end) for _, _, start, end in ranges], [-shift for shift in shifts]),
    )
