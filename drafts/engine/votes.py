"""The surest steps of the alignment: text that stayed word for word says where articles went."""

from collections import defaultdict
from collections.abc import Mapping

from drafts.engine.pairing import Pairing, Side
from drafts.engine.tokens import CodedText

_LONG_ENOUGH = 25
"""Characters a paragraph needs to vote."""
_SHARE_OF_SHORTER = 0.15
_SHARE_OF_LONGER = 0.10

Votes = Mapping[int, Mapping[int, int]]
"""old → new → characters of the paragraphs that speak for the pair."""


def pair_by_votes(pairing: Pairing, old: Side, new: Side) -> None:
    """Pair articles that are each other's best partner by paragraphs that occur once in each draft."""
    votes = _votes(old.texts, new.texts)
    turned: dict[int, dict[int, int]] = defaultdict(dict)
    for old_index, counts in votes.items():
        for new_index, count in counts.items():
            turned[new_index][old_index] = count
    for old_index, counts in votes.items():
        new_index, count = _best(counts)
        if _best(turned[new_index])[0] != old_index:
            continue
        shorter, longer = sorted((old.texts[old_index].size, new.texts[new_index].size))
        if count >= _SHARE_OF_SHORTER * shorter and count >= _SHARE_OF_LONGER * longer:
            rival = max(_second(counts), _second(turned[new_index]))
            pairing.join(old_index, new_index, min(1.0, (count - rival) / shorter), "paragraphs in common")


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


def _votes(old: list[CodedText], new: list[CodedText]) -> Votes:
    home = _unique_paragraphs(old)
    votes: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for paragraph, new_index in _unique_paragraphs(new).items():
        old_index = home.get(paragraph)
        if old_index is not None:
            votes[old_index][new_index] += len(paragraph)
    return votes


def _unique_paragraphs(texts: list[CodedText]) -> dict[str, int]:
    """Paragraphs, without their labels, that occur once in the draft → the article they are in."""
    home: dict[str, int] = {}
    repeated: set[str] = set()
    for index, text in enumerate(texts):
        for body in text.bodies:
            if len(body) > _LONG_ENOUGH:
                if body in home:
                    repeated.add(body)
                home[body] = index
    return {body: index for body, index in home.items() if body not in repeated} if repeated else home


def _best(counts: Mapping[int, int]) -> tuple[int, int]:
    """The partner with the most votes and their count; the first one of equals."""
    return max(counts.items(), key=lambda item: (item[1], -item[0]))


def _second(counts: Mapping[int, int]) -> int:
    """How many votes the next best partner has."""
    return sorted(counts.values())[-2] if len(counts) > 1 else 0
