"""The same treaty read from every format is the same treaty."""

import pytest

from drafts.engine.parser import parse
from drafts.readers import read
from tests.drafts.readers import makers

EXPECTED = [
    ("preamble", "", "", "", "\n".join(makers.PREAMBLE)),
    *(
        ("article", number, heading, makers.CHAPTERS["3" if number == "3" else "1"], "\n".join(paragraphs))
        for number, heading, paragraphs in makers.ARTICLES
    ),
    ("annex", "I", makers.ANNEX[0], "", "\n".join(makers.ANNEX[1])),
]


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


def test_the_format_is_told_from_the_content_not_from_the_name():
    draft = parse(read(makers.as_docx(), "treaty.pdf"))
    assert [part.number for part in draft.parts if part.kind == "article"] == ["1", "2", "2 bis", "3"]
