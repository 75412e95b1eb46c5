"""What happened to the square brackets: opened, resolved, dropped with their text, one of several chosen.

`[shall]` → `shall` resolves a bracket and changes no obligation; `[shall] [may]` → `may` chooses an option. The
words of alternatives that were not chosen are reported to the caller, so that their loss is not told twice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drafts.engine.brackets import Bracket
from drafts.engine.force.changes import Direction, ForceChange, change, short
from drafts.engine.force.sides import Side, Span
from drafts.engine.force.words import Words, has_words

_MARK = re.compile(r"[\[\]]")
_KEPT = 0.6
"""From this share of its words on, the text in a bracket is taken to have stayed."""


@dataclass
class Bracketing:
    """The changes of brackets, and the spans of either text whose words they account for."""

    changes: list[ForceChange] = field(default_factory=list)
    told_old: list[Span] = field(default_factory=list)
    told_new: list[Span] = field(default_factory=list)
    marked: set[int] = field(default_factory=set)
    """Numbers of the hunks in which a bracket came or went."""


def read_brackets(old: Side, new: Side, words: Words) -> Bracketing:
    """The changes of brackets between two texts, in no order yet."""
    found = Bracketing()
    if _has_changed_marks(old):
        _Gone(old, new, words, found, is_old=True).read()
    if _has_changed_marks(new):
        _Come(new, old, words, found, is_old=False).read()
    return found


def _has_changed_marks(side: Side) -> bool:
    codes = side.codes
    if "[" not in codes and "]" not in codes:
        return False
    return any(_MARK.search(codes, start, end) for start, end in side.changed)


def _changed(side: Side) -> list[Bracket]:
    """The brackets whose opening mark is on one side only, without those that are part of something larger.

    A bracket inside a bracket, or inside a sentence, that came or went as a whole is not news of its own.
    """
    codes, pairs, words = side.codes, side.reading.brackets, side.reading.unbracketed_before
    outer: list[Bracket] = []
    at = 0
    for start, end in side.changed:
        if codes.find("[", start, end) < 0:
            continue
        while pairs[at].start < start:
            at += 1
        first = at
        while at < len(pairs) and pairs[at].start < end:
            at += 1
        if words[end] > words[start]:
            outer += [pair for pair in pairs[first:at] if pair.end > end]
            continue
        holder_end = start
        for pair in pairs[first:at]:
            if pair.end > end or pair.end > holder_end:
                outer.append(pair)
            if pair.end <= end:
                holder_end = max(holder_end, pair.end)
    return outer


def outside(codes: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """What a run of text holds outside some spans, which are in order."""
    pieces, at = [], start
    for span_start, span_end in spans:
        if span_start >= end:
            break
        if span_end > at:
            pieces.append(codes[at : max(at, span_start)])
            at = max(at, span_end)
    return "".join([*pieces, codes[at:end]])


def _lone_closings(side: Side) -> Iterator[int]:
    """Closing marks on one side only, whose opening mark is on both or in another paragraph."""
    for start, end in side.changed:
        at = side.codes.find("]", start, end)
        while at >= 0:
            pair = side.reading.closings.get(at)
            if pair is None or side.there(pair.start, pair.start + 1) is not None:
                yield at
            at = side.codes.find("]", at + 1, end)


class _Reading:
    """What both directions have in common: one side's brackets, and where to report."""

    def __init__(self, side: Side, other: Side, words: Words, found: Bracketing, *, is_old: bool) -> None:
        self.side, self.other, self.words, self.found, self.is_old = side, other, words, found, is_old
        self.changed = _changed(side)
        self.groups = side.reading.alternatives if self.changed else []

    def hunk(self, start: int, end: int) -> int:
        """The hunk of a place, noted as one with brackets."""
        number = self.side.hunk_at(start, end)
        self.found.marked.add(number)
        return number

    def place(self, pair: Bracket) -> int:
        """The hunk of an opening mark."""
        return self.hunk(pair.start, pair.start + 1)

    def text(self, pair: Bracket) -> str:
        """The bracket as printed."""
        return (
            f"[{self.inside(pair)}]"
            if pair.is_closed
            else self.words.text(self.side.codes[pair.start : pair.end])
        )

    def inside(self, pair: Bracket) -> str:
        """What the bracket holds, as printed."""
        return self.words.text(pair.inside(self.side.codes))

    def all_of(self, group: Sequence[Bracket]) -> str:
        """Several brackets as printed."""
        return " ".join(self.text(pair) for pair in group)

    def stays(self, pair: Bracket) -> bool:
        """Whether the other text has what the bracket holds."""
        span = pair.start + 1, pair.end
        return has_words(self.side.codes[slice(*span)]) and self.side.share_kept(*span) >= _KEPT

    def note_closings(self) -> None:
        """Mark the hunks of closing brackets, and tell of those that change alone."""
        for pair in self.changed:
            if pair.is_closed and self.side.there(pair.end - 1, pair.end) is None:
                self.hunk(pair.end - 1, pair.end)
        for at in _lone_closings(self.side):
            if "]" in self.other.codes[slice(*self.other.changed[self.side.hunk_at(at, at + 1)])]:
                continue
            label = "end of a bracket removed" if self.is_old else "end of a bracket added"
            marks = ("]", "") if self.is_old else ("", "]")
            self.found.changes.append(change("bracket", "changes", *marks, label, self.hunk(at, at + 1)))


class _Gone(_Reading):
    """Brackets of the old text that the new one no longer has."""

    def read(self) -> None:
        """Groups to choose from first, then the brackets that stand alone."""
        done: set[Bracket] = set()
        for group in self.groups:
            if all(pair in self.changed for pair in group):
                done |= self._choice(group)
        inside_told = [pair for pair in self.changed if self._is_told(pair)]
        for pair in self.changed:
            if pair not in done and pair not in inside_told:
                self._single(pair)
        self.note_closings()

    def _is_told(self, pair: Bracket) -> bool:
        return any(start < pair.start and pair.end <= end for start, end in self.found.told_old)

    def _choice(self, group: Sequence[Bracket]) -> set[Bracket]:
        """Some of several brackets stayed: they were chosen, and the others are told with them. Or none did."""
        chosen = [pair for pair in group if self.stays(pair)]
        if not chosen and not any(self.side.share_kept(pair.start, pair.end) for pair in group):
            everything = self.all_of(group)
            label = f"alternatives dropped: {short(everything, 80)}"
            self.found.changes.append(
                change("option", "changes", everything, "", label, self.place(group[0]))
            )
            return set(group)
        others = [pair for pair in group if pair not in chosen]
        if not chosen or not others:
            return set()
        self.found.told_old += [(pair.start, pair.end) for pair in others]
        kept = " … ".join(self.inside(pair) for pair in chosen)
        label = f"“{short(kept)}” chosen from {short(self.all_of(group), 80)}"
        strengths = [max(map(self._strength, chosen)), *map(self._strength, others)]
        direction = _direction_of_choice(strengths)
        place = self.place(group[0])
        self.found.changes.append(change("option", direction, self.all_of(group), kept, label, place))
        for pair in others:
            self.place(pair)
        return set(group)

    def _strength(self, pair: Bracket) -> int:
        """Of the strongest duty in a bracket, as if it stood alone."""
        symbols = self.side.reading.symbols[pair.start + 1 : pair.end - 1]
        found = self.words.lexicon.phrases(symbols.replace("[", "").replace("]", ""))
        return max((rule.strength for _, _, rule in found), default=0)

    def _single(self, pair: Bracket) -> None:
        inside = self.inside(pair)
        share = self.side.share_kept(pair.start + 1, pair.end)
        if not pair.is_closed:
            label, new = "start of a bracket removed", ""
        elif share >= _KEPT:
            label, new = f"bracket resolved: “{short(inside)}” stays", inside
        elif share > 0:
            label, new = f"bracket resolved, its text changed: [{short(inside)}]", ""
        else:
            label, new = f"bracketed text dropped: [{short(inside)}]", ""
        old = f"[{inside}]" if pair.is_closed else "["
        self.found.changes.append(change("bracket", "changes", old, new, label, self.place(pair)))


class _Come(_Reading):
    """Brackets of the new text that the old one did not have."""

    def read(self) -> None:
        """Words that became one of several alternatives first, then the brackets that stand alone."""
        done: set[Bracket] = set()
        for group in self.groups:
            if not any(pair in self.changed for pair in group):
                continue
            stayed = [pair for pair in group if self.stays(pair)]
            if len(stayed) == 1 and stayed[0] in self.changed:
                done |= self._opened_to(stayed[0], [pair for pair in group if pair in self.changed])
        for pair in self.changed:
            if pair not in done:
                self._single(pair)
        self.note_closings()

    def _opened_to(self, stayed: Bracket, group: Sequence[Bracket]) -> set[Bracket]:
        if len(group) < 2:
            return set()
        self.found.told_new += [(pair.start, pair.end) for pair in group if pair is not stayed]
        inside = self.inside(stayed)
        label = f"“{short(inside)}” opened to {short(self.all_of(group), 80)}"
        self.found.changes.append(
            change("bracket", "changes", inside, self.all_of(group), label, self.place(group[0]))
        )
        for pair in group:
            self.place(pair)
        return set(group)

    def _single(self, pair: Bracket) -> None:
        inside = self.inside(pair)
        if not pair.is_closed:
            label, old = "start of a bracket added", ""
        elif self.stays(pair):
            label, old = f"put in brackets: “{short(inside)}”", inside
        else:
            label, old = f"new text in brackets: [{short(inside)}]", ""
        new = f"[{inside}]" if pair.is_closed else "["
        self.found.changes.append(change("bracket", "changes", old, new, label, self.place(pair)))


def _direction_of_choice(strengths: Sequence[int]) -> Direction:
    """By the strength of the duties to choose from, the chosen one first: the weaker one chosen weakens."""
    if not all(strengths) or len(set(strengths)) == 1:
        return "changes"
    return "strengthens" if strengths[0] == max(strengths) else "weakens"
