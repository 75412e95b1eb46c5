from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.engine.source import Footnote
from drafts.exports.akn import treaty_akn
from drafts.exports.akn.document import TreatyText
from drafts.exports.redline import DraftName
from drafts.readers import read
from tests.drafts.exports.samples import NEW, article
from tests.shared import data_path

FIXTURES = Path(__file__).parents[4] / "fixtures" / "treaties" / "cybercrime"
NAME = DraftName("Rev.1", "KELP/5/Rev.1", date(2026, 3, 4))


def text_of(parts: Sequence[Part], **changes) -> TreatyText:
    values = {"treaty": "Kelp treaty", "slug": "kelp", "draft": NAME, "language": "en", "parts": parts}
    return TreatyText(**(values | changes))


def root_of(parts: Sequence[Part], **changes) -> etree._Element:
    return etree.fromstring(treaty_akn(text_of(parts, **changes)))


def eids(root: etree._Element) -> list[str]:
    """The identifiers of the text, in order; those of metadata and of the document's frame left out."""
    return [element.get("eId") for element in root.iterfind(".//{*}body//*[@eId]")]


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(data_path("akn/akomantoso30.xsd")))


def test_chapters_hold_articles_and_these_their_paragraphs():
    root = root_of(NEW)
    assert eids(root)[:4] == ["chp_1", "art_1", "art_1__para_1", "art_2"]
    chapter = root.find(".//{*}chapter")
    assert [child.text for child in chapter[:2]] == ["Chapter I.", "General"]
    assert [child.text for child in chapter.find("{*}article")[:2]] == ["Article 1", "Kelp forests"]


def test_paragraphs_nest_by_their_labels_with_introduction_and_conclusion():
    root = root_of(
        [
            article(
                "5 bis", "", "For this treaty:\n1. Lamps:\n(a) of oil;\n(b) of gas;\nwherever lit.\n2. Bells."
            )
        ]
    )
    assert eids(root) == [
        "art_5bis",
        "art_5bis__chapeau",
        "art_5bis__para_1",
        "art_5bis__para_1__subpara_a",
        "art_5bis__para_1__subpara_b",
        "art_5bis__para_1__wrapup",
        "art_5bis__para_2",
    ]
    first = root.find(".//{*}paragraph")
    assert [etree.QName(child).localname for child in first] == [
        "num",
        "intro",
        "subparagraph",
        "subparagraph",
        "wrapUp",
    ]


def test_a_number_with_its_bracket_stands_apart_only_where_a_space_follows():
    root = root_of([article("1", "", "[1. Lamps.]\n2.[Bells.]")])
    assert [number.text for number in root.iterfind(".//{*}paragraph/{*}num")] == ["[1."]
    assert [line.text for line in root.iterfind(".//{*}p")][1:] == ["Lamps.]", "2.[Bells.]"]


def test_the_document_says_which_version_of_which_work_it_is():
    root = root_of(NEW)
    assert root.find(".//{*}FRBRWork/{*}FRBRuri").get("value") == "/akn/un/bill/treaty/kelp"
    expression = root.find(".//{*}FRBRExpression")
    assert expression.find("{*}FRBRuri").get("value") == "/akn/un/bill/treaty/kelp/eng@2026-03-04"
    assert [(alias.get("name"), alias.get("value")) for alias in expression.iterfind("{*}FRBRalias")] == [
        ("label", "Rev.1"),
        ("symbol", "KELP/5/Rev.1"),
    ]


def test_annexes_at_the_end_are_attachments_and_others_stay_where_they_are():
    annex = Part("annex", "I", "Harbours", "", "The north harbour.", "ANNEX I")
    root = root_of([annex, article("1", "", "Lamps."), annex])
    assert eids(root)[0] == "annex"
    assert [item.get("eId") for item in root.iterfind(".//{*}attachment")] == ["att_1"]


def test_equal_numbers_get_identifiers_of_their_own():
    assert eids(root_of([article("1", "", ""), article("1", "", "")])) == ["art_1", "art_1-2"]


def test_footnotes_and_language_come_back():
    notes = (Footnote("1", "Proposed by the chair."), Footnote("*", "Not agreed."))
    back = read(treaty_akn(text_of(NEW, footnotes=notes, language="es")), "kelp.xml")
    assert back.footnotes == notes
    assert back.language == "es"


def test_our_reader_gets_the_same_parts_back():
    assert parse(read(treaty_akn(text_of(NEW)), "kelp.xml")).parts == NEW


def test_it_is_valid(schema):
    schema.assertValid(root_of(NEW, footnotes=[Footnote("1", "A note.")]))
    schema.assertValid(root_of([]))


def test_the_same_draft_gives_the_same_bytes():
    assert treaty_akn(text_of(NEW)) == treaty_akn(text_of(NEW))


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.md")), ids=lambda path: path.stem)
def test_the_drafts_of_the_demonstration_come_back_and_are_valid(path, schema):
    comes_back(path, schema)


@pytest.mark.parametrize("name", ["paris/2015-12-04.md", "bbnj/bbnj-2023-en.txt"])
def test_real_drafts_come_back_and_are_valid(name, schema):
    comes_back(data_path(name), schema)


def comes_back(path: Path, schema: etree.XMLSchema) -> None:
    draft = parse(read(path.read_bytes(), path.name))
    data = treaty_akn(text_of(draft.parts, language=draft.language, footnotes=draft.footnotes))
    schema.assertValid(etree.fromstring(data))
    back = parse(read(data, "draft.xml"))
    assert back.parts == draft.parts
    assert back.footnotes == draft.footnotes


LABELS = st.sampled_from(["", "", "1. ", "2. ", "3.", "(a) ", "(b) ", "(i) ", "(ii) ", "[(c) ", "– ", "1.1 "])
ROWS = st.tuples(LABELS, st.sampled_from(["Lamps", "Bells ring;", "in [fog]", "<&>", "وبعد"])).map("".join)
PARTS = st.builds(
    Part,
    kind=st.sampled_from(["preamble", "article", "article", "conclusions", "annex"]),
    number=st.sampled_from(["", "1", "2 bis"]),
    heading=st.sampled_from(["", "Kelp"]),
    chapter=st.sampled_from(["", "Chapter I", "Part I. Sea", "Part I. Sea · Section 1", "Loose"]),
    text=st.lists(ROWS, max_size=8).map("\n".join),
)


@settings(max_examples=150)
@given(st.lists(PARTS, max_size=5))
def test_any_draft_is_valid_and_keeps_every_paragraph_in_order(schema, parts):
    root = root_of(parts)
    schema.assertValid(root)
    words = "".join("".join(root.itertext()).split())
    assert all("".join(part.text.split()) in words for part in parts)
