"""Square brackets: in a negotiating text they hold what is not agreed yet."""

from collections.abc import Iterator


def count_brackets(text: str) -> int:
    """The number of opening square brackets."""
    return text.count("[")


def bracket_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of bracketed text, brackets included, outer before inner, in order of their start.

    Brackets that are never closed run to the end of the text; closing brackets without a partner are
    ignored. Both occur in real drafts.
    """
    return tuple(sorted(_spans(text), key=lambda span: (span[0], -span[1])))


def is_balanced(text: str) -> bool:
    """Whether every bracket has its partner, in the right order."""
    depth = 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0


def _spans(text: str) -> Iterator[tuple[int, int]]:
    starts: list[int] = []
    for position, character in enumerate(text):
        if character == "[":
            starts.append(position)
        elif character == "]" and starts:
            yield starts.pop(), position + 1
    yield from ((start, len(text)) for start in starts)
