"""The surest steps of the alignment: text that stayed word for word says where articles went."""

from collections import defaultdict
from collections.abc import Mapping

from drafts.engine.assignment import best_assignment
from drafts.engine.pairing import Pairing, Side
from drafts.engine.tokens import CodedText

_SHARE_OF_SHORTER = 0.15
_SHARE_OF_LONGER = 0.10

Votes = Mapping[int, Mapping[int, int]]
"""old → new → characters of the paragraphs that speak for the pair."""


def pair_by_votes(pairing: Pairing, old: Side, new: Side) -> Votes:
    """Pair articles by the paragraphs that occur once in each draft, so that most of that text is agreed with.

    Answers all votes, also those that were too few.
    """
    votes = _votes(old, new)
    enough = {
        index: {
            other: count
            for other, count in counts.items()
            if other not in pairing.old_of and _is_enough(count, old.texts[index], new.texts[other])
        }
        for index, counts in votes.items()
        if index not in pairing.new_of
    }
    for index, other in best_assignment(enough).items():
        count = votes[index][other]
        in_row = [rival for place, rival in votes[index].items() if place != other]
        in_column = [row.get(other, 0) for place, row in votes.items() if place != index]
        lead = (count - max([*in_row, *in_column, 0])) / min(old.texts[index].size, new.texts[other].size)
        pairing.join(index, other, min(1.0, max(0.0, lead)), "paragraphs in common")
    return votes


def _is_enough(count: int, old: CodedText, new: CodedText) -> bool:
    shorter, longer = sorted((old.size, new.size))
    return count >= _SHARE_OF_SHORTER * shorter and count >= _SHARE_OF_LONGER * longer


def pair_identical(pairing: Pairing, old: Side, new: Side) -> None:
    """Pair what is left and reads the same on both sides ("[Repealed]"): by number, then by order."""
    same: dict[object, list[int]] = defaultdict(list)
    for index in pairing.free_new():
        same[new.same_as(index)].append(index)
    for index in pairing.free_old():
        candidates = same.get(old.same_as(index), [])
        number = old.numbers[index]
        if number and (named := [other for other in candidates if new.numbers[other] == number]):
            candidates.remove(named[0])
            pairing.join(index, named[0], 1.0, "same text")
    for index in pairing.free_old():
        if candidates := same.get(old.same_as(index), []):
            before, after = pairing.before(index), pairing.after(index)
            beside = [other for other in candidates if other - 1 == before or other + 1 == after]
            chosen = (beside or candidates)[0]
            margin = 1.0 if len(candidates) == 1 else 0.0
            candidates.remove(chosen)
            pairing.join(index, chosen, margin, "same text")


def _votes(old: Side, new: Side) -> Votes:
    homes = old.words.homes
    votes: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for paragraph, new_index in new.words.homes.items():
        old_index = homes.get(paragraph)
        if old_index is not None:
            votes[old_index][new_index] += len(paragraph)
    return votes
