"""Square brackets, options and placeholders: in a negotiating text they hold what is not agreed yet.

Offsets are code points, half-open. UN practice: brackets hold what at least one delegation does not accept;
brackets that follow one another are alternatives to choose from; "Option 1" heads a whole alternative text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

_MARK = re.compile(r"[\[\]]")
_BETWEEN_ALTERNATIVES = re.compile(r"[^\S\n]*+/?[^\S\n]*+(?:or|ou|u|o)?[^\S\n]*+/?[^\S\n]*+")
_NUMBERED = r"^\W{0,4}(?P<paragraph>\d{1,3})\s?(?:bis|ter|quater)?[.)]\s"
_PLACEHOLDER = re.compile(
    r"""\s*+(?: [\W_]*+ | .{0,12}\b(?:(?-i:[XYZx])|\d*x{2,})\b.{0,12} | placeholder\b.*
         | (?:to\sbe | tbd | tbc | à\s(?:compléter|déterminer) | por\sdeterminar)\b.* )\s*""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_OPTION = re.compile(
    r"(?m)^\W{0,4}(?:\d{1,3}\s?(?:bis|ter)?[.)]\W{1,4})?(?P<label>(?:option|alternative|alt|variante|opción|alternativa)\b\.?\s?"
    r"(?:\(?(?P<number>\d{1,2}|[ivx]{1,4}|[a-z])(?:bis|ter)?\b\)?)?)[\s:.–-]*",
    re.IGNORECASE,
)
_FIRST_NUMBERS = ("", "1", "i", "a")


class Bracket(NamedTuple):
    """One pair of square brackets, `text[start:end]` with both marks; `depth` is 0 for an outer one.

    Where `is_closed` is false the closing mark is missing; the span then runs to the end of the paragraph, as far
    as it can be meant to reach.
    """

    start: int
    end: int
    depth: int
    is_closed: bool

    def inside(self, text: str) -> str:
        """What it holds, without white space at either end."""
        return text[self.start + 1 : self.end - self.is_closed].strip()

    def is_placeholder(self, text: str) -> bool:
        """Whether it only keeps a place: "[…]", "[X]", "[20XX]", "[to be completed]", "[Placeholder for …]"."""
        return _PLACEHOLDER.fullmatch(self.inside(text)) is not None


class Option(NamedTuple):
    """A whole alternative text: "Option 1" and what follows it.

    It runs to the next option; the last of a choice runs to the next paragraph of the list in which the choice
    stands, or to the end. `choice` numbers the choices of a text from 0: counting anew begins a new one.
    """

    start: int
    end: int
    label: str
    number: str
    choice: int


class BracketCount(NamedTuple):
    """What is open in a text. `alternatives` are groups of brackets to choose from, not single ones."""

    brackets: int = 0
    alternatives: int = 0
    options: int = 0
    placeholders: int = 0
    unmatched: int = 0


def count_brackets(text: str) -> int:
    """The number of opening square brackets."""
    return text.count("[")


def brackets(text: str) -> tuple[Bracket, ...]:
    """Every opening bracket with its partner, in order of their start, outer before inner.

    Closing brackets without a partner are left out, see `unmatched`; real drafts have both.
    """
    if "[" not in text:
        return ()
    found: list[Bracket] = []
    ends: list[int] = []
    for start, end, is_closed in sorted(_pairs(text)):
        ends = [outer for outer in ends if outer > start]
        found.append(Bracket(start, end, len(ends), is_closed))
        ends.append(end)
    return tuple(found)


def unmatched(text: str) -> tuple[int, ...]:
    """Where brackets stand that have no partner, opening and closing ones."""
    opened: list[int] = []
    alone: list[int] = []
    for match in _MARK.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            alone.append(match.start())
    return tuple(sorted(alone + opened))


def is_balanced(text: str) -> bool:
    """Whether every bracket has its partner, in the right order."""
    return not unmatched(text)


def alternatives(text: str, found: Sequence[Bracket] | None = None) -> tuple[tuple[Bracket, ...], ...]:
    """Groups of two or more brackets to choose from: "[shall][should]", "[may] / [must]", "[a] or [b]".

    They follow one another in one paragraph and at one depth, with nothing but white space, a stroke or "or"
    between. `found` saves looking for the brackets again.
    """
    groups: list[list[Bracket]] = []
    last: dict[int, list[Bracket]] = {}
    for bracket in brackets(text) if found is None else found:
        group = last.get(bracket.depth)
        if (
            group
            and group[-1].is_closed
            and _BETWEEN_ALTERNATIVES.fullmatch(text, group[-1].end, bracket.start)
        ):
            group.append(bracket)
        else:
            group = last[bracket.depth] = [bracket]
            groups.append(group)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def options(text: str) -> tuple[Option, ...]:
    """The options of a text: "Option 1", "2. [Alternative B:", "Alt 2", "Variante 1", "Opción II" opening a line."""
    heads = [head for head in _OPTION.finditer(text) if head["number"] or ":" in head[0]]
    found: list[Option] = []
    first = None
    for head, following in zip_longest(heads, heads[1:]):
        if first is None or (head["number"] or "").lower() in _FIRST_NUMBERS:
            first = head
        is_last = following is None or (following["number"] or "").lower() in _FIRST_NUMBERS
        end = following.start() - 1 if following else len(text)
        if is_last:
            end = _end_of_choice(text, first.start(), head.end(), end)
        choice = found[-1].choice + (first is head) if found else 0
        found.append(Option(head.start("label"), end, head["label"].strip(), head["number"] or "", choice))
    return tuple(found)


def _end_of_choice(text: str, choice: int, start: int, end: int) -> int:
    """Where the last option of a choice ends: before the paragraph that follows the one the choice stands in."""
    line_end = text.find("\n", choice)
    before = text[: line_end if line_end >= 0 else len(text)]
    holders = list(re.finditer(_NUMBERED, before, re.MULTILINE))
    if not holders:
        return end
    number = int(holders[-1]["paragraph"])
    for paragraph in re.finditer(_NUMBERED, text[:end], re.MULTILINE):
        if paragraph.start() > start and int(paragraph["paragraph"]) == number + 1:
            return paragraph.start() - 1
    return end


def count_open(text: str) -> BracketCount:
    """How much of a text is open."""
    found = brackets(text)
    return BracketCount(
        len(found),
        len(alternatives(text, found)),
        len(options(text)),
        sum(bracket.is_placeholder(text) for bracket in found),
        len(unmatched(text)),
    )


def sum_counts(counts: Iterable[BracketCount]) -> BracketCount:
    """All of them together: the count of a draft."""
    return BracketCount(*map(sum, zip(BracketCount(), *counts, strict=True)))


def _pairs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each bracket, and whether it is closed."""
    starts: list[int] = []
    for match in _MARK.finditer(text):
        start = match.start()
        if text[start] == "[":
            starts.append(start)
        elif starts:
            yield starts.pop(), start + 1, True
    for start in starts:
        line_end = text.find("\n", start)
        yield start, len(text) if line_end < 0 else line_end, False
