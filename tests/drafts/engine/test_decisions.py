"""What people decide about lineage, and how the rest is fitted around it."""

import pytest

from drafts.engine.alignment import align
from drafts.engine.decisions import REASON, ManyToMany, cut, edge_by_hand, join, repoint
from drafts.engine.parts import Part

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
SAFEGUARDS = "1. Powers are exercised under the supervision of a court, and only where it is necessary."
COSTS = "1. The ordinary expenses of carrying out a request are borne by the State that received it."


def draft(*texts: str) -> list[Part]:
    return [Part("article", str(number), "", "", text) for number, text in enumerate(texts, start=1)]


def shape(edges) -> set:
    return {(edge.old, edge.new, edge.kind) for edge in edges}


def by_hand(old, new, *pairs):
    return [edge_by_hand(pair, old, new) for pair in pairs]


class TestCut:
    def test_both_sides_of_a_plain_pair_stand_alone(self):
        assert cut(((4,), (7,)), ((4,), ())) == [((4,), ()), ((), (7,))]

    def test_one_of_a_split_leaves_the_others_together(self):
        assert cut(((4,), (7, 8)), ((), (8,))) == [((), (8,)), ((4,), (7,))]

    def test_without_its_only_old_article_a_split_falls_apart(self):
        assert cut(((4,), (7, 8)), ((4,), ())) == [((4,), ()), ((), (7,)), ((), (8,))]

    def test_one_of_a_merger_leaves_the_others_together(self):
        assert cut(((3, 4), (7,)), ((3,), ())) == [((3,), ()), ((4,), (7,))]


class TestJoin:
    def test_two_that_stood_alone_correspond(self):
        assert join(((4,), ()), ((), (7,))) == [((4,), (7,))]

    def test_with_a_partner_already_it_is_a_split(self):
        assert join(((4,), (7,)), ((), (8,))) == [((4,), (7, 8))]

    def test_with_the_new_one_taken_it_is_a_merger(self):
        assert join(((4,), ()), ((3,), (7,))) == [((3, 4), (7,))]

    def test_many_never_become_many(self):
        with pytest.raises(ManyToMany):
            join(((4,), (7,)), ((3,), (8,)))


class TestRepoint:
    def test_the_two_are_each_others_and_the_left_ones_are_free(self):
        assert repoint(((4,), (7,)), ((3,), (8,)), ((4,), (8,))) == [((4,), (8,))]

    def test_the_rest_of_a_merger_stays_together(self):
        assert repoint(((3, 4), (7,)), ((), (8,)), ((4,), (8,))) == [((4,), (8,)), ((3,), (7,))]

    def test_within_a_split_the_other_parts_are_free(self):
        assert repoint(((4,), (7, 8)), ((4,), (7, 8)), ((4,), (8,))) == [((4,), (8,))]


class TestAligningAround:
    def test_a_pair_that_was_cut_stays_apart(self):
        old, new = draft(OFFENCE, AID), draft(OFFENCE, AID)
        edges = align(old, new, by_hand(old, new, ((1,), ()), ((), (1,))))
        assert shape(edges) == {((0,), (0,), "kept"), ((1,), (), "deleted"), ((), (1,), "added")}

    def test_a_pair_of_articles_without_a_word_in_common_stays_together(self):
        old, new = draft(OFFENCE, AID), draft(OFFENCE, SAFEGUARDS)
        edges = align(old, new, by_hand(old, new, ((1,), (1,))))
        decided = next(edge for edge in edges if edge.old == (1,))
        assert (decided.new, decided.kind, decided.reason, decided.margin) == ((1,), "kept", REASON, 1.0)

    def test_whoever_lost_a_partner_finds_the_next_best(self):
        old, new = draft(OFFENCE, AID), draft(OFFENCE, OFFENCE + " Attempts count.", AID)
        edges = align(old, new, by_hand(old, new, ((), (0,))))
        assert shape(edges) == {
            ((), (0,), "added"),
            ((0,), (1,), "renumbered"),
            ((1,), (2,), "renumbered"),
        }

    def test_nothing_is_split_off_from_or_merged_into_what_was_decided(self):
        both = OFFENCE + "\n" + SAFEGUARDS.replace("1.", "2.")
        old, new = draft(both), draft(OFFENCE, SAFEGUARDS)
        assert shape(align(old, new)) == {((0,), (0, 1), "split")}
        edges = align(old, new, by_hand(old, new, ((0,), (0,))))
        assert shape(edges) == {((0,), (0,), "kept"), ((), (1,), "added")}

    def test_a_split_and_a_merger_can_be_decided(self):
        old, new = draft(OFFENCE, AID, SAFEGUARDS), draft(OFFENCE, AID, COSTS)
        edges = align(old, new, by_hand(old, new, ((0,), (0, 2)), ((1, 2), (1,))))
        assert shape(edges) == {((0,), (0, 2), "split"), ((1, 2), (1,), "merged")}

    def test_of_two_that_change_places_one_was_moved(self):
        old, new = draft(OFFENCE, AID), draft(OFFENCE, AID)
        edges = align(old, new, by_hand(old, new, ((0,), (1,)), ((1,), (0,))))
        assert sorted(edge.kind for edge in edges) == ["moved", "renumbered"]

    def test_an_article_can_become_an_annex(self):
        old = draft(OFFENCE, AID)
        new = [*draft(OFFENCE), Part("annex", "I", "", "", COSTS)]
        edges = align(old, new, by_hand(old, new, ((1,), (1,))))
        assert shape(edges) == {((0,), (0,), "kept"), ((1,), (1,), "moved")}

    def test_every_article_is_in_one_edge_and_edges_follow_the_new_draft(self):
        old, new = draft(OFFENCE, AID, SAFEGUARDS, COSTS), draft(COSTS, SAFEGUARDS, AID)
        edges = align(old, new, by_hand(old, new, ((0,), (2,)), ((1,), ())))
        assert sorted(index for edge in edges for index in edge.old) == [0, 1, 2, 3]
        assert [index for edge in edges for index in edge.new] == [0, 1, 2]


def test_the_score_of_a_decided_split_is_of_all_its_words():
    old, new = draft(OFFENCE + "\n" + AID), draft(OFFENCE, AID)
    assert edge_by_hand(((0,), (0, 1)), old, new).score == 1.0
