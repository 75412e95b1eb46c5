import uuid

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from drafts.readers import read
from tests.factories import article, make_draft, make_treaty

pytestmark = pytest.mark.django_db

OLD = "Article 1\n\nPowers\n\n1. Each Party shall use its powers under the eye of a court.\n"
NEW = OLD.replace("shall", "may")


@pytest.fixture
def files(tmp_path) -> tuple[str, str]:
    paths = tmp_path / "zero.txt", tmp_path / "rev-1.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return tuple(map(str, paths))


class TestRedline:
    def test_two_files_become_a_word_document(self, files, tmp_path, capsys):
        path = tmp_path / "redline.docx"
        call_command("export_redline", *files, output=path)
        lines = [line.text for line in read(path.read_bytes(), path.name).lines]
        assert lines == ["Article 1", "Powers", "1. Each Party may use its powers under the eye of a court."]
        assert "redline.docx: 1 changes, " in capsys.readouterr().out

    def test_two_stored_drafts_become_a_pdf_with_their_names(self, tmp_path):
        treaty = make_treaty("rivers")
        old = make_draft(treaty, [article("1", "Old words.")], label="Zero draft", symbol="RIV/1")
        new = make_draft(treaty, [article("1", "New words.")], label="Rev.1", symbol="RIV/2")
        path = tmp_path / "redline.pdf"
        call_command("export_redline", str(old.pk), str(new.pk), output=path)
        document = pypdfium2.PdfDocument(path.read_bytes())
        words = document[0].get_textpage().get_text_bounded()
        document.close()
        for name in ("Rivers", "Zero draft", "RIV/1", "Rev.1", "RIV/2"):
            assert name in words

    def test_another_format_is_refused_before_anything_is_read(self, tmp_path):
        with pytest.raises(CommandError, match=r"a redline is written as \.pdf or \.docx"):
            call_command("export_redline", "none.txt", "none.txt", output=tmp_path / "redline.odt")

    def test_a_place_that_cannot_be_written_is_named(self, files, tmp_path):
        with pytest.raises(CommandError, match="cannot be written: No such file"):
            call_command("export_redline", *files, output=tmp_path / "nowhere" / "redline.docx")


class TestDraft:
    def test_a_stored_draft_becomes_akoma_ntoso(self, tmp_path):
        draft = make_draft(articles=[article("1", "Words.", "Powers")])
        path = tmp_path / "draft.xml"
        call_command("export_draft", str(draft.pk), output=path)
        lines = [line.text for line in read(path.read_bytes(), path.name).lines]
        assert lines[-3:] == ["Article 1", "Powers", "Words."]

    @pytest.mark.parametrize(
        ("key", "message"),
        [("kelp", "'kelp' is not the id of a draft"), (str(uuid.UUID(int=1)), "There is no draft")],
    )
    def test_an_unknown_draft_is_named(self, tmp_path, key, message):
        with pytest.raises(CommandError, match=message):
            call_command("export_draft", key, output=tmp_path / "draft.xml")
