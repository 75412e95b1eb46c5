"""The order of articles: which were moved past others, and where deleted ones stood."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def in_place(places: Sequence[int], weights: Sequence[int]) -> list[bool]:
    """Mark the heaviest increasing run of `places`: what is outside of it was moved.

    `places[k]` is where the k-th old article stands in the new draft, all different; `weights[k]` is how
    much text it has. O(n log n) with a Fenwick tree of prefix maxima (Fenwick 1994).
    """
    if not places:
        return []
    size = max(places) + 1
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: list[int] = []
    heaviest = (0, -1)
    for index, place in enumerate(places):
        best = _heaviest_below(tree, place)
        before.append(best[1])
        total = (best[0] + weights[index] + 1, index)
        _enter(tree, place + 1, total)
        if total[0] > heaviest[0]:
            heaviest = total
    marks = [False] * len(places)
    index = heaviest[1]
    while index >= 0:
        marks[index] = True
        index = before[index]
    return marks


def _heaviest_below(tree: Sequence[tuple[int, int]], position: int) -> tuple[int, int]:
    best = (0, -1)
    while position > 0:
        if tree[position][0] > best[0]:
            best = tree[position]
        position -= position & -position
    return best


def _enter(tree: list[tuple[int, int]], position: int, total: tuple[int, int]) -> None:
    while position < len(tree):
        if total[0] > tree[position][0]:
            tree[position] = total
        position += position & -position


def in_new_order(
    items: Iterable[Item], places: Callable[[Item], tuple[Sequence[int], Sequence[int]]]
) -> list[Item]:
    """Items by their first place in the new draft, deleted ones after the item of the old part before them.

    `places` gives the old and the new parts of an item; every old part belongs to one item.
    """
    entries = [(*places(item), item) for item in items]
    gone = {old[0]: item for old, new, item in entries if not new}
    following: dict[int, list[Item]] = defaultdict(list)
    anchor = -1
    for index in sorted(index for old, _, _ in entries for index in old):
        if index in gone:
            following[anchor].append(gone[index])
        else:
            anchor = index
    ordered = list(following[-1])
    for old, _, item in sorted([entry for entry in entries if entry[1]], key=lambda entry: min(entry[1])):
        ordered.append(item)
        for index in old:
            ordered += following[index]
    return ordered
