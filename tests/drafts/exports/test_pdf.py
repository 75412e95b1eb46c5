import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from drafts.exports.pdf import redline_document, redline_pdf
from tests import verapdf
from tests.drafts.exports.samples import REDLINE

MADE_AT = datetime(2026, 3, 21, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return redline_pdf(REDLINE, MADE_AT)


@pytest.fixture(scope="module")
def pages(pdf) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return texts


def test_the_first_page_names_the_treaty_and_both_drafts_with_symbol_and_date(pages):
    assert "Kelp treaty" in pages[0]
    assert re.search(r"Old\s+Zero draft\s+KELP/4\s+5 January 2026", pages[0])
    assert re.search(r"New\s+Rev\.1\s+KELP/5/Rev\.1\s+4 March 2026", pages[0])


def test_the_list_of_changes_gives_the_page_on_which_each_article_stands(pages):
    listed = re.findall(r"^(Article [\d → Article]*\d) .*?(\d)$", pages[0], re.MULTILINE)
    assert [name for name, _ in listed] == [
        "Article 1",
        "Article 2",
        "Article 2 → Article 3",
        "Article 3 → Article 4",
        "Article 4",
    ]
    for name, page in listed:
        assert f"{name} " in pages[int(page) - 1].split("What changed")[-1]


def test_every_page_but_the_first_has_a_running_head_and_all_are_numbered(pages):
    assert len(pages) == 2
    assert "Kelp treaty: Zero draft → Rev.1" in pages[1]
    assert [f"{number} / 2" in text for number, text in enumerate(pages, start=1)] == [True, True]


def test_words_that_came_and_went_are_named_for_those_who_do_not_see_the_lines():
    document = redline_document(REDLINE, MADE_AT)
    assert "<del><i>deleted: </i>shall</del>" in document
    assert "<ins><i>inserted: </i>should</ins>" in document


def test_what_people_typed_is_text_and_not_markup():
    document = redline_document(replace(REDLINE, treaty="<script>x</script>"), MADE_AT)
    assert "<script>" not in document


def test_the_redline_of_one_article_says_which():
    assert "Redline of Article 3" in redline_document(replace(REDLINE, article="Article 3"), MADE_AT)


def test_the_same_redline_gives_the_same_bytes(pdf):
    assert redline_pdf(REDLINE, MADE_AT) == pdf


@pytest.mark.skipif(
    shutil.which("java") is None or not Path("/usr/share/java/jaxb-runtime.jar").exists(),
    reason="veraPDF needs a Java runtime and JAXB (default-jre-headless, libjaxb-java)",
)
def test_it_is_a_tagged_pdf_that_verapdf_accepts_as_pdf_ua_1(tmp_path, pdf):
    path = tmp_path / "redline.pdf"
    path.write_bytes(pdf)
    assert verapdf.violations(path, "ua1") == {}
