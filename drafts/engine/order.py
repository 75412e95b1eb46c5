"""Which articles stayed in place and which were moved past others."""

from collections.abc import Sequence


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
