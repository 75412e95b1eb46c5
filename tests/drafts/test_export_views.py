"""What people take away as files: who may see the page may have the file, and nobody else."""

import uuid

import pypdfium2
import pytest

from drafts.engine.parser import parse
from drafts.engine.source import Footnote
from drafts.readers import read
from drafts.views import exports
from tests.factories import article, login, make_draft, make_organisation, make_user
from tests.pages import page_of
from treatywatch.cage import CageError

pytestmark = pytest.mark.django_db

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
POWERS = "1. Each Party shall use its powers under the eye of a court."


@pytest.fixture
def pair(treaty):
    parts = [article("1", POWERS, "Powers"), article("2", "1. States report.", "Reports")]
    old = make_draft(treaty, parts, label="Zero draft", symbol="RIV/1")
    parts[0] = article("1", POWERS.replace("shall", "may"), "Powers")
    return old, make_draft(treaty, parts, label="Rev.1", symbol="RIV/2")


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words


class TestRedline:
    def test_the_pdf_is_that_of_the_pair_on_the_page(self, client, pair):
        answer = client.get("/treaties/rivers/compare.pdf")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="rivers-zero-draft-to-rev1.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        words = words_of(answer.content)
        assert "RIV/1" in words
        assert "RIV/2" in words

    def test_word_gets_tracked_changes(self, client, pair):
        old, new = pair
        answer = client.get(f"/treaties/rivers/compare.docx?old={old.pk}&new={new.pk}")
        assert answer["Content-Type"] == DOCX
        assert answer["Content-Disposition"] == 'attachment; filename="rivers-zero-draft-to-rev1.docx"'
        lines = [line.text for line in read(answer.content, "redline.docx").lines]
        assert POWERS.replace("shall", "may") in lines

    def test_one_article_alone(self, client, pair):
        old, new = pair
        first = new.articles.get(number="1")
        address = f"/treaties/rivers/compare.docx?old={old.pk}&new={new.pk}&article={first.pk}"
        answer = client.get(address)
        assert 'filename="rivers-zero-draft-to-rev1-article-1.docx"' in answer["Content-Disposition"]
        assert "1. States report." not in [line.text for line in read(answer.content, "redline.docx").lines]

    def test_what_the_page_refuses_the_files_refuse(self, client, pair):
        hidden = make_draft(pair[0].treaty, published=False)
        for kind in ("pdf", "docx"):
            base = f"/treaties/rivers/compare.{kind}"
            assert client.get(f"{base}?new={hidden.pk}").status_code == 404
            assert client.get(f"{base}?article={uuid.uuid4()}").status_code == 404
            assert client.get(f"{base}?article=x").status_code == 404
            assert client.get(f"{base}?colour=red").status_code == 400
            assert client.get(f"/treaties/seas/compare.{kind}").status_code == 404
            assert client.post(base).status_code == 405

    def test_without_a_pair_there_is_no_file(self, client, treaty):
        make_draft(treaty)
        assert client.get("/treaties/rivers/compare.docx").status_code == 404

    def test_a_redline_beyond_all_measure_says_what_to_do(self, client, pair, monkeypatch):
        def refuse(redline, made_at):
            raise CageError("it took longer than 30 seconds", "time")

        monkeypatch.setattr(exports, "redline_pdf", refuse)
        answer = client.get("/treaties/rivers/compare.pdf")
        assert answer.status_code == 503
        page = answer.content.decode()
        assert "it took longer than 30 seconds" in page
        assert 'href="/treaties/rivers/compare.docx?' in page

    def test_a_redline_is_printed_once_and_anew_when_a_word_changes(self, client, pair, monkeypatch):
        printed = []
        monkeypatch.setattr(exports, "redline_pdf", lambda redline, made_at: printed.append(1) or b"%PDF")
        for _ in range(2):
            client.get("/treaties/rivers/compare.pdf")
        assert len(printed) == 1
        make_draft(pair[0].treaty, ["1. Other words."], label="Rev.2")
        client.get("/treaties/rivers/compare.pdf")
        assert len(printed) == 2

    def test_the_page_leads_to_its_files(self, client, pair):
        old, new = pair
        page = page_of(client, f"/treaties/rivers/compare/?old={old.pk}&new={new.pk}&view=side")
        query = f"?old={old.pk}&amp;new={new.pk}"
        assert f'href="/treaties/rivers/compare.pdf{query}"' in page
        assert f'href="/treaties/rivers/compare.docx{query}"' in page


class TestAkomaNtoso:
    def test_a_draft_comes_with_its_articles_and_footnotes(self, client, treaty):
        notes = (Footnote("1", "Proposed by the chair."),)
        draft = make_draft(treaty, [article("1", POWERS, "Powers")], label="Rev.1", footnotes=notes)
        answer = client.get(f"/drafts/{draft.pk}.akn.xml")
        assert answer["Content-Type"] == "application/akn+xml"
        assert answer["Content-Disposition"] == 'attachment; filename="rivers-rev1.akn.xml"'
        back = parse(read(answer.content, "draft.xml"))
        assert [(part.number, part.heading, part.text) for part in back.parts] == [("1", "Powers", POWERS)]
        assert back.footnotes == notes

    def test_a_staged_draft_is_for_its_own_organisation(self, client, treaty):
        ours = make_organisation()
        draft = make_draft(treaty, published=False, organisation=ours)
        assert client.get(f"/drafts/{draft.pk}.akn.xml").status_code == 404
        login(client, make_user("analyst", ours))
        assert client.get(f"/drafts/{draft.pk}.akn.xml").status_code == 200

    def test_reading_page_and_treaty_page_lead_to_it(self, client, treaty):
        draft = make_draft(treaty)
        link = f'href="/drafts/{draft.pk}.akn.xml"'
        assert link in page_of(client, f"/drafts/{draft.pk}/")
        assert link in page_of(client, "/treaties/rivers/")

    def test_a_label_in_another_script_makes_a_file_name_that_is_safe(self, client, treaty):
        draft = make_draft(treaty, label='مشروع "1"/../x\r\n')
        header = client.get(f"/drafts/{draft.pk}.akn.xml")["Content-Disposition"]
        assert header.startswith("attachment; filename*=utf-8''rivers-%D9%85")
        assert not {'"', "/", "\r", "\n"} & set(header.removeprefix("attachment"))
