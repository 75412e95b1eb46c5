"""Which article became which: numbers are weak evidence, text is strong."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.alignment import align
from drafts.engine.parts import Part
from tests.drafts.engine._articles import (
    FUNDS,
    LOOK_ALIKE,
    OBJECTIVES,
    REPORTS,
    RIVERS,
    SEIZURE,
    STANDARD,
    TEXTS,
    TRAINING,
    WITNESSES,
    article,
    found,
)


def test_the_same_draft_keeps_every_article():
    draft = [article(str(number), text) for number, text in enumerate(TEXTS)]
    assert {edge.kind for edge in align(draft, draft)} == {"kept"}
    assert {(edge.score, edge.margin, edge.reason) for edge in align(draft, draft)} == {
        (1.0, 1.0, "same text")
    }


def test_the_same_text_under_another_number_is_a_renumbering():
    old = [article("5", SEIZURE), article("6", WITNESSES)]
    new = [article("5", TRAINING), article("6", SEIZURE), article("7", WITNESSES)]
    assert found(old, new) == [
        ([], ["5"], "added"),
        (["5"], ["6"], "renumbered"),
        (["6"], ["7"], "renumbered"),
    ]


def test_a_number_written_differently_is_kept():
    assert found([article("5 bis", SEIZURE)], [article("5bis", SEIZURE)]) == [(["5 bis"], ["5bis"], "kept")]


def test_an_article_taken_past_others_is_moved():
    old = [article("1", SEIZURE), article("2", WITNESSES), article("3", TRAINING), article("24", REPORTS)]
    new = [article("1", SEIZURE), article("2", REPORTS), article("3", WITNESSES), article("4", TRAINING)]
    assert found(old, new) == [
        (["1"], ["1"], "kept"),
        (["24"], ["2"], "moved"),
        (["2"], ["3"], "renumbered"),
        (["3"], ["4"], "renumbered"),
    ]


def test_a_reused_number_does_not_decide():
    old = [article("1", SEIZURE), article("2", WITNESSES), article("3", TRAINING)]
    new = [article("1", SEIZURE), article("2", FUNDS), article("3", WITNESSES)]
    assert found(old, new) == [
        (["1"], ["1"], "kept"),
        ([], ["2"], "added"),
        (["2"], ["3"], "renumbered"),
        (["3"], [], "deleted"),
    ]


def test_a_rewritten_article_is_found_by_its_rare_words():
    rewritten = (
        "Courts may also order that any goods bought with smuggling proceeds be seized, stored and sold."
    )
    old = [article("1", WITNESSES), article("2", SEIZURE), article("3", TRAINING)]
    new = [article("1", WITNESSES), article("2", REPORTS), article("3", rewritten), article("4", TRAINING)]
    assert (["2"], ["3"], "renumbered") in found(old, new)


def test_an_article_cut_in_two_is_a_split():
    old = [article("1", REPORTS), article("2", f"1. {SEIZURE}\n2. {WITNESSES}"), article("3", FUNDS)]
    new = [article("1", REPORTS), article("2", SEIZURE), article("3", WITNESSES), article("4", FUNDS)]
    assert (["2"], ["2", "3"], "split") in found(old, new)


def test_two_articles_put_together_are_a_merger():
    old = [article("1", REPORTS), article("2", SEIZURE), article("3", WITNESSES), article("4", FUNDS)]
    new = [article("1", REPORTS), article("2", f"1. {SEIZURE}\n2. {WITNESSES}"), article("3", FUNDS)]
    assert (["2", "3"], ["2"], "merged") in found(old, new)


def test_an_article_that_grew_is_no_further_than_one_that_resembles_it():
    old = [article("33", FUNDS), article("40", STANDARD, "Standards"), article("41", RIVERS)]
    grown = article("40", f"1. {STANDARD[:-1]} or the treaty.\n2. {OBJECTIVES}", "Standards")
    new = [article("33", FUNDS), article("33a", LOOK_ALIKE, "Laboratories"), grown, article("41", RIVERS)]
    assert found(old, new)[1:3] == [([], ["33a"], "added"), (["40"], ["40"], "kept")]
    assert next(edge.margin for edge in align(old, new) if edge.old == (1,)) > 0.1


def test_a_few_words_in_common_under_the_same_number_and_heading_decide_nothing():
    sale = "Whatever officers seized is kept; then it is sold in spring or autumn by a public auction house."
    resold = "Goods that were seized are kept and sold in spring or autumn by a public auction house."
    old = [article("1", WITNESSES), article("2", sale, "General")]
    new = [old[0], article("2", "Goods are sold.", "General"), article("3", resold, "General")]
    assert found(old, new)[1:] == [([], ["2"], "added"), (["2"], ["3"], "renumbered")]


def test_what_resembles_both_drafts_of_an_article_is_not_split_from_it():
    old = [article("33", FUNDS), article("42", f"{STANDARD}\n{OBJECTIVES}"), article("43", RIVERS)]
    new = [*old, article("44", LOOK_ALIKE)]
    assert found(old, new)[1:] == [(["42"], ["42"], "kept"), (["43"], ["43"], "kept"), ([], ["44"], "added")]


def test_a_left_over_with_a_paragraph_in_the_article_of_its_number_went_into_it():
    board = "A board of eleven members is set up."
    old = [
        article("55", TRAINING),
        article("56", f"1. {board}\n2. {WITNESSES}\n3. {OBJECTIVES}"),
        article("57", f"1. {RIVERS}\n2. {SEIZURE}"),
        article("58", REPORTS),
    ]
    merged = article("56", f"1. {board}\n2. {RIVERS}\n3. {FUNDS}")
    edges = align(old, [article("55", TRAINING), merged, article("58", REPORTS)])
    assert [(edge.old, edge.new) for edge in edges] == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]
    assert [edge.margin for edge in edges] == [1.0, 0.0, 1.0]


def test_a_deleted_article_comes_after_the_one_that_it_followed():
    old = [article("1", SEIZURE), article("2", WITNESSES), article("3", TRAINING)]
    assert found(old, [article("1", SEIZURE), article("2", TRAINING)]) == [
        (["1"], ["1"], "kept"),
        (["2"], [], "deleted"),
        (["3"], ["2"], "renumbered"),
    ]


def test_the_number_goes_on_as_a_placeholder_when_the_text_is_gone():
    old = [article("1", SEIZURE), article("24", WITNESSES), article("25", TRAINING)]
    new = [article("1", SEIZURE), article("24", "[deleted]"), article("25", TRAINING)]
    edges = align(old, new)
    assert [edge.kind for edge in edges] == ["kept", "kept", "kept"]
    assert (edges[1].score, edges[1].margin) == (0.0, 0.0)
    assert "placeholder" in edges[1].reason


def test_a_text_that_moved_leaves_its_placeholder_behind():
    old = [article("1", SEIZURE), article("2", TRAINING), article("24", WITNESSES)]
    new = [article("1", SEIZURE), article("2", WITNESSES), article("3", TRAINING), article("24", "[deleted]")]
    assert (["24"], ["2"], "moved") in found(old, new)
    assert ([], ["24"], "added") in found(old, new)


def test_identical_placeholders_pair_by_number_before_order():
    old = [article("1", "[deleted]"), article("2", "[deleted]"), article("3", SEIZURE)]
    new = [article("2", "[deleted]"), article("3", SEIZURE)]
    assert (["2"], ["2"], "kept") in found(old, new)


def test_each_kind_of_part_stays_with_its_own():
    preamble, annex = Part("preamble", "", "", "", REPORTS), Part("annex", "I", "", "", SEIZURE)
    old = [preamble, article("1", SEIZURE), annex]
    new = [Part("preamble", "", "", "", FUNDS), article("1", SEIZURE), annex]
    edges = [(edge.old, edge.new, edge.kind) for edge in align(old, new)]
    assert edges == [((0,), (0,), "kept"), ((1,), (1,), "kept"), ((2,), (2,), "kept")]


def test_a_heading_alone_joins_articles_without_text():
    old, new = [article("1", "", "Smuggling")], [article("4", SEIZURE, "Smuggling")]
    assert found(old, new) == [(["1"], ["4"], "renumbered")]


def test_empty_drafts():
    assert align([], []) == ()
    assert found([article("1", SEIZURE)], []) == [(["1"], [], "deleted")]
    assert found([], [article("1", SEIZURE)]) == [([], ["1"], "added")]


def synthetic(seed, count=40):
    """A draft of made-up words, and one made from it by moving, rewriting, dropping and adding; with the truth."""
    dice = random.Random(seed)
    words = ["".join(dice.choices("abdefgilmnoprstu", k=dice.randint(2, 9))) for _ in range(3000)]

    def paragraph():
        return " ".join(dice.choices(words, k=dice.randint(12, 40)))

    old = [article(str(index), "\n".join(paragraph() for _ in range(3))) for index in range(count)]
    kept = [index for index in range(count) if dice.random() > 0.1]
    for _ in range(3):
        kept.insert(dice.randrange(len(kept)), kept.pop(dice.randrange(len(kept))))
    new = []
    for number, index in enumerate(kept):
        tokens = [word if dice.random() > 0.4 else dice.choice(words) for word in old[index].text.split(" ")]
        new.append(article(str(number), " ".join(tokens)))
    return old, new, kept


@pytest.mark.parametrize("seed", range(5))
def test_rewritten_moved_and_renumbered_articles_are_all_found(seed):
    old, new, kept = synthetic(seed)
    edges = align(old, new)
    assert {(edge.old[0], edge.new[0]) for edge in edges if edge.old and edge.new} == {
        (index, place) for place, index in enumerate(kept)
    }


DRAFTS = st.lists(
    st.builds(
        article,
        st.sampled_from(["1", "2", "3", "4", "5 bis"]),
        st.lists(st.sampled_from([*TEXTS, "[deleted]"]), unique=True, max_size=3).map("\n".join),
        st.sampled_from(["", "Smuggling", "Costs"]),
    ),
    max_size=6,
)


@given(DRAFTS, DRAFTS)
@settings(max_examples=60)
def test_every_part_is_in_exactly_one_edge(old, new):
    edges = align(old, new)
    assert sorted(index for edge in edges for index in edge.old) == list(range(len(old)))
    assert sorted(index for edge in edges for index in edge.new) == list(range(len(new)))
    assert all(0 <= edge.score <= 1 and 0 <= edge.margin <= 1 for edge in edges)
    assert align(old, new) == edges


TURNED = {"split": "merged", "merged": "split", "added": "deleted", "deleted": "added"}


def assert_same_from_either_side(old, new):
    forwards = {(edge.old, edge.new, edge.kind, edge.score, edge.margin) for edge in align(old, new)}
    backwards = {
        (edge.new, edge.old, TURNED.get(edge.kind, edge.kind), edge.score, edge.margin)
        for edge in align(new, old)
    }
    assert forwards == backwards


@pytest.mark.parametrize("seed", range(5))
def test_from_new_to_old_the_same_articles_belong_together(seed):
    old, new, _ = synthetic(seed)
    assert_same_from_either_side(old, new)


@given(DRAFTS, DRAFTS)
@settings(max_examples=200)
def test_from_new_to_old_tiny_drafts_say_the_same(old, new):
    assert_same_from_either_side(old, new)
