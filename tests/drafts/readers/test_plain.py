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
