"""Where a person is asked, however alike the words are."""

from drafts.engine.alignment import align
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


def test_two_equally_good_partners_leave_no_margin():
    twins = [
        article("1", "Courts seize smuggled goods first."),
        article("2", "Courts seize smuggled goods last."),
    ]
    [edge] = [edge for edge in align([article("9", "Courts seize smuggled goods.")], twins) if edge.old]
    assert edge.margin < 0.1


def test_a_text_replaced_under_its_number_is_put_before_a_person():
    edges = align([article("5", SEIZURE), article("6", FUNDS)], [article("5", TRAINING), article("6", FUNDS)])
    assert {edge.kind: edge.margin for edge in edges} == {"added": 0.0, "deleted": 0.0, "kept": 1.0}


def test_an_article_put_in_leaves_the_renumbered_ones_certain():
    old = [article("5", SEIZURE), article("6", WITNESSES)]
    new = [article("5", "A short one."), article("6", SEIZURE), article("7", WITNESSES)]
    assert {edge.kind: edge.margin for edge in align(old, new)} == {"added": 1.0, "renumbered": 1.0}


def test_three_articles_put_together_are_put_before_a_person():
    old = [article(str(number), text) for number, text in enumerate(TEXTS[:4], start=1)]
    merged = " ".join(text.replace("and", "or") for text in TEXTS[:3])
    edges = align(old, [article("1", merged), article("2", REPORTS)])
    assert next((edge.old, edge.kind, edge.margin) for edge in edges) == ((0, 1, 2), "merged", 0.0)


def test_a_closer_partner_than_the_grown_article_of_the_same_number_is_put_before_a_person():
    old = [article("33", FUNDS), article("40", STANDARD), article("41", RIVERS)]
    grown = article("40", f"1. {STANDARD[:-1]} or the treaty.\n2. {OBJECTIVES}")
    new = [article("33", FUNDS), article("33a", LOOK_ALIKE), grown, article("41", RIVERS)]
    assert (["40"], ["33a"], "renumbered") in found(old, new)
    assert [edge.margin for edge in align(old, new)] == [1.0, 0.0, 0.0, 1.0]


def test_a_text_replaced_among_renumbered_ones_is_put_before_a_person():
    old = [article("5", SEIZURE), article("6", TRAINING), article("7", FUNDS)]
    new = [article("6", SEIZURE), article("7", RIVERS), article("8", FUNDS)]
    edges = align(old, new)
    assert [(edge.kind, edge.margin) for edge in edges] == [
        ("renumbered", 1.0),
        ("deleted", 0.0),
        ("added", 0.0),
        ("renumbered", 1.0),
    ]
