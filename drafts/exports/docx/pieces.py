"""Runs of words of a tracked change: ops cut so that each run came, went, moved or stayed as a whole."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from drafts.engine.diff import Op, with_noise

Fate = Literal["equal", "insert", "delete", "move_to", "move_from"]
LINE_BREAK, PARAGRAPH_BREAK, TAB = "\v", "\n", "\t"
_GONE: tuple[Fate, ...] = ("delete", "move_from")
_COME: tuple[Fate, ...] = ("insert", "move_to")


class Piece(NamedTuple):
    """Some text and what became of it."""

    fate: Fate
    text: str


def pieces_of(ops: Iterable[Op]) -> list[Piece]:
    """The ops as pieces: those of fate equal and delete join to the old text, equal and insert to the new.

    Word knows no noise: a quote or a list label that differs is a deletion and an insertion too.
    """
    pieces = _spaces_kept(Piece(op.kind, op.new or op.old) for op in with_noise(ops))
    return [piece for piece in pieces if piece.text]


def replaced(old: str, new: str) -> list[Piece]:
    """One text in place of another, as a whole."""
    if old == new:
        return [Piece("equal", new)] if new else []
    return [piece for piece in (Piece("delete", old), Piece("insert", new)) if piece.text]


def moved(ops: Iterable[Op]) -> list[Piece]:
    """The new text of a passage that came from elsewhere; what was dropped on the way stands at its origin."""
    fates: dict[str, Fate] = {"equal": "move_to", "insert": "insert"}
    return [Piece(fates[op.kind], op.new) for op in ops if op.new]


def split_paragraphs(pieces: Iterable[Piece], last: Fate) -> Iterator[tuple[list[Piece], Fate]]:
    """The pieces of each paragraph with what became of its end; `last` is the fate of the end of them all."""
    paragraph: list[Piece] = []
    for fate, text in pieces:
        first, *others = text.split(PARAGRAPH_BREAK)
        paragraph += [Piece(fate, first)] if first else []
        for other in others:
            yield paragraph, fate
            paragraph = [Piece(fate, other)] if other else []
    yield paragraph, last


def hung(pieces: Iterable[Piece], end: int, *, is_new: bool) -> list[Piece]:
    """The pieces with a tab for the space at `end`, where a label ends in the new (or else the old) text."""
    unseen = _GONE if is_new else _COME
    placed: list[Piece] = []
    for fate, text in pieces:
        if fate not in unseen:
            if 0 <= end < len(text) and text[end] == " ":
                text = f"{text[:end]}{TAB}{text[end + 1 :]}"
            end -= len(text)
        placed.append(Piece(fate, text))
    return placed


def _spaces_kept(pieces: Iterable[Piece]) -> list[Piece]:
    """Words go with the space after them; where one word replaces another, that space stayed."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and _is_replacement(kept[-1], piece):
            kept[-1] = Piece("delete", kept[-1].text[:-1])
            kept += [Piece("insert", piece.text[:-1]), Piece("equal", " ")]
        else:
            kept.append(piece)
    return kept


def _is_replacement(first: Piece, second: Piece) -> bool:
    return (first.fate, second.fate) == ("delete", "insert") and all(
        piece.text.endswith(" ") for piece in (first, second)
    )
