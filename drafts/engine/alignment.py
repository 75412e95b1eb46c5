"""Which article became which between two drafts.

Preamble goes with preamble, articles with articles, annexes with annexes. The steps: votes of unchanged
paragraphs, identical left-overs, likeness of words with the best assignment of all together, splits and
merges, placeholders; what then stands outside the heaviest run in order was moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Indel

from drafts.engine.grouping import Group, grouped
from drafts.engine.likeness import Likeness
from drafts.engine.matching import Cosines, nothing_near, pair_by_likeness
from drafts.engine.order import in_new_order, in_place
from drafts.engine.pairing import Pairing, Side, side_of
from drafts.engine.parts import Part, PartKind
from drafts.engine.placeholders import pair_placeholders
from drafts.engine.splits import Link, find_links
from drafts.engine.tokens import shared_vocabulary
from drafts.engine.votes import pair_by_votes, pair_identical

EdgeKind = Literal["kept", "renumbered", "moved", "split", "merged", "added", "deleted"]

_KINDS: tuple[PartKind, ...] = ("preamble", "article", "annex")


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


def align(old: Sequence[Part], new: Sequence[Part]) -> tuple[Edge, ...]:
    """Match the parts of two drafts, in any order of drafts.

    Every index of either draft is in exactly one edge. Edges follow the new draft; a deletion comes after
    the part that it followed. The same drafts always give the same answer.
    """
    vocabulary = shared_vocabulary()
    edges: list[Edge] = []
    for kind in _KINDS:
        old_places = [index for index, part in enumerate(old) if part.kind == kind]
        new_places = [index for index, part in enumerate(new) if part.kind == kind]
        old_side = side_of([old[index] for index in old_places], vocabulary)
        new_side = side_of([new[index] for index in new_places], vocabulary)
        for edge in _align_sides(old_side, new_side, in_sequence=kind == "preamble"):
            in_old = tuple(old_places[index] for index in edge.old)
            in_new = tuple(new_places[index] for index in edge.new)
            edges.append(replace(edge, old=in_old, new=in_new))
    return tuple(in_new_order(edges, lambda edge: (edge.old, edge.new)))


def _align_sides(old: Side, new: Side, in_sequence: bool) -> list[Edge]:
    """The edges between parts of one kind; `in_sequence` pairs first with first, whatever they say."""
    pairing = Pairing(len(old), len(new))
    if in_sequence:
        for index in range(min(len(old), len(new))):
            pairing.join(index, index, 1.0, "both are preambles")
        return _edges(pairing, [], {}, old, new)
    pair_by_votes(pairing, old, new)
    pair_identical(pairing, old, new)
    if not pairing.free_old() and not pairing.free_new():
        return _edges(pairing, [], {}, old, new)
    likeness = Likeness([text.bag for text in old.texts], [text.bag for text in new.texts])
    cosines = pair_by_likeness(pairing, old, new, likeness)
    links = find_links(pairing, old, new, likeness, cosines)
    pair_placeholders(pairing, links, old, new)
    return _edges(pairing, links, cosines, old, new)


def _edges(pairing: Pairing, links: Sequence[Link], cosines: Cosines, old: Side, new: Side) -> list[Edge]:
    """Every part of both sides in one edge, in no order yet."""
    groups = grouped(pairing, links)
    sizes = [old.texts[group.old[0]].size for group in groups]
    stays = in_place([group.new[0] for group in groups], sizes)
    edges = [_edge(group, stayed, pairing, old, new) for group, stayed in zip(groups, stays, strict=True)]
    matched_old = {index for group in groups for index in group.old}
    matched_new = {index for group in groups for index in group.new}
    old_sure, new_sure = nothing_near(cosines)
    for index in set(range(len(old))) - matched_old:
        margin = old_sure.get(index, 1.0)
        edges.append(Edge((index,), (), "deleted", 0.0, margin, "nothing like it in the new draft"))
    for index in set(range(len(new))) - matched_new:
        margin = new_sure.get(index, 1.0)
        edges.append(Edge((), (index,), "added", 0.0, margin, "nothing like it in the old draft"))
    return edges


def _edge(group: Group, stays: bool, pairing: Pairing, old: Side, new: Side) -> Edge:
    """The edge of parts that correspond."""
    olds, news = tuple(sorted(group.old)), tuple(sorted(group.new))
    if group.links:
        score = min(link.share for link in group.links)
        margin = min(link.margin for link in group.links)
        reason = f"{score:.2f} of the distinctive words in common"
    else:
        score, reason = _likeness(olds[0], news[0], pairing.reasons[olds[0]], old, new)
        margin = pairing.margins[olds[0]]
    return Edge(olds, news, _kind(olds, news, stays, old, new), score, margin, reason)


def _kind(olds: tuple[int, ...], news: tuple[int, ...], stays: bool, old: Side, new: Side) -> EdgeKind:
    if len(news) > 1:
        return "split"
    if len(olds) > 1:
        return "merged"
    if not stays:
        return "moved"
    return "kept" if old.numbers[olds[0]] == new.numbers[news[0]] else "renumbered"


def _likeness(old_index: int, new_index: int, how: str, old: Side, new: Side) -> tuple[float, str]:
    """The share of words in common and in order, and the reason for the pair in words."""
    old_text, new_text = old.texts[old_index], new.texts[new_index]
    same_heading = old.headings[old_index] == new.headings[new_index]
    if old_text.bodies == new_text.bodies:
        return 1.0, "same text" if same_heading else "same text under another heading"
    score = round(Indel.normalized_similarity(old_text.joined, new_text.joined), 4)
    if same_heading and old.headings[old_index] and how in ("most alike", "paragraphs in common"):
        return score, f"same heading and {score:.2f} of the words"
    return score, f"{how}, {score:.2f} of the words"
