"""Where a line, or a whole part, goes when it moves up or down by one."""

from collections.abc import Sequence

from drafts.engine.corrections import Move
from drafts.queries import StagedLine


def move_line(lines: Sequence[StagedLine], line: str, *, down: bool) -> Move | None:
    """The line past its neighbour in the text; None for the first or last one."""
    index = _index(lines, line)
    if index is None:
        return None
    neighbours = range(index + 1, len(lines)) if down else range(index - 1, -1, -1)
    other = next((place for place in neighbours if not lines[place].aside), None)
    if other is None:
        return None
    return Move(line, line, _before(lines, other + 1) if down else lines[other].id)


def move_part(lines: Sequence[StagedLine], line: str, *, down: bool) -> Move | None:
    """The part in which the line is past the one before or after it; None where there is none.

    The heading of a chapter stays where it is.
    """
    index = _index(lines, line)
    part = lines[index].part if index is not None else None
    if part is None:
        return None
    heads = _heads(lines)
    other = part + 2 if down else part - 1
    if part not in heads or other - down not in heads:
        return None
    first, last = heads[part], max(place for place, one in enumerate(lines) if one.part == part)
    if down:
        after = max(place for place, one in enumerate(lines) if one.part == part + 1) + 1
        return Move(lines[first].id, lines[last].id, _before(lines, after))
    return Move(lines[first].id, lines[last].id, lines[heads[other]].id)


def _index(lines: Sequence[StagedLine], line: str) -> int | None:
    return next((index for index, one in enumerate(lines) if one.id == line), None)


def _before(lines: Sequence[StagedLine], index: int) -> str:
    return lines[index].id if index < len(lines) else ""


def _heads(lines: Sequence[StagedLine]) -> dict[int, int]:
    """For each part the index of its first line that is not of its chapter."""
    heads: dict[int, int] = {}
    opened: set[int] = set()
    for index, line in enumerate(lines):
        if line.part is None:
            continue
        if line.kind in ("chapter", "section"):
            opened.add(line.part)
        elif not (line.kind == "title" and line.part in opened and line.part not in heads):
            heads.setdefault(line.part, index)
    return heads
