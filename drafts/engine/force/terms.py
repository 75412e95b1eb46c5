"""What carries force on one side of a comparison only."""

from collections.abc import Collection, Sequence

from drafts.engine.force.rules import Term
from drafts.engine.force.sides import Side, Span

TermsByHunk = dict[int, list[Term]]

_LONGEST_HEAD = 8
"""Tokens of the head of an option and of marks before it."""


def terms_by_hunk(
    old: Side, new: Side, told: tuple[Sequence[Span], Sequence[Span]]
) -> tuple[TermsByHunk, TermsByHunk]:
    """The terms of each text that the other has not at the same place, by the number of their hunk.

    The words are looked for around the changes too, not in the changed words alone: of "where [appropriate →
    possible]" only the last word differs, and it is the condition that changed. What lies in spans of which
    something was told already is left out.
    """
    old_runs, new_runs = old.near_runs(), new.near_runs()
    there = {
        run: (start, start + run[1] - run[0]) for run in old_runs if (start := old.there(*run)) is not None
    }
    same = {run for run in old_runs if there.get(run) in new_runs}
    olds = _near_terms(old, old_runs, same)
    news = _near_terms(new, new_runs, {there[run] for run in same})
    return _one_sided(old, olds, news, told[0]), _one_sided(new, news, olds, told[1])


def _near_terms(side: Side, runs: Sequence[Span], same: Collection[Span]) -> list[Term]:
    """The terms that overlap or touch a change; what is part of a reference is nothing else as well.

    The references in runs that the other text has too are left out.
    """
    found = side.near_terms()
    whole = [term for run in runs if run not in same for term in side.reading.references(*run)]
    if same:
        whole = [
            term for term in whole if not any(start <= term.start and term.end <= end for start, end in same)
        ]
    if side.changed[0][0] <= _LONGEST_HEAD:
        option = side.reading.option()
        if option and side.is_near(option.start, option.end):
            whole.append(option)
    if whole:
        spans = [(one.start, one.end) for one in whole]
        found = [term for term in found if not _within(term, spans)]
    return found + whole


def _one_sided(
    side: Side, terms: Sequence[Term], others: Sequence[Term], told: Sequence[Span]
) -> TermsByHunk:
    there = {(term.name, term.start, term.end) for term in others}
    found: TermsByHunk = {}
    for term in terms:
        start, end = term.start, term.end
        place = side.there(start, end)
        if place is not None and (term.name, place, place + end - start) in there:
            continue
        if not (told and _within(term, told)):
            found.setdefault(side.hunk_at(start, end), []).append(term)
    return found


def _within(term: Term, spans: Sequence[Span]) -> bool:
    return any(start <= term.start < end for start, end in spans)
