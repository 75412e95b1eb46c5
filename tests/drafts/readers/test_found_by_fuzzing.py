"""Documents that a fuzzer made and a reader once lost a character of or broke on, cut down to what matters."""

import re
from dataclasses import replace

from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.readers import read
from drafts.readers.pdf.footnotes import Notes, split_notes
from drafts.readers.pdf.lines import PdfLine
from drafts.readers.tally import Tally
from tests.drafts.readers.makers import W, docx, paragraph, run
from tests.drafts.readers.pdf_pages import LONG, pdf_bytes


def draft(data: bytes, name: str) -> ParsedDraft:
    found = parse(read(data, name))
    assert found.characters.balances()
    return found


def test_an_accent_behind_a_tag_joins_its_letter():
    found = draft("<html><p>shal<b>l</b>\u0301 burn</p>".encode(), "x.html")
    assert [part.text for part in found.parts] == ["shalĺ burn"]
    assert (found.characters.total, found.characters.kept) == (10, 9)


def test_a_full_stop_behind_a_chinese_number_is_kept():
    found = draft("第五条. Fee".encode(), "x.txt")
    assert [(part.label, part.heading) for part in found.parts] == [("第五条.", "Fee")]


def test_notes_that_share_an_id_are_all_kept():
    note = f'<w:footnote w:id="1">{paragraph(run("Of oil"))}</w:footnote>'
    body = paragraph(run("Lamps"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    found = draft(docx(body, footnotes=f"<w:footnotes {W}>{note * 3}</w:footnotes>"), "x.docx")
    assert [(one.label, one.text) for one in found.footnotes] == [
        ("1", "Of oil"),
        ("", "Of oil"),
        ("", "Of oil"),
    ]


def test_names_side_by_side_with_a_line_below_come_once():
    tab, line_break = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
    body = paragraph(run("Oslo"), tab, run("Lima"), line_break, run("Bells ring."))
    found = draft(docx(paragraph(run("Article 1")) + body), "x.docx")
    assert [(part.heading, part.text) for part in found.parts] == [("Oslo Lima", "Bells ring.")]


def test_letters_of_no_height_are_letters():
    data = re.sub(rb"1 0 0 -1 ([\d. ]+) Tm", rb"1 0 0 0 \1 Tm", pdf_bytes(f"<p>{LONG}</p>"))
    assert draft(data, "x.pdf").characters.total == 83


def test_a_label_in_a_cell_without_a_row_is_kept():
    found = draft(b"<html><body><h2>Article 1</h2><p>Lamps:</p><td>(a)<td>", "x.html")
    assert [part.text for part in found.parts] == ["Lamps:\n(a)"]


def test_an_accent_behind_a_control_character_joins_its_letter():
    found = draft(b"Article 1\n\nLampi\x11\xcc\x81 burn brightly.", "x.txt")
    assert [part.text for part in found.parts] == ["Lampí burn brightly."]


def test_accents_of_names_side_by_side_join_their_letters():
    tab = "<w:r><w:tab/></w:r>"
    names = [
        paragraph(run(left), tab, run(right))
        for left, right in (("Jose\u0301", "Ann"), ("Rene\u0301e", "Ben"))
    ]
    found = draft(
        docx(paragraph(run("Article 1")) + paragraph(run("Lamps burn.")) + "".join(names)), "x.docx"
    )
    assert found.parts[0].text.split("\n")[1:] == ["José", "Renée", "Ann", "Ben"]


def test_arabic_letters_of_no_height_are_letters():
    page = '<div dir="rtl" style="font: 12pt \'DejaVu Sans\'"><p>مصابيح في كل ميناء<p>أجراس في الضباب</div>'
    data = re.sub(rb"1 0 0 -1 ([\d. ]+) Tm", rb"1 0 0 0 \1 Tm", pdf_bytes(page))
    assert draft(data, "x.pdf").characters.total == 28


def test_a_line_printed_twice_is_text_once_and_a_note_once():
    text = PdfLine("Lamps burn all night long.", 1, 72, 400, 700, 12)
    small, mark = PdfLine("Of oil", 1, 72, 100, 50, 6), PdfLine("1 Of gas", 1, 120, 200, 50, 6)
    notes = Notes(Tally())
    assert split_notes([text, small, mark, replace(small)], 12, notes) == [text, small]
    assert notes.texts == [("1", ["Of gas", "Of oil"])]
