"""PDF files that mean harm, written object by object."""

# ruff: noqa: E501 (a case is one row of a table)

import zlib
from functools import partial

from tests.hostile.case import Case

SAYS = "BT /F1 12 Tf 72 700 Td (Each Party shall light every lamp of its harbour.) Tj ET"
READ = "Each Party shall light every lamp of its harbour."
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, more: str = "") -> bytes:
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def pdf(
    *objects: str | bytes, trailer: str = "", kids: str = "[3 0 R]", count: int = 1, page_more: str = ""
) -> bytes:
    """Objects 1 to 5 are catalogue, pages, page, its content and its font; `objects` are 4, 6, 7, …"""
    content, *others = objects or (stream(SAYS.encode()),)
    rows: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count {count} >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << /F1 5 0 R >> {page_more} >> >>",
        content,
        _FONT,
        *others,
    ]
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, row in enumerate(rows, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + (row.encode() if isinstance(row, str) else row) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(rows) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(rows) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{len(body)}\n%%EOF"
    )
    return bytes(body) + tail.encode()


def many_pages(count: int) -> bytes:
    return pdf(kids="[" + "3 0 R " * count + "]", count=count)


def flate_bomb(megabytes: int) -> bytes:
    """White space of a content stream, packed a thousandfold, twice."""
    inner = SAYS.encode() + b"\n" * (megabytes << 20)
    packed = zlib.compress(zlib.compress(inner, 9), 9)
    return pdf(stream(packed, "/Filter [/FlateDecode /FlateDecode]"))


def operators(count: int) -> bytes:
    return pdf(stream(SAYS.encode() + b"\nq 1 0 0 1 0 0 cm 0 0 1 1 re f Q" * count))


def self_reference() -> bytes:
    form = stream(
        b"/X1 Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>"
    )
    return pdf(stream(SAYS.encode() + b"\n/X1 Do"), form, page_more="/XObject << /X1 6 0 R >>")


def exponential(depth: int) -> bytes:
    """Each form shows the next one ten times."""
    forms = []
    for level in range(depth):
        after = level + 7
        more = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {after} 0 R >> >>"
        forms.append(stream(b"/X Do " * 10 if level < depth - 1 else b"0 0 1 1 re f", more))
    return pdf(stream(SAYS.encode() + b"\n/X Do"), *forms, page_more="/XObject << /X 6 0 R >>")


def scan() -> bytes:
    image = stream(
        b"\xff" * 64,
        "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    return pdf(stream(b"q 500 0 0 700 40 40 cm /I Do Q"), image, page_more="/XObject << /I 6 0 R >>")


def lying_layer() -> bytes:
    """The glyphs say one thing, the layer of text under them another: it is the layer that is read."""
    table = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /x def 1 begincodespacerange <00> <FF> endcodespacerange"
        " 1 beginbfrange <41> <5A> <0061> endbfrange endcmap end"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    return pdf(
        stream(b"BT /F2 12 Tf 72 700 Td (THESE GLYPHS ARE CAPITALS) Tj ET"), font, stream(table.encode()),
        page_more="/Font << /F2 6 0 R >>",
    ).replace(b"/Font << /F1 5 0 R >> ", b"")  # fmt: skip


def encrypted() -> bytes:
    keys = f"/O <{'00' * 32}> /U <{'00' * 32}>"
    return pdf(trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 {keys} /P -4 >> /ID [<00> <00>]")


_BROKEN = "The PDF is broken or cut off."
CASES = {
    "10,000 pages": Case(
        partial(many_pages, 2_001), "x.pdf", "The PDF has 2001 pages; at most 2000 can be read.",
        at_full_size=partial(many_pages, 10_000), full_refused="The PDF has 10000 pages; at most 2000 can be read.",
    ),
    "Flate bomb": Case(partial(flate_bomb, 8), "x.pdf", text=READ, at_full_size=partial(flate_bomb, 900), only_caged=True),
    "operator bomb": Case(
        partial(operators, 5_000), "x.pdf", text=READ, at_full_size=partial(operators, 1_000_000), only_caged=True
    ),
    "a form that shows itself": Case(self_reference, "x.pdf", text=READ, only_caged=True),
    "forms that show forms": Case(partial(exponential, 3), "x.pdf", text=READ, at_full_size=partial(exponential, 10), only_caged=True),
    "pages in a circle": Case(lambda: pdf(kids="[2 0 R 3 0 R]"), "x.pdf", only_caged=True),
    "cut off": Case(lambda: pdf()[:300], "x.pdf", _BROKEN, only_caged=True),
    "random bytes": Case(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "x.pdf", _BROKEN),
    "encrypted": Case(encrypted, "x.pdf", "protected by a password"),
    "a scan without text": Case(scan, "x.pdf", "run OCR on it first"),
    "a layer of text unlike the glyphs": Case(lying_layer, "x.pdf", text="these glyphs are capitals"),
}  # fmt: skip
