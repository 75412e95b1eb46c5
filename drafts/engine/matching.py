"""The middle steps of the alignment: articles that votes could not settle, matched by the words they share.

The likeness of the words decides; heading, number and neighbours only break ties. The thresholds were
measured on treaties, statutes and specifications with known truth.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from drafts.engine.assignment import Weights, best_assignment
from drafts.engine.likeness import Likeness
from drafts.engine.pairing import Pairing, Side

_ALIKE = 0.25
_ALIKE_UNDER_SAME_HEADING = 0.10
_ALIKE_BETWEEN_NEIGHBOURS = 0.12
_SAME_HEADING = 0.12
_SAME_NUMBER = 0.06
_BESIDE_NEIGHBOUR = 0.05
_SHORT = 80
"""Characters up to which an article between matched neighbours needs no likeness at all, and a few words in
common say nothing."""

Cosines = Mapping[int, Mapping[int, float]]


def pair_by_likeness(pairing: Pairing, old: Side, new: Side, likeness: Likeness) -> Cosines:
    """Pair what the votes left free, as well as possible for all together; answers how alike they all are."""
    free_old, free_new = pairing.free_old(), pairing.free_new()
    cosines = likeness.cosines(free_old, free_new)
    _count_what_grew(cosines, old, new, likeness)
    titled, numbered = _by_name(new.headings, free_new), _by_name(new.numbers, free_new)
    weights = {
        index: _weights(
            index,
            cosines[index],
            old,
            new,
            titled.get(old.headings[index], []),
            numbered.get(old.numbers[index], []),
        )
        for index in free_old
    }
    first = best_assignment(weights)
    for index, other in first.items():
        pairing.join(index, other, 0.0, "")
    for index in free_old:
        _favour_neighbours(weights[index], index, pairing)
    for index in first:
        pairing.cut(index)
    for index, other in best_assignment(weights).items():
        pairing.join(index, other, _lead(index, other, weights, cosines), "most alike")
    for index in pairing.free_old():
        _pair_in_gap(index, pairing, old, new, cosines[index])
    return cosines


def _count_what_grew(cosines: dict[int, dict[int, float]], old: Side, new: Side, likeness: Likeness) -> None:
    """Where number and heading stayed, let the words kept speak, however much was put to them or cut."""
    for index, row in cosines.items():
        number, heading = old.numbers[index], old.headings[index]
        for other, cosine in row.items():
            stayed = new.numbers[other] == number and new.headings[other] == heading != ""
            if stayed and min(old.texts[index].size, new.texts[other].size) > _SHORT:
                row[other] = max(cosine, likeness.overlap(index, other))


def _by_name(names: Sequence[str], free: Iterable[int]) -> dict[str, list[int]]:
    """The free parts of each heading or number; those without one have none in common."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in free:
        if names[index]:
            found[names[index]].append(index)
    return found


def _weights(
    index: int, cosines: Mapping[int, float], old: Side, new: Side, titled: list[int], numbered: list[int]
) -> dict[int, float]:
    """What speaks for each new article that this old one may be paired with at all.

    `titled` and `numbered` are those of its heading and number.
    """
    allowed = {other for other, cosine in cosines.items() if cosine >= _ALIKE}
    if len(titled) == 1 and _may_share_heading(index, titled[0], cosines, old, new):
        allowed.add(titled[0])
    allowed.update(other for other in numbered if not old.texts[index].size and not new.texts[other].size)
    return {
        other: cosines.get(other, 0.0)
        + _SAME_HEADING * (other in titled)
        + _SAME_NUMBER * (other in numbered)
        for other in sorted(allowed)
    }


def _may_share_heading(index: int, other: int, cosines: Mapping[int, float], old: Side, new: Side) -> bool:
    """Whether the only article of this heading is close enough, or one of the two has no text to compare."""
    alike = cosines.get(other, 0.0) >= _ALIKE_UNDER_SAME_HEADING
    return alike or not old.texts[index].size or not new.texts[other].size


def _favour_neighbours(weights: dict[int, float], index: int, pairing: Pairing) -> None:
    """Add a little to the partners that stand beside the partners of this article's neighbours."""
    before, after = pairing.before(index), pairing.after(index)
    if before is not None and before + 1 in weights:
        weights[before + 1] += _BESIDE_NEIGHBOUR
    if after is not None and after - 1 in weights:
        weights[after - 1] += _BESIDE_NEIGHBOUR


def _lead(index: int, chosen: int, weights: Weights, cosines: Cosines) -> float:
    """How far the best rival of either article stays behind the chosen pair, 0..1."""
    in_row = [cosine for other, cosine in cosines[index].items() if other != chosen]
    in_column = [row.get(chosen, 0.0) for rival, row in cosines.items() if rival != index]
    lead = weights[index][chosen] - max([*in_row, *in_column, 0.0])
    return min(1.0, max(0.0, lead))


def _pair_in_gap(index: int, pairing: Pairing, old: Side, new: Side, cosines: Mapping[int, float]) -> None:
    """Pair an article that stands alone between matched neighbours, as its counterpart does."""
    other = pairing.gap(index)
    if other is None or other in pairing.old_of:
        other = _empty_before(index, pairing, old, new)
        if other is not None:
            pairing.join(index, other, 1.0, "both without text before the same article")
        return
    cosine = cosines.get(other, 0.0)
    short = old.texts[index].size <= _SHORT and new.texts[other].size <= _SHORT
    if cosine >= _ALIKE_BETWEEN_NEIGHBOURS or short:
        pairing.join(index, other, cosine, "between the same neighbours")


def _empty_before(index: int, pairing: Pairing, old: Side, new: Side) -> int | None:
    """For an article without text, the free one without text before the partner of the next article."""
    after = pairing.after(index)
    if old.texts[index].size or not after or after - 1 in pairing.old_of or new.texts[after - 1].size:
        return None
    return after - 1


def nothing_near(cosines: Cosines) -> tuple[dict[int, float], dict[int, float]]:
    """For old and for new parts, how sure it is that nothing corresponds: 1.0 alone, 0.0 at the threshold."""
    old_sure: dict[int, float] = {}
    new_best: dict[int, float] = defaultdict(float)
    for index, row in cosines.items():
        old_sure[index] = max(0.0, 1.0 - max(row.values(), default=0.0) / _ALIKE)
        for other, cosine in row.items():
            new_best[other] = max(new_best[other], cosine)
    return old_sure, {other: max(0.0, 1.0 - cosine / _ALIKE) for other, cosine in new_best.items()}
