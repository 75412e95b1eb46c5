import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from drafts.exports.heatmap import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatLine,
    HeatMark,
    HeatTable,
    heatmap_document,
    heatmap_pdf,
)
from tests import verapdf

MADE_AT = datetime(2026, 3, 21, 10, 0, tzinfo=UTC)
FIRST = HeatCell("first text", state="quiet")
TABLE = HeatTable(
    treaty="Kelp treaty",
    language="en",
    shows="",
    columns=(
        HeatColumn("Zero draft", date(2026, 1, 5), "/drafts/1/"),
        HeatColumn("Rev.1", date(2026, 3, 4), "/drafts/2/"),
    ),
    totals=(HeatCell("–", state="quiet"), HeatCell("12 %", 2)),
    groups=(
        HeatGroup(
            "Chapter I. Aims",
            (HeatCell("–", state="quiet"), HeatCell("12 %", 2)),
            (
                HeatLine(
                    "Article 1",
                    "Harvest",
                    "/provisions/1/",
                    (FIRST, HeatCell("34 %", 3, "", "moved", (HeatMark("Ob", "obligation", 3),))),
                ),
                HeatLine("Article 2", "Seat", "/provisions/2/", (None, HeatCell("new", 0, "new"))),
            ),
        ),
    ),
    legend=(HeatMark("Ob", "obligation", 3),),
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return heatmap_pdf(TABLE, MADE_AT)


def test_each_cell_says_in_words_what_its_shade_says(pdf):
    document = pypdfium2.PdfDocument(pdf)
    width, height = document[0].get_size()
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert width > height
    assert re.search(r"Article 1 Harvest\s+first text\s+34 % moved\s+Ob\s3", words)
    assert re.search(r"Article 2 Seat\s+–\s+new", words)
    assert "Ob obligation" in words


def test_the_class_that_is_counted_is_named():
    assert "Heat map: obligation" in heatmap_document(replace(TABLE, shows="obligation"), MADE_AT)


def test_what_people_typed_is_text_and_not_markup():
    assert "<script>" not in heatmap_document(replace(TABLE, treaty="<script>x</script>"), MADE_AT)


@pytest.mark.skipif(
    shutil.which("java") is None or not Path("/usr/share/java/jaxb-runtime.jar").exists(),
    reason="veraPDF needs a Java runtime and JAXB (default-jre-headless, libjaxb-java)",
)
def test_it_is_a_tagged_pdf_that_verapdf_accepts_as_pdf_ua_1(tmp_path, pdf):
    path = tmp_path / "heatmap.pdf"
    path.write_bytes(pdf)
    assert verapdf.violations(path, "ua1") == {}
