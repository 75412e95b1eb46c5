"""A text without its typographic noise, and the way back to true offsets.

Noise is what a reader cannot hear: runs of white space, quote style, kinds of dashes, invisible characters
and composed against decomposed letters. Case, punctuation and brackets are not noise: they carry meaning in
a treaty.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ACCENT = "\u0300-\u036f\u0653-\u0655\u3099\u309a"
# One step: white space (with what is invisible in it), something invisible, or a letter with its accents.
_STEP = re.compile(rf"[\s{_INVISIBLE}]*\s[\s{_INVISIBLE}]*|[{_INVISIBLE}]+|.[{_ACCENT}]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; its code point `k` came from `starts[k]` up to `ends[k]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """The text in NFC with one kind of quotes, dashes and spaces; offsets are code points, half-open."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for step in _STEP.finditer(text):
        piece = _fold_step(step.group())
        pieces.append(piece)
        starts.extend([step.start()] * len(piece))
        ends.extend([step.end()] * len(piece))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _fold_step(step: str) -> str:
    """One step of the text without its noise; empty when there is nothing to see."""
    if step.isascii():
        return " " if step.isspace() else step
    if any(character.isspace() for character in step):
        return " "
    return unicodedata.normalize("NFC", step.strip(_INVISIBLE)).translate(_SAME)
