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
CLOSING = {
    ("crpd", "en"): 1, ("crpd", "zh"): 1, ("gc-i", "en"): 2, ("gc-i", "zh"): 3, ("gc-ii", "en"): 3,
    ("gc-ii", "zh"): 3, ("gc-iii", "en"): 3, ("gc-iii", "zh"): 2, ("gc-iv", "en"): 2, ("gc-iv", "zh"): 3,
    ("iccpr", "zh"): 1, ("icescr", "zh"): 1, ("outer-space", "zh"): 1, ("refugee", "zh"): 2,
    ("rome-statute", "en"): 2, ("uncac", "zh"): 3, ("unclos", "zh"): 2, ("vccr", "zh"): 3, ("vcdr", "zh"): 1,
}  # fmt: skip
"""Paragraphs that the collection has behind its last article from the words above the signatures on; elsewhere it has
none, or has them in one paragraph with the article's own text."""
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
    closing = CLOSING.get((name, language), 0)
    for file, write in FORMATS.items():
        draft = parse(read(write(treaty), file))
        articles = [part for part in draft.parts if part.kind == "article"]
        closed = [part.paragraphs for part in draft.parts if part.kind == "conclusions"]
        assert list(map(len, closed)) == [closing] * bool(closing)
        found = [_shape(part.number, part.heading, tuple(part.paragraphs), torn) for part in articles]
        found[-1] = (*found[-1][:2], (*found[-1][2], *(row for rows in closed for row in rows)))
        assert found == expected
        preamble = [
            "".join([part.label, *part.paragraphs]) for part in draft.parts if part.kind == "preamble"
        ]
        assert preamble == ([] if name == WITHOUT_PREAMBLE else ["".join(treaty.preamble)])
        assert len(draft.parts) == len(articles) + len(preamble) + len(closed)
        assert draft.language == language


def _shape(
    number: str, heading: str, paragraphs: tuple[str, ...], torn: set[str]
) -> tuple[str, str, tuple[str, ...]]:
    """What must be equal; where heading and text cannot be told apart, their words."""
    if number in torn:
        return number_key(number), "", tuple(filter(None, (heading, *paragraphs)))
    return number_key(number), heading, paragraphs
