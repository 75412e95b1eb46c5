"""Everything that is open in a part, one by one: brackets, alternatives, options, placeholders, marks that are alone.

A part is looked at as printed: label, heading and text, one below the other, since a bracket may open before the
number of an article and close behind its last word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafts.engine.brackets import (
    BracketCount,
    Option,
    alternatives,
    brackets,
    count_open,
    options,
    unmatched,
)
from drafts.engine.context import around
from drafts.engine.parts import Part

OpenKind = Literal["bracket", "alternative", "placeholder", "option", "unclosed", "unopened"]
Field = Literal["label", "heading", "text"]

OPEN_KINDS: tuple[OpenKind, ...] = ("bracket", "alternative", "option", "placeholder", "unclosed", "unopened")


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """One thing that is open, at `start`..`end` of the part's `field`, its marks included.

    "alternative" is one bracket of several to choose from, "unclosed" an opening mark without partner, "unopened"
    a closing one. `depth` is 0 for what stands in no other bracket. `label` names an option. `words` is the text
    itself, cut at the end of the field; `before` and `after` what stands around it.
    """

    kind: OpenKind
    field: Field
    start: int
    end: int
    depth: int
    label: str
    before: str
    words: str
    after: str


def open_places(part: Part) -> tuple[OpenPlace, ...]:
    """Everything that is open in a part, in its order, outer before inner.

    Every opening mark is one place of a kind other than "option" and "unopened".
    """
    printed = _printed(part)
    found = [*_of_brackets(printed), *_of_options(options(printed)), *_of_unopened(printed)]
    found.sort(key=lambda item: (item[1], -item[2]))
    return tuple(_place(part, printed, *item) for item in found)


def count_open_in_parts(parts: Sequence[Part]) -> tuple[BracketCount, ...]:
    """How much is open in each part, in the same order."""
    return tuple(count_open(_printed(part)) for part in parts)


_Found = tuple[OpenKind, int, int, int, str]
"""Kind, start and end in the printed part, depth, label."""


def _printed(part: Part) -> str:
    return "\n".join((part.label, part.heading, part.text))


def _of_brackets(printed: str) -> Iterator[_Found]:
    pairs = brackets(printed)
    choices = {bracket for group in alternatives(printed, pairs) for bracket in group}
    for bracket in pairs:
        kind: OpenKind = "bracket"
        if not bracket.is_closed:
            kind = "unclosed"
        elif bracket.is_placeholder(printed):
            kind = "placeholder"
        elif bracket in choices:
            kind = "alternative"
        yield kind, bracket.start, bracket.end, bracket.depth, ""


def _of_options(found: Sequence[Option]) -> Iterator[_Found]:
    for option in found:
        yield "option", option.start, option.end, 0, option.label


def _of_unopened(printed: str) -> Iterator[_Found]:
    for place in unmatched(printed):
        if printed[place] == "]":
            yield "unopened", place, place + 1, 0, ""


def _place(
    part: Part, printed: str, kind: OpenKind, start: int, end: int, depth: int, label: str
) -> OpenPlace:
    field, base, text = _field_at(part, start)
    start, end = start - base, min(end - base, len(text))
    before, after = around(text, start, end)
    return OpenPlace(kind, field, start, end, depth, label, before, text[start:end], after)


def _field_at(part: Part, place: int) -> tuple[Field, int, str]:
    """The field that a place of the printed part lies in, where it begins there, and its text."""
    fields: tuple[tuple[Field, str], ...] = (("label", part.label), ("heading", part.heading))
    base = 0
    for name, text in fields:
        if place <= base + len(text):
            return name, base, text
        base += len(text) + 1
    return "text", base, part.text
