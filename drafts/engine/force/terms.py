"""What carries force on one side of a comparison only."""

from collections.abc import Sequence

from drafts.engine.force.rules import Term
from drafts.engine.force.sides import Near, Side, Span

TermsByHunk = dict[int, list[Term]]

_LONGEST_HEAD = 8
"""Tokens of the head of an option and of marks before it."""

_NearTerm = tuple[Term, Near]


def terms_by_hunk(
    old: Side, new: Side, told: tuple[Sequence[Span], Sequence[Span]]
) -> tuple[TermsByHunk, TermsByHunk]:
    """The terms of each text that the other has not at the same place, by the number of their hunk.

    The words are looked for around the changes too, not in the changed words alone: of "where [appropriate →
    possible]" only the last word differs, and it is the condition that changed. What lies in spans of which
    something was told already is left out.
    """
    olds, news = _near_terms(old), _near_terms(new)
    old_whole, new_whole = _references_of(old, new)
    olds, news = _with_whole(old, olds, old_whole), _with_whole(new, news, new_whole)
    if not olds and not news:
        return {}, {}
    return _one_sided(olds, news, told[0]), _one_sided(news, olds, told[1])


def _near_terms(side: Side) -> list[_NearTerm]:
    """The words of force that overlap or touch a change."""
    terms = side.reading.terms
    if not terms:
        return []
    return [(terms[near.number], near) for near in side.near(side.reading.term_spans)]


def _references_of(old: Side, new: Side) -> tuple[list[Term], list[Term]]:
    """The references near a change, but for those in runs that both texts have."""
    old_runs, new_runs = old.near(old.reading.runs), new.near(new.reading.runs)
    if not old_runs and not new_runs:
        return [], []
    old_spans, new_spans = old.reading.runs, new.reading.runs
    in_new = {(new_spans.starts[near.number], new_spans.ends[near.number]) for near in new_runs}
    same_old: set[Span] = set()
    same_new: set[Span] = set()
    for number, _, there in old_runs:
        start, end = old_spans.starts[number], old_spans.ends[number]
        if there is not None and (there, there + end - start) in in_new:
            same_old.add((start, end))
            same_new.add((there, there + end - start))
    return _in_runs(old, old_runs, same_old), _in_runs(new, new_runs, same_new)


def _in_runs(side: Side, runs: Sequence[Near], same: set[Span]) -> list[Term]:
    starts, ends, _ = side.reading.runs
    spans = [(starts[near.number], ends[near.number]) for near in runs]
    found = [term for span in spans if span not in same for term in side.reading.references(*span)]
    if same:
        found = [
            term for term in found if not any(start <= term.start and term.end <= end for start, end in same)
        ]
    return found


def _with_whole(side: Side, found: list[_NearTerm], whole: list[Term]) -> list[_NearTerm]:
    """Words of force with references and the head of an option, of which nothing is anything else as well."""
    if side.changed[0][0] <= _LONGEST_HEAD:
        option = side.reading.option
        if option and side.is_near(option.start, option.end):
            whole = [*whole, option]
    if not whole:
        return found
    found = [one for one in found if not _within(one[0], whole)]
    for term in whole:
        near = Near(-1, side.hunk_at(term.start, term.end), side.there(term.start, term.end))
        found.append((term, near))
    return found


def _one_sided(terms: Sequence[_NearTerm], others: Sequence[_NearTerm], told: Sequence[Span]) -> TermsByHunk:
    there = {(term.name, term.start, term.end) for term, near in others if near.there is not None}
    found: TermsByHunk = {}
    for term, near in terms:
        place = near.there
        if place is not None and (term.name, place, place + term.end - term.start) in there:
            continue
        if not (told and any(start <= term.start < end for start, end in told)):
            found.setdefault(near.hunk, []).append(term)
    return found


def _within(term: Term, whole: Sequence[Term]) -> bool:
    return any(one.start <= term.start < one.end for one in whole)
