"""A file is read anew, or once more: what takes the place of the text, and what stays where that comes to nothing."""

from datetime import timedelta

import pytest

from drafts import queries, services
from drafts.engine.corrections import Join
from drafts.engine.parser import parse
from drafts.errors import AlreadyThere, DraftError, NotStaged
from drafts.models import Draft, DraftState, LineageEdge, StagedText
from drafts.readers import read
from drafts.readers.errors import UnreadableFile
from drafts.services import progress
from tests.drafts.staged_world import NOW, TEXT, make_staged, seen, shape
from tests.factories import make_draft, make_principal, make_treaty
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def principal():
    return make_principal("coordinator")


@pytest.fixture
def draft(principal):
    """Staged beside a published one, corrected, and with a decision about its lineage."""
    treaty = make_treaty()
    make_draft(treaty, ["1. Each Party lights its harbours.", "1. This convention ends."])
    draft = make_staged(principal, treaty)
    line = seen(draft, "of every")
    services.correct_text(principal=principal, draft=draft, seen=line, correction=Join(line.line))
    LineageEdge.objects.filter(new_draft=draft, new_article__number="3").update(is_confirmed=True)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def reader(monkeypatch):
    """Stands in for the child: what it is told to answer or to raise, and what it was asked for."""

    class Reader:
        answer: bytes | Exception = b"Article 1\n\nShips wait."
        asked: list[str] = []

        def read(self, data, name, redline, told):
            self.asked = [*self.asked, redline]
            if isinstance(self.answer, Exception):
                raise self.answer
            return parse(read(self.answer, name))

    stand_in = Reader()
    monkeypatch.setattr(services.receiving, "read_in_child", stand_in.read)
    return stand_in


def everything(draft: Draft) -> tuple:
    """All that is stored of a staged draft, but for what is known of a failed try to read it again."""
    row = Draft.objects.values().get(pk=draft.pk)
    row["reading"].pop("again", None)
    return (
        row,
        list(draft.articles.values()),
        list(draft.footnotes.values()),
        list(LineageEdge.objects.order_by("pk").values()),
        StagedText.objects.values().get(draft=draft),
    )


def read_meanwhile(draft: Draft, monkeypatch, do) -> None:
    """Reads the file; `do` is done while the child is at it."""

    def read_in_child(data, name, redline, told):
        do()
        return parse(read(b"Article 1\n\nShips wait.", name))

    monkeypatch.setattr(services.receiving, "read_in_child", read_in_child)
    services.read_received(draft.pk)


def wait(draft: Draft, minutes: int) -> None:
    """As if the file had been given to be read so long ago."""
    asked = progress.asked_at(draft) - timedelta(minutes=minutes)
    draft.reading |= {"asked_at": asked.isoformat()}
    draft.save(update_fields=["reading"])


class TestReadingAgain:
    def test_the_file_is_read_with_another_answer_and_corrections_go(self, principal, draft, reader):
        before = draft.source_sha256
        services.read_again(principal=principal, draft=draft, redline="old")
        assert draft.state == DraftState.READING
        draft = services.read_received(draft.pk)
        assert reader.asked == ["old"]
        assert (draft.state, draft.reading["redline"]) == (DraftState.STAGED, "old")
        assert not {"again", "asked_at"} & draft.reading.keys()
        assert draft.source_sha256 != before
        assert shape(draft) == [("1", "", "Ships wait.")]
        assert queries.staged_text(draft).corrections == []

    def test_the_same_answer_changes_nothing(self, principal, draft):
        services.read_again(principal=principal, draft=draft, redline="new")
        assert draft.state == DraftState.STAGED

    def test_while_it_is_read_everything_stays_and_nobody_corrects_or_publishes(self, principal, draft):
        _, *before = everything(draft)
        line = seen(draft, "Harbour")
        services.read_again(principal=principal, draft=draft, redline="old")
        with pytest.raises(NotStaged):
            services.correct_text(principal=principal, draft=draft, seen=line, correction=Join(line.line))
        with pytest.raises(NotStaged):
            services.publish_draft(principal=principal, draft=draft, now=NOW)
        with pytest.raises(NotStaged):
            services.read_again(principal=principal, draft=draft, redline="both")
        assert everything(draft)[1:] == tuple(before)

    @pytest.mark.parametrize(
        "error",
        [UnreadableFile("It is a scan.", "page 2"), UnreadableFile("It took longer than 30 seconds.")],
    )
    def test_a_file_that_cannot_be_read_so_leaves_all_as_it_was_and_says_why(
        self, principal, draft, reader, error
    ):
        before = everything(draft)
        reader.answer = error
        services.read_again(principal=principal, draft=draft, redline="old")
        draft = services.read_received(draft.pk)
        assert everything(draft) == before
        assert draft.reading["again"] == {"redline": "old", "error": str(error)}

    def test_a_label_that_is_taken_meanwhile_leaves_all_as_it_was(self, principal, draft, reader):
        before = everything(draft)
        services.read_again(principal=principal, draft=draft, redline="old")
        make_draft(draft.treaty, label="Rev.1")
        draft = services.read_received(draft.pk)
        assert everything(draft)[0] == before[0]
        assert "already has a published draft with the label “Rev.1”" in draft.reading["again"]["error"]

    def test_what_nobody_expected_leaves_all_as_it_was_and_is_not_hushed_up(self, principal, draft, reader):
        before = everything(draft)
        reader.answer = RuntimeError("a fault of ours")
        services.read_again(principal=principal, draft=draft, redline="old")
        with pytest.raises(RuntimeError):
            services.read_received(draft.pk)
        assert everything(draft) == before
        draft.refresh_from_db()
        assert draft.reading["again"]["error"] == "Something went wrong here while it was read."

    def test_what_cannot_be_stored_leaves_all_as_it_was(self, principal, draft, reader, monkeypatch):
        before = everything(draft)

        def keep_lines(*_):
            raise RuntimeError("the disk is full")

        monkeypatch.setattr(services.receiving, "keep_lines", keep_lines)
        services.read_again(principal=principal, draft=draft, redline="old")
        with pytest.raises(RuntimeError):
            services.read_received(draft.pk)
        assert everything(draft) == before

    def test_the_reason_is_gone_after_the_next_correction_and_never_published(self, principal, draft, reader):
        reader.answer = UnreadableFile("It is a scan.")
        for after in ("correct", "publish"):
            services.read_again(principal=principal, draft=draft, redline="old")
            draft = services.read_received(draft.pk)
            assert "again" in draft.reading
            if after == "correct":
                line = seen(draft, "Harbour")
                services.correct_text(principal=principal, draft=draft, seen=line, correction=Join(line.line))
            else:
                services.publish_draft(principal=principal, draft=draft, now=NOW)
            draft.refresh_from_db()
            assert "again" not in draft.reading

    def test_a_file_that_was_imported_so_already_stays_as_it_is(self, principal, draft):
        self._import_so(principal, draft)
        with pytest.raises(DraftError, match="imported this file so already"):
            services.read_again(principal=principal, draft=draft, redline="old")
        draft.refresh_from_db()
        assert draft.state == DraftState.STAGED

    def test_a_file_that_is_imported_so_meanwhile_stays_as_it_was(self, principal, draft, reader):
        before = everything(draft)
        services.read_again(principal=principal, draft=draft, redline="old")
        self._import_so(principal, draft)
        draft = services.read_received(draft.pk)
        assert "imported this file so already" in draft.reading["again"]["error"]
        assert everything(draft) == before

    def _import_so(self, principal, draft: Draft) -> None:
        services.receive_file(
            principal=principal,
            treaty=draft.treaty,
            name="draft.txt",
            data=TEXT,
            label="Rev.1",
            issued_on=NOW.date(),
            redline="old",
        )


class TestKeeping:
    def test_a_draft_goes_back_to_what_it_was_and_a_late_worker_changes_nothing(
        self, principal, draft, monkeypatch
    ):
        before = everything(draft)
        services.read_again(principal=principal, draft=draft, redline="old")
        with pytest.raises(NotStaged):
            read_meanwhile(
                draft, monkeypatch, lambda: services.keep_as_it_was(principal=principal, draft=draft)
            )
        assert everything(draft) == before
        assert AuditEntry.objects.filter(action="draft kept as it was").exists()

    def test_a_worker_that_was_given_up_does_not_answer_another_question(self, principal, draft, monkeypatch):
        def ask_for_something_else():
            services.keep_as_it_was(principal=principal, draft=draft)
            services.read_again(principal=principal, draft=draft, redline="both")

        services.read_again(principal=principal, draft=draft, redline="old")
        with pytest.raises(NotStaged):
            read_meanwhile(draft, monkeypatch, ask_for_something_else)
        draft.refresh_from_db()
        assert (draft.state, draft.reading["again"]) == (DraftState.READING, {"redline": "both"})

    def test_there_is_nothing_to_keep_of_a_draft_that_was_never_read(self, principal):
        draft = _received(principal)
        with pytest.raises(NotStaged):
            services.keep_as_it_was(principal=principal, draft=draft)


class TestTryingAgain:
    def test_a_refused_file_is_read_as_it_was_asked_for(self, principal, reader):
        draft = _received(principal, redline="both")
        reader.answer = UnreadableFile("It took longer than 30 seconds.")
        services.read_received(draft.pk)
        reader.answer = TEXT
        services.try_again(principal=principal, draft=draft)
        draft = services.read_received(draft.pk)
        assert (draft.state, draft.reading["redline"]) == (DraftState.STAGED, "both")
        assert reader.asked == ["both", "both"]

    def test_what_was_never_taken_up_can_be_given_anew_once(self, principal):
        draft = _received(principal)
        with pytest.raises(NotStaged):
            services.try_again(principal=principal, draft=draft)
        wait(draft, minutes=6)
        services.try_again(principal=principal, draft=draft)
        with pytest.raises(NotStaged):
            services.try_again(principal=principal, draft=draft)

    def test_what_a_dead_worker_left_can_be_given_anew_and_goes_on_from_the_text_that_was_there(
        self, principal, draft, reader
    ):
        services.read_again(principal=principal, draft=draft, redline="old")
        wait(draft, minutes=3)
        progress.tell_started(draft)
        assert not progress.is_lost(draft)
        wait(draft, minutes=3)
        assert progress.is_lost(draft)
        before = everything(draft)[1:]
        services.try_again(principal=principal, draft=draft)
        assert everything(draft)[1:] == before
        assert services.read_received(draft.pk).reading["redline"] == "old"

    def test_a_file_that_was_imported_anew_meanwhile_is_not_read_twice(self, principal, reader):
        draft = _received(principal)
        reader.answer = UnreadableFile("It is a scan.")
        services.read_received(draft.pk)
        _received(principal, treaty=draft.treaty)
        with pytest.raises(AlreadyThere):
            services.try_again(principal=principal, draft=draft)

    def test_a_task_that_comes_too_late_is_no_failure(self, principal, draft, reader):
        services.read_in_background.call(str(draft.pk))
        assert reader.asked == []


def test_a_draft_that_is_discarded_while_it_is_read_leaves_nothing(principal, monkeypatch):
    draft = _received(principal)
    with pytest.raises(NotStaged):
        read_meanwhile(draft, monkeypatch, lambda: services.discard_draft(principal=principal, draft=draft))
    assert not Draft.objects.exists()


def _received(principal, redline="new", treaty=None) -> Draft:
    draft, is_new = services.receive_file(
        principal=principal,
        treaty=treaty or make_treaty(),
        name="draft.txt",
        data=TEXT,
        label="Rev.1",
        issued_on=NOW.date(),
        redline=redline,
    )
    assert is_new
    return draft
