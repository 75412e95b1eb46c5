"""Which article became which. (Contract; the comparison helper fills this module.)"""

from dataclasses import dataclass
from typing import Literal

EdgeKind = Literal["kept", "renumbered", "moved", "split", "merged", "added", "deleted"]


@dataclass(frozen=True, slots=True)
class Edge:
    """One correspondence between parts of an old and of a new draft, by their indexes.

    kept, renumbered, moved: one old, one new. split: one old, two or more new. merged: two or more old,
    one new. added: no old. deleted: no new. `score` 0..1 is the likeness; `margin` 0..1 is how far the next best
    partner was behind (1.0 when nothing else came near); a small margin means: ask a person.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: EdgeKind
    score: float
    margin: float
    reason: str
