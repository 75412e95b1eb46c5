"""Hostile and broken files, made here: each is refused with a clear message or read, and never a crash."""

import os

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.readers import MAX_BYTES, read
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from tests.drafts.readers.makers import W, as_docx, as_pdf, docx, paragraph, run, zipped

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def zip_bomb() -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * (30 << 20)})


def lying_zip() -> bytes:
    """Its directory claims ten bytes for a part that unpacks to more than the limit."""
    data = bytearray(
        zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": os.urandom(64) * (1 << 20)})
    )
    position = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[position + 24 : position + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def doubled_part() -> bytes:
    return zipped({"word/document1xml": "<x/>", "word/document2xml": "<x/>"}).replace(
        b"document2", b"document1"
    )


def encrypted_part() -> bytes:
    data = bytearray(docx(paragraph(run("x"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 1)
    return bytes(data)


REFUSED = {
    "empty": (lambda: b"", "x.txt", "empty"),
    "only spaces": (lambda: b" \n\n ", "x.md", "empty"),
    "larger than the limit": (lambda: b"a" * (MAX_BYTES + 1), "x.txt", "larger"),
    "random bytes": (lambda: bytes(range(256)) * 8, "x.txt", "not a text file"),
    "zip bomb": (zip_bomb, "x.docx", "packed far too tightly"),
    "lying directory": (lying_zip, "x.docx", ""),
    "too many entries": (lambda: zipped({str(number): "" for number in range(6000)}), "x.docx", "more than"),
    "two parts of one name": (doubled_part, "x.docx", "same name"),
    "encrypted Word part": (encrypted_part, "x.docx", "encrypted"),
    "an archive of something else": (lambda: zipped({"a.txt": "x"}), "x.docx", "not a Word document"),
    "a spreadsheet": (
        lambda: zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "x.docx", "not a Word"
    ),
    "half a Word file": (lambda: as_docx()[:300], "x.docx", "cut off"),
    "old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "x.doc", "save it as .docx"),
    "entities in Word": (
        lambda: zipped(
            {"[Content_Types].xml": "<T/>", "word/document.xml": f"{DOCTYPE}<w:document {W}>&b;</w:document>"}
        ),
        "x.docx",
        "document type",
    ),
    "XML of an unknown kind": (lambda: b'<?xml version="1.0"?><song>la</song>', "x.xml", "not known here"),
    "broken XML in Word": (
        lambda: zipped({"[Content_Types].xml": "<T/>", "word/document.xml": "<w:document"}), "x.docx", "broken"
    ),
    "external entity in Akoma Ntoso": (
        lambda: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso><p>&x;</p></akomaNtoso>',
        "x.xml",
        "document type",
    ),
    "XML of 100,000 levels": (lambda: b"<akomaNtoso>" + b"<p>" * 100_000, "x.xml", "broken"),
    "HTML of 100,000 levels": (lambda: b"<html>" + b"<div>" * 100_000 + b"x", "x.html", "levels deep"),
    "HTML of 250 levels": (lambda: b"<html>" + b"<b>" * 250 + b"x", "x.html", "levels deep"),
    "PDF cut off": (lambda: as_pdf()[:400], "x.pdf", "broken"),
    "PDF of nonsense": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "x.pdf", "broken"),
    "PDF without text": (lambda: blank_pdf(), "x.pdf", "OCR"),
}  # fmt: skip


def blank_pdf() -> bytes:
    from weasyprint import HTML

    return HTML(string="<p></p>").write_pdf()


@pytest.mark.parametrize("family", REFUSED)
def test_refused_with_a_clear_message(family):
    make, name, words = REFUSED[family]
    data = make()
    with pytest.raises(UnreadableFile) as caught:
        read(data, name)
    assert words in caught.value.message


ACCEPTED = {
    "NUL and control characters": (b"Article 1\n\nLamps\x00 bu\x07rn.", "Lamps burn."),
    "lone surrogates": ("Article 1\n\nLämps".encode() + b"\xed\xa0\x80 b\xc3\xbcrn.", "Lämps bürn."),
    "another encoding": ("Article 1\n\nLa lumière éclaire déjà la forêt près du phare.".encode("cp1252"),
                         "La lumière éclaire déjà la forêt près du phare."),
    "UTF-16": ("\ufeffArticle 1\n\nLamps burn.".encode("utf-16-le"), "Lamps burn."),
    "bidirectional override": ("Article 1\n\nLamps \u202eburn.".encode(), "Lamps \u202eburn."),
    "a Word name on a text": (b"Article 1\n\nLamps burn.", "Lamps burn."),
}  # fmt: skip


@pytest.mark.parametrize("family", ACCEPTED)
def test_read_nevertheless(family):
    data, text = ACCEPTED[family]
    draft = parse(read(data, "x.docx" if "Word" in family else "x.txt"))
    assert [part.text for part in draft.parts] == [text]
    assert draft.characters.balances()


def test_fifty_brackets_of_every_kind_cost_no_time():
    text = ("[" * 20_000 + "*" * 20_000 + "<a" * 10_000 + "`" * 9_999).encode()
    assert read(text, "x.md").characters.balances()


def test_a_million_combining_marks_are_one_line():
    source = read(("a" + "\u0301" * 100_000).encode(), "x.txt")
    assert source.characters.balances()


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
    monkeypatch.setattr("drafts.readers.cage.run_caged", lambda module, payload: answer)
    with pytest.raises(UnreadableFile) as caught:
        read_in_child(b"Article 1", "x.txt")
    assert caught.value.message == "The file cannot be read: its reader gave no sensible answer."


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
