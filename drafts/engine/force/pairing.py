"""Pairs the words of force that left a place of change with those that came, kind by kind."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from drafts.engine.codes import LABEL_CODE
from drafts.engine.force.changes import Direction, ForceChange, change, short
from drafts.engine.force.rules import Kind, Term
from drafts.engine.force.sides import Side
from drafts.engine.force.words import Words, has_words
from drafts.engine.references import Reference

Item = TypeVar("Item")

Follows = Callable[[Reference, Reference], bool]
"""Whether a reference is only another name of what the old one referred to, since that was renumbered."""

_SMALL = 8
"""Words: in a longer passage that came or went, "and", "any" or "30" are not the news."""
_FULL_DUTY = 7
_CLAUSE_ENDS = ".;:"
_OPENING = 3
"""Tokens with which a condition at the head of its sentence begins."""
_NAME = attrgetter("name")
_SMALL_KINDS = ("connector", "scope", "negation", "number", "reference")
_PAIRED_KINDS = ("number", "reference")


class Loose(NamedTuple):
    """A term that came or went without counterpart, with the change to tell if it did not just move."""

    term: Term
    came: bool
    told: ForceChange


@dataclass(slots=True)
class Pairing:
    """Two texts, of which the terms are paired."""

    old: Side
    new: Side
    words: Words
    follows: Follows

    def pair(
        self, place: int, old: Sequence[Term], new: Sequence[Term]
    ) -> tuple[list[ForceChange], list[Loose]]:
        """Of one hunk, the changes that have both sides, and the terms that came or went."""
        found: list[ForceChange] = []
        loose: list[Loose] = []
        shorter, longer = self._sizes(place)
        for kind, of_kind in _by_kind(old, new).items():
            if longer > _SMALL and kind in _SMALL_KINDS and kind not in _PAIRED_KINDS:
                continue
            olds, news = _that_count(kind, *_distinct(*of_kind), is_small=longer <= _SMALL)
            # One duty does not replace another of a wholly different sentence.
            are_counterparts = shorter <= _SMALL or kind not in ("safeguard", "obligation", "condition")
            count = min(len(olds), len(news)) if are_counterparts else 0
            found += [self._both(*pair, place) for pair in zip(olds[:count], news[:count], strict=True)]
            loose += [self._one(term, place, came=False) for term in olds[count:]]
            loose += [self._one(term, place, came=True) for term in news[count:]]
        return found, loose

    def _sizes(self, place: int) -> list[int]:
        """The words of the shorter and of the longer side of a change."""
        return sorted([side.words_in(*side.changed[place]) for side in (self.old, self.new)])

    def _both(self, old: Term, new: Term, place: int) -> ForceChange:
        before, after = self._printed(self.old, old), self._printed(self.new, new)
        if old.reference and new.reference:
            return self._references(
                old.reference, new.reference, (old.name, new.name), (before, after), place
            )
        direction: Direction = "changes"
        if old.strength != new.strength and not self._forbids_both(old, new):
            direction = "strengthens" if new.strength > old.strength else "weakens"
        return change(old.kind, direction, before, after, f"{short(before)} → {short(after)}", place)

    def _references(
        self, old: Reference, new: Reference, names: tuple[str, str], printed: tuple[str, str], place: int
    ) -> ForceChange:
        label = f"{short(names[0])} → {short(names[1])}"
        if self.follows(old, new):
            return change("editorial", "changes", *printed, f"{label}, as renumbered", place)
        return change("reference", "changes", *printed, label, place)

    def _forbids_both(self, old: Term, new: Term) -> bool:
        """Whether both are duties not to do something: "shall not" and "may not" both forbid."""
        return 1 in (old.strength, new.strength) and all(
            self._is_denied(side, term) for side, term in ((self.old, old), (self.new, new))
        )

    def _is_denied(self, side: Side, term: Term) -> bool:
        around = side.codes[: term.start].rstrip("[]")[-1:] + side.codes[term.end :].lstrip("[]")[:1]
        return not self.words.lexicon.denying.isdisjoint(self.words.symbols(around))

    def _one(self, term: Term, place: int, *, came: bool) -> Loose:
        printed = self._printed(self.new if came else self.old, term)
        told = one_sided(term, printed, place, came=came)
        if term.kind == "condition" and self._is_in_sentence_of_its_own(self.new if came else self.old, term):
            told = change(told.kind, "changes", told.old, told.new, told.label, place)
        if term.kind == "obligation" and self._replaces_plain_duty(place):
            weakened = term.strength < _FULL_DUTY
            direction: Direction = "changes" if not weakened else "weakens" if came else "strengthens"
            told = change(told.kind, direction, told.old, told.new, told.label, place)
        return Loose(term, came, told)

    def _replaces_plain_duty(self, place: int) -> bool:
        """Whether the word came to a verb that stated the duty alone, or left it so."""
        if not self.words.lexicon.table.plain_duty:
            return False
        return has_words(self.old.codes_at(place)) and has_words(self.new.codes_at(place))

    def _is_in_sentence_of_its_own(self, side: Side, term: Term) -> bool:
        """Whether the sentence or clause that a condition limits came or went with it, so that none is weaker."""
        start, _ = side.changed[side.hunk_at(term.start, term.end)]
        before = side.codes[start : term.start]
        # Nothing before it ends a clause too: it is the first of its paragraph.
        begins_clause = side.codes[:start].strip(LABEL_CODE)[-1:] in _CLAUSE_ENDS and len(before) > _OPENING
        return begins_clause or any(mark in before for mark in _CLAUSE_ENDS)

    def _printed(self, side: Side, term: Term) -> str:
        return self.words.text(side.codes[term.start : term.end].replace("[", "").replace("]", ""))


def _that_count(
    kind: Kind, old: list[Term], new: list[Term], *, is_small: bool
) -> tuple[list[Term], list[Term]]:
    """Of the terms of one kind those worth telling; in a small change each word counts."""
    if kind in _PAIRED_KINDS and not is_small and len(old) != len(new):
        return (_with_units(old), _with_units(new)) if kind == "number" and not (old and new) else ([], [])
    if kind == "connector" and not len(old) == len(new) == 1:
        return [], []
    if kind == "obligation" and not is_small:
        return [one for one in old if one.strength > 1], [one for one in new if one.strength > 1]
    return old, new


def _with_units(terms: Sequence[Term]) -> list[Term]:
    """Numbers that have a unit, each with it as one: a time limit is news in a long passage too."""
    pairs = (
        (one, unit) for one, unit in pairwise(terms) if one.end == unit.start and not unit.name.isdigit()
    )
    return [one._replace(name=f"{one.name} {unit.name}", end=unit.end) for one, unit in pairs]


def one_sided(term: Term, printed: str, place: int, *, came: bool) -> ForceChange:
    """The change that a term came or went."""
    name = term.name if term.kind in ("reference", "safeguard") else printed
    verb = "added" if came else "removed"
    label = f"safeguard {verb}: {name}" if term.kind == "safeguard" else f"“{short(name)}” {verb}"
    texts = ("", printed) if came else (printed, "")
    return change(term.kind, _direction(term, came), *texts, label, place)


def without_moved(loose: Sequence[Loose]) -> list[ForceChange]:
    """What to tell of those that did not only change their place within the text."""
    gone, come = ([one for one in loose if one.came == came] for came in (False, True))
    if gone and come:
        gone, come = _without_common(gone, come, lambda one: one.term.name)
    left = {id(one) for one in (*gone, *come)}
    return [one.told for one in loose if id(one) in left]


def _by_kind(old: Sequence[Term], new: Sequence[Term]) -> dict[Kind, tuple[list[Term], list[Term]]]:
    found: dict[Kind, tuple[list[Term], list[Term]]] = {}
    for side, terms in enumerate((old, new)):
        for term in terms:
            found.setdefault(term.kind, ([], []))[side].append(term)
    return found


def _distinct(old: list[Term], new: list[Term]) -> tuple[list[Term], list[Term]]:
    """The terms that the other side of the hunk has not."""
    return _without_common(old, new, _NAME) if old and new else (old, new)


def _without_common(
    old: Sequence[Item], new: Sequence[Item], name: Callable[[Item], str]
) -> tuple[list[Item], list[Item]]:
    """What is left of two lists when the first ones of equal name are struck off on both sides."""
    common = Counter(map(name, old)) & Counter(map(name, new))
    if not common:
        return list(old), list(new)
    return _without_first(old, common.copy(), name), _without_first(new, common, name)


def _without_first(items: Sequence[Item], counts: Counter[str], name: Callable[[Item], str]) -> list[Item]:
    """The items without the first ones of each name, as many as are counted."""
    left = []
    for item in items:
        if counts[name(item)]:
            counts[name(item)] -= 1
        else:
            left.append(item)
    return left


def _direction(term: Term, came: bool) -> Direction:
    """What it does that a term came or went: a duty or safeguard gone weakens, so does a condition that came."""
    helps = term.kind == "safeguard" or (term.kind == "obligation" and term.strength > 1)
    if not helps and term.kind != "condition":
        return "changes"
    return "strengthens" if helps == came else "weakens"
