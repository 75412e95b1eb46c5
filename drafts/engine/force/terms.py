"""Finds all that carries force in the two texts of a comparison, and what of it is on one side only."""

from collections.abc import Sequence
from functools import lru_cache

from drafts.engine.brackets import options
from drafts.engine.force.changes import even
from drafts.engine.force.hunks import Side
from drafts.engine.force.rules import Lexicon, Term
from drafts.engine.references import Reference, find_references

Span = tuple[int, int]


def terms_by_hunk(
    side: Side, other: Side, told: Sequence[Span], words: Lexicon, language: str
) -> dict[int, list[Term]]:
    """The terms of one text that the other has not at the same place, by the number of their hunk."""
    there = {(term.name, term.start, term.end) for term in all_terms(other.text, words, language)}
    found: dict[int, list[Term]] = {}
    for term in all_terms(side.text, words, language):
        place = side.there(term.start, term.end)
        if place is not None and (term.name, place, place + term.end - term.start) in there:
            continue
        if any(start <= term.start < end for start, end in told):
            continue
        found.setdefault(side.hunk_at(term.start, term.end), []).append(term)
    return found


@lru_cache(maxsize=8192)
def all_terms(text: str, words: Lexicon, language: str) -> tuple[Term, ...]:
    """All terms of a text, kept for the next comparison; what is part of a reference is nothing else as well."""
    references = [*_references(text, words, language), *_options(text)]
    others = [*words.terms(text), *words.numbers(text)]
    if references:
        spans = [(one.start, one.end) for one in references]
        others = [one for one in others if not any(start <= one.start < end for start, end in spans)]
    return (*others, *references)


def _references(text: str, words: Lexicon, language: str) -> list[Term]:
    if not words.refers.search(text):
        return []
    return [
        Term("reference", _reference_name(reference), reference.start, reference.end)
        for reference in find_references(text, language)
    ]


def _options(text: str) -> list[Term]:
    """The headings of options: "Option 2"."""
    return [
        Term("option", even(option.label), option.start, option.start + len(option.label))
        for option in options(text)
    ]


def _reference_name(reference: Reference) -> str:
    """What a reference names, in a word or two; "" for this article and the like, which names nothing new."""
    unit, number = reference.unit, reference.number
    path = "".join(f"({step})" for step in reference.path)
    until = f"–{reference.last}" if reference.last else ""
    name = f"{unit} {number}{path}{until}" if number or path else f"{reference.relative} {unit}"
    return f"{name} ({reference.instrument})" if reference.instrument else name
