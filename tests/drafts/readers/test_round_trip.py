"""The same treaty read from every format is the same treaty."""

import pytest

from drafts.engine.outline import outline
from drafts.engine.parser import parse
from drafts.engine.source import Footnote
from drafts.exports.akn import treaty_akn
from drafts.exports.akn.document import TreatyText
from drafts.exports.redline import DraftName
from drafts.readers import read
from tests.drafts.readers import hard_treaty, makers

EXPECTED = [
    ("preamble", "", "", "", "\n".join(makers.PREAMBLE)),
    *(
        ("article", number, heading, makers.CHAPTERS["3" if number == "3" else "1"], "\n".join(paragraphs))
        for number, heading, paragraphs in makers.ARTICLES
    ),
    ("annex", "I", makers.ANNEX[0], "", "\n".join(makers.ANNEX[1])),
]
HARD = [
    (part.kind, part.number, part.heading, part.chapter, hard_treaty.plain(part.text), part.label)
    for part in hard_treaty.PARTS
]
NOTES = tuple(Footnote(str(label), note) for label, note in enumerate(hard_treaty.NOTES, start=1))


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (makers.as_markdown, "treaty.md"),
        (makers.as_text, "treaty.txt"),
        (makers.as_html, "treaty.html"),
        (makers.as_docx, "treaty.docx"),
        (makers.as_pdf, "treaty.pdf"),
        (makers.as_akn, "treaty.xml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_format_gives_the_same_parts(write, name):
    draft = parse(read(write(), name))
    found = [(part.kind, part.number, part.heading, part.chapter, part.text) for part in draft.parts]
    assert found == EXPECTED
    assert draft.characters.balances()
    assert draft.language == "en"


@pytest.mark.parametrize(
    ("write", "name", "notes"),
    [
        (hard_treaty.as_markdown, "treaty.md", NOTES),
        (hard_treaty.as_text, "treaty.txt", ()),
        (hard_treaty.as_html, "treaty.html", NOTES),
        (hard_treaty.as_docx, "treaty.docx", NOTES),
        (hard_treaty.as_pdf, "treaty.pdf", NOTES),
        (hard_treaty.as_akn, "treaty.xml", NOTES),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hard_treaty_is_the_same_from_every_format(write, name, notes):
    draft = parse(read(write(), name))
    assert [
        (part.kind, part.number, part.heading, part.chapter, part.text, part.label) for part in draft.parts
    ] == HARD
    assert draft.footnotes == notes
    assert draft.characters.balances()
    assert draft.language == "en"


def test_the_lists_of_the_hard_treaty_nest():
    depths = [paragraph.depth for paragraph in outline(HARD[6][4])]
    assert depths == [1, 2, 2, 2, 3, 3, 2, 2, 1]


def test_akoma_ntoso_out_and_in_is_a_fixed_point():
    first = hard_treaty.as_akn()
    draft = parse(read(first, "treaty.xml"))
    name = DraftName("Rev.1", "HARBOUR/1", None)
    again = treaty_akn(
        TreatyText(hard_treaty.TITLE, "harbours", name, draft.language, draft.parts, draft.footnotes)
    )
    assert again == first


def test_the_format_is_told_from_the_content_not_from_the_name():
    draft = parse(read(makers.as_docx(), "treaty.pdf"))
    assert [part.number for part in draft.parts if part.kind == "article"] == ["1", "2", "2 bis", "3"]
