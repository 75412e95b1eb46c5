"""What people decided from draft to draft, followed over several drafts at once."""

from collections.abc import Sequence

from drafts.engine.alignment import Edge
from drafts.engine.decisions import Pair

Step = Sequence[tuple[Edge, bool]]
"""The lineage from one draft to the next, each edge with whether a person confirmed it."""


def decided_along(steps: Sequence[Step]) -> list[Pair]:
    """What decisions on neighbouring drafts mean for the first and the last of them.

    An article that every draft continues one to one, with a person's word somewhere on its way, became what it
    is in the last draft. One that a person called new has no partner in the first. Splits, mergers and what no
    person looked at are left to be aligned.
    """
    followed: dict[int, tuple[int | None, bool]] = {}
    for number, step in enumerate(steps):
        one_to_one = {edge.old[0]: (edge.new[0], sure) for edge, sure in step if _is_plain(edge)}
        if number == 0:
            followed = {old: (old, False) for old in one_to_one}
        followed = {
            one_to_one[place][0]: (start, decided or one_to_one[place][1])
            for place, (start, decided) in followed.items()
            if place in one_to_one
        }
        followed |= {edge.new[0]: (None, True) for edge, sure in step if sure and not edge.old}
    return [
        (() if start is None else (start,), (place,))
        for place, (start, decided) in followed.items()
        if decided
    ]


def _is_plain(edge: Edge) -> bool:
    return len(edge.old) == len(edge.new) == 1
