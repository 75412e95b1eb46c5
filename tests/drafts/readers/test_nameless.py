"""A file for strangers: every word and change of it, and nobody's name."""

import io
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

from drafts.readers import read
from drafts.readers.errors import UnreadableFile
from drafts.readers.nameless import without_names
from tests.drafts.readers.makers import W, paragraph, run, zipped
from tests.drafts.readers.pdf_pages import aside, pdf_bytes, texts

CORE = (
    '<p:coreProperties xmlns:p="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jane Roe</dc:creator>'
    "<p:lastModifiedBy>Jane Roe</p:lastModifiedBy><dc:title>Lamps</dc:title></p:coreProperties>"
)
PEOPLE = '<w15:people xmlns:w15="y"><w15:person w15:author="Jane Roe"><w15:presenceInfo/></w15:person></w15:people>'
BY = 'w:id="1" w:author="Jane Roe" w:date="2024-01-01T00:00:00Z" w:initials="JR"'


def document() -> bytes:
    deleted = f"<w:del {BY}><w:r><w:delText>may </w:delText></w:r></w:del>"
    body = f"<w:p>{run('Lamps ')}{deleted}<w:ins {BY}>{run('shall ')}</w:ins>{run('burn.')}</w:p>"
    return zipped(
        {
            "[Content_Types].xml": "<T/>",
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/comments.xml": f"<w:comments {W}><w:comment {BY}>{paragraph(run('No.'))}</w:comment></w:comments>",
            "word/people.xml": PEOPLE,
            "docProps/core.xml": CORE,
            "docProps/custom.xml": "<x><y>Jane Roe</y></x>",
            "word/media/picture.png": b"\x89PNG",
        }
    )


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_no_part_names_anybody():
    parts = unpacked(without_names(document()))
    assert list(parts) == list(unpacked(document()))
    assert not [name for name, content in parts.items() if b"Roe" in content or b"JR" in content]
    assert b"Lamps" in parts["docProps/core.xml"]
    assert parts["word/media/picture.png"] == b"\x89PNG"


@pytest.mark.parametrize("redline", ["new", "old", "both"])
def test_it_reads_as_the_file_does(redline):
    assert read(without_names(document()), "x.docx", redline) == read(document(), "x.docx", redline)


def test_other_files_stay_as_they_are():
    assert without_names(b"# Lamps") == b"# Lamps"


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped({"a.txt": "Jane Roe"})])
def test_what_cannot_be_copied_is_not_handed_out(data):
    with pytest.raises(UnreadableFile):
        without_names(data)


def named_pdf() -> bytes:
    """A PDF with a comment, an attachment and properties of Jane Roe's, saved once more by her as an increment."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_bytes("<p>Lamps shall burn.")))
    writer.add_metadata({"/Title": "Lamps", "/Author": "Jane Roe", "/Company": "Roe Ltd"})
    writer.xmp_metadata = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Jane Roe</a></x:xmpmeta>'
    writer.add_attachment("roe.txt", b"Jane Roe")
    note = Text(rect=(50, 50, 70, 70), text="All of them?", title_bar="Jane Roe")
    writer.add_annotation(0, note)
    buffer = io.BytesIO()
    writer.write(buffer)
    again = PdfWriter(buffer, incremental=True)
    again.add_metadata({"/Author": "J. Roe"})
    buffer = io.BytesIO()
    again.write(buffer)
    return buffer.getvalue()


def test_no_part_of_a_pdf_names_anybody():
    assert b"Roe" in named_pdf()
    copy = without_names(named_pdf())
    assert b"Roe" not in copy
    reader = PdfReader(io.BytesIO(copy))
    assert reader.metadata == {"/Title": "Lamps"}
    assert dict(reader.attachments) == {}
    assert reader.pages[0].annotations[0].get_object()["/T"] == "Author"


def test_a_pdf_reads_as_it_did():
    source = read(without_names(named_pdf()), "x.pdf")
    assert source == read(named_pdf(), "x.pdf")
    assert texts(source) == ["Lamps shall burn."]
    assert aside(source) == {"comment or form field": 10}


def test_a_pdf_that_cannot_be_copied_is_not_handed_out():
    with pytest.raises(UnreadableFile):
        without_names(b"%PDF-1.7 Jane Roe")
