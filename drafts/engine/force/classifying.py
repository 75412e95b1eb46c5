"""Says of each change between two texts what it does to their legal force.

What is at the same place in both texts is no change; the words of force that came and went are paired kind by
kind within each place of change. Where no rule speaks it is "wording", or "editorial".
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from rapidfuzz.distance import Postfix

from drafts.engine.cleanup import word_changes
from drafts.engine.codes import LABEL_CODE
from drafts.engine.force.bracketing import outside, read_brackets
from drafts.engine.force.changes import ForceChange, Unprinted, short
from drafts.engine.force.pairing import Follows, Loose, Pairing, without_moved
from drafts.engine.force.reading import Reader, reader_of
from drafts.engine.force.sides import Side, sides
from drafts.engine.force.terms import TermsByHunk, terms_by_hunk
from drafts.engine.force.wholes import whole
from drafts.engine.force.words import Words, has_words, is_word
from drafts.engine.references import Reference
from drafts.engine.search import Range
from drafts.engine.tokens import shared_vocabulary

_PLACE = attrgetter("place")


def never_follows(old: Reference, new: Reference) -> bool:
    """Where no lineage is known, every changed reference counts."""
    return False


def classify(old: str, new: str, language: str, follows: Follows = never_follows) -> tuple[ForceChange, ...]:
    """The changes of legal force between two texts, in the order of the text.

    Every place of change gives at least one: "wording" where no rule speaks, "editorial" where only punctuation,
    capitals or spelling differ; noise (white space, quotes, dashes, list labels) gives none. `language` is an
    ISO 639-1 code; without a table of its own, English is used. `follows` tells references that were only
    renumbered.
    """
    vocabulary = shared_vocabulary()
    old_codes, new_codes = vocabulary.text(old).joined, vocabulary.text(new).joined
    ranges = word_changes(old_codes, new_codes, vocabulary)
    return classify_codes(old_codes, new_codes, ranges, reader_of(vocabulary, language), follows)


def classify_codes(
    old: str, new: str, ranges: Sequence[Range], reader: Reader, follows: Follows = never_follows
) -> tuple[ForceChange, ...]:
    """The same for coded texts whose changes are known."""
    if not (has_more := old.strip(LABEL_CODE)) or not new.strip(LABEL_CODE):
        one = new if not has_more else old
        return whole(reader.read(one), reader.words, came=not has_more) if ranges else ()
    ranges = _places(ranges, old, new)
    if not ranges:
        return ()
    return _Comparing(*sides(reader.read(old), reader.read(new), ranges), reader.words, follows).changes()


def _places(ranges: Iterable[Range], old: str, new: str) -> list[Range]:
    """The places of change: neighbours are one, and list labels alone are none.

    Words with which both sides end were only joined to a change to be read with it, and are left out.
    """
    joined: list[Range] = []
    old_before = new_before = -1
    for one in ranges:
        old_start, old_end, new_start, new_end = one
        if old_start == old_before and new_start == new_before:
            joined[-1] = (joined[-1][0], old_end, joined[-1][2], new_end)
        else:
            joined.append(one)
        old_before, new_before = old_end, new_end
    if LABEL_CODE in old or LABEL_CODE in new:
        joined = [one for one in joined if (old[one[0] : one[1]] + new[one[2] : one[3]]).strip(LABEL_CODE)]
    return [_without_shared_end(one, old, new) for one in joined]


def _without_shared_end(one: Range, old: str, new: str) -> Range:
    old_start, old_end, new_start, new_end = one
    if old_start == old_end or new_start == new_end or old[old_end - 1] != new[new_end - 1]:
        return one
    shared = int(Postfix.similarity(old[old_start:old_end], new[new_start:new_end]))
    return old_start, old_end - shared, new_start, new_end - shared


class _Comparing:
    """Two texts that have words in common or stand in each other's place."""

    def __init__(self, old: Side, new: Side, words: Words, follows: Follows) -> None:
        self._old, self._new, self._words = old, new, words
        self._sides = (old, new)
        self._pairing = Pairing(old, new, words, follows)
        self._bracketing = read_brackets(old, new, words)

    def changes(self) -> tuple[ForceChange, ...]:
        """All changes in the order of the text."""
        told = (self._bracketing.told_old, self._bracketing.told_new)
        old, new = terms_by_hunk(self._old, self._new, told)
        found, spoken = self._bracketing.changes, set[int]()
        if found or old or new:
            found = list(dict.fromkeys([*found, *self._of_terms(old, new)]))
            spoken = self._spoken(found, old, new)
        for place in range(len(self._old.changed)):
            if place not in spoken:
                found += self._rest(place)
        return tuple(sorted(found, key=_PLACE))

    def _of_terms(self, old: TermsByHunk, new: TermsByHunk) -> list[ForceChange]:
        found: list[ForceChange] = []
        loose: list[Loose] = []
        for place in sorted(old.keys() | new.keys()):
            if self._words.spelled_alike(self._old.codes_at(place), self._new.codes_at(place)):
                continue
            paired, unpaired = self._pairing.pair(place, old.get(place, []), new.get(place, []))
            found += paired
            loose += unpaired
        return found + without_moved(loose)

    def _spoken(self, found: Sequence[ForceChange], *terms: TermsByHunk) -> set[int]:
        """The hunks of which something was told, or which lie in words that something was told of."""
        places = {one.place for one in found}
        if len(places) == len(self._old.changed):
            return places
        spoken = set(places)
        for side, by_hunk in zip(self._sides, terms, strict=True):
            for place in places & by_hunk.keys():
                for term in by_hunk[place]:
                    spoken.update(side.hunks_of(term.start, term.end))
        return spoken

    def _rest(self, place: int) -> Iterator[ForceChange]:
        """A place of change about which no rule has spoken."""
        old, new = self._old.codes_at(place), self._new.codes_at(place)
        if place in self._bracketing.marked and not self._has_untold(place):
            return
        text = self._words.text
        if what := self._editorial(place, old, new):
            yield ForceChange("editorial", "changes", Unprinted(text, old, new, what), place)
        elif term := self._new.reading.defined or self._old.reading.defined:
            lead = f"definition of “{short(term)}”: "
            yield ForceChange("definition", "changes", Unprinted(text, old, new, lead=lead), place)
        else:
            yield ForceChange("wording", "changes", Unprinted(text, old, new), place)

    def _has_untold(self, place: int) -> bool:
        """Whether words changed here that the brackets do not account for."""
        sides_told = ((self._old, self._bracketing.told_old), (self._new, self._bracketing.told_new))
        return any(
            has_words(outside(side.codes, *side.changed[place], sorted(told))) for side, told in sides_told
        )

    def _editorial(self, place: int, old: str, new: str) -> str:
        """What kind of editorial change it is; empty for any other."""
        if any(side.reading.notes for side in self._sides) and self._is_noted(place):
            return "drafters’ note"
        if not has_words(old) and not has_words(new):
            return "punctuation"
        if self._words.spelled_alike(old, new):
            return "capitals, spelling or punctuation"
        if self._is_last(place) and self._only_joins(old + new):
            return "“and” or “or” at the end of a list item"
        return ""

    def _is_noted(self, place: int) -> bool:
        """Whether all that changed stands in drafters' notes."""
        changed = [(side.reading, *side.changed[place]) for side in self._sides]
        return all(start == end or reading.is_noted(start, end) for reading, start, end in changed)

    def _is_last(self, place: int) -> bool:
        if place + 1 < len(self._old.changed):
            return False
        ends = (side.codes[side.changed[place][1] :] for side in self._sides)
        return not any(end.strip("]") for end in ends)

    def _only_joins(self, codes: str) -> bool:
        joints = self._words.lexicon.joints
        return all(symbol in joints for symbol in self._words.symbols(filter(is_word, codes)))
