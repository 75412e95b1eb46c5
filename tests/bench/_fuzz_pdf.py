"""PDF files for the fuzzer: pages of our own, each with what a page can hold, changed by chance.

Half of the files are whole but for the words of their pages, as if a strange program had printed them; the bytes of
the others are changed wherever it may be.
"""

from random import Random

from tests.bench._mutation import mutated

_WORDS = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"(", b")", b"/Type", b"/Page", b"/Pages",
    b"/Kids [2 0 R]", b"/Parent 2 0 R", b"/Count 99999", b"/Contents 4 0 R", b"/Length 5", b"/Filter /FlateDecode",
    b"/Filter [/ASCIIHexDecode /LZWDecode]", b"/Font", b"/XObject", b"/MediaBox [0 0 1e9 1]",
    b"/Rotate 90", b"BT", b"ET",
    b"Tj", b"TJ", b"Td", b"Tm", b"Tf", b"re f", b"cm", b"q", b"Q",
    b"Do", b"0 0 0 0 0 0 cm", b"/F1 0 Tf", b"xref", b"trailer",
    b"startxref", b"%%EOF", b"/Encrypt 1 0 R", b"/ToUnicode 4 0 R", b"/Root 1 0 R", b"/Prev 9", b"1 0 R", b"4 0 R",
)  # fmt: skip
_PAGE_WORDS = (
    b"BT ", b" ET ", b"(Article 2) Tj ", b"0 -14 Td ", b"72 700 Td ",
    b"1 0 0 1 72 700 Tm ", b"/F1 11 Tf ", b"/F2 6 Tf ",
    b"/F3 11 Tf ", b"1 0 0 rg ", b"0 g ", b"72 700 200 0.6 re f ", b"72 700 m 200 700 l S ",
    b"q ", b" Q ", b"/X1 Do ",
    b"3 Tr ", b"50 Tz ", b"5 Ts ", b"0 0 0 0 0 0 cm ",
    b"-1 0 0 1 500 0 cm ", b"0 1 -1 0 0 0 Tm ", b"(\\002\\003) Tj ",
)  # fmt: skip


def _rows(rows: tuple[str, ...], x: int = 72, y: int = 740, font: str = "F1 11") -> str:
    """Lines of a page below each other, as operators."""
    shown = " 0 -14 Td ".join(f"({row}) Tj" for row in rows)
    return f"BT /{font} Tf {x} {y} Td {shown} ET "


_HEAD = _rows(("A/CONF.7/L.3", "- 7 -"), y=800)
_TREATY = (
    "BT /F1 14 Tf 72 760 Td (Article 1) Tj 0 -18 Td (Duty) Tj /F1 11 Tf 0 -18 Td (1. Each Party shall) Tj 0 -14 Td"
    " [(light) -250 (lamps) 300 (1)] TJ /F1 6 Tf 0 -300 Td (1 Of oil.) Tj ET 72 700 200 0.6 re f 72 300 m 200 300 l S"
)
_COLUMNS = "".join(
    _rows(
        tuple(f"{word} {number} that the Parties keep lamps lit" for number in range(1, 6)), x=x, font="F1 8"
    )
    for x, word in ((72, "Agree"), (330, "Affirm"))
) + _rows(("For the Harbours                                   For the Islands",), y=600)
_MARGIN = "".join(
    _rows((f"{number}", f"Line {number} of hyphen-"), x=40 if number % 5 else 60, y=760 - 30 * number)
    for number in range(1, 9)
)
_REDLINE = (
    "1 0 0 rg BT /F2 11 Tf 72 740 Td (Article 3 Fog) Tj ET 0 g BT /F1 11 Tf 72 720 Td (Bells may shall ring) Tj ET"
    " 100 723 30 0.6 re f 140 718.5 30 0.6 re f BT /F1 7 Tf 200 725 Td (12) Tj ET /X1 Do"
)
_RTL = (
    "BT /F3 11 Tf 300 740 Td (ABCD BA 12 CD) Tj 0 -14 Td (5 ABC) Tj 0 -14 Td (\\(A\\) DCB abc) Tj"
    " 0 -14 Td (EF) Tj ET"
)
_TAGGED = (
    "/P << /MCID 0 >> BDC BT /F1 11 Tf 72 740 Td (Ar) Tj ET EMC /Artifact BMC BT /F1 9 Tf 72 30 Td (12/34) Tj ET EMC"
    " /Span << /ActualText (ticle) >> BDC BT /F1 11 Tf 90 740 Td (xx) Tj ET EMC"
)
_PAGES = (_TREATY, _HEAD + _TREATY, _HEAD + _COLUMNS, _MARGIN, _REDLINE, _RTL, _TAGGED)
_ANNOTATIONS = (
    "<< /Type /Annot /Subtype /StrikeOut /Rect [72 715 130 730] /QuadPoints [72 730 130 730 72 715 130 715] >>"
    "<< /Type /Annot /Subtype /Underline /Rect [72 715 130 730] /QuadPoints [72 730 130 730 72 715 130 715] >>"
    "<< /Type /Annot /Subtype /Text /Rect [72 715 90 730] /Contents (All of them?) /T (Somebody) >>"
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (Filled in) /Rect [72 600 90 630] >>"
)
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
    "1 begincodespacerange <00> <FF> endcodespacerange 6 beginbfchar <41> <0627> <42> <0644>"
    " <43> <0645> <44> <0629> <45> <FB01> <46> <D83DDE00> endbfchar 1 beginbfrange <61> <7A> <0061> endbfrange"
    " endcmap end end"
)
_FONTS = "/Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >> /XObject << /X1 9 0 R >>"

_LENGTHS = (20_000,) * 15 + (1_500,)
"""Bytes; a file that is cut off has lost its pages for most readers."""


def _stream(content: bytes, entries: str = "") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def _file(pages: list[bytes]) -> bytes:
    """A whole file with these pages."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        7: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 8 0 R >>",
        8: _stream(_TO_UNICODE.encode()),
        9: _stream(b"BT /F1 9 Tf (in a form) Tj ET /X1 Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    }
    for number, content in enumerate(pages):
        entries = (f"/Annots [{_ANNOTATIONS}]", "/Rotate 90 /CropBox [10 10 500 800]", "")[number]
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * number} 0 R"
            f" /Resources << {_FONTS} >> {entries} >>"
        ).encode()
        objects[11 + 2 * number] = _stream(content)
    return _assembled(objects)


def _assembled(objects: dict[int, bytes]) -> bytes:
    body = b"%PDF-1.7\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    sections = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    size = max(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + b"xref\n0 1\n0000000000 65535 f \n" + sections + end


def make_pdf(random: Random) -> bytes:
    """A file of one to three pages, changed."""
    pages = [page.encode() for page in random.sample(_PAGES, random.choice((1, 1, 2, 3)))]
    if random.randrange(2):
        return mutated(_file(pages), random, _WORDS, most=8, longest=_LENGTHS)
    changed = random.randrange(len(pages))
    pages[changed] = mutated(pages[changed], random, _PAGE_WORDS, longest=_LENGTHS)
    return _file(pages)
