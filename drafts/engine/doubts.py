"""What a person should look at in the parts that were found."""

from collections.abc import Iterable, Iterator

from drafts.engine.brackets import is_balanced
from drafts.engine.outline import doubtful_labels
from drafts.engine.parts import KIND_NAMES
from drafts.engine.source import Doubt
from drafts.engine.structure import Unit
from drafts.engine.text import BIDI_CONTROLS, ZERO_WIDTH


def text_doubts(units: Iterable[Unit]) -> tuple[Doubt, ...]:
    """Doubts about single parts: no articles at all, unbalanced brackets, characters that nobody can see."""
    found: list[Doubt] = []
    has_articles = False
    for unit in units:
        has_articles = has_articles or unit.kind == "article"
        found.extend(_about(unit))
    if not has_articles:
        found.insert(0, Doubt("no-articles", "No article heading was recognised."))
    return tuple(found)


def _about(unit: Unit) -> Iterator[Doubt]:
    name = " ".join(filter(None, [KIND_NAMES[unit.kind], unit.number]))
    text = "\n".join([unit.label, *unit.headings, *unit.text])
    if unit.label.startswith("["):
        yield Doubt("bracketed-number", f"{name}: its number stands in brackets.", unit.place, unit.line)
    for label in doubtful_labels("\n".join(unit.text)):
        message = f"{name}: {label} goes on with one list or begins another; what follows does not tell."
        yield Doubt("label-doubtful", message, unit.place, unit.line)
    if not is_balanced(text):
        yield Doubt(
            "unbalanced-brackets",
            f"{name}: opening and closing brackets do not match.",
            unit.place,
            unit.line,
        )
    characters = set(text)
    if characters & BIDI_CONTROLS:
        message = f"{name}: holds invisible characters that change the reading direction."
        yield Doubt("bidi-control", message, unit.place, unit.line)
    if characters & ZERO_WIDTH:
        yield Doubt("zero-width", f"{name}: holds characters of no width.", unit.place, unit.line)
