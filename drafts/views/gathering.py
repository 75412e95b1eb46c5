"""Lines of a torn paragraph become one: down to which line, as a form offers it and gives it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from drafts import queries
from drafts.queries import StagedLine
from drafts.services import SeenLine

_MOST = 60
"""So many lines below are offered."""
_ENDS = (".", ";", ":", "。", "；", "：", "؛", ".”", ";”")


@dataclass(frozen=True)
class Upto:
    """A line down to which those from another can be joined: how many come together, and whether a sentence ends."""

    value: str
    text: str
    count: int
    is_likely: bool


def lines_below(lines: Sequence[StagedLine], sections: Sequence[int], index: int) -> list[Upto]:
    """The lines of the same part that follow; the first that ends a sentence is the likely one."""
    below = (
        place
        for place in range(index + 1, len(lines))
        if sections[place] == sections[index] and not lines[place].aside
    )
    found: list[Upto] = []
    for count, last in enumerate(islice(below, _MOST), start=2):
        is_likely = lines[last].text.endswith(_ENDS) and not any(upto.is_likely for upto in found)
        found.append(Upto(value_of(lines, index, last), lines[last].text, count, is_likely))
    return found


def value_of(lines: Sequence[StagedLine], index: int, last: int) -> str:
    """What the form gives back of the lines from one to another, as they are now."""
    return f"{lines[last].id} {queries.seen_mark(lines, index, last)}"


def seen_in(given: Mapping[str, str]) -> SeenLine:
    """The line that a form was shown, or the lines down to the one that it names."""
    last, _, mark = given.get("upto", "").partition(" ")
    if given.get("do") == "gather":
        return SeenLine(given.get("line", ""), mark, last)
    return SeenLine(given.get("line", ""), given.get("seen", ""))
