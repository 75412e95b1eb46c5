"""Files whose text layer cannot be trusted: refused, or read with a doubt that says where to look."""

import re

import pytest

from drafts.readers.errors import UnreadableFile
from drafts.readers.pdf import read_pdf
from tests.drafts.readers.pdf_pages import LONG, aside, codes, pdf_bytes, pdf_of, texts


def other_letters(data: bytes) -> bytes:
    """The file with a text layer that gives the next letter of the alphabet for each small one."""

    def next_letter(match: re.Match[bytes]) -> bytes:
        code = int(match[2], 16)
        return b"<%s> <%04x>" % (match[1], 97 + (code - 96) % 26 if 97 <= code <= 122 else code)

    return re.sub(rb"<([0-9a-f]{4})> <([0-9a-f]{4})>", next_letter, data)


def test_letters_unlike_their_shapes_are_doubted():
    source = read_pdf(other_letters(pdf_bytes(f"<p>{LONG}</p>" * 4)))
    assert texts(source)[0].startswith("Ewfsz nbtufs")
    assert [(doubt.code, doubt.place) for doubt in source.doubts] == [("text-layer-suspect", "page 1")]


@pytest.mark.parametrize("face", ["serif", "sans-serif", "monospace"])
def test_letters_like_their_shapes_are_not_doubted(face):
    assert codes(pdf_of(f"<p>{LONG}</p>" * 4, style=f"body {{font-family: {face}}}")) == []


def test_letters_of_no_known_meaning_are_doubted():
    source = read_pdf(pdf_bytes(f"<p>{LONG}</p>").replace(b"/ToUnicode", b"/ToUnicodX"))
    assert "text-layer-suspect" in codes(source)
    assert source.characters.balances()


def test_signs_inside_words_are_doubted():
    assert codes(pdf_of("<p>The masters d¶ships light their lamps.</p>")) == ["text-layer-suspect"]


def test_a_picture_of_a_page_is_refused_with_advice():
    picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='200' height='200'/%3E"
    with pytest.raises(UnreadableFile) as caught:
        pdf_of(f'<img src="{picture}">')
    assert "run OCR" in caught.value.message


def test_comments_are_set_aside_and_told():
    annotation = (
        b"/Annots [<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (Ask Oslo) >>]/Type /Page/"
    )
    source = read_pdf(pdf_bytes(f"<p>{LONG}</p>").replace(b"/Type /Page/", annotation))
    assert texts(source) == [LONG]
    assert aside(source) == {"comment or form field": 7}
    assert codes(source) == ["comments"]


def test_words_struck_by_a_readers_pen_are_struck():
    data = pdf_bytes("<p>Lamps and bells shall burn.</p><p>Fog.</p>")
    # Where the first word stands, in points from the lower left corner.
    quad = b"[62 273 97 273 62 257 97 257]"
    mark = (
        b"/Annots [<< /Type /Annot /Subtype /StrikeOut /Rect [62 257 97 273] /QuadPoints " + quad + b" >>] "
    )
    source = read_pdf(data.replace(b"/Type /Page/", mark + b"/Type /Page/"))
    assert texts(source) == ["and bells shall burn.", "Fog."]
    assert aside(source) == {"struck text": 5}
