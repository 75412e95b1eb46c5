"""The two coded texts of a comparison and the places where they differ. All offsets are tokens, half-open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from drafts.engine.force.reading import Reading, Spans
from drafts.engine.search import Range

Span = tuple[int, int]


class Near(NamedTuple):
    """A span that overlaps or touches a changed run, by its number.

    `hunk` is the run it overlaps first, or else the nearest. `there` is where it starts in the other text when
    all of it lies in one equal run, None for any other.
    """

    number: int
    hunk: int
    there: int | None


class Side:
    """One of the two texts, with its changed runs (empty ones too) and where its equal runs are in the other."""

    __slots__ = ("changed", "codes", "ends", "reading", "shifts")

    def __init__(self, reading: Reading, changed: list[Span], shifts: list[int]) -> None:
        self.reading = reading
        self.codes = reading.codes
        self.changed = changed
        self.ends = [end for _, end in changed]
        self.shifts = shifts
        """By hunk, what leads from the equal run before it to that of the other text; last, from the one behind."""

    def codes_at(self, hunk: int) -> str:
        """A changed run."""
        start, end = self.changed[hunk]
        return self.codes[start:end]

    def near(self, spans: Spans) -> list[Near]:
        """Those of some spans that overlap or touch a changed run, each once, in order."""
        starts, ends, reach = spans
        changed, shifts = self.changed, self.shifts
        found: list[Near] = []
        at, count, last = 0, len(starts), len(changed) - 1
        for hunk, (start, end) in enumerate(changed):
            at = bisect_left(reach, start, at)
            if at == count:
                break
            while at < count and starts[at] <= end:
                first, until = starts[at], ends[at]
                if until <= start:
                    if until == start:
                        found.append(Near(at, hunk, first + shifts[hunk]))
                elif first < end:
                    found.append(Near(at, hunk, None))
                elif hunk == last or changed[hunk + 1][0] > until:
                    found.append(Near(at, hunk, first + shifts[hunk + 1]))
                else:
                    touches = changed[hunk + 1][0] == until
                    found.append(Near(at, hunk + 1, first + shifts[hunk + 1] if touches else None))
                at += 1
        return found

    def there(self, start: int, end: int) -> int | None:
        """Where a span that lies in one equal run starts in the other text; None for any other span."""
        at = bisect_right(self.ends, start)
        if at < len(self.changed) and self.changed[at][0] < end:
            return None
        return start + self.shifts[at]

    def is_near(self, start: int, end: int) -> bool:
        """Whether a span overlaps or touches a changed run."""
        at = bisect_left(self.ends, start)
        return at < len(self.changed) and self.changed[at][0] <= end

    def hunk_at(self, start: int, end: int) -> int:
        """The number of the changed run that a span overlaps, or else of the nearest one."""
        at = bisect_right(self.ends, start)
        if at == len(self.changed):
            return at - 1
        if at == 0 or self.changed[at][0] < end:
            return at
        return at - 1 if start - self.ends[at - 1] < self.changed[at][0] - end else at

    def hunks_of(self, start: int, end: int) -> range:
        """The numbers of all changed runs that a span overlaps, and of the nearest one if there is none."""
        first = last = self.hunk_at(start, end)
        while last + 1 < len(self.changed) and self.changed[last + 1][0] < end:
            last += 1
        return range(first, last + 1)

    def words_in(self, start: int, end: int) -> int:
        """How many words a span holds."""
        before = self.reading.words_before
        return before[end] - before[start]

    def share_kept(self, start: int, end: int) -> float:
        """The share of the words in a span that the other text has too; 1 for a span without words."""
        words = self.words_in(start, end)
        if not words:
            return 1.0
        changed = 0
        for at in range(bisect_right(self.ends, start), len(self.changed)):
            run_start, run_end = self.changed[at]
            if run_start >= end:
                break
            changed += self.words_in(max(start, run_start), min(end, run_end))
        return 1 - changed / words


def sides(old: Reading, new: Reading, ranges: Sequence[Range]) -> tuple[Side, Side]:
    """The two sides of a comparison."""
    shifts = [new_start - old_start for old_start, _, new_start, _ in ranges]
    shifts.append(ranges[-1][3] - ranges[-1][1])
    return (
        Side(old, [(start, end) for start, end, _, _ in ranges], shifts),
        Side(new, [(start, end) for _, _, start, end in ranges], [-shift for shift in shifts]),
    )
