"""The pages of a file that is read, was not read, or is read again: what they say, and the ways out of them."""

import re
from datetime import timedelta
from unittest.mock import patch

import pytest

from drafts import services
from drafts.engine.parser import parse
from drafts.engine.source import CharacterCount, Line, SourceText
from drafts.models import Draft, DraftState, SourceFile
from drafts.readers.errors import UnreadableFile
from drafts.services import progress
from tests.drafts.services.test_rereading import wait
from tests.drafts.staged_world import make_staged, shape
from tests.factories import login, make_organisation, make_user
from tests.pages import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(principal):
    draft = make_staged(principal)
    SourceFile.objects.filter(draft=draft).update(name="draft.docx")
    return draft


@pytest.fixture
def reader(monkeypatch):
    """Makes the child answer with a line, or raise."""

    def answer(given: str | Exception):
        def read_in_child(*_):
            if isinstance(given, Exception):
                raise given
            return parse(SourceText((Line(given),), (), (), CharacterCount(len(given), len(given))))

        monkeypatch.setattr(services.receiving, "read_in_child", read_in_child)

    return answer


@pytest.fixture
def no_worker(monkeypatch):
    """Nothing takes up what is to be read."""
    given: list[str] = []
    monkeypatch.setattr(type(services.read_in_background), "enqueue", lambda _, key: given.append(key))
    return given


def address(draft: Draft, *more: str) -> str:
    return "/".join([f"/drafts/{draft.pk}/staged", *more, ""])


def test_a_word_file_is_read_again_with_another_answer(analyst, draft, reader):
    assert 'value="new" checked' in page_of(analyst, address(draft))
    reader("x")
    analyst.post(address(draft, "read-again"), {"redline": "old"})
    draft.refresh_from_db()
    assert (draft.state, draft.reading["redline"]) == (DraftState.STAGED, "old")
    assert 'value="old" checked' in page_of(analyst, address(draft))


def test_where_it_cannot_be_read_so_the_text_is_there_and_why_is_said(analyst, draft, reader):
    before = shape(draft)
    reader(UnreadableFile("The file cannot be read: it took longer than 30 seconds."))
    answer = analyst.post(address(draft, "read-again"), {"redline": "old"}, follow=True)
    page = " ".join(answer.content.decode().split())
    assert (
        "The file could not be read again as the old text. The file cannot be read: it took longer than 30 seconds. "
        "Nothing was changed: this is the text as it was." in page
    )
    assert 'value="new" checked' in page
    assert shape(draft) == before


def test_while_it_is_read_again_the_text_can_be_kept(analyst, draft, no_worker):
    analyst.post(address(draft, "read-again"), {"redline": "old"})
    assert no_worker == [str(draft.pk)]
    page = page_of(analyst, address(draft))
    assert "As the old text. The text as it was" in page
    assert "Discard" not in page
    analyst.post(address(draft, "keep"))
    page = page_of(analyst, address(draft))
    assert "of every change." in page
    assert "could not be read again" not in page


def test_a_draft_that_nobody_reads_is_tried_again(analyst, draft, no_worker, reader):
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.READING)
    assert "Try again" not in page_of(analyst, address(draft))
    draft.refresh_from_db()
    wait(draft, minutes=7)
    answer = analyst.get(address(draft))
    assert "Refresh" not in answer.headers
    page = " ".join(answer.content.decode().split())
    assert "The file was given to be read 7 minutes ago, and nothing has taken it up." in page
    assert "Discard" in page
    assert analyst.post(address(draft, "try-again")).status_code == 302
    assert no_worker == [str(draft.pk)]
    assert analyst.get(address(draft))["Refresh"]


@pytest.mark.parametrize(
    ("far", "said"),
    [
        ((0, 0), "Being read, for 8 seconds."),
        ((12, 46), "12 of 46 pages are read, in 8 seconds."),
        ((46, 46), "All 46 pages are read; articles are being told apart"),
    ],
)
def test_how_far_it_is_is_shown(analyst, draft, far, said):
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.READING)
    draft.refresh_from_db()
    told = progress.tell_started(draft)
    told(*far)
    with patch("drafts.views.rereading.timezone") as clock:
        clock.now.return_value = progress.timezone.now() + timedelta(seconds=8.5)
        page = page_of(analyst, address(draft))
    assert said in page
    assert ('value="12" max="46"' in page) is (far == (12, 46))


def test_what_no_worker_has_taken_is_said_to_wait(analyst, draft):
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.READING)
    draft.refresh_from_db()
    wait(draft, minutes=1)
    assert re.search(r"Waiting for its turn to be read, for 6\d seconds\.", page_of(analyst, address(draft)))


def test_a_worker_that_died_is_told_of(analyst, draft):
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.READING)
    draft.refresh_from_db()
    wait(draft, minutes=7)
    begun = progress.timezone.now() - progress.LOST_AFTER * 2
    progress.caches["shared"].set(
        progress._key(draft), {"asked_at": progress.asked_at(draft), "started_at": begun}
    )
    page = page_of(analyst, address(draft))
    assert "The reading began 4 minutes ago and was never finished" in page
    assert "Try again" in page


def test_a_refused_file_is_tried_again_from_its_page(analyst, draft, reader):
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.REFUSED, reading={"error": "It is a scan."})
    page = page_of(analyst, address(draft))
    assert "It is a scan." in page
    assert "Try again" in page
    reader("Article 1")
    analyst.post(address(draft, "try-again"))
    assert "The text, beside its source" in page_of(analyst, address(draft))


def test_what_is_not_lost_is_not_tried_again_and_that_is_said(analyst, draft):
    answer = analyst.post(address(draft, "try-again"), follow=True)
    assert "This file has been read, or is being read at this moment." in answer.content.decode()


def test_strangers_do_not_find_it(client, draft):
    login(client, make_user("coordinator", make_organisation("Theirs")))
    for path in ("read-again", "try-again", "keep"):
        assert client.post(address(draft, path)).status_code == 404
