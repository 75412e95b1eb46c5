"""Closings are aligned with each other, and with the last article where an older reading left them there."""

from drafts.engine.alignment import Edge, align
from drafts.engine.parts import Part

TAIL = (
    "In witness whereof the keepers, sent by their ports, have signed this treaty.\n"
    "Done at Harbour, this third day of May 2031, in one copy in two languages.\nFor the Coast:\nFor the Isles:"
)
ARTICLES = [
    Part("article", "1", "Lamps", "", "Lamps are lit at night in every harbour of the coast."),
    Part("article", "2", "Keepers", "", "Keepers are paid from the common purse each month."),
    Part(
        "article", "3", "Depositary", "", "The port of the north keeps the original and sends copies to all."
    ),
]
CLOSING = Part("conclusions", "", "", "", TAIL)
JOINED = [*ARTICLES[:2], Part("article", "3", "Depositary", "", f"{ARTICLES[2].text}\n{TAIL}")]


def pairs(edges: tuple[Edge, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    return [(edge.old, edge.new, edge.kind) for edge in edges]


def test_a_closing_goes_with_a_closing_whatever_it_says():
    other = Part("conclusions", "", "", "", "Signed by nobody yet.")
    assert pairs(align([*ARTICLES, CLOSING], [*ARTICLES[:2], other])) == [
        ((0,), (0,), "kept"),
        ((1,), (1,), "kept"),
        ((2,), (), "deleted"),
        ((3,), (2,), "kept"),
    ]


def test_an_older_reading_left_it_in_the_last_article():
    edges = align(JOINED, [*ARTICLES, CLOSING])
    assert pairs(edges)[2:] == [((2,), (2, 3), "split")]
    assert edges[2].score == 1.0
    assert pairs(align([*ARTICLES, CLOSING], JOINED))[2:] == [((2, 3), (2,), "merged")]


def test_one_that_was_not_there_before_is_added():
    assert pairs(align(ARTICLES, [*ARTICLES, CLOSING]))[2:] == [((2,), (2,), "kept"), ((), (3,), "added")]


def test_one_that_only_resembles_an_article_did_not_come_of_it():
    languages = Part(
        "article", "3", "Copies", "", "This treaty is made in one copy in two languages at Harbour."
    )
    found = pairs(align([*ARTICLES[:2], languages], [*ARTICLES[:2], CLOSING]))
    assert found[2:] == [((2,), (), "deleted"), ((), (2,), "added")]


def test_the_same_text_under_another_kind_is_the_same():
    whole = Part("article", "", "", "FINAL WORDS", TAIL)
    assert pairs(align([*ARTICLES, whole], [*ARTICLES, CLOSING]))[3:] == [((3,), (3,), "kept")]


def test_what_a_person_decided_stands():
    decided = Edge((2,), (3,), "kept", 1.0, 1.0, "a person")
    edges = align(JOINED, [*ARTICLES, CLOSING], [decided])
    assert pairs(edges)[2:] == [((), (2,), "added"), ((2,), (3,), "moved")]


def test_an_article_without_text_but_its_closing_lives_on_in_the_closing():
    old = [*ARTICLES[:2], Part("article", "3", "", "", TAIL)]
    assert pairs(align(old, [*ARTICLES[:2], CLOSING]))[2:] == [((2,), (2,), "kept")]


def test_articles_that_became_one_stay_one_edge():
    old = [*ARTICLES[:2], Part("article", "3", "", "", f"{ARTICLES[0].text[:-1]} and kept clean.\n{TAIL}")]
    merged = Edge((0, 2), (0,), "merged", 1.0, 1.0, "a person")
    found = pairs(align(old, [*ARTICLES[:2], CLOSING], [merged]))
    assert found == [((0, 2), (0,), "merged"), ((1,), (1,), "kept"), ((), (2,), "added")]


def test_what_a_person_confirmed_comes_back_as_it_was():
    new = [*ARTICLES, CLOSING]
    found = align(JOINED, new)
    assert pairs(align(JOINED, new, [found[2]])) == pairs(found)
