"""Columns, the numbers of lines in the margin, and names side by side."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drafts.readers.pdf_pages import LONG, aside, pdf_of, texts

WIDE = "@page {size: 21cm 16cm}"
WORDS = LONG.rstrip(".").split()


def at(top: int, left: int, text: str) -> str:
    """A line of its own at this place, in points."""
    return f'<div style="position: absolute; top: {top}pt; left: {left}pt; white-space: pre">{text}</div>'


def test_two_columns_are_read_one_after_the_other():
    body = "".join(f"<p>{number}. {LONG}</p>" for number in range(1, 9))
    source = pdf_of(body, style=f"{WIDE} body {{columns: 2}}")
    assert texts(source) == [f"{number}. {LONG}" for number in range(1, 9)]


def test_columns_that_the_file_sets_row_by_row_are_read_one_after_the_other():
    left = [" ".join(WORDS[start : start + 8]) for start in range(0, 12, 2)]
    right = [line.upper() for line in left]
    rows = "".join(at(15 * row, 0, left[row]) + at(15 * row, 270, right[row]) for row in range(6))
    source = pdf_of(f'<div style="position: relative">{rows}</div>', style=WIDE)
    assert "".join(texts(source)).replace(" ", "") == "".join(left + right).replace(" ", "")


def test_a_title_across_two_columns_stands_above_both():
    body = f'<h3 style="column-span: all; font-size: 11pt">{"Lamps and bells of the harbours " * 2}</h3>'
    body += "".join(f"<p>{number}. {LONG}</p>" for number in range(1, 7))
    source = pdf_of(body, style=f"{WIDE} body {{columns: 2}}")
    assert texts(source)[0].startswith("Lamps and bells")
    assert texts(source)[1:] == [f"{number}. {LONG}" for number in range(1, 7)]


def test_labels_that_stand_far_from_their_text_are_no_column():
    text = "every master who sees a lamp shall turn the ship away from the rocks;"
    rows = "".join(at(15 * row, 0, f"({mark})") + at(15 * row, 30, text) for row, mark in enumerate("abcdef"))
    source = pdf_of(f'<div style="position: relative">{rows}</div>', style=WIDE)
    assert texts(source) == [f"({mark}) {text}" for mark in "abcdef"]


def test_names_side_by_side_are_read_in_turn():
    rows = (("For the Harbours", "For the Ships"), ("The President", "The Master"))
    body = "".join(f"<tr><td style='width: 6cm'>{one}</td><td>{other}</td></tr>" for one, other in rows)
    source = pdf_of(f"<p>{LONG}</p><table>{body}</table>", style=WIDE)
    assert texts(source)[1:] == ["For the Harbours", "The President", "For the Ships", "The Master"]


def numbered(step: int) -> str:
    """Twenty lines, each so many of them with its number in the margin."""
    rows = "".join(
        (at(12 * row, -30, str(row)) if row % step == 0 else "") + at(12 * row, 0, " ".join(WORDS[row % 7 :]))
        for row in range(1, 21)
    )
    return f'<div style="position: relative">{rows}</div>'


def test_the_numbers_of_lines_are_set_aside():
    source = pdf_of(numbered(1), style=WIDE + "body {font-size: 9pt}")
    assert aside(source) == {"line number": 31}
    assert not any(character.isdigit() for text in texts(source) for character in text)


def test_the_number_of_every_fifth_line_is_left_when_four_are_too_few_to_tell():
    assert aside(pdf_of(numbered(5), style=WIDE + "body {font-size: 9pt}")) == {}


def test_numbers_that_open_paragraphs_are_no_numbers_of_lines():
    body = "".join(f"<p>{number}. {LONG}</p>" for number in range(1, 4))
    assert texts(pdf_of(body, style=WIDE)) == [f"{number}. {LONG}" for number in range(1, 4)]


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=40).map(" ".join), min_size=1, max_size=6),
    st.sampled_from(
        ("", "columns: 2", "text-align: justify", "hyphens: auto", "columns: 2; text-align: justify")
    ),
)
def test_no_word_is_lost_or_moved_however_the_page_is_set(paragraphs, layout):
    body = "".join(f"<p>{number}. {text}.</p>" for number, text in enumerate(paragraphs, start=1))
    header = '@top-left {content: "HARBOUR/1"}'
    source = pdf_of(f'<html lang="en">{body}', page=header, style=f"{WIDE} body {{{layout}}}")
    found = "".join(texts(source)).replace(" ", "").replace("-", "").replace("HARBOUR/1", "")
    assert found == "".join(f"{number}.{text}." for number, text in enumerate(paragraphs, start=1)).replace(
        " ", ""
    )
    assert source.characters.balances()


def test_list_markers_open_their_paragraphs_wherever_the_file_draws_them():
    items = "".join(f"<li>Each Party lights lamp {number} in its harbour.</li>" for number in (1, 2))
    body = f"<p>Article 1</p><ol>{items}</ol><p>Article 2</p><ul>{items}</ul>"
    assert texts(pdf_of(body)) == [
        "Article 1",
        "1. Each Party lights lamp 1 in its harbour.",
        "2. Each Party lights lamp 2 in its harbour.",
        "Article 2",
        "• Each Party lights lamp 1 in its harbour.",
        "• Each Party lights lamp 2 in its harbour.",
    ]


def test_the_gutter_is_where_the_second_column_begins_not_its_indented_lines():
    words = "Each Party lights its lamps in every harbour that ships can reach by night. " * 2
    items = "".join(f"<li>{words}</li>" for _ in range(6))
    style = "body {columns: 2; font-size: 9pt} @page {size: 15cm 14cm; margin: 1cm}"
    assert texts(pdf_of(f"<p>{words}</p><ol>{items}</ol><p>{words}</p>", style=style)) == [
        words.strip(),
        *(f"{number}. {words.strip()}" for number in range(1, 7)),
        words.strip(),
    ]
