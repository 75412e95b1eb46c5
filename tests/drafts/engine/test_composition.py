"""Decisions on neighbouring drafts, followed over several drafts at once."""

from drafts.engine.alignment import Edge
from drafts.engine.composition import decided_along


def edge(old, new, sure: bool = False):
    kind = "kept" if old and new else "deleted" if old else "added"
    return Edge(tuple(old), tuple(new), kind, 1.0, 1.0, ""), sure


def test_a_confirmed_step_makes_the_whole_way_decided():
    assert decided_along([[edge([0], [1], True)], [edge([1], [2])]]) == [((0,), (2,))]
    assert decided_along([[edge([0], [1])], [edge([1], [2], True)]]) == [((0,), (2,))]


def test_a_way_that_nobody_looked_at_is_left_to_be_aligned():
    assert decided_along([[edge([0], [1])], [edge([1], [2])]]) == []


def test_what_a_person_called_new_has_no_partner_in_the_first_draft():
    assert decided_along([[edge([], [1], True)], [edge([1], [2])]]) == [((), (2,))]
    assert decided_along([[edge([0], [0])], [edge([], [1], True)]]) == [((), (1,))]


def test_a_way_that_ends_or_is_split_is_left_to_be_aligned():
    assert decided_along([[edge([0], [1], True)], [edge([1], [])]]) == []
    assert decided_along([[edge([0], [1], True)], [edge([1], [2, 3])]]) == []


def test_articles_that_change_places_are_not_mixed_up():
    steps = [[edge([0], [1], True), edge([1], [0], True)], [edge([0], [0]), edge([1], [1])]]
    assert sorted(decided_along(steps)) == [((0,), (1,)), ((1,), (0,))]
