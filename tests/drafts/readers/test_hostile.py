"""Broken files of any kind, and the child that reads them: refused with a clear message or read, never a crash."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.readers import cage, read
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from tests.drafts.readers.makers import as_docx, as_pdf


def test_the_child_refuses_in_the_words_of_the_reader():
    with pytest.raises(UnreadableFile) as caught:
        read_in_child(b"%PDF-1.7\nnonsense", "../../x\r\n.pdf")
    assert caught.value.message == "The PDF is broken or cut off."


def test_the_child_answers_with_the_same_draft():
    data = as_docx()
    assert read_in_child(data, "x.docx") == parse(read(data, "x.docx"))


def test_the_death_of_the_child_is_a_refusal(monkeypatch):
    monkeypatch.setattr("drafts.readers.cage._CHILD", "tests.treatywatch.caged.abort")
    with pytest.raises(UnreadableFile) as caught:
        read_in_child(b"Article 1", "x.txt")
    assert caught.value.message == "The file cannot be read: the program that reads it crashed."


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no",
        b"[]",
        b"7",
        b"{}",
        b'{"draft": 1}',
        b'{"error": []}',
        b"[" * 100_000,
        b'{"draft": {"parts": [1]}}',
    ],
)
def test_an_answer_that_makes_no_sense_is_a_refusal(answer, monkeypatch):
    monkeypatch.setattr("drafts.readers.cage.run_caged", lambda module, payload, told: answer)
    with pytest.raises(UnreadableFile) as caught:
        read_in_child(b"Article 1", "x.txt")
    assert caught.value.message == "The file cannot be read: its reader gave no sensible answer."


def test_the_pages_of_a_pdf_are_told_one_after_the_other():
    told = []
    read(as_pdf(), "x.pdf", told=lambda *far: told.append(far))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_child_tells_them_through_the_cage(monkeypatch, tmp_path):
    with (tmp_path / "channel").open("w+b") as channel:
        monkeypatch.setenv("CAGE_CHANNEL", str(channel.fileno()))
        cage._answer(b'{"name": "x.pdf"}\n' + as_pdf())
        assert channel.read() == b"\0\0\0\3\0\0\0\3"


@given(st.binary(max_size=200), st.sampled_from(["x.txt", "x.md", "x.html", "x.docx", "x.pdf", "x.xml"]))
def test_any_bytes_are_read_or_refused(data, name):
    try:
        draft = parse(read(data, name))
    except UnreadableFile:
        return
    assert draft.characters.balances()


@hypothesis_settings(max_examples=40)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_damaged_word_file_is_read_or_refused(position, bytes_there):
    data = bytearray(as_docx())
    data[position : position + len(bytes_there)] = bytes_there
    try:
        draft = parse(read(bytes(data), "x.docx"))
    except UnreadableFile:
        return
    assert draft.characters.balances()
