"""Word documents that mean harm."""

# ruff: noqa: E501 (a case is one row of a table)

import io
import os
import zipfile
from functools import partial

from tests.drafts.readers.makers import NUMBERING, W, as_docx, docx, listed, paragraph, run, zipped
from tests.hostile.case import Case

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_LAMPS = paragraph(run("Lamps burn."))
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="http://192.0.2.1/x" '
    'TargetMode="External"/></Relationships>'
)


def word(body: str = _LAMPS, *, packed: bool = True, **files: str | bytes) -> bytes:
    """A Word file with further parts by their whole name."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    parts = {"[Content_Types].xml": "<T/>", "word/document.xml": document, **files}
    if packed:
        return zipped(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def zip_bomb(megabytes: int) -> bytes:
    return zipped({"[Content_Types].xml": "<T/>", "word/document.xml": b" " * (megabytes << 20)})


def lying_directory() -> bytes:
    """Its directory claims ten bytes for a part that unpacks to more than the limit."""
    data = bytearray(zipped({"[Content_Types].xml": "<T/>", "word/document.xml": os.urandom(64) * (1 << 20)}))
    position = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[position + 24 : position + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def many_entries(count: int) -> bytes:
    return zipped({str(number): "" for number in range(count)})


def doubled_part() -> bytes:
    data = zipped({"word/document1xml": "<x/>", "word/document2xml": "<x/>"})
    return data.replace(b"document2", b"document1")


def encrypted_part() -> bytes:
    data = bytearray(docx(paragraph(run("x"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 1)
    return bytes(data)


def with_entities() -> bytes:
    return zipped(
        {"[Content_Types].xml": "<T/>", "word/document.xml": f"{DOCTYPE}<w:document {W}>&b;</w:document>"}
    )


def nested_tables(count: int) -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * count + _LAMPS + "</w:tc></w:tr></w:tbl>" * count)


def nested_fields(count: int) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return word(f"<w:p>{begin * count}{run('Lamps burn.')}</w:p>", packed=False)


def tracked() -> bytes:
    deleted = "<w:del><w:r><w:delText>may </w:delText></w:r></w:del>"
    comments = f"<w:comments {W}>{paragraph(run('No.'))}</w:comments>"
    body = f"<w:p>{run('Lamps ')}{deleted}{run('hidden', '<w:vanish/>')}{run('burn.')}</w:p>"
    return word(body, **{"word/comments.xml": comments})


def endless_label() -> bytes:
    """A label of a megabyte before every paragraph."""
    numbering = NUMBERING.replace('"%1."', '"' + "%1" * 20_000 + '."')
    return docx(paragraph(run("x"), properties=listed(0)) * 20, numbering=numbering)


def style_circle() -> bytes:
    styles = (
        f'<w:styles {W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    return docx(paragraph(run("Lamps burn."), properties='<w:pStyle w:val="A"/>'), styles=styles)


READ = "Lamps burn."
_TIGHT, _MANY = "packed far too tightly", "unpacks to more than a document can hold"
CASES = {
    "zip bomb by ratio": Case(partial(zip_bomb, 20), "x.docx", _TIGHT, at_full_size=partial(zip_bomb, 390)),
    "zip bomb by size": Case(partial(zip_bomb, 401), "x.docx", _MANY),
    "lying directory": Case(lying_directory, "x.docx", "The archive is broken."),
    "paragraphs without end": Case(
        lambda: word(_LAMPS + "<w:p/>" * 30_000, packed=False), "x.docx", text=READ,
        at_full_size=lambda: word(_LAMPS + "<w:p/>" * 3_000_000, packed=False),
    ),
    "100,000 entries": Case(partial(many_entries, 5001), "x.docx", _MANY, at_full_size=partial(many_entries, 100_000)),
    "nested archives": Case(
        lambda: word(**{"word/embeddings/inner.docx": zip_bomb(20), "word/media/a.zip": many_entries(9)}), "x.docx",
        text=READ,
    ),
    "an archive where the text should be": Case(
        lambda: zipped({"[Content_Types].xml": "<T/>", "word/document.xml": as_docx()}), "x.docx", "The XML is broken"
    ),
    "entities": Case(with_entities, "x.docx", "declares a document type"),
    "remote picture": Case(
        lambda: word(**{"word/_rels/document.xml.rels": _RELATION.format("image")}), "x.docx", text=READ,
        doubts=("remote-parts",),
    ),
    "remote template": Case(
        lambda: word(**{"word/_rels/settings.xml.rels": _RELATION.format("attachedTemplate")}), "x.docx", text=READ,
        doubts=("remote-parts",),
    ),
    "path names": Case(
        lambda: word(**{"../../../tmp/evil.xml": "x", "/etc/passwd": "x", "C:\\evil": "x", "word/../../x.xml": "<x/>"}),
        "x.docx", text=READ,
    ),
    "the main part elsewhere": Case(
        lambda: word(**{"_rels/.rels": _RELATION.format("officeDocument").replace("http://192.0.2.1/x", "../../etc/passwd")}),
        "x.docx", text=READ,
    ),
    "two parts of one name": Case(doubled_part, "x.docx", "two parts of the same name"),
    "5,000 nested tables": Case(partial(nested_tables, 5000), "x.docx", "The XML is broken"),
    "60 nested tables": Case(partial(nested_tables, 60), "x.docx", text=READ),
    "fields in fields": Case(
        partial(nested_fields, 2_000), "x.docx", text=READ, at_full_size=partial(nested_fields, 200_000)
    ),
    "macros": Case(lambda: word(**{"word/vbaProject.bin": b"\xd0\xcf"}), "x.docm", text=READ, doubts=("macros",)),
    "encrypted document": Case(
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "x.docx",
        "without a password",
    ),
    "encrypted part": Case(encrypted_part, "x.docx", "The document is encrypted"),
    "old Word file": Case(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "x.doc", "save it as .docx"),
    "a spreadsheet renamed": Case(
        lambda: zipped({"[Content_Types].xml": "<T/>", "xl/workbook.xml": "<x/>"}), "x.docx", "not a Word document"
    ),
    "an OpenDocument text renamed": Case(
        lambda: zipped({"mimetype": "x", "content.xml": "<x/>"}), "x.docx", "it is an OpenDocument file"
    ),
    "any archive renamed": Case(lambda: zipped({"a.txt": "x"}), "x.docx", "This is an archive, but not a Word document."),
    "a picture renamed": Case(lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "x.docx", "This is a picture, whatever its name says"),
    "RTF renamed": Case(lambda: rb"{\rtf1\ansi Lamps burn.}", "x.docx", "This is an RTF file, whatever its name says"),
    "half a file": Case(lambda: as_docx()[:300], "x.docx", "cut off"),
    "broken XML": Case(
        lambda: zipped({"[Content_Types].xml": "<T/>", "word/document.xml": "<w:document"}), "x.docx", "The XML is broken"
    ),
    "tracked changes, hidden text, comments": Case(
        tracked, "x.docx", text=READ, doubts=("tracked-changes", "hidden-text", "comments")
    ),
    "a circle of styles": Case(style_circle, "x.docx", text=READ),
    "labels without end": Case(endless_label, "x.docx"),
    "one paragraph of many runs": Case(
        lambda: word(f"<w:p>{run('la ') * 20_000}</w:p>"), "x.docx",
        at_full_size=lambda: word(f"<w:p>{run('la ') * 300_000}</w:p>", packed=False),
    ),
}  # fmt: skip
