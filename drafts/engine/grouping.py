"""Pairs and links put together: which parts of both drafts form one correspondence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafts.engine.pairing import Pairing
from drafts.engine.splits import Link


@dataclass
class Group:
    """Parts that correspond: one to one, one to many or many to one; the partner pair comes first."""

    old: list[int]
    new: list[int]
    links: list[Link] = field(default_factory=list)


def grouped(pairing: Pairing, links: Sequence[Link]) -> list[Group]:
    """The correspondences, by old part, but for what a person decided.

    Links come strongest first; none may make many-to-many.
    """
    groups = [
        Group([old], [new])
        for old, new in pairing.new_of.items()
        if new is not None and old not in pairing.decided_old
    ]
    by_old = {group.old[0]: group for group in groups}
    by_new = {group.new[0]: group for group in groups}
    for link in links:
        if link.old in pairing.decided_old or link.new in pairing.decided_new:
            continue
        is_split = link.kind == "split"
        whole, left_over = by_old.get(link.old), by_new.get(link.new)
        if not is_split:
            whole, left_over = left_over, whole
        if left_over is not None:
            continue
        if whole is None:
            whole = Group([link.old], [link.new])
            groups.append(whole)
        elif is_split and len(whole.old) == 1:
            whole.new.append(link.new)
        elif not is_split and len(whole.new) == 1:
            whole.old.append(link.old)
        else:
            continue
        whole.links.append(link)
        by_old[link.old] = by_new[link.new] = whole
    return sorted(groups, key=lambda group: group.old)
