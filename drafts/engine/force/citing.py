"""References in a few coded words, each as a term of legal force."""

from bisect import bisect_left
from dataclasses import replace

from drafts.engine.force.rules import Term
from drafts.engine.force.words import Words
from drafts.engine.references import Reference, find_references

_LEAD = ", "
"""A reference alone on its line would be read as a heading."""


def references_in(codes: str, words: Words, language: str) -> list[Term]:
    """The references in coded text, as terms; offsets are tokens."""
    text = _LEAD + words.text(codes)
    found = find_references(text, language)
    if not found:
        return []
    starts, end = [], len(_LEAD)
    for code in codes:
        word = words.word(code)
        starts.append(text.index(word, end))
        end = starts[-1] + len(word)
    return [
        Term(
            "reference",
            _name(reference),
            bisect_left(starts, reference.start),
            bisect_left(starts, reference.end),
            0,
            reference,
        )
        for reference in found
    ]


def _name(reference: Reference) -> str:
    """What a reference names, in a word or two."""
    unit, number = reference.unit, reference.number
    if reference.path and not number:
        number = reference.path[0]
        unit = "paragraph" if number[0].isdigit() else "point"
        reference = replace(reference, path=reference.path[1:])
    path = "".join(f"({step})" for step in reference.path)
    until = f"–{reference.last}" if reference.last else ""
    name = f"{unit} {number}{path}{until}" if number or path else f"{reference.relative} {unit}"
    if reference.section:
        name += f", section {reference.section}"
    return f"{name} ({reference.instrument})" if reference.instrument else name
