"""Plain text, wrapped or not, with or without pages."""

from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.readers.plain import read_plain


def texts(text: str) -> list[str]:
    return [line.text for line in read_plain(text.encode()).lines if not line.aside]


def aside(text: str) -> list[tuple[str, str]]:
    return [(line.text, line.aside) for line in read_plain(text.encode()).lines if line.aside]


def test_wrapped_lines_are_one_paragraph():
    assert texts("Each Party shall light its\nharbours at night.\n\nIt may ring\nbells.") == [
        "Each Party shall light its harbours at night.",
        "It may ring bells.",
    ]


def test_headings_and_labels_begin_paragraphs():
    assert texts("Article 1\nPorts\n1. One\n(a) two\nof them") == [
        "Article 1",
        "Ports",
        "1. One",
        "(a) two of them",
    ]


def test_the_title_below_an_article_is_told_from_its_text_without_empty_lines():
    wrapped = (
        "Article 1\nLighting of the harbours\nEach Party shall light its harbours from dusk until\n"
        "dawn.\nArticle 2\nLamps that are not within the reach of\nany harbour\n"
        "The Parties shall light them too, each in its turn."
    )
    assert texts(wrapped) == [
        "Article 1",
        "Lighting of the harbours",
        "Each Party shall light its harbours from dusk until dawn.",
        "Article 2",
        "Lamps that are not within the reach of any harbour",
        "The Parties shall light them too, each in its turn.",
    ]


def test_text_that_follows_its_number_on_the_same_line_is_one_paragraph():
    wrapped = (
        "ARTICLE 3. - Each Party shall light the harbours\nthat lie on its own coast at all times.\n" * 2
    )
    assert (
        texts(wrapped)
        == ["ARTICLE 3. - Each Party shall light the harbours that lie on its own coast at all times."] * 2
    )


def test_recitals_and_the_title_above_them_are_paragraphs_without_empty_lines():
    wrapped = (
        "Treaty on the Lamps of All Coasts\nopened at sea\nThe States Parties to this Treaty,\n"
        "Recalling that lamps burn at night and that ships\nsail by them,\nMindful of oil,\nHave agreed as follows:"
    )
    assert texts(wrapped) == [
        "Treaty on the Lamps of All Coasts opened at sea",
        "The States Parties to this Treaty,",
        "Recalling that lamps burn at night and that ships sail by them,",
        "Mindful of oil,",
        "Have agreed as follows:",
    ]


def test_a_label_on_a_line_of_its_own_opens_the_paragraph_below():
    assert texts("(a)\n\nlamps;\n\n(b)\n\n(i)\n\noil\n\n3.\n\nArticle 2") == [
        "(a) lamps;",
        "(b)",
        "(i) oil",
        "3.",
        "Article 2",
    ]


def test_lines_drawn_with_signs_are_set_aside_and_part_paragraphs():
    assert texts("Lamps burn\n-------\nat night.\n* * *") == ["Lamps burn", "at night."]
    assert aside("Lamps burn\n-------\nat night.\n* * *") == [
        ("-------", "ruled line"),
        ("* * *", "ruled line"),
    ]


def test_in_chinese_a_line_that_ends_a_sentence_ends_its_paragraph():
    assert texts("各国应当点灯。\n港口应当鸣钟，\n不分昼夜。\n完。") == [
        "各国应当点灯。",
        "港口应当鸣钟，不分昼夜。",
        "完。",
    ]


def test_page_numbers_and_running_titles_beside_form_feeds_are_set_aside():
    pages = [
        f"HARBOUR/1/Rev.{page}\nLamps burn on page {page} and the\nsea is dark.\n- {page} -"
        for page in (1, 2, 3, 4)
    ]
    text = "\f".join(pages)
    assert len(texts(text)) == 4
    assert aside(text)[:2] == [("HARBOUR/1/Rev.1", "running title"), ("- 1 -", "page number")]
    assert len(aside(text)) == 8


def test_a_line_that_two_pages_begin_with_is_text():
    assert texts("Lamps burn.\n\n\fLamps burn.") == ["Lamps burn.", "Lamps burn."]


def test_numbers_on_a_line_of_their_own_are_text_without_pages():
    assert texts("Article 1\n\n12\n\nLamps.") == ["Article 1", "12", "Lamps."]


@given(
    st.text(
        st.sampled_from("ab1. \n\f-Article(i)") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=200
    )
)
def test_no_character_of_any_text_is_lost(text):
    assert parse(read_plain(("x" + text).encode())).characters.balances()
