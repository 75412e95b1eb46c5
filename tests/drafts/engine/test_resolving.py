from drafts.engine.parts import Part
from drafts.engine.resolving import resolve_all


def article(number: str, text: str, chapter: str = "") -> Part:
    return Part("article", number, "", chapter, text, f"Article {number}")


TREATY = [
    article(
        "1", "1. See articles 2 to 4.\n2. See paragraph 1.\n3. See the preceding paragraph.", "Chapter I"
    ),
    article("2", "1. One.\n2. Two:\n(a) a;\n(b) b.", "Chapter I"),
    article("2 bis", "See article 2, paragraph 2 (b), and chapter II.", "Chapter I"),
    article("4", "See article 3, article 2, paragraph 5, and this chapter of this Convention.", "Chapter II"),
    article("5", "See article 9 of the Vienna Convention and article 2 of the Convention.", "Chapter II"),
]


def meanings(index: int) -> list[tuple]:
    return [(resolved.parts, resolved.rows, resolved.problem) for resolved in resolve_all(TREATY)[index]]


def test_a_range_means_every_article_in_it():
    assert meanings(0)[0] == ((1, 2, 3), (), "")


def test_paragraphs_are_named_by_their_place_in_the_outline():
    assert meanings(0)[1:] == [((0,), (0,), ""), ((0,), (1,), "")]
    assert meanings(2)[0] == ((1,), (3,), "")


def test_a_chapter_means_its_articles():
    assert meanings(2)[1] == ((3, 4), (), "")
    assert meanings(3)[2] == ((3, 4), (), "")


def test_what_is_not_there_is_a_problem():
    assert meanings(3)[:2] == [((), (), "no such provision"), ((1,), (), "no such paragraph")]


def test_another_treaty_is_left_alone_but_our_own_name_is_ours():
    assert meanings(4) == [((), (), "another instrument"), ((1,), (), "")]


def test_a_section_of_an_article_is_no_chapter():
    (found,) = resolve_all([article("1", "Section 1\nWords.\nSection 2\nSee section 1.")])[0][-1:]
    assert (found.parts, found.problem) == ((0,), "")
