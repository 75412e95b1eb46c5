"""Square brackets, options and placeholders: in a negotiating text they hold what is not agreed yet.

Offsets are code points, half-open. UN practice: brackets hold what at least one delegation does not accept;
brackets that follow one another are alternatives to choose from; "Option 1" heads a whole alternative text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from drafts.engine.parts import Part

_BETWEEN_ALTERNATIVES = re.compile(r"[\s/]*(?:or|ou|u|o)?[\s/]*")
_PLACEHOLDER = re.compile(
    r"""\s*(?: [\W_]* | .{0,12}\b(?:(?-i:[XYZx])|\d*x{2,})\b.{0,12} | placeholder\b.*
         | (?:to\sbe | tbd | tbc | à\s(?:compléter|déterminer) | por\sdeterminar)\b.* )\s*""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_OPTION = re.compile(
    r"(?m)^\W{0,4}(?P<label>(?:option|alternative|alt|variante|opción|alternativa)\b\.?\s?"
    r"(?:\(?(?P<number>\d{1,2}|[ivx]{1,4}|[a-z])(?:bis|ter)?\b\)?)?)[\s:.–-]*",
    re.IGNORECASE,
)
_SPACE_LEFT = re.compile(r"(?<=\s) +|(?m:^ +| +$)")
_SPACE_BEFORE_MARK = re.compile(r" +(?=[,.;:)])")


@dataclass(frozen=True, slots=True)
class Bracket:
    """One pair of square brackets, `text[start:end]` with both marks; `depth` is 0 for an outer one.

    Where `is_closed` is false the closing mark is missing and the span runs to the end of the text.
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
    """A whole alternative text: "Option 1" and what follows it, up to the next option or the end."""

    start: int
    end: int
    label: str
    number: str


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


def bracket_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of bracketed text, brackets included, outer before inner, in order of their start.

    Brackets that are never closed run to the end of the text; closing brackets without a partner are
    ignored. Both occur in real drafts.
    """
    return tuple((bracket.start, bracket.end) for bracket in brackets(text))


def brackets(text: str) -> tuple[Bracket, ...]:
    """Every opening bracket with its partner, in order of their start; see `bracket_spans`."""
    if "[" not in text:
        return ()
    return tuple(sorted(_pairs(text), key=lambda bracket: bracket.start))


def unmatched(text: str) -> tuple[int, ...]:
    """Where brackets stand that have no partner, opening and closing ones."""
    opened: list[int] = []
    alone: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
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

    They follow one another at one depth, with nothing but white space, a stroke or "or" between. `found` saves
    looking for the brackets again.
    """
    groups: list[list[Bracket]] = []
    last: dict[int, list[Bracket]] = {}
    for bracket in brackets(text) if found is None else found:
        group = last.get(bracket.depth)
        if group and _BETWEEN_ALTERNATIVES.fullmatch(text, group[-1].end, bracket.start):
            group.append(bracket)
        else:
            group = last[bracket.depth] = [bracket]
            groups.append(group)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def options(text: str) -> tuple[Option, ...]:
    """The options of a text: "Option 1", "[Alternative B:", "Alt 2", "Variante 1", "Opción II" at a line's start."""
    heads = [match for match in _OPTION.finditer(text) if match["number"] or ":" in match[0]]
    ends = [*[head.start() for head in heads], len(text)][1:] if heads else []
    return tuple(
        Option(head.start("label"), end - (end < len(text)), head["label"].strip(), head["number"] or "")
        for head, end in zip(heads, ends, strict=True)
    )


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


def count_open_in_parts(parts: Iterable[Part]) -> tuple[BracketCount, ...]:
    """The count of each part, heading, number and text together, in the same order."""
    return tuple(count_open("\n".join((part.label, part.heading, part.text))) for part in parts)


def sum_counts(counts: Iterable[BracketCount]) -> BracketCount:
    """All of them together: the count of a draft."""
    return BracketCount(*map(sum, zip(BracketCount(), *counts, strict=True)))


def without_brackets(text: str) -> str:
    """The text as if everything in it were agreed: the marks go, what they hold stays.

    Spaces that stood beside a mark only are tidied, line breaks kept, so that "a [b ] , c" and "a b, c" are
    the same.
    """
    if "[" not in text and "]" not in text:
        return text
    bare = _SPACE_LEFT.sub("", text.replace("[", " ").replace("]", " "))
    return _SPACE_BEFORE_MARK.sub("", bare)


def blind_parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The same parts without their brackets; compared, they differ in words only.

    Paragraphs keep their number, so a row of the blind comparison points into the real draft too.
    """
    return tuple(
        replace(
            part,
            heading=without_brackets(part.heading).strip(),
            label=without_brackets(part.label).strip(),
            text=without_brackets(part.text),
        )
        for part in parts
    )


def _pairs(text: str) -> Iterator[Bracket]:
    starts: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            starts.append(match.start())
        elif starts:
            start = starts.pop()
            yield Bracket(start, match.end(), len(starts), True)
    for depth, start in enumerate(starts):
        yield Bracket(start, len(text), depth, False)
