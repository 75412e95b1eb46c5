"""The closing that an older reading of a draft left at the end of its last article, looked at as a part of its own.

Published drafts stay as they were read, so a draft in which the closing is a part may follow one in which it is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafts.engine.closing_words import PLACE, closes, plain
from drafts.engine.parts import Part


@dataclass(frozen=True, slots=True)
class Apart:
    """The parts of a draft with its last article, `parts[article]`, cut before its closing: that is the last part."""

    parts: tuple[Part, ...]
    article: int


def closing_in_article(parts: Sequence[Part], other: Sequence[Part]) -> Apart | None:
    """The draft with its closing apart; None where it has one, or none can be found, or the other draft has none."""
    closing = next((part for part in other if part.kind == "conclusions"), None)
    if closing is None or any(part.kind == "conclusions" for part in parts):
        return None
    article = next((index for index in reversed(range(len(parts))) if parts[index].kind == "article"), None)
    if article is None:
        return None
    rows = parts[article].paragraphs
    start = next((index for index, row in enumerate(rows) if _opens(row, closing)), None)
    if start is None:
        return None
    cut = replace(parts[article], text="\n".join(rows[:start]))
    apart = Part("conclusions", "", "", "", "\n".join(rows[start:]))
    return Apart((*parts[:article], cut, *parts[article + 1 :], apart), article)


def _opens(row: str, closing: Part) -> bool:
    """Whether a paragraph opens a closing: by its words, or as that of the other draft does."""
    return closes(row) or bool(PLACE.match(plain(row))) or [row] == closing.paragraphs[:1]
