"""Texts that came or went as a whole."""

from collections.abc import Iterator

from drafts.engine.codes import LABEL_CODE
from drafts.engine.force.changes import Direction, ForceChange, Unprinted, short
from drafts.engine.force.pairing import one_sided
from drafts.engine.force.reading import Reading
from drafts.engine.force.rules import Kind
from drafts.engine.force.words import Words, has_words

_HEAD = 60
"""Tokens, more than a label has characters."""


def whole(reading: Reading, words: Words, *, came: bool) -> tuple[ForceChange, ...]:
    """What there is to tell of a text that came or went: one change for it, one for each safeguard in it."""
    known = reading.wholes.get(came)
    if known is None:
        known = reading.wholes[came] = tuple(_whole(reading, words, came=came))
    return known


def _whole(reading: Reading, words: Words, *, came: bool) -> Iterator[ForceChange]:
    yield _whole_change(reading, words, came=came)
    for safeguard in {one.name: one for one in reading.terms if one.kind == "safeguard"}.values():
        yield one_sided(safeguard, words.text(reading.codes[safeguard.start : safeguard.end]), 0, came=came)


def _whole_change(reading: Reading, words: Words, *, came: bool) -> ForceChange:
    """A duty in brackets or in one of several options was none yet, so its loss weakens nothing."""
    codes, verb, option = reading.codes, "added" if came else "removed", reading.option
    kind: Kind = "provision"
    direction: Direction = "changes"
    if not has_words(codes):
        kind, label = "editorial", "punctuation"
    elif term := reading.defined:
        kind, label = "definition", f"definition of “{short(term)}” {verb}"
    elif option and not has_words(codes[option.end :]):
        kind, label = "option", f"{option.name} {verb}"
    else:
        label = f"paragraph {verb}: “{_beginning(codes, words)}”"
        is_open = option is not None or codes.lstrip(LABEL_CODE).startswith("[")
        if not is_open and any(one.kind == "obligation" and one.strength > 1 for one in reading.terms):
            direction = "strengthens" if came else "weakens"
    printed = ("", codes) if came else (codes, "")
    return ForceChange(kind, direction, Unprinted(words.text, *printed, label), 0)


def _beginning(codes: str, words: Words) -> str:
    """The first words, as many as a label has: most texts are never printed whole."""
    start = words.text(codes[:_HEAD])
    return short(start if len(start) > _HEAD else words.text(codes))
