import pytest

from drafts.engine.source import SourceText
from drafts.readers.docx import read_docx
from tests.drafts.readers.makers import NUMBERING, W, docx, listed, paragraph, run


def read_body(*paragraphs: str, **parts: str) -> SourceText:
    return read_docx(docx("".join(paragraphs), **parts))


def texts(source: SourceText) -> list[str]:
    return [line.text for line in source.lines]


def aside(source: SourceText) -> dict[str, int]:
    return {item.reason: item.count for item in source.characters.set_aside}


def codes(source: SourceText) -> list[str]:
    return [doubt.code for doubt in source.doubts]


def in_list(text: str, depth: int, number: int = 1) -> str:
    return paragraph(run(text), properties=listed(depth, number))


def test_automatic_numbers_go_on_nest_and_restart():
    source = read_body(
        in_list("One", 0), in_list("Apple", 1), in_list("Bean", 1), in_list("Two", 0), in_list("Cherry", 1),
        numbering=NUMBERING,
    )  # fmt: skip
    assert texts(source) == ["1. One", "(a) Apple", "(b) Bean", "2. Two", "(a) Cherry"]
    assert [line.label for line in source.lines] == ["1.", "(a)", "(b)", "2.", "(a)"]


def test_an_override_starts_the_list_anew_once():
    source = read_body(
        in_list("A", 0), in_list("B", 0), in_list("C", 0, 2), in_list("D", 0, 2), numbering=NUMBERING
    )
    assert texts(source) == ["1. A", "2. B", "1. C", "2. D"]


def test_legal_style_prints_the_upper_levels_in_digits():
    source = read_body(in_list("A", 0), in_list("B", 1), in_list("C", 2), numbering=NUMBERING)
    assert texts(source)[2] == "1.1.1 C"


def test_a_style_can_carry_the_number_and_the_heading_level():
    styles = (
        f'<w:styles {W}><w:style w:styleId="A"><w:name w:val="heading 2"/><w:pPr>{listed(0)}</w:pPr></w:style>'
        '<w:style w:styleId="B"><w:name w:val="own"/><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    source = read_body(
        paragraph(run("Ports"), properties='<w:pStyle w:val="B"/>'), numbering=NUMBERING, styles=styles
    )
    line = source.lines[0]
    assert (line.text, line.role, line.level) == ("1. Ports", "heading", 2)


def test_a_circle_of_styles_ends():
    styles = (
        f'<w:styles {W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert texts(read_body(paragraph(run("x"), properties='<w:pStyle w:val="A"/>'), styles=styles)) == ["x"]


def test_tracked_changes_are_accepted():
    source = read_body(
        f"<w:p><w:ins>{run('shall ')}</w:ins><w:del><w:r><w:delText>may </w:delText></w:r></w:del>{run('burn')}</w:p>"
    )
    assert texts(source) == ["shall burn"]
    assert aside(source) == {"deleted (tracked change)": 3}
    assert codes(source) == ["tracked-changes"]


@pytest.mark.parametrize("strike", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_struck_words_are_set_aside_and_do_not_touch_live_ones(strike):
    source = read_body(paragraph(run("Lamps "), run("shall", strike), run("may burn.")))
    assert texts(source) == ["Lamps may burn."]
    assert aside(source) == {"struck text": 5}
    assert codes(source) == ["struck-text"]


def test_a_strike_that_is_switched_off_is_none():
    assert texts(read_body(paragraph(run("Lamps", '<w:strike w:val="0"/>')))) == ["Lamps"]


def test_a_number_of_a_wholly_struck_paragraph_still_counts():
    source = read_body(
        in_list("One", 0), paragraph(run("Two", "<w:strike/>"), properties=listed(0)), in_list("Three", 0),
        numbering=NUMBERING,
    )  # fmt: skip
    assert texts(source) == ["1. One", "3. Three"]


def test_hidden_words_are_set_aside():
    source = read_body(paragraph(run("Lamps"), run("secret", "<w:vanish/>")))
    assert (texts(source), aside(source), codes(source)) == (["Lamps"], {"hidden text": 6}, ["hidden-text"])


def test_footnotes_are_numbered_in_the_order_of_their_marks():
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p>{run("-")}</w:p></w:footnote>'
        f'<w:footnote w:id="7"><w:p>{run("Of oil.")}</w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p>{run("Of gas.")}</w:p></w:footnote></w:footnotes>'
    )
    marks = '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="7"/></w:r>'
    source = read_body(f"<w:p>{run('Lamps')}{marks}</w:p>", footnotes=notes)
    assert [(note.label, note.text) for note in source.footnotes] == [("1", "Of gas."), ("2", "Of oil.")]


def test_headers_footers_and_comments_are_set_aside():
    part = f"<w:x {W}><w:p>{run('abc')}</w:p></w:x>"
    source = read_body(paragraph(run("Lamps")), header1=part, footer1=part, comments=part)
    assert aside(source) == {"comment": 3, "header or footer": 6}
    assert codes(source) == ["comments"]


def test_a_label_in_its_own_cell_joins_the_cell_beside_it():
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("(a)", "lamps"))
    assert texts(read_body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == ["(a) lamps"]


def test_text_boxes_come_once_and_before_their_paragraph():
    box = f"<w:txbxContent>{paragraph(run('Article 1'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f"<mc:AlternateContent {mc}>{both}</mc:AlternateContent>"
    assert texts(read_body(f"<w:p><w:r>{drawing}</w:r>{run('Lamps burn.')}</w:p>")) == [
        "Article 1",
        "Lamps burn.",
    ]


def test_an_article_heading_in_the_second_column_goes_above_the_first():
    column = f'<w:p><w:r><w:br w:type="column"/></w:r>{run("Article 1")}</w:p>'
    before = paragraph(run("Before."), properties="<w:sectPr/>")
    source = read_body(before, paragraph(run("Lamps burn:")), column, paragraph(run("(a) oil")))
    assert texts(source) == ["Before.", "Article 1", "Lamps burn:", "(a) oil"]
    assert codes(source) == ["heading-moved"]


def test_a_line_break_makes_two_lines():
    source = read_body(f"<w:p>{run('Article 1')}<w:r><w:br/></w:r>{run('Lamps')}</w:p>")
    assert texts(source) == ["Article 1", "Lamps"]
