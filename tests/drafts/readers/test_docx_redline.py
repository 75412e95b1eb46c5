"""Word documents that show their changes by format, and what converters from PDF make of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.redline import REDLINES, Redline
from drafts.engine.source import SourceText
from drafts.readers import read
from drafts.readers.docx import read_docx
from tests.drafts.readers.makers import docx, paragraph, run

STRIKE, BOLD, RAISED, SMALL = (
    "<w:strike/>",
    "<w:b/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:sz w:val="20"/>',
)
NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word"'


def lines(*paragraphs: str, redline: Redline = "new", **parts: str) -> list[str]:
    return [line.text for line in source(*paragraphs, redline=redline, **parts).lines]


def source(*paragraphs: str, redline: Redline = "new", **parts: str) -> SourceText:
    return read_docx(docx("".join(paragraphs), **parts), redline)


def aside(found: SourceText) -> dict[str, int]:
    return {item.reason: item.count for item in found.characters.set_aside}


def drawn(top: float, left: float = 72, width: float = 451, wrap: str = "none") -> str:
    """A thin black shape, as converters draw a strike: `top` points below its paragraph's top."""
    style = (
        f"position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{width}pt;height:.6pt;"
        "mso-position-horizontal-relative:page"
    )
    return (
        f'<w:r><w:pict {NAMESPACES}><v:rect style="{style}" fillcolor="black">'
        f'<w10:wrap type="{wrap}"/></v:rect></w:pict></w:r>'
    )


LONG = (
    "Every master of a ship shall light the lamps of that ship before the sun has set upon the harbour, and "
)
ENDS = "shall keep them lit until the morning."


class TestChoice:
    REDLINED = paragraph(run("Lamps "), run("may", STRIKE), run("shall", BOLD), run(" burn."))

    @pytest.mark.parametrize(
        ("redline", "text"),
        [("new", "Lamps shall burn."), ("old", "Lamps may burn."), ("both", "Lamps may shall burn.")],
    )
    def test_struck_words_are_old_and_bold_ones_new(self, redline, text):
        assert lines(self.REDLINED, redline=redline) == [text]

    def test_bold_words_are_nothing_special_where_nothing_is_struck(self):
        assert lines(paragraph(run("Lamps "), run("shall", BOLD)), redline="old") == ["Lamps shall"]

    @pytest.mark.parametrize("redline", ["new", "old"])
    def test_what_was_inserted_and_struck_again_is_in_neither(self, redline):
        found = source(paragraph(run("Lamps burn"), run(" high", STRIKE + BOLD)), redline=redline)
        assert [line.text for line in found.lines] == ["Lamps burn"]
        assert aside(found) == {"inserted text that is struck again": 4}

    @pytest.mark.parametrize(("redline", "text"), [("new", "shall burn"), ("old", "may burn")])
    def test_tracked_changes_are_accepted_or_rejected(self, redline, text):
        body = (
            f"<w:p><w:ins>{run('shall ')}</w:ins><w:del><w:r><w:delText>may </w:delText></w:r></w:del>"
            f"{run('burn')}</w:p>"
        )
        assert lines(body, redline=redline) == [text]

    def test_titles_in_capitals_are_bold_in_any_case(self):
        body = paragraph(run("ANNEX II", BOLD)), paragraph(run("old", STRIKE))
        assert lines(*body, redline="old")[0] == "ANNEX II"

    def test_the_choice_goes_through_the_front_door(self):
        assert read(docx(self.REDLINED), "x.docx", "old").lines[0].text == "Lamps may burn."

    def test_old_text_says_what_was_left_out(self):
        assert [doubt.code for doubt in source(self.REDLINED, redline="old").doubts] == ["inserted-text"]


class TestWhatStruckWordsLeave:
    def test_a_space_that_went_with_them_comes_back(self):
        assert lines(paragraph(run("Lamps"), run(" and bells", STRIKE), run("burn."))) == ["Lamps burn."]

    def test_none_is_left_before_a_comma(self):
        assert lines(paragraph(run("Lamps "), run("and bells", STRIKE), run(", if any"))) == ["Lamps, if any"]

    def test_lone_marks_go_too(self):
        assert lines(paragraph(run("Lamps", STRIKE), run(";"))) == []

    def test_a_mark_at_the_beginning_goes_too(self):
        assert lines(paragraph(run("Lamps", STRIKE), run(". Bells ring."))) == ["Bells ring."]

    def test_a_word_gets_its_last_letter_back_where_the_rest_is_no_word(self):
        body = paragraph(run("its healt"), run("h, or worse", STRIKE), run("."))
        assert lines(body, paragraph(run("In good health."))) == ["its health.", "In good health."]

    def test_a_plural_may_be_struck(self):
        body = (
            paragraph(run("a lamp"), run("s, lit", STRIKE), run(".")),
            paragraph(run("One lamp, two lamps.")),
        )
        assert lines(*body)[0] == "a lamp."


class TestDrawnStrikes:
    def test_a_line_over_the_first_row_strikes_that_row(self):
        body = paragraph(drawn(8.1), run(LONG + ENDS, '<w:sz w:val="24"/>'))
        assert lines(body) == ["harbour, and shall keep them lit until the morning."]

    def test_the_doubt_names_the_place(self):
        found = source(paragraph(drawn(8.1), run(LONG + ENDS, '<w:sz w:val="24"/>')))
        assert [(doubt.code, doubt.place) for doubt in found.doubts if doubt.code == "drawn-strikes"] == [
            ("drawn-strikes", "paragraph 1 and 0 more")
        ]

    @pytest.mark.parametrize(
        "shape", [drawn(12.5), drawn(8.1, wrap="topAndBottom"), drawn(60)], ids=["underline", "rule", "below"]
    )
    def test_other_lines_strike_nothing(self, shape):
        assert lines(paragraph(shape, run(LONG + ENDS, '<w:sz w:val="24"/>'))) == [LONG + ENDS]

    def test_a_short_line_strikes_the_mark_below_it(self):
        body = paragraph(drawn(8.1, left=106, width=3), run("Lamps, burn.", '<w:sz w:val="24"/>'))
        assert lines(body) == ["Lamps burn."]

    def test_broken_measures_are_no_strikes(self):
        shape = drawn(8.1).replace("8.1pt", "1.2.3pt").replace("451pt", "-1pt")
        assert lines(paragraph(shape, run("Lamps burn."))) == ["Lamps burn."]


class TestNotesInTheText:
    BODY = paragraph(run("Lamps"), run("1", RAISED), run(" burn."))
    NOTE = paragraph(run("1", RAISED + SMALL), run(" Of oil", SMALL))

    def test_a_small_paragraph_with_a_raised_number_is_a_footnote(self):
        found = source(self.BODY, self.NOTE, paragraph(run("Bells ring.")))
        assert [line.text for line in found.lines] == ["Lamps burn.", "Bells ring."]
        assert [(note.label, note.text) for note in found.footnotes] == [("1", "Of oil")]
        assert aside(found) == {"footnote mark": 1}

    def test_it_goes_on_in_the_next_small_paragraph(self):
        found = source(self.BODY, self.NOTE, paragraph(run("and gas.", SMALL)))
        assert found.footnotes[0].text == "Of oil and gas."

    def test_a_raised_number_without_a_note_is_text(self):
        assert lines(self.BODY) == ["Lamps1 burn."]


class TestTornParagraphs:
    BEGUN = "Every master of a ship shall light the lamps of"

    NOTE = TestNotesInTheText.NOTE

    def test_a_sentence_goes_on_where_a_converter_left_its_traces(self):
        torn = [paragraph(run(self.BEGUN)), self.NOTE, paragraph(run("that ship."))]
        assert lines(*torn) == [f"{self.BEGUN} that ship."]

    def test_paragraphs_of_a_file_written_in_word_stay_as_they_were_written(self):
        written = [paragraph(run(self.BEGUN)), paragraph(run("that ship."))]
        assert lines(*written) == [self.BEGUN, "that ship."]

    @pytest.mark.parametrize("above", [BEGUN + ":", BEGUN.upper(), "Lamps"])
    def test_lists_titles_and_short_lines_stay_apart(self, above):
        assert len(lines(paragraph(run(above)), self.NOTE, paragraph(run("that ship.")))) == 2

    def test_those_who_sign_side_by_side_are_read_one_after_the_other(self):
        tab = "<w:r><w:tab/></w:r>"
        rows = [
            paragraph(run("For Oslo"), tab, run("For Lima")),
            paragraph(run("The Mayor"), tab, run("The Queen")),
        ]
        assert lines(*rows) == ["For Oslo", "The Mayor", "For Lima", "The Queen"]

    def test_one_row_with_a_tab_stays_a_line(self):
        assert lines(paragraph(run("Lamps"), "<w:r><w:tab/></w:r>", run("Bells"))) == ["Lamps Bells"]


PIECES = st.tuples(
    st.text("ab .,;1é", min_size=1, max_size=6),
    st.sampled_from(["", STRIKE, BOLD, STRIKE + BOLD, RAISED, SMALL]),
)


@given(st.lists(st.lists(PIECES, min_size=1, max_size=5), min_size=1, max_size=4), st.sampled_from(REDLINES))
@settings(max_examples=60, deadline=None)
def test_every_character_is_kept_or_set_aside(rows, redline):
    body = [paragraph(drawn(8.1), *(run(text, style) for text, style in row)) for row in rows]
    count = sum(len("".join(text.split())) for row in rows for text, _ in row)
    found = source(*body, redline=redline).characters
    assert (found.total, found.balances()) == (count, True)
