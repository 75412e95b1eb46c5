import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.references import find_references


def read(text: str, language: str = "en") -> list[str]:
    """Each reference as "unit number-last/path@relative <instrument>", parts that are empty left out."""
    found = []
    for reference in find_references(text, language):
        title = f"{reference.title}." if reference.title else ""
        name = reference.unit + (f" {title}{reference.number}" if reference.number else "")
        name += f"/{'/'.join(reference.path)}" if reference.path else ""
        name += f"-{reference.last}" if reference.last else ""
        name += f"@{reference.relative}" if reference.relative else ""
        found.append(name + (f" <{reference.instrument}>" if reference.instrument else ""))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("set out in articles 6 to 16 of this Convention", ["article 6-16"]),
        ("under article 24, paragraph 2, and", ["article 24/2"]),
        ("articles 3, 23 and 53 apply", ["article 3", "article 23", "article 53"]),
        ("articles 8 bis and 9", ["article 8 bis", "article 9"]),
        ("paragraph 1 of this article", ["article/1@this"]),
        ("paragraph 1 (a) (ii) remains", ["article/1/a/ii@this"]),
        ("paragraphs 1 to 4 of this article", ["article/1-4@this"]),
        ("paragraphs 2 and 3 of this article", ["article/2@this", "article/3@this"]),
        ("paragraph 2 of article 24", ["article 24/2"]),
        ("subparagraph (a) of paragraph 2 of article 5", ["article 5/2/a"]),
        ("point (a) of Article 6(1)", ["article 6/1/a"]),
        ("Article 6(1), point (a)", ["article 6/1/a"]),
        ("Article 4.1 and", ["article 4/1"]),
        ("article 41, paragraph 2 (b) [and (d)].", ["article 41/2/b", "article 41/2/d"]),
        ("article 19, paragraph 3, or article 20", ["article 19/3", "article 20"]),
        ("this article", ["article@this"]),
        ("the powers of this chapter", ["chapter@this"]),
        ("the preceding paragraph", ["paragraph@preceding"]),
        ("chapters IV and V", ["chapter IV", "chapter V"]),
        ("see Chapter IV.", ["chapter IV"]),
        ("in article 5.", ["article 5"]),
        ("annex I to the Convention", ["annex I <Convention>"]),
        (
            "Article 2, paragraphs 2(g) and 3, of the Charter",
            ["article 2/2/g <Charter>", "article 2/3 <Charter>"],
        ),
        ("as set out in its Article 2", ["article 2 <its>"]),
        ("referred to in paragraph X and in article 2, paragraph [X]", ["article 2"]),
        ("Article 4(14) of Regulation (EU) 2016/679", ["article 4/14 <Regulation (EU) 2016/679>"]),
        ("Article 9 of Directive No 300/2008/EC", ["article 9 <Directive No 300/2008>"]),
        ("in line with Article 4(2) TEU", ["article 4/2 <TEU>"]),
        (
            "Article 4, paragraphs 3[ and 5], of the Charter",
            ["article 4/3 <Charter>", "article 4/5 <Charter>"],
        ),
        ("points 1, 6 and 7 of Annex III", ["annex III/1", "annex III/6", "annex III/7"]),
        ("in Annex I, point 8", ["annex I/8"]),
        ("Annex VIIIa applies", ["annex VIIIa"]),
        ("Articles 97 to101 apply", ["article 97-101"]),
        ("Chapter 2 of this Title", ["chapter 2", "title@this"]),
        ("under Title III, Chapter 2, and", ["chapter III.2"]),
        ("Title VI applies", ["title VI"]),
        ("Section 2\nSee section 1.", ["section 1"]),
        ("of articles 40 and 41,\n(iii) on aid", ["article 40", "article 41"]),
        ("provisions of the Charter, in particular Article 4", ["article 4 <Charter>"]),
        ("In Article 5 of that Act, the following paragraph is added:", ["article 5 <Act>"]),
        ("an article to sell, article a person made", []),
        ("for 30 (thirty) days", []),
    ],
)
def test_english_references(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "visées aux articles 6 à 16", ["article 6-16"]),
        ("fr", "article 24, paragraphe 2", ["article 24/2"]),
        ("fr", "au paragraphe 1 du présent article", ["article/1@this"]),
        ("fr", "le paragraphe précédent", ["paragraph@preceding"]),
        ("fr", "l’alinéa a) du paragraphe 2 de l’article 5", ["article 5/2/a"]),
        ("fr", "chapitre IV", ["chapter IV"]),
        ("es", "artículos 6 a 16", ["article 6-16"]),
        ("es", "artículos 3, 23 y 53", ["article 3", "article 23", "article 53"]),
        ("es", "párrafo 1 del presente artículo", ["article/1@this"]),
        ("es", "el párrafo anterior", ["paragraph@preceding"]),
        ("es", "el apartado a) del párrafo 2 del artículo 5", ["article 5/2/a"]),
    ],
)
def test_french_and_spanish_references(language, text, expected):
    assert read(text, language) == expected


def test_a_language_without_a_table_is_read_as_english():
    assert read("article 3", "ru") == ["article 3"]


def test_each_member_of_a_list_has_its_own_place():
    text = "under articles 3, 23 and 53 and paragraph 1 (a) of article 9"
    assert [text[found.start : found.end] for found in find_references(text)] == [
        "articles 3",
        "23",
        "53",
        "paragraph 1 (a) of article 9",
    ]


def test_equal_references_have_equal_keys_however_they_are_printed():
    first, second = find_references("Article 5 BIS, paragraph 2; article 5bis, paragraph 2")
    assert first.key == second.key


PIECES = st.sampled_from(
    [
        "article",
        "articles",
        "paragraph",
        "this",
        "of",
        "and",
        "to",
        ",",
        "(a)",
        "2",
        "5 bis",
        "IV",
        "[",
        "]",
        "the",
    ]
)


@given(st.lists(PIECES, max_size=14))
def test_places_are_in_order_and_inside_the_text(words):
    text = " ".join(words)
    places = [(found.start, found.end) for found in find_references(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("paragraph 1, point (b) or (c), of Article 9", [("1", "b"), ("1", "c")]),
        ("Article 9(1), points (a) and (b)", [("1", "a"), ("1", "b")]),
        ("Article 9(1), point (d), (2) and (3)", [("1", "d"), ("2",), ("3",)]),
        ("points 6, 7 and 8 of Annex II", [("6",), ("7",), ("8",)]),
    ],
)
def test_points_belong_to_the_paragraph_before_them(text, paths):
    assert [reference.path for reference in find_references(text)] == paths


def test_a_section_of_an_annex_is_part_of_the_reference():
    [reference] = find_references("as listed in Annex II, section A, and kept there")
    assert (reference.unit, reference.number, reference.section, reference.end) == ("annex", "II", "A", 32)
