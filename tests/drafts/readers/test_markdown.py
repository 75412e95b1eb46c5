import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.source import Line
from drafts.readers.markdown import read_markdown
from drafts.readers.markup import plain_text
from tests.shared import data_path


def texts(source: str) -> list[str]:
    return [line.text for line in read_markdown(source.encode()).lines]


def aside(source: str) -> dict[str, int]:
    return {item.reason: item.count for item in read_markdown(source.encode()).characters.set_aside}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*Being* Parties", "Being Parties"),
        ("**Option 1:** lamps", "Option 1: lamps"),
        ("**Option 1:**Lamps", "Option 1:Lamps"),
        ("r*eaffirming* it", "reaffirming it"),
        ("its [NDMC*][INDC] and [NDMC*]", "its [NDMC*][INDC] and [NDMC*]"),
        (r"a \* b \[c\]", "a * b [c]"),
        ("5 * 4 * 3", "5 * 4 * 3"),
        ("snake_case_word", "snake_case_word"),
        ("[lamps](https://example.org/lamps)", "lamps"),
        ("paragraph [x](a) above", "paragraph [x](a) above"),
        ("[lit][unlit] lamps", "[lit][unlit] lamps"),
        ("[[lamps][source]]", "[lamps]"),
        ("lamps[^3] and [[^4]]", "lamps and []"),
        ("<span style='x'>lamps</span><br>oil", "lamps oil"),
        ("a &amp; b", "a & b"),
        ("Lamps {#lamps .lit} and {oil}", "Lamps and {oil}"),
        ("`Draft 1`", "Draft 1"),
        ("a ~~dark~~ lamp", "a lamp"),
    ],
)
def test_markup_inside_a_paragraph(source, text):
    assert " ".join(plain_text(source, {"source"}).text.split()) == text


def test_headings_have_their_level_and_place():
    source = read_markdown(b"# Treaty\n\n##Ports\n\nText")
    assert source.lines == (
        Line("Treaty", "heading", 1, place="line 1"),
        Line("Ports", "heading", 2, place="line 3"),
        Line("Text", place="line 5"),
    )


def test_a_heading_is_one_line_whatever_stands_right_below_it():
    assert texts("## Article 1\nLamps burn.\n## Lamps of the\nopen sea") == [
        "Article 1",
        "Lamps burn.",
        "Lamps of the open sea",
    ]


def test_wrapped_lines_are_one_paragraph_and_labels_begin_new_ones():
    assert texts("Each Party shall light\nits harbours.\n1. One\n2. Two") == [
        "Each Party shall light its harbours.",
        "1. One",
        "2. Two",
    ]


def test_two_spaces_at_the_end_break_the_line():
    assert texts("Lamps  \nand oil") == ["Lamps", "and oil"]


def test_bullets_are_marks():
    assert texts("* lamps\n* oil") == ["lamps", "oil"]


def test_front_matter_contents_comments_and_link_targets_are_set_aside():
    source = (
        "---\ntitle: x\n---\n* TOC\n{:toc}\n<!-- a note -->\nLamps [are][s].\n\n[s]: https://example.org/\n"
    )
    assert texts(source) == ["Lamps are."]
    assert aside(source) == {
        "Markdown mark": 5,
        "comment": 12,
        "front matter": 13,
        "link target": 24,
        "table of contents marker": 10,
    }


def test_footnotes_with_their_further_paragraphs():
    source = read_markdown(b"Lamps[^1].\n\n[^1]: Of oil.\n\n    Or gas.\n\nMore.")
    assert [line.text for line in source.lines] == ["Lamps.", "More."]
    assert [(note.label, note.text) for note in source.footnotes] == [("1", "Of oil. Or gas.")]


def test_struck_words_are_set_aside_with_a_doubt():
    source = read_markdown(b"Lamps ~~shall~~ <del>must</del> may burn.")
    assert source.lines[0].text == "Lamps may burn."
    assert [doubt.code for doubt in source.doubts] == ["struck-text"]


def test_the_brackets_of_markdown_are_told_from_those_of_the_text():
    source = read_markdown(b"[Lamps][shall] burn[^1] [here](http://x.org/).\n\n[^1]: [Oil]")
    assert [doubt.message for doubt in source.doubts] == [
        "6 opening brackets: 2 in the text, 1 in footnotes; 2 of a footnote mark, 1 of a link."
    ]


@pytest.mark.parametrize(
    ("name", "of_the_file", "of_the_text"),
    [("2015-10-23", 1052, 1025), ("2015-12-04", 1055, 1015), ("2015-12-09", 222, 217)],
)
def test_brackets_of_the_paris_drafts(name, of_the_file, of_the_text):
    data = data_path(f"paris/{name}.md").read_bytes()
    source = read_markdown(data)
    account = next(doubt.message for doubt in source.doubts if doubt.code == "bracket-account")
    kept = sum(line.text.count("[") for line in source.lines) + sum(
        note.text.count("[") for note in source.footnotes
    )
    assert account.startswith(f"{of_the_file} opening brackets")
    assert kept == of_the_text


marks = st.text(alphabet="ab *_`[]()#>!-~<>\\:/^1.\n|&;", max_size=120)


@given(marks)
def test_no_character_is_lost_in_any_mess_of_marks(text):
    assert read_markdown(text.encode()).characters.balances()
