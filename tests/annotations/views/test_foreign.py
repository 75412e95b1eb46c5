"""Importing annotations of other programs by page."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from annotations.models import Annotation, Placement, Reply
from tests.factories import login, make_draft

pytestmark = pytest.mark.django_db


def row(key: str, exact: str = "", text: str = "A thought.", **more) -> dict:
    selector = [{"type": "TextQuoteSelector", "exact": exact}] if exact else []
    return {
        "id": key,
        "user": "acct:dana@hypothes.is",
        "text": text,
        "target": [{"selector": selector}],
        **more,
    }


@pytest.fixture
def draft():
    return make_draft(articles=["Each State shall act.", "Each State may ask for help."], label="Rev.1")


def send(client, draft, document, name="notes.json"):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    file = SimpleUploadedFile(name, data, "application/json")
    return client.post(f"/drafts/{draft.pk}/annotations/import/", {"file": file}, follow=True)


def test_each_annotation_comes_onto_the_words_that_it_quotes(client, author, draft):
    rows = [
        row("a", "shall act"),
        row("b", "Each State"),
        row("c"),
        row("d", text="I agree.", references=["a"]),
    ]
    answer = send(login(client, author), draft, {"rows": rows})
    assert "2 placed, 1 wait for a place, 1 replies, 0 were here already" in answer.content.decode()
    placed = {one.annotation.external_id: one for one in Placement.objects.select_related("annotation")}
    assert (placed["a"].level, placed["a"].exact, placed["a"].status) == ("span", "shall act", "made")
    assert (placed["b"].status, placed["b"].exact, placed["b"].article) == ("orphaned", "Each State", None)
    assert placed["c"].level == "draft"
    assert placed["a"].annotation.state == "working"
    assert placed["a"].annotation.author == author
    assert Reply.objects.get().text == "dana: I agree."


def test_the_same_file_again_changes_nothing(client, author, draft):
    rows = [row("a", "shall act"), row("d", text="I agree.", references=["a"])]
    login(client, author)
    send(client, draft, rows)
    answer = send(client, draft, rows)
    assert "0 placed, 0 wait for a place, 0 replies, 2 were here already" in answer.content.decode()
    assert (Annotation.objects.count(), Reply.objects.count()) == (1, 1)


def test_a_quote_that_is_nowhere_waits_in_the_queue(client, author, draft):
    answer = send(login(client, author), draft, [row("a", "words of another text")])
    assert answer.redirect_chain[0][0] == f"/drafts/{draft.pk}/review/"
    assert "As quoted" in answer.content.decode()
    assert "words of another text" in answer.content.decode()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"no json", "This is not a JSON file"),
        (b"\xff\xfe", "This is not a JSON file"),
        (b"[" * 100_000, "This is not a JSON file"),
        (b"{}", "No annotation was found"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(client, author, draft, document, message):
    answer = send(login(client, author), draft, document)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert Annotation.objects.count() == 0


def test_only_writers_import_and_only_onto_published_drafts(client, author, draft):
    assert client.get(f"/drafts/{draft.pk}/annotations/import/").status_code == 302
    login(client, author)
    staged = make_draft(published=False, organisation=author.membership.organisation)
    assert client.get(f"/drafts/{staged.pk}/annotations/import/").status_code == 404


def test_a_link_that_is_no_web_address_is_not_kept(client, author, draft):
    body = {"type": "SpecificResource", "source": "javascript:alert(1)", "purpose": "linking"}
    send(login(client, author), draft, [row("a", "shall act", body=[body])])
    assert Annotation.objects.get().evidence_url == ""
