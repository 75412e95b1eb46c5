"""What changed between two texts, at the word. (Contract; the comparison helper fills this module.)"""

from dataclasses import dataclass
from typing import Literal

OpKind = Literal["equal", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class Op:
    """One run of words. `old` is its text in the old draft, `new` in the new; joined, they give each back whole.

    insert: `old` is empty. delete: `new` is empty. equal: both hold the same words and may differ in noise
    only (white space, quote style, dashes).
    """

    kind: OpKind
    old: str
    new: str
