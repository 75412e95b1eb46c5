"""Twenty-eight treaties in two languages, printed in three formats and read back: nothing may differ."""

import pytest

from drafts.engine.numbering import number_key
from drafts.engine.parser import parse
from drafts.readers import read
from tests.drafts.readers import open_treaties
from tests.shared import data_path

TREATIES = (
    "cat", "cedaw", "crc", "crpd", "gc-ap1", "gc-ap2", "gc-i", "gc-ii", "gc-iii", "gc-iv", "genocide", "iccpr",
    "iccpr-op1", "iccpr-op2", "icerd", "icescr", "icj-statute", "op-icescr", "outer-space", "refugee",
    "rome-statute", "udhr", "un-charter", "uncac", "unclos", "vccr", "vcdr", "vclt",
)  # fmt: skip
WITHOUT_PREAMBLE = "icj-statute"
FORMATS = {
    "treaty.txt": open_treaties.as_text,
    "treaty.md": open_treaties.as_markdown,
    "treaty.html": open_treaties.as_html,
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", TREATIES)
def test_a_treaty_comes_back_as_it_was_printed(name, language):
    treaty = open_treaties.load(data_path(f"open-treaties/{name}.json"), language)
    torn = {number for torn, where, number in open_treaties.TORN if (torn, where) == (name, language)}
    expected = [
        _shape(article.number, article.heading, article.paragraphs, torn) for article in treaty.articles
    ]
    for file, write in FORMATS.items():
        draft = parse(read(write(treaty), file))
        articles = [part for part in draft.parts if part.kind == "article"]
        assert [
            _shape(part.number, part.heading, tuple(part.paragraphs), torn) for part in articles
        ] == expected
        preamble = [
            "".join([part.label, *part.paragraphs]) for part in draft.parts if part.kind == "preamble"
        ]
        assert preamble == ([] if name == WITHOUT_PREAMBLE else ["".join(treaty.preamble)])
        assert len(draft.parts) == len(articles) + len(preamble)
        assert draft.language == language


def _shape(
    number: str, heading: str, paragraphs: tuple[str, ...], torn: set[str]
) -> tuple[str, str, tuple[str, ...]]:
    """What must be equal; where heading and text cannot be told apart, their words."""
    if number in torn:
        return number_key(number), "", tuple(filter(None, (heading, *paragraphs)))
    return number_key(number), heading, paragraphs
