"""Every hostile file has its known answer, from the reader itself, from the cage, and from the page of the site."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.models import Article, Draft, SourceFile
from drafts.readers import read
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from tests.factories import login, make_treaty, make_user
from tests.hostile.corpus import CORPUS, misfit

THROUGH_THE_PAGE = (
    "Word: zip bomb by ratio", "Word: macros", "Word: remote template", "Word: 5,000 nested tables",
    "Word: tracked changes, hidden text, comments", "XML: billion laughs", "XML: references in a circle",
    "HTML: depth 200", "HTML: depth 255", "HTML: written as entities", "PDF: encrypted",
    "PDF: a form that shows itself", "PDF: a scan without text", "text: NUL and control characters",
    "text: lone surrogates", "text: bidirectional override", "text: a million combining marks", "text: random bytes",
)  # fmt: skip


def answer_of(reader, data: bytes, name: str) -> ParsedDraft | UnreadableFile:
    try:
        return reader(data, name)
    except UnreadableFile as error:
        return error


@pytest.mark.parametrize("family", CORPUS)
def test_each_file_has_its_known_answer(family):
    case = CORPUS[family]
    reader = read_in_child if case.only_caged else lambda data, name: parse(read(data, name))
    assert misfit(case, answer_of(reader, case.make(), case.name)) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("family", THROUGH_THE_PAGE)
def test_the_site_gives_the_same_answer_and_keeps_nothing_it_refused(client, family):
    case = CORPUS[family]
    make_treaty("rivers")
    login(client, make_user("analyst"))
    form = {"label": "Rev.1", "issued_on": "2024-02-01", "language": ""}
    answer = client.post(
        "/treaties/rivers/import/", form | {"file": SimpleUploadedFile(case.name, case.make())}
    )
    if case.refused:
        assert answer.status_code == 422
        assert [model.objects.count() for model in (Draft, Article, SourceFile)] == [0, 0, 0]
        return
    assert answer.status_code == 302
    draft = Draft.objects.get()
    assert draft.state == "staged"
    assert set(case.doubts) <= {warning["code"] for warning in draft.reading["warnings"]}
    if case.text is not None:
        assert [article.text for article in draft.articles.all()] == [case.text]
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "..\\..\\x.md", "a\r\nSet-Cookie: x=1.md", "x" * 300 + ".md", "\u202edm.etad", "مسودة.md",
     "", ".", "con.md", "a\x00b.md"],
)  # fmt: skip
def test_no_file_name_leads_anywhere(client, name):
    make_treaty("rivers")
    login(client, make_user("analyst"))
    form = {"label": "Rev.1", "issued_on": "2024-02-01", "language": ""}
    file = SimpleUploadedFile("x.md", b"## Article 1\n\nLamps burn.")
    file.__dict__["_name"] = name
    answer = client.post("/treaties/rivers/import/", form | {"file": file})
    assert answer.status_code in (302, 422)
    for stored in SourceFile.objects.all():
        assert not set(stored.name) & set("/\\\r\n\x00")
        assert len(stored.name) <= 255
        header = client.get(f"/drafts/{stored.draft_id}/source")["Content-Disposition"]
        assert header.startswith("attachment; filename")
        assert "\n" not in header
