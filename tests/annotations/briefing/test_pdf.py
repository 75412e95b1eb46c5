import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from annotations.briefing.html import render_document, render_pages, styles
from annotations.briefing.note import Ask, Note, Section
from tests import verapdf
from tests.annotations.briefing.samples import ASK, NOTE
from treatywatch.pdf import make_pdf

MADE_AT = datetime(2026, 3, 21, 10, 0, tzinfo=UTC)


def pdf_of(note: Note) -> bytes:
    return make_pdf(render_document(render_pages(note), note, MADE_AT), styles(), MADE_AT)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return texts


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(NOTE)


@pytest.fixture(scope="module")
def pages(pdf) -> list[str]:
    return pages_of(pdf)


def test_the_cover_names_kind_treaty_title_organisation_and_month(pages):
    for words in (
        "BRIEFING NOTE",
        "Draft treaty on kelp forests",
        "Three asks on kelp",
        "What a treaty that works would say",
        "Tide Institute",
        "March 2026",
        "KELP/5/Rev.1",
    ):
        assert words in pages[0]


def test_contents_give_the_pages_on_which_chapters_really_begin(pages):
    listed = dict(re.findall(r"^(.+?) ?(?:\. ?){3,}(\d+)$", pages[2], re.MULTILINE))
    assert list(listed) == [
        "About Tide Institute",
        "Introduction",
        "Safeguards",
        "Money",
        "Conclusion",
        "Notes",
    ]
    for heading, number in listed.items():
        first = next(page for page, text in enumerate(pages[3:], start=4) if f"\n{heading}\n" in f"\n{text}")
        assert int(number) == first, heading


def test_every_page_of_text_bears_title_number_and_source(pages):
    for number, text in enumerate(pages[3:], start=4):
        assert f"Three asks on kelp {number}\n" in text
        assert "Rev.1, KELP/5/Rev.1, 4 March 2026" in text


def test_the_outline_holds_the_chapters(pdf):
    document = pypdfium2.PdfDocument(pdf)
    titles = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert titles == ["About Tide Institute", "Introduction", "Safeguards", "Money", "Conclusion", "Notes"]


def test_metadata_say_what_it_is_by_whom_and_of_when(pdf):
    document = pypdfium2.PdfDocument(pdf)
    metadata = document.get_metadata_dict()
    document.close()
    assert metadata["Title"] == "Three asks on kelp"
    assert metadata["Author"] == "Tide Institute"
    assert metadata["CreationDate"] == "D:20260321100000Z"
    assert metadata["Subject"] == "Briefing note on Kelp treaty, Rev.1, KELP/5/Rev.1"


def test_a_working_note_says_so_on_its_pages_and_an_issued_one_does_not(pages):
    assert "not issued" not in "".join(pages)
    working = pages_of(pdf_of(replace(NOTE, is_issued=False)))
    assert all("Working version, not issued" in text for text in working[1:])


def test_the_same_note_gives_the_same_bytes(pdf):
    assert pdf_of(NOTE) == pdf


@pytest.mark.skipif(
    shutil.which("java") is None or not Path("/usr/share/java/jaxb-runtime.jar").exists(),
    reason="veraPDF needs a Java runtime and JAXB (default-jre-headless, libjaxb-java)",
)
def test_it_is_a_tagged_pdf_that_verapdf_accepts_as_pdf_ua_1(tmp_path):
    rich = "# Heading\n\n- one\n- two\n\n| a | b |\n| - | - |\n| c | d |\n\n> quoted\n\nنحن ندعو"
    path = tmp_path / "note.pdf"
    path.write_bytes(pdf_of(replace(NOTE, conclusion=rich, illustrative="Made up.", is_issued=False)))
    assert verapdf.violations(path, "ua1") == {}


def test_two_hundred_positions_are_all_printed():
    asks = tuple(Ask(f"ask-{number}", f"Ask number {number}.") for number in range(200))
    text = "".join(pages_of(pdf_of(replace(NOTE, sections=(Section("Many", "", asks),)))))
    assert all(f"Ask number {number}." in text for number in range(200))


def test_arabic_and_chinese_words_are_printed_and_can_be_copied():
    text = "".join(pages_of(pdf_of(replace(NOTE, conclusion="المعاهدة\n\n条约的范围"))))
    assert "المعاهدة" in text
    assert "条约的范围" in text


def test_a_long_word_and_a_wide_table_stay_on_the_page():
    wide = "|".join("abcdefghijkl" for _ in range(9))
    prose = f"{'x' * 400}\n\n|{wide}|\n|{'-|' * 9}\n|{wide}|"
    document = pypdfium2.PdfDocument(pdf_of(replace(NOTE, sections=(Section("Wide", prose, (ASK,)),))))
    for page in document:
        words = page.get_textpage()
        rights = [words.get_charbox(index)[2] for index in range(words.count_chars())]
        assert max(rights) < page.get_width() - 40
    document.close()
