"""Which article became which between two drafts.

Preamble goes with preamble, articles with articles, closing with closing, annexes with annexes; a closing that one
draft has at the end of its last article is looked at apart. The steps: votes of unchanged paragraphs, identical
left-overs, likeness of words with the best assignment of all together, splits and merges, placeholders; what then
stands outside the heaviest run in order was moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from drafts.engine.certainty import Certainty
from drafts.engine.closing_apart import closing_in_article
from drafts.engine.grouping import Group, grouped
from drafts.engine.likeness import Likeness
from drafts.engine.matching import pair_by_likeness
from drafts.engine.order import in_new_order, in_place
from drafts.engine.pairing import Pairing, Side, side_of
from drafts.engine.paragraphs import likeness_in_order
from drafts.engine.parts import KIND_NAMES, Part, PartKind
from drafts.engine.placeholders import pair_placeholders
from drafts.engine.splits import Link, find_links
from drafts.engine.tokens import shared_vocabulary
from drafts.engine.votes import pair_by_votes, pair_identical

EdgeKind = Literal["kept", "renumbered", "moved", "split", "merged", "added", "deleted"]

_TURNED: dict[EdgeKind, EdgeKind] = {
    "split": "merged",
    "merged": "split",
    "added": "deleted",
    "deleted": "added",
}
_IN_SEQUENCE: Mapping[PartKind, str] = MappingProxyType(
    {"preamble": "both are preambles", "conclusions": "both close the text"}
)
"""Kinds of which the first goes with the first, whatever they say, and the reason that is given."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One correspondence between parts of an old and of a new draft, by their indexes.

    kept, renumbered, moved: one old, one new. split: one old, two or more new. merged: two or more old,
    one new. added: no old. deleted: no new. `score` 0..1 is the likeness: the share of the words that both
    have in the same order, for a split or merge the share of distinctive words that went along. `margin` 0..1
    is how far the next best partner was behind; a small margin means: ask a person. `reason` is a short
    phrase for people.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: EdgeKind
    score: float
    margin: float
    reason: str


def align(old: Sequence[Part], new: Sequence[Part], decided: Sequence[Edge] = ()) -> tuple[Edge, ...]:
    """Match the parts of two drafts, in any order of drafts.

    Every index of either draft is in exactly one edge. Edges follow the new draft; a deletion comes after
    the part that it followed. The same drafts always give the same answer. `decided` edges, no index in two
    of them, come back as they are, only their kind is seen anew; everything else is fitted around them.
    From new to old the same parts belong together: where two answers are equally good, it does not matter which
    draft is asked about the other.
    """
    if _content(new) < _content(old):
        edges = [_turned(edge) for edge in _aligned(new, old, [_turned(edge) for edge in decided])]
    else:
        edges = _aligned(old, new, decided)
    return tuple(in_new_order(edges, lambda edge: (edge.old, edge.new)))


def _content(parts: Sequence[Part]) -> tuple[int, list[tuple[str, str, str]]]:
    """What puts any two drafts in one order, whichever is the newer."""
    return len(parts), [(part.number, part.heading, part.text) for part in parts]


def _turned(edge: Edge) -> Edge:
    """The edge as seen from the other draft."""
    return replace(edge, old=edge.new, new=edge.old, kind=_TURNED.get(edge.kind, edge.kind))


def _aligned(old: Sequence[Part], new: Sequence[Part], decided: Sequence[Edge]) -> list[Edge]:
    """The edges between two drafts, in no order yet; a closing in the last article of one of them counts as apart."""
    if closing_in_article(new, old):
        return [_turned(edge) for edge in _aligned(new, old, [_turned(edge) for edge in decided])]
    apart = closing_in_article(old, new)
    if apart is None or any(apart.article in edge.old for edge in decided):
        return _by_kind(old, new, decided)
    return _put_back(_by_kind(apart.parts, new, decided), apart.article, len(old))


def _put_back(edges: Sequence[Edge], article: int, closing: int) -> list[Edge]:
    """The edges of an old article, and of the closing that was cut off its end, as one edge of the article."""
    own = [edge for edge in edges if article in edge.old]
    cut = [edge for edge in edges if closing in edge.old]
    rest = [edge for edge in edges if edge not in own and edge not in cut]
    new = tuple(sorted(index for edge in (*own, *cut) for index in edge.new))
    if len(own[0].old) > 1 and cut[0].new:  # several became one, which is not cut again
        gone = replace(cut[0], old=(), kind="added", score=0.0, margin=0.0)
        return [*rest, *own, gone]
    whole = own[0] if own[0].new else replace(cut[0], old=own[0].old)
    if len(new) > len(whole.new):
        score, margin = min(own[0].score, cut[0].score), min(own[0].margin, cut[0].margin)
        whole = Edge(own[0].old, new, "split", score, margin, "its closing is a part of its own")
    return [*rest, whole]


def _by_kind(old: Sequence[Part], new: Sequence[Part], decided: Sequence[Edge]) -> list[Edge]:
    """The edges between parts of the same kind, and those across kinds that a person decided."""
    vocabulary = shared_vocabulary()
    edges: list[Edge] = []
    for kind in KIND_NAMES:
        old_places = [index for index, part in enumerate(old) if part.kind == kind]
        new_places = [index for index, part in enumerate(new) if part.kind == kind]
        old_side = side_of([old[index] for index in old_places], vocabulary)
        new_side = side_of([new[index] for index in new_places], vocabulary)
        within = [_within(edge, old_places, new_places) for edge in decided]
        here = [edge for edge in within if edge.old or edge.new]
        for edge in _align_sides(old_side, new_side, here, _IN_SEQUENCE.get(kind, "")):
            in_old = tuple(old_places[index] for index in edge.old)
            in_new = tuple(new_places[index] for index in edge.new)
            edges.append(replace(edge, old=in_old, new=in_new))
    across = [_across(edge) for edge in decided if _is_across(edge, old, new)]
    return [edge for edge in edges if not any(_overlap(edge, other) for other in across)] + across


def _within(edge: Edge, old_places: Sequence[int], new_places: Sequence[int]) -> Edge:
    """An edge as far as its parts are at these places, by their numbers among them."""
    in_old = tuple(old_places.index(place) for place in edge.old if place in old_places)
    in_new = tuple(new_places.index(place) for place in edge.new if place in new_places)
    return replace(edge, old=in_old, new=in_new)


def _is_across(edge: Edge, old: Sequence[Part], new: Sequence[Part]) -> bool:
    """Whether an edge joins parts of several kinds, such as an article and the annex it became."""
    return len({old[index].kind for index in edge.old} | {new[index].kind for index in edge.new}) > 1


def _across(edge: Edge) -> Edge:
    return replace(edge, kind="split" if len(edge.new) > 1 else "merged" if len(edge.old) > 1 else "moved")


def _overlap(edge: Edge, other: Edge) -> bool:
    return not (set(edge.old).isdisjoint(other.old) and set(edge.new).isdisjoint(other.new))


def _align_sides(old: Side, new: Side, decided: Sequence[Edge], in_sequence: str) -> list[Edge]:
    """The edges between parts of one kind; `in_sequence` is why the first goes with the first, if it does."""
    pairing = Pairing(len(old), len(new))
    for edge in decided:
        pairing.decide(edge.old, edge.new)
    if in_sequence:
        for old_index, new_index in zip(pairing.free_old(), pairing.free_new(), strict=False):
            pairing.join(old_index, new_index, 1.0, in_sequence)
        return _edges(pairing, [], Certainty(pairing, old, new), decided, old, new)
    votes = pair_by_votes(pairing, old, new)
    pair_identical(pairing, old, new)
    if not pairing.free_old() and not pairing.free_new():
        return _edges(pairing, [], Certainty(pairing, old, new), decided, old, new)
    likeness = Likeness(old, new)
    cosines = pair_by_likeness(pairing, old, new, likeness)
    links = find_links(pairing, old, new, likeness, votes, cosines)
    pair_placeholders(pairing, links, old, new)
    certainty = Certainty(pairing, old, new, likeness, cosines)
    return _edges(pairing, links, certainty, decided, old, new)


def _edges(
    pairing: Pairing,
    links: Sequence[Link],
    certainty: Certainty,
    decided: Sequence[Edge],
    old: Side,
    new: Side,
) -> list[Edge]:
    """Every part of both sides in one edge, in no order yet."""
    found = [
        (group.old[0], group.new[0], _edge(group, pairing, certainty, old, new))
        for group in grouped(pairing, links)
    ]
    found += [(edge.old[0], edge.new[0], edge) for edge in decided if edge.old and edge.new]
    edges = _with_kinds(found, old, new) + [edge for edge in decided if not (edge.old and edge.new)]
    deleted = set(range(len(old))) - {index for edge in edges for index in edge.old}
    added = set(range(len(new))) - {index for edge in edges for index in edge.new}
    for index in deleted:
        margin = certainty.of_deletion(index, added)
        edges.append(Edge((index,), (), "deleted", 0.0, margin, "nothing like it in the other draft"))
    for index in added:
        margin = certainty.of_addition(index, deleted)
        edges.append(Edge((), (index,), "added", 0.0, margin, "nothing like it in the other draft"))
    return edges


def _with_kinds(found: Sequence[tuple[int, int, Edge]], old: Side, new: Side) -> list[Edge]:
    """The edges that have both sides, given with their chief parts, each named by what became of them."""
    ordered = sorted(found, key=lambda item: item[0])
    sizes = [old.texts[old_index].size for old_index, _, _ in ordered]
    stays = in_place([new_index for _, new_index, _ in ordered], sizes)
    return [
        replace(edge, kind=_kind(edge, stayed, old, new))
        for (_, _, edge), stayed in zip(ordered, stays, strict=True)
    ]


def _edge(group: Group, pairing: Pairing, certainty: Certainty, old: Side, new: Side) -> Edge:
    """The edge of parts that correspond; its kind is still to be seen."""
    olds, news = tuple(sorted(group.old)), tuple(sorted(group.new))
    if group.links:
        score = min(link.share for link in group.links)
        margin = min(link.margin for link in group.links)
        reason = f"{score:.2f} of the distinctive words in common"
    else:
        score, reason = _likeness(olds[0], news[0], pairing.reasons[olds[0]], old, new)
        margin = pairing.margins[olds[0]]
    is_guess = bool(group.links) or pairing.reasons[olds[0]] == "most alike"
    if is_guess and certainty.is_open(olds, news):
        margin = 0.0
    return Edge(olds, news, "kept", score, margin, reason)


def _kind(edge: Edge, stays: bool, old: Side, new: Side) -> EdgeKind:
    if len(edge.new) > 1:
        return "split"
    if len(edge.old) > 1:
        return "merged"
    if not stays:
        return "moved"
    return "kept" if old.numbers[edge.old[0]] == new.numbers[edge.new[0]] else "renumbered"


def _likeness(old_index: int, new_index: int, how: str, old: Side, new: Side) -> tuple[float, str]:
    """The share of words in common and in order, and the reason for the pair in words."""
    old_text, new_text = old.texts[old_index], new.texts[new_index]
    same_heading = old.headings[old_index] == new.headings[new_index]
    if old_text.bodies == new_text.bodies:
        return 1.0, "same text" if same_heading else "same text under another heading"
    score = round(likeness_in_order(old_text, new_text), 4)
    if same_heading and old.headings[old_index] and how in ("most alike", "paragraphs in common"):
        return score, f"same heading and {score:.2f} of the words"
    return score, f"{how}, {score:.2f} of the words"
