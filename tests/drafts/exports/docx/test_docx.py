import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.comparison import compare
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.exports.docx import redline_docx
from drafts.readers import read
from drafts.readers.docx import read_docx
from tests.drafts.exports.samples import KELP, LAMP, NEW, OLD, REDLINE, article
from tests.drafts.readers.makers import zipped
from tests.shared import data_path

OPPOSITE = {"ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom"}


def part_of(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def accepted(docx: bytes) -> list[str]:
    """The paragraphs as the reader of Word files gives them: it accepts all changes."""
    return [line.text for line in read_docx(docx).lines]


def rejected(docx: bytes) -> list[str]:
    """The same with every change turned into its opposite, so that accepting is rejecting."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    turned = re.sub(
        r"(</?w:)(ins|del|moveFrom|moveTo)(?=[ />])",
        lambda match: match[1] + OPPOSITE[match[2]],
        files["word/document.xml"].decode(),
    )
    return accepted(zipped({**files, "word/document.xml": turned}))


def printed(parts: Sequence[Part]) -> list[str]:
    """A draft as its lines: chapters where they begin, numbers, headings, paragraphs."""
    lines, chapter = [], ""
    for part in parts:
        if part.chapter not in (chapter, ""):
            lines.append(part.chapter)
        chapter = part.chapter
        lines += [line for line in (part.label, part.heading, *part.paragraphs) if line]
    return lines


def docx_of(old: Sequence[Part], new: Sequence[Part]) -> bytes:
    return redline_docx(replace(REDLINE, comparison=compare(old, new)))


def words_in(docx: bytes, element: str) -> list[str]:
    """The text of each change of a kind."""
    found = re.findall(rf"<w:{element} [^>]*>(.*?)</w:{element}>", part_of(docx, "word/document.xml"))
    return [re.sub(r"<[^>]*>", "", run.replace("<w:tab/>", " ")) for run in found]


def test_accepting_all_changes_gives_the_new_draft_and_rejecting_them_the_old_one():
    docx = docx_of(OLD, NEW)
    assert accepted(docx) == printed(NEW)
    assert rejected(docx) == printed(OLD)


def test_the_accepted_document_is_parsed_as_the_new_draft():
    parts = parse(read(docx_of(OLD, NEW), "redline.docx")).parts
    assert parts == NEW


def test_a_changed_word_is_one_deletion_and_one_insertion():
    docx = docx_of([article("1", "", KELP)], [article("1", "", KELP.replace("shall", "should"))])
    assert words_in(docx, "del") == ["shall"]
    assert words_in(docx, "ins") == ["should"]


def test_changes_are_by_us_and_of_the_day_of_the_new_draft():
    document = part_of(redline_docx(REDLINE), "word/document.xml")
    signed = re.findall(r'<w:(?:ins|del|moveFrom|moveTo) [^>]*w:author="([^"]*)" w:date="([^"]*)"', document)
    assert set(signed) == {("TreatyWatch", "2026-03-04T00:00:00Z")}


def test_a_draft_without_a_date_leaves_changes_undated():
    undated = replace(REDLINE, new=replace(REDLINE.new, issued_on=None))
    assert "w:date" not in part_of(redline_docx(undated), "word/document.xml")


def test_a_moved_paragraph_is_a_move_of_one_name_with_its_new_words_inserted():
    docx = docx_of(OLD, NEW)
    document = part_of(docx, "word/document.xml")
    assert re.findall(r'<w:moveFromRangeStart [^>]*w:name="([^"]*)"', document) == ["move_1_1"]
    assert re.findall(r'<w:moveToRangeStart [^>]*w:name="([^"]*)"', document) == ["move_1_1"]
    assert "ice" in words_in(docx, "ins")
    assert words_in(docx, "moveFrom") == [
        "2. No Party shall ask a fee for the use of its lamps by ships that seek shelter from a storm."
    ]


def test_an_article_that_moved_past_another_stands_at_both_places():
    old = [article("1", "Kelp", KELP), article("2", "Lamps", f"{LAMP}\n{LAMP.replace('lamp', 'light')}")]
    new = [replace(old[1], number="1", label="Article 1"), replace(old[0], number="2", label="Article 2")]
    docx = docx_of(old, new)
    assert accepted(docx) == printed(new)
    assert rejected(docx) == printed(old)
    assert words_in(docx, "moveFrom") == words_in(docx, "moveTo") == [KELP]


def test_headings_are_styles_and_numbers_hang_at_a_tab():
    document = part_of(redline_docx(REDLINE), "word/document.xml")
    assert document.count('w:val="Heading1"') == 2
    assert document.count('w:val="Heading2"') == 7
    assert '<w:t xml:space="preserve">1.</w:t><w:tab/>' in document


def test_the_header_tells_what_is_compared():
    assert "Kelp treaty: Zero draft (KELP/4, 2026-01-05) → Rev.1 (KELP/5/Rev.1, 2026-03-04)" in part_of(
        redline_docx(REDLINE), "word/header1.xml"
    )


def test_arabic_is_set_from_the_right():
    styles = part_of(redline_docx(replace(REDLINE, language="ar")), "word/styles.xml")
    assert re.search(r'<w:rtl/><w:lang [^>]*w:bidi="ar"', styles)
    assert "<w:pPr><w:bidi/>" in styles
    assert "w:rtl" not in part_of(redline_docx(REDLINE), "word/styles.xml")


def test_every_change_has_a_number_of_its_own():
    document = part_of(redline_docx(REDLINE), "word/document.xml")
    numbers = re.findall(
        r'<w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart) w:id="(\d+)"', document
    )
    assert len(set(numbers)) == len(numbers) > 20


def test_the_same_redline_gives_the_same_bytes():
    assert redline_docx(REDLINE) == redline_docx(REDLINE)


WORDS = st.sampled_from(
    [
        "each",
        "Party",
        "shall",
        "protect",
        "kelp",
        "and",
        "lamps",
        "near",
        "harbours,",
        "in",
        "[fog]",
        "or",
        "ice;",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PARAGRAPHS = st.tuples(st.sampled_from(["", "", "1. ", "2. ", "(a) ", "(i) "]), SENTENCES).map("".join)
ARTICLES = st.builds(
    Part,
    kind=st.just("article"),
    number=st.just(""),
    heading=st.sampled_from(["", "Kelp", "Kelp and lamps"]),
    chapter=st.sampled_from(["", "Chapter I", "Chapter II. Lamps"]),
    text=st.lists(PARAGRAPHS | st.sampled_from([KELP, LAMP, f"{KELP} {LAMP}"]), max_size=4).map("\n".join),
    label=st.sampled_from(["Article 1", "Article 2", "[Article 3]", ""]),
)


@settings(max_examples=80)
@given(st.lists(ARTICLES, max_size=5), st.lists(ARTICLES, max_size=5))
def test_any_two_drafts_come_back_paragraph_for_paragraph(old, new):
    docx = docx_of(old, new)
    assert accepted(docx) == printed(new)
    assert rejected(docx) == printed(old)


def test_real_drafts_come_back_paragraph_for_paragraph():
    names = ("paris/2015-12-04.md", "paris/2015-12-09.md")
    old, new = (parse(read(data_path(name).read_bytes(), name)).parts for name in names)
    docx = docx_of(old, new)
    assert accepted(docx) == printed(new)
    assert rejected(docx) == printed(old)
