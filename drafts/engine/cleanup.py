"""Make a word comparison readable: no islands of chance matches, changes that begin and end where clauses do.

Works on coded text (`drafts.engine.tokens`), so a boundary is always between words.
"""

from collections.abc import Sequence

from drafts.engine.search import Range, changed_ranges
from drafts.engine.tokens import Vocabulary

_CRUMB = 2
"""Tokens."""
_MUCH_LARGER = 4
_CLAUSE_END = {".": 5, ";": 5, ":": 4, ",": 3, ")": 2, "]": 2}
_TEXT_EDGE = 6
_BALANCED = 6
_OPENS_BRACKET = 1
_STARTS_WITH_MARK = -2


def word_changes(old: str, new: str, vocabulary: Vocabulary) -> list[Range]:
    """The changes between two coded texts, few and well placed; everything outside them is equal."""
    ranges = changed_ranges(old, new)
    if not ranges:
        return ranges
    if len(ranges) > 1:
        ranges = _without_islands(ranges, vocabulary.characters[old], vocabulary.characters[new])
    ranges = _at_clause_ends(ranges, old, new)
    return _with_closing_brackets(ranges, old, new)


def _without_islands(ranges: list[Range], old: Sequence[int], new: Sequence[int]) -> list[Range]:
    """Join changes whose common words in between are shorter than the changes on either side.

    The rule of diff-match-patch's semantic clean-up, counted in characters of the real words; and one or two
    words beside a change of four times their length go with it, though the other change be only a bracket.
    `old` and `new` are the characters before each token.
    """
    joined: list[tuple[Range, int]] = []
    for found in ranges:
        old_start, old_end, new_start, new_end = found
        size = max(old[old_end] - old[old_start], new[new_end] - new[new_start])
        while joined:
            before, size_before = joined[-1]
            smaller, larger = (size_before, size) if size_before < size else (size, size_before)
            tokens = old_start - before[1]
            # Most islands have more words than a change has characters, and need no adding up.
            if (tokens > _CRUMB and tokens > smaller) or larger == 1:
                break
            common = old[old_start] - old[before[1]]
            if common > smaller and (tokens > _CRUMB or common * _MUCH_LARGER > larger):
                break
            joined.pop()
            old_start, _, new_start, _ = before
            size = max(old[old_end] - old[old_start], new[new_end] - new[new_start])
        joined.append(((old_start, old_end, new_start, new_end), size))
    return [change for change, _ in joined]


def _at_clause_ends(ranges: list[Range], old: str, new: str) -> list[Range]:
    """Slide pure insertions and deletions to the best of the places where they mean the same."""
    placed: list[Range] = []
    for index, change in enumerate(ranges):
        old_start, old_end, new_start, new_end = change
        if (old_start == old_end) == (new_start == new_end):
            placed.append(change)
            continue
        old_before, new_before = (placed[-1][1], placed[-1][3]) if placed else (0, 0)
        following = ranges[index + 1] if index + 1 < len(ranges) else (len(old), 0, len(new), 0)
        text, start, end = (new, new_start, new_end) if old_start == old_end else (old, old_start, old_end)
        room_left = min(old_start - old_before, new_start - new_before)
        room_right = min(following[0] - old_end, following[2] - new_end)
        shift = _best_shift(text, start, end, room_left, room_right)
        placed.append((old_start + shift, old_end + shift, new_start + shift, new_end + shift))
    return placed


def _best_shift(text: str, start: int, end: int, room_left: int, room_right: int) -> int:
    """How far to slide text[start:end], what remains being the same, so that it reads best."""
    first = 0
    while -first < room_left and text[start + first - 1] == text[end + first - 1]:
        first -= 1
    last = 0
    while last < room_right and text[start + last] == text[end + last]:
        last += 1
    if first == last:
        return 0
    shifts = sorted(range(first, last + 1), key=abs)
    return max(shifts, key=lambda shift: _fit(text, start + shift, end + shift))


def _fit(text: str, start: int, end: int) -> int:
    """How well text[start:end] reads as one change: whole clauses, brackets that belong together."""
    change = text[start:end]
    fit = _CLAUSE_END.get(text[start - 1], 0) if start else _TEXT_EDGE
    fit += _CLAUSE_END.get(text[end - 1], 0) if end < len(text) else _TEXT_EDGE
    if change[0] in "[(":
        fit += _OPENS_BRACKET
    elif change[0] in _CLAUSE_END:
        fit += _STARTS_WITH_MARK
    return fit + (_BALANCED if _is_balanced(change) else 0)


def _with_closing_brackets(ranges: list[Range], old: str, new: str) -> list[Range]:
    """Take the closing bracket into a replacement that opens it on both sides: "thirty (30)" is one thing."""
    closed: list[Range] = []
    for index, (old_start, old_end, new_start, new_end) in enumerate(ranges):
        limit = ranges[index + 1][0] if index + 1 < len(ranges) else len(old)
        closing = old[old_end : old_end + 1] if old_end < limit else ""
        opening = {")": "(", "]": "["}.get(closing)
        extra = opening is not None and all(
            side.count(opening) == side.count(closing) + 1
            for side in (old[old_start:old_end], new[new_start:new_end])
        )
        closed.append((old_start, old_end + extra, new_start, new_end + extra))
    return closed


def _is_balanced(change: str) -> bool:
    """Whether brackets come in pairs, the first one opening."""
    square = change.count("[") == change.count("]") and change.find("]") >= change.find("[")
    return square and change.count("(") == change.count(")")
