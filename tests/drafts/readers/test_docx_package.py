"""What a person is told about a Word file beside its text: macros, pictures, remote parts, texts side by side."""

import pytest

from drafts.engine.source import SourceText
from drafts.readers.docx import read_docx
from tests.drafts.readers.makers import W, paragraph, run, zipped


def codes(found: SourceText) -> list[str]:
    return [doubt.code for doubt in found.doubts]


class TestWhatElseIsTold:
    BODY = paragraph(run("Lamps"))

    @staticmethod
    def read(body: str, **files: str) -> SourceText:
        document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        return read_docx(zipped({"[Content_Types].xml": "<T/>", "word/document.xml": document, **files}))

    @staticmethod
    def relations(kind: str, mode: str = "External") -> str:
        office = "http://schemas.openxmlformats.org"
        return (
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument/2006/relationships/{kind}" Target="http://192.0.2.1/x" '
            f'TargetMode="{mode}"/></Relationships>'
        )

    @pytest.mark.parametrize(
        ("part", "kind", "words"),
        [
            ("document", "image", "a picture"),
            ("settings", "attachedTemplate", "a template"),
            ("document", "aFChunk", "a text"),
        ],
    )
    def test_parts_from_elsewhere_are_not_loaded(self, part, kind, words):
        found = self.read(self.BODY, **{f"word/_rels/{part}.xml.rels": self.relations(kind)})
        assert [(doubt.code, doubt.message) for doubt in found.doubts] == [
            ("remote-parts", f"The document asks Word to load {words} from elsewhere; nothing was loaded.")
        ]

    @pytest.mark.parametrize(("kind", "mode"), [("hyperlink", "External"), ("image", "Internal")])
    def test_links_and_own_pictures_are_no_such_parts(self, kind, mode):
        assert (
            codes(self.read(self.BODY, **{"word/_rels/document.xml.rels": self.relations(kind, mode)})) == []
        )

    def test_macros_are_told(self):
        assert codes(self.read(self.BODY, **{"word/vbaProject.bin": "x"})) == ["macros"]

    def test_pictures_are_told(self):
        picture = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
        found = self.read(self.BODY + f"<w:p><w:r><w:drawing>{picture}{picture}</w:drawing></w:r></w:p>")
        assert [(doubt.code, doubt.message) for doubt in found.doubts] == [
            ("pictures", "Pictures whose words were not read: 2.")
        ]

    def test_embedded_documents_are_told(self):
        assert codes(self.read(self.BODY + "<w:altChunk/>")) == ["embedded-documents"]

    def test_texts_side_by_side_are_told(self):
        cell = f"<w:tc>{paragraph(run('Lamps shall burn. ' * 6))}</w:tc>"
        found = self.read(f"<w:tbl><w:tr>{cell * 2}</w:tr></w:tbl>")
        assert [(doubt.code, doubt.place) for doubt in found.doubts] == [
            ("side-by-side", "paragraph 2 and 0 more")
        ]

    def test_names_of_authors_are_not_read(self):
        author = 'w:author="Jane Roe" w:initials="JR"'
        core = "<x><creator>Jane Roe</creator><lastModifiedBy>Jane Roe</lastModifiedBy></x>"
        gone = f"<w:del {author}><w:r><w:delText>x</w:delText></w:r></w:del>"
        body = f"<w:p><w:ins {author}>{run('Lamps')}</w:ins>{gone}</w:p>"
        comments = f"<w:comments {W}><w:comment {author}>{paragraph(run('No.'))}</w:comment></w:comments>"
        found = self.read(body, **{"docProps/core.xml": core, "word/comments.xml": comments})
        assert "Roe" not in repr(found)
        assert "JR" not in repr(found)


def test_the_strict_variant_of_the_format_is_read():
    strict = {
        "[Content_Types].xml": "<T/>",
        "word/document.xml": (
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{paragraph(run('Lamps '), run('may', '<w:strike/>'))}</w:body></w:document>"
        ),
    }
    assert [line.text for line in read_docx(zipped(strict)).lines] == ["Lamps"]
