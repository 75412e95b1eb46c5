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


def test_a_chapter_that_titles_number_anew_is_that_of_the_own_title_unless_one_is_named():
    parts = [
        article("1", "Chapter 1 applies.", "TITLE I. Rights · Chapter 1. People"),
        article(
            "2",
            "Title I, Chapter 1, applies; so does chapter 1 of this title.",
            "TITLE II. Duties · Chapter 1",
        ),
        article("3", "Title II applies, and chapter 3.", "TITLE II. Duties · Chapter 2"),
    ]
    found = [[(one.parts, one.problem) for one in row] for row in resolve_all(parts)]
    assert found == [
        [((0,), "")],
        [((0,), ""), ((1,), ""), ((1, 2), "")],
        [((1, 2), ""), ((), "no such provision")],
    ]


def test_a_number_of_two_steps_names_the_point_so_labelled():
    annex = Part("annex", "II", "", "", "3. Files.\n3.1. Signed.\n3.2. Dated.\n4. See point 3.2.", "Annex II")
    assert [one.rows for one in resolve_all([annex])[0]] == [(2,)]


def test_words_put_into_another_law_are_not_ours():
    parts = [article("1", "In that Act this is added:\n“4. Fees follow paragraph 3.”\nSee article 1.")]
    assert [one.problem for one in resolve_all(parts)[0]] == ["another instrument", ""]


def test_a_section_of_an_article_is_no_chapter():
    (found,) = resolve_all([article("1", "Section 1\nWords.\nSection 2\nSee section 1.")])[0][-1:]
    assert (found.parts, found.problem) == ((0,), "")
