"""A comparison as two texts and the places where they differ.

What differs in noise only (white space, quote style, list labels) counts as the same: both texts then hold the
new one's characters, so that every equal run has the same length on both sides and re-wrapping changes nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafts.engine.diff import Op

_WORD = re.compile(r"\w+")


class Hunk(NamedTuple):
    """One place of change: `old.text[old_start:old_end]` became `new.text[new_start:new_end]`.

    `op` is the number of its first op.
    """

    op: int
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass
class Side:
    """One of the two texts, with its changed runs (empty ones too) and where its equal runs are in the other."""

    text: str = ""
    changed: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _runs: list[tuple[int, int]] = field(default_factory=list)

    def add_equal(self, text: str, offset_there: int) -> None:
        """Append a run that the other text has at `offset_there`."""
        self._starts.append(len(self.text))
        self._runs.append((len(self.text) + len(text), offset_there - len(self.text)))
        self.text += text

    def there(self, start: int, end: int) -> int | None:
        """Where a span that lies in one equal run starts in the other text; None for any other span."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or end > self._runs[at][0]:
            return None
        return start + self._runs[at][1]

    def hunk_at(self, start: int, end: int) -> int:
        """The number of the changed run that a span overlaps, or else of the nearest one."""
        before = max(0, bisect_right(self.changed, (start, start)) - 1)
        if before + 1 == len(self.changed) or start < self.changed[before][1]:
            return before
        gap_before = max(start - self.changed[before][1], self.changed[before][0] - end)
        return before if gap_before < self.changed[before + 1][0] - end else before + 1

    def hunks_of(self, start: int, end: int) -> range:
        """The numbers of all changed runs that a span overlaps, and of the nearest one if there is none."""
        first = last = self.hunk_at(start, end)
        while last + 1 < len(self.changed) and self.changed[last + 1][0] < end:
            last += 1
        return range(first, last + 1)

    def share_kept(self, start: int, end: int) -> float:
        """The share of the words in a span that the other text has too; 1 for a span without words."""
        words = [match.span() for match in _WORD.finditer(self.text, start, end)]
        return sum(self.there(*word) is not None for word in words) / len(words) if words else 1.0


class Texts(NamedTuple):
    """Both sides of a comparison and its places of change, in order."""

    old: Side
    new: Side
    hunks: tuple[Hunk, ...]


def read_ops(ops: Sequence[Op]) -> Texts:
    """The two texts of a run of ops; neighbouring insertions and deletions are one place of change."""
    old, new = Side(), Side()
    hunks: list[Hunk] = []
    is_open = False
    for index, op in enumerate(ops):
        if op.kind == "equal":
            at_old, at_new = len(old.text), len(new.text)
            text = op.new if op.old == op.new else _shared(op)
            old.add_equal(text, at_new)
            new.add_equal(text, at_old)
            is_open = False
            continue
        if not is_open:
            hunks.append(Hunk(index, len(old.text), len(old.text), len(new.text), len(new.text)))
            is_open = True
        old.text += op.old
        new.text += op.new
        hunks[-1] = hunks[-1]._replace(old_end=len(old.text), new_end=len(new.text))
    old.changed = [(hunk.old_start, hunk.old_end) for hunk in hunks]
    new.changed = [(hunk.new_start, hunk.new_end) for hunk in hunks]
    return Texts(old, new, tuple(hunks))


def _shared(op: Op) -> str:
    """One text for both sides of noise: the new one's, with the space that parts it from the next word on either."""
    if op.new and op.old[-1:].isspace() and not op.new[-1:].isspace():
        return op.new + op.old[len(op.old.rstrip()) :]
    return op.new
