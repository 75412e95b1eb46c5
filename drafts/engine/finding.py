"""Finding words in texts: what was asked for, whether a text has all of it, and where, in context.

Words match as watch phrases do: whatever their case, quote marks and Arabic vowel signs, with a star for any letters.
Offsets are code points, half-open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drafts.engine.context import around
from drafts.engine.watch import places_of

MOST_PHRASES = 8
_ASKED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|([^\s\"“”„«»]+)")
_WORDY = re.compile(r"\w")
# Pieces that a database finds as surely as the engine does: Latin letters without accents, whose case both databases
# know, and letters of scripts that have no case and are written one after another.
_PLAIN = re.compile(r"[a-zA-Z0-9]+|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff]+")
_WINDOW = 160
"""Places in one paragraph that are no further apart are shown together."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text: (words, whether they were asked for), in order."""

    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that has everything that was asked for: the first snippets, and at how many places."""

    snippets: tuple[Snippet, ...]
    count: int


def asked_for(query: str) -> tuple[str, ...]:
    """What a query asks for, each once: phrases in quotation marks, and single words; those without letters not."""
    found = (phrase or word for phrase, word in _ASKED.findall(query))
    return tuple(dict.fromkeys(" ".join(one.split()) for one in found if _WORDY.search(one)))[:MOST_PHRASES]


def certain_pieces(phrase: str) -> list[str]:
    """Literal pieces that a text must have, in any case of the letters, to have the phrase; perhaps none."""
    return [longest for word in re.split(r"[\s*\[\]‐-―-]+", phrase) if (longest := _longest_plain(word))]


def _longest_plain(word: str) -> str:
    return max(_PLAIN.findall(word), key=len, default="")


def find(text: str, phrases: Sequence[str], most: int = 3) -> Finding | None:
    """Where a text has all the phrases, shown in at most so many snippets; None where one is missing."""
    places: list[tuple[int, int]] = []
    for phrase in phrases:
        found = places_of(text, phrase)
        if not found:
            return None
        places += found
    apart = _apart(sorted(places))
    snippets = (
        _snippet(text, list(group))
        for _, group in groupby(apart, key=lambda place: text.count("\n", 0, place[0]))
    )
    return Finding(tuple(snippet for snippet, _ in zip(snippets, range(most), strict=False)), len(apart))


def _apart(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order, those that overlap as one."""
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _snippet(text: str, places: Sequence[tuple[int, int]]) -> Snippet:
    """The first places of a paragraph with what stands around them."""
    shown = [place for place in places if place[1] - places[0][0] <= _WINDOW] or places[:1]
    before, after = around(text, shown[0][0], shown[-1][1])
    pieces = [(before, False)]
    at = shown[0][0]
    for start, end in shown:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return Snippet(tuple(piece for piece in (*pieces, (after, False)) if piece[0]))
