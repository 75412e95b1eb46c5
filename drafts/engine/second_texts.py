"""Finds where the articles of a file begin again: another language, or a protocol behind its treaty."""

from collections.abc import Container, Sequence

from drafts.engine.headings import Heading
from drafts.engine.numbering import number_key
from drafts.engine.source import Line


def second_texts(
    lines: Sequence[Line], headings: Sequence[Heading | None], contents: Container[int]
) -> frozenset[int]:
    """Where the articles begin again at 1 (another language, a protocol), outside annexes.

    The second text begins at the first heading after the last article's own, so that its title and preamble
    go with it.
    """
    found: set[int] = set()
    numbers: list[str] = []
    last = 0
    for index, heading in enumerate(headings):
        if heading is None or index in contents or heading.kind not in ("article", "annex"):
            continue
        if heading.kind == "annex":
            break
        if len(numbers) >= 3 and number_key(heading.number) == "1" == numbers[0]:
            found.add(next((i for i in range(last + 2, index) if lines[i].role == "heading"), index))
            numbers = []
        numbers.append(number_key(heading.number))
        last = index
    return frozenset(found)
