"""Arabic in the order in which it is read, whatever the order of its glyphs in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.parser import parse
from tests.drafts.readers.pdf_pages import pdf_of, texts

STYLE = 'body {direction: rtl; font: 12pt "Noto Naskh Arabic", "Noto Sans Arabic"} @page {size: 16cm 12cm}'
WORDS = ("تضيء", "كل", "دولة", "مصابيح", "الميناء", "ليلا", "السفن", "ولا", "الضوء", "لأن", "الفجر", "إلى")


def arabic(*paragraphs: str) -> list[str]:
    return texts(pdf_of("".join(f"<p>{text}</p>" for text in paragraphs), style=STYLE))


@pytest.mark.parametrize(
    "text",
    [
        "تضيء كل دولة مصابيح الميناء ليلا.",
        "1. تضيء كل دولة [المصابيح] (ليلا) في الميناء.",
        "وفقا للفقرة 2 من المادة 15، ولا تطفئها السفن.",
        "تسمى «المصابيح» في الوثيقة HARBOUR/CP.7 الصادرة اليوم.",
        "(أ) المرفأ؛",
    ],
)
def test_a_line_is_read_from_right_to_left(text):
    assert arabic("تضيء كل دولة [مصابيح] الميناء.", text)[1] == text


def test_articles_are_found_in_their_order():
    source = pdf_of(
        "<p>المادة 1</p><p>تضيء كل دولة مصابيح الميناء.</p><p>المادة 2</p><p>لا ضوء.</p>", style=STYLE
    )
    draft = parse(source)
    assert [(part.number, part.text) for part in draft.parts] == [
        ("1", "تضيء كل دولة مصابيح الميناء."),
        ("2", "لا ضوء."),
    ]
    assert draft.language == "ar"


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(" ".join), min_size=1, max_size=3)
)
def test_no_word_is_lost_or_moved(paragraphs):
    assert "".join(arabic(*paragraphs)).replace(" ", "") == "".join(paragraphs).replace(" ", "")


ONE_GLYPH = 'body {direction: rtl; font: 12pt "DejaVu Sans"} @page {size: 12cm 12cm}'


def test_lam_and_alef_in_one_glyph_are_read_lam_first_and_marks_with_their_letters():
    text = "تضاء الأضواء ليلاً في الإعلان وقد سطعت عقلاً وضميرًا في كل ميناء من موانئ الدول الأطراف."
    assert texts(pdf_of(f"<p>{text}</p>", style=ONE_GLYPH)) == [text]
