"""Real treaties in several languages, beside each other. The texts are not ours, so they are only read here."""

import json
from functools import cache
from itertools import combinations
from xml.etree import ElementTree

import pytest

from drafts.engine.parallel import Beside, find_twins, lay_beside
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.shared import data_path

_OPEN_TREATIES = 28
_AGAIN = {"之二": " bis", "之三": " ter"}


@cache
def parts_of(name: str) -> tuple[Part, ...]:
    path = data_path(name)
    return parse(read(path.read_bytes(), path.name)).parts


def both(found: tuple[Beside, ...]) -> list[Beside]:
    return [one for one in found if one.twin.one is not None and one.twin.other is not None]


@pytest.mark.parametrize(("one", "other"), list(combinations(("en", "fr", "es"), 2)))
def test_the_high_seas_treaty_stands_article_by_article_and_paragraph_by_paragraph(one, other):
    texts = parts_of(f"bbnj/bbnj-2023-{one}.pdf"), parts_of(f"bbnj/bbnj-2023-{other}.pdf")
    found = lay_beside(*texts)
    assert [(each.twin.one, each.twin.other, each.twin.doubts) for each in found] == [
        (index, index, ()) for index in range(79)
    ]
    rows = [row for each in found for row in each.rows]
    # what is left is read otherwise in one language: a title left in the text, a line cut in two
    assert sum(not row.is_doubtful for row in rows) >= 0.99 * len(rows)


@pytest.mark.parametrize(("one", "other"), list(combinations(("eng", "fra", "arb"), 2)))
def test_the_declaration_of_human_rights_stands_article_by_article(one, other):
    found = lay_beside(_declaration(one), _declaration(other))
    assert [(each.twin.one, each.twin.other, each.twin.doubts) for each in found] == [
        (index, index, ()) for index in range(31)
    ]
    assert not any(each.doubts for each in found[1:])


def _declaration(language: str) -> tuple[Part, ...]:
    root = ElementTree.parse(data_path(f"udhr/udhr_{language}.xml")).getroot()
    texts = [(node.text or "").strip() for node in root.iter() if node.tag.endswith(("}title", "}para"))]
    return parse(read("\n\n".join(filter(None, texts)).encode(), "declaration.txt")).parts


def test_every_article_of_the_open_treaties_finds_its_chinese_twin():
    files = sorted(data_path("open-treaties").glob("*.json"))
    assert len(files) == _OPEN_TREATIES
    total = 0
    for file in files:
        rows = json.loads(file.read_text())["articles"]
        english = [Part("article", number, "", "", "") for number in _english_numbers(rows)]
        chinese = [Part("article", row["article"], "", "", "") for row in rows]
        found = find_twins(english, chinese)
        assert [(twin.one, twin.other, twin.doubts) for twin in found] == [
            (i, i, ()) for i in range(len(rows))
        ]
        total += len(rows)
    assert total == 1914


def _english_numbers(rows: list[dict]) -> list[str]:
    """The numbers as the English text prints them: they only count on, but for the bis and ter of one treaty."""
    numbers, last = [], 0
    for row in rows:
        again = _AGAIN.get(row["article"][-2:], "")
        last += not again
        numbers.append(f"{last}{again}")
    return numbers


def test_the_budapest_convention_stands_article_by_article_in_english_and_dutch():
    path = data_path("budapest/budapest-convention_2012-10-24_c0fecc2e89.md")
    text = path.read_text()
    dutch = text.index("Verdrag inzake", text.index("Verdrag inzake") + 1)
    texts = [parse(read(half.encode(), path.name)).parts for half in (text[:dutch], text[dutch:])]
    found = both(lay_beside(*texts))
    numbers = [(texts[0][one.twin.one].number, texts[1][one.twin.other].number) for one in found]
    assert [pair for pair in numbers if pair[0]] == [(str(number), str(number)) for number in range(1, 49)]
