import pytest

from drafts.engine.citation import cite

TEXT = "1. First.\n2. Second:\n(a) one;\n(b) two;\n(c) three.\n3. Third."


def place(words: str, until: str = "") -> tuple[int, int]:
    end = TEXT.index(until) + len(until) if until else TEXT.index(words) + len(words)
    return TEXT.index(words), end


@pytest.mark.parametrize(
    ("span", "cited"),
    [
        ((None, None), "Article 24"),
        (place("First"), "Article 24(1)"),
        (place("Second"), "Article 24(2)"),
        (place("two"), "Article 24(2)(b)"),
        (place("one", "three"), "Article 24(2)(a)–(c)"),
        (place("Second", "two"), "Article 24(2)"),
        (place("First", "Third"), "Article 24(1)–(3)"),
    ],
)
def test_a_span_is_cited_by_the_paragraph_that_holds_it(span, cited):
    assert cite("Article 24", TEXT, *span) == cited


def test_words_without_a_label_are_cited_by_their_article():
    assert cite("Preamble", "Mindful of the sea,", 0, 7) == "Preamble"


def test_brackets_around_a_label_are_no_part_of_it():
    assert cite("Article 5 bis", "1. One.\n[2. Two.]", 12, 15) == "Article 5 bis(2)"
