"""Texts that came or went as a whole."""

from collections.abc import Iterator

from drafts.engine.codes import LABEL_CODE
from drafts.engine.force.changes import Direction, ForceChange, change, short
from drafts.engine.force.pairing import one_sided
from drafts.engine.force.reading import Reading
from drafts.engine.force.words import Words, has_words


def whole(reading: Reading, words: Words, *, came: bool) -> tuple[ForceChange, ...]:
    """What there is to tell of a text that came or went: one change for it, one for each safeguard in it."""
    known = reading.wholes.get(came)
    if known is None:
        known = reading.wholes[came] = tuple(_whole(reading, words, came=came))
    return known


def _whole(reading: Reading, words: Words, *, came: bool) -> Iterator[ForceChange]:
    yield _whole_change(reading, came=came)
    for safeguard in {one.name: one for one in reading.terms if one.kind == "safeguard"}.values():
        yield one_sided(safeguard, words.text(reading.codes[safeguard.start : safeguard.end]), 0, came=came)


def _whole_change(reading: Reading, *, came: bool) -> ForceChange:
    """A duty in brackets or in one of several options was none yet, so its loss weakens nothing."""
    text, verb, option = reading.text, "added" if came else "removed", reading.option
    printed = ("", text) if came else (text, "")
    if not has_words(reading.codes):
        return change("editorial", "changes", *printed, "punctuation", 0)
    if term := reading.defined:
        return change("definition", "changes", *printed, f"definition of “{short(term)}” {verb}", 0)
    if option and not has_words(reading.codes[option.end :]):
        return change("option", "changes", *printed, f"{option.name} {verb}", 0)
    is_open = option is not None or reading.codes.lstrip(LABEL_CODE).startswith("[")
    binds = not is_open and any(one.kind == "obligation" and one.strength > 1 for one in reading.terms)
    direction: Direction = "changes" if not binds else "strengthens" if came else "weakens"
    return change("provision", direction, *printed, f"paragraph {verb}: “{short(text)}”", 0)
