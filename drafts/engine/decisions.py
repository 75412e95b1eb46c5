"""What people decide about which article became which: cut, joined, pointed elsewhere.

A correspondence is a pair of tuples of indexes, (old, new), as in an Edge; it is never many to many. Each
decision answers the correspondences that it makes; what they name no longer is where it was.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.engine.tokens import Vocabulary, shared_vocabulary

Pair = tuple[tuple[int, ...], tuple[int, ...]]

REASON = "decided by a person"


class ManyToMany(ValueError):
    """Several old articles cannot all have become several new ones."""


def cut(pair: Pair, part: Pair) -> list[Pair]:
    """Take one part, ((index,), ()) or ((), (index,)), out of a correspondence; whoever is then alone stays so."""
    return [part, *_alone_or_together(_without(pair, part))]


def join(old: Pair, new: Pair) -> list[Pair]:
    """Put two correspondences together: a split or a merger where one side has a partner already.

    Raises ManyToMany where both sides would then have several.
    """
    olds, news = tuple(sorted({*old[0], *new[0]})), tuple(sorted({*old[1], *new[1]}))
    if len(olds) > 1 and len(news) > 1:
        raise ManyToMany
    return [(olds, news)]


def repoint(old: Pair, new: Pair, part: Pair) -> list[Pair]:
    """Make one old and one new part, `part`, each other's only partners, wherever they were before.

    Of the two correspondences that they leave, what still has both sides stays together; what is then alone
    is not decided, and free for another partner.
    """
    rests = [_without(pair, part) for pair in dict.fromkeys((old, new))]
    return [part, *(rest for rest in rests if rest[0] and rest[1])]


def edge_by_hand(pair: Pair, old: Sequence[Part], new: Sequence[Part]) -> Edge:
    """The edge of a decided correspondence: scored by its words, and sure. `align` sees what kind it is."""
    olds, news = pair
    if not news:
        return Edge(olds, news, "deleted", 0.0, 1.0, REASON)
    if not olds:
        return Edge(olds, news, "added", 0.0, 1.0, REASON)
    vocabulary = shared_vocabulary()
    words = [
        _words([side[index] for index in places], vocabulary) for side, places in ((old, olds), (new, news))
    ]
    return Edge(olds, news, "kept", round(Indel.normalized_similarity(*words), 4), 1.0, REASON)


def _words(parts: Sequence[Part], vocabulary: Vocabulary) -> str:
    """The words of the parts one after the other, a character each."""
    return "".join([vocabulary.text(part.text, part.heading).joined for part in parts])


def _without(pair: Pair, part: Pair) -> Pair:
    olds = tuple(index for index in pair[0] if index not in part[0])
    return olds, tuple(index for index in pair[1] if index not in part[1])


def _alone_or_together(pair: Pair) -> list[Pair]:
    if pair[0] and pair[1]:
        return [pair]
    return [((index,), ()) for index in pair[0]] + [((), (index,)) for index in pair[1]]
