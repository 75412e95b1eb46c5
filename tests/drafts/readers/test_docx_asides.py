"""What a Word file holds beside its words: notes, fields, form hints, symbols, moved words."""

import pytest

from drafts.engine.redline import Redline
from drafts.engine.source import SourceText
from drafts.readers.docx import read_docx
from tests.drafts.readers.makers import W, docx, paragraph, run

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def source(*body: str, redline: Redline = "new", **parts: str) -> SourceText:
    return read_docx(docx("".join(body), **parts), redline)


def texts(found: SourceText) -> list[str]:
    return [line.text for line in found.lines]


def aside(found: SourceText) -> dict[str, int]:
    return {item.reason: item.count for item in found.characters.set_aside}


def codes(found: SourceText) -> list[str]:
    return [doubt.code for doubt in found.doubts]


def notes(found: SourceText) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in found.footnotes]


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(code: str, result: str) -> str:
    instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return field_mark("begin") + instruction + field_mark("separate") + result + field_mark("end")


class TestFields:
    @pytest.mark.parametrize("code", ["PAGE", "NUMPAGES \\* ARABIC", "page"])
    def test_page_numbers_are_set_aside(self, code):
        found = source(paragraph(run("Lamps "), complex_field(code, run("17"))))
        assert (texts(found), aside(found)) == (["Lamps"], {"page number": 2})

    def test_the_short_form_too(self):
        simple = f'<w:fldSimple w:instr=" PAGE ">{run("17")}</w:fldSimple>'
        found = source(paragraph(run("Lamps"), simple))
        assert (texts(found), aside(found)) == (["Lamps"], {"page number": 2})

    @pytest.mark.parametrize("code", ["REF _Ref1 \\h", "HYPERLINK http://example.org", "FORMTEXT"])
    def test_the_results_of_others_are_text(self, code):
        assert texts(source(paragraph(run("Article "), complex_field(code, run("7"))))) == ["Article 7"]

    def test_a_table_of_contents_may_run_over_paragraphs(self):
        head = field_mark("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + field_mark("separate")
        page = complex_field("PAGEREF a", run("2"))
        found = source(
            paragraph(head, run("Article 1"), page),
            paragraph(run("Article 2"), field_mark("end")),
            paragraph(run("Go.")),
        )
        assert (texts(found), aside(found)) == (["Go."], {"table of contents": 17})

    def test_words_inside_a_code_are_set_aside(self):
        nested = (
            field_mark("begin")
            + "<w:r><w:instrText>IF</w:instrText></w:r>"
            + run("secret")
            + field_mark("separate")
        )
        found = source(paragraph(run("Lamps "), nested, run("burn"), field_mark("end")))
        assert (texts(found), aside(found)) == (["Lamps burn"], {"code of a field": 6})

    def test_a_field_that_never_ends_takes_no_text(self):
        assert texts(source(paragraph(field_mark("begin"), run("Lamps")), paragraph(run("burn.")))) == [
            "Lamps",
            "burn.",
        ]


class TestFormHints:
    HINT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"

    def test_the_hint_of_an_empty_field_is_set_aside(self):
        control = f"<w:sdt>{self.HINT}<w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
        found = source(paragraph(run("Lamps"), control))
        assert (texts(found), aside(found)) == (["Lamps"], {"hint in an empty form field": 9})

    @pytest.mark.parametrize(
        "wrap", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"]
    )
    @pytest.mark.parametrize("place", ["paragraph", "row", "cell", "run"])
    def test_what_is_in_content_controls_is_read(self, wrap, place):
        inside = wrap.format(run("burn")) if place == "run" else run("burn")
        block = paragraph(inside)
        block = wrap.format(block) if place == "paragraph" else block
        cell = f"<w:tc>{block}</w:tc>"
        row = f"<w:tr>{wrap.format(cell) if place == 'cell' else cell}</w:tr>"
        table = f"<w:tbl>{wrap.format(row) if place == 'row' else row}</w:tbl>"
        assert texts(source(table)) == ["burn"]


class TestCharacters:
    @pytest.mark.parametrize(
        ("font", "code", "text"),
        [
            ("Symbol", "F061", "α"),
            ("Symbol", "F0B3", "≥"),
            ("Wingdings", "F0FE", "☑"),
            ("Arial", "00A7", "§"),
            ("", "20AC", "€"),
        ],
    )
    def test_a_symbol_is_read_by_its_font(self, font, code, text):
        symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        assert texts(source(paragraph(run("a"), symbol))) == [f"a{text}"]

    def test_a_symbol_of_an_unknown_font_is_set_aside_and_told(self):
        found = source(paragraph(run("a"), '<w:r><w:sym w:font="Signs" w:char="F041"/></w:r>'))
        assert (texts(found), codes(found)) == (["a"], ["symbols"])
        assert aside(found) == {"symbol without a meaning outside its font": 1}

    @pytest.mark.parametrize("code", ["", "zz", "D800", "0", "110000"])
    def test_a_symbol_without_a_code_is_nothing(self, code):
        assert texts(source(paragraph(run("a"), f'<w:r><w:sym w:font="x" w:char="{code}"/></w:r>'))) == ["a"]

    def test_soft_hyphens_vanish_and_hard_ones_stay(self):
        body = "<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t><w:noBreakHyphen/><w:t>light</w:t></w:r>"
        assert texts(source(paragraph(body))) == ["harbour-light"]

    def test_no_break_spaces_are_spaces(self):
        assert texts(source(paragraph(run("Article\u00a01\u202f000")))) == ["Article 1 000"]

    def test_formulas_are_text(self):
        formula = f"<m:oMath {MATH}><m:r><m:t>x+1</m:t></m:r></m:oMath>"
        assert texts(source(paragraph(run("Let "), formula))) == ["Let x+1"]

    def test_a_reading_aid_is_set_aside(self):
        ruby = f"<w:r><w:ruby><w:rt>{run('yào')}</w:rt><w:rubyBase>{run('要')}</w:rubyBase></w:ruby></w:r>"
        found = source(paragraph(run("必"), ruby))
        assert (texts(found), aside(found)) == (["必要"], {"reading aid above a word": 3})

    def test_text_outside_paragraphs_is_counted_and_told(self):
        found = source(paragraph(run("Lamps")), f"<w:x>{run('lost')}</w:x>")
        assert (texts(found), aside(found), codes(found)) == (
            ["Lamps"], {"text outside paragraphs": 4}, ["text-outside-paragraphs"],
        )  # fmt: skip


class TestNotes:
    FOOT = (
        f'<w:footnotes {W}><w:footnote w:id="1">{paragraph(run("Of oil."))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("Of gas."))}</w:footnote></w:footnotes>'
    )
    END = f'<w:endnotes {W}><w:endnote w:id="1">{paragraph(run("Of the sea."))}</w:endnote></w:endnotes>'

    @staticmethod
    def mark(number: int, kind: str = "footnote", properties: str = "", own: str = "") -> str:
        custom = ' w:customMarkFollows="1"' if own else ""
        sign = f"<w:t>{own}</w:t>" if own else ""
        return f'<w:r><w:rPr>{properties}</w:rPr><w:{kind}Reference w:id="{number}"{custom}/>{sign}</w:r>'

    def test_endnotes_count_by_themselves_in_roman_numerals(self):
        body = paragraph(run("a"), self.mark(1, "endnote"), self.mark(1), self.mark(2))
        found = source(body, footnotes=self.FOOT, endnotes=self.END)
        assert notes(found) == [("i", "Of the sea."), ("1", "Of oil."), ("2", "Of gas.")]

    def test_a_document_may_count_them_otherwise(self):
        count = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
        settings = f"<w:settings {W}>{count}</w:settings>"
        found = source(
            paragraph(run("a"), self.mark(1), self.mark(2)), footnotes=self.FOOT, settings=settings
        )
        assert notes(found) == [("c", "Of oil."), ("d", "Of gas.")]

    def test_a_sign_of_its_own_is_its_label_and_no_text(self):
        found = source(paragraph(run("Lamps"), self.mark(1, own="*"), self.mark(2)), footnotes=self.FOOT)
        assert texts(found) == ["Lamps"]
        assert notes(found) == [("*", "Of oil."), ("1", "Of gas.")]

    def test_a_note_goes_with_its_deleted_mark(self):
        body = paragraph(run("a"), f"<w:del>{self.mark(1)}</w:del>", self.mark(2))
        found = source(body, footnotes=self.FOOT)
        assert (notes(found), aside(found)) == ([("1", "Of gas.")], {"deleted (tracked change)": 6})
        assert notes(source(body, redline="old", footnotes=self.FOOT)) == [("1", "Of oil."), ("2", "Of gas.")]

    def test_a_note_goes_with_its_struck_mark_but_keeps_its_number(self):
        body = paragraph(run("a"), self.mark(1, properties="<w:strike/>"), self.mark(2))
        found = source(body, footnotes=self.FOOT)
        assert (notes(found), aside(found)) == ([("2", "Of gas.")], {"struck text": 6})

    def test_two_notes_of_one_id_are_both_kept(self):
        twice = self.FOOT.replace('w:id="2"', 'w:id="1"')
        found = source(paragraph(run("a"), self.mark(1)), footnotes=twice)
        assert notes(found) == [("1", "Of oil."), ("", "Of gas.")]

    def test_a_note_without_a_mark_is_kept(self):
        assert notes(source(paragraph(run("a"), self.mark(2)), footnotes=self.FOOT)) == [
            ("1", "Of gas."),
            ("", "Of oil."),
        ]


class TestRedlines:
    def test_a_text_box_goes_with_its_deleted_run(self):
        box = f"<w:r><w:drawing><w:txbxContent>{paragraph(run('gone'))}</w:txbxContent></w:drawing></w:r>"
        body = f"<w:p>{run('Lamps')}<w:del>{box}</w:del></w:p>"
        found = source(body)
        assert (texts(found), aside(found)) == (["Lamps"], {"deleted (tracked change)": 4})
        assert texts(source(body, redline="old")) == ["gone", "Lamps"]

    def test_moved_words_stand_where_they_went_or_where_they_came_from(self):
        body = (
            paragraph(f"<w:moveFrom>{run('Bells ring.')}</w:moveFrom>", properties="<w:rPr><w:del/></w:rPr>"),
            paragraph(run("Lamps burn.")),
            paragraph(f"<w:moveTo>{run('Bells ring.')}</w:moveTo>", properties="<w:rPr><w:ins/></w:rPr>"),
        )
        assert texts(source(*body)) == ["Lamps burn.", "Bells ring."]
        assert texts(source(*body, redline="old")) == ["Bells ring.", "Lamps burn."]

    def test_paragraphs_join_where_the_mark_between_them_was_deleted(self):
        body = (
            paragraph(run("Lamps "), properties="<w:rPr><w:del/></w:rPr>"),
            paragraph(run("burn.")),
        )
        assert texts(source(*body)) == ["Lamps burn."]
        assert texts(source(*body, redline="old")) == ["Lamps", "burn."]

    def test_a_deleted_mark_at_the_end_of_a_cell_loses_no_word(self):
        cell = f"<w:tc>{paragraph(run('Lamps'), properties='<w:rPr><w:del/></w:rPr>')}</w:tc>"
        assert texts(source(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", paragraph(run("burn.")))) == [
            "Lamps",
            "burn.",
        ]

    def test_the_styles_of_comparing_programs_are_recognised(self):
        looks = {
            "Del": ("DeltaView Deletion", "<w:strike/>"),
            "Ins": ("DeltaView Insertion", '<w:u w:val="double"/>'),
            "Link": ("Hyperlink", '<w:u w:val="single"/>'),
        }
        rows = (
            f'<w:style w:styleId="{key}"><w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
            for key, (name, look) in looks.items()
        )
        styles = f"<w:styles {W}>{''.join(rows)}</w:styles>"
        pieces = [
            ("Lamps ", ""),
            ("may", "Del"),
            (" ", ""),
            ("shall", "Ins"),
            (" burn ", ""),
            ("here", "Link"),
        ]
        body = paragraph(
            *(run(text, f'<w:rStyle w:val="{style}"/>' if style else "") for text, style in pieces)
        )
        assert texts(source(body, styles=styles)) == ["Lamps shall burn here"]
        assert texts(source(body, styles=styles, redline="old")) == ["Lamps may burn here"]

    @pytest.mark.parametrize(
        "inserted",
        ["<w:b/>", '<w:u w:val="single"/>', '<w:color w:val="FF0000"/>', '<w:color w:val="0000FF"/>'],
    )
    def test_bold_underlined_and_coloured_words_are_new_beside_struck_ones(self, inserted):
        body = paragraph(
            run("Lamps "), run("may", "<w:dstrike/>"), run(" "), run("shall", inserted), run(" burn.")
        )
        assert texts(source(body, redline="old")) == ["Lamps may burn."]
        assert texts(source(body)) == ["Lamps shall burn."]

    def test_old_and_new_words_never_make_one_word(self):
        body = paragraph(run("new", "<w:b/>"), run("old", "<w:strike/>"), run("er"))
        assert texts(source(body, redline="both")) == ["new older"]
