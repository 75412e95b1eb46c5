"""The closing with the signatures in Akoma Ntoso, out and in."""

import pytest
from lxml import etree

from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.drafts.exports.akn.test_akn import root_of, text_of, treaty_akn
from tests.drafts.exports.samples import article
from tests.shared import data_path

CLOSING = Part("conclusions", "", "", "", "In witness whereof we sign.\nDone at Harbour,\n1. The Keeper")
UNUSUAL = Part("conclusions", "", "", "", "Article 7\nThe Keeper")
ANNEX = Part("annex", "I", "", "", "North.", "Annex I")
ORDERS = {
    "last": [article("1", "", "Lamps."), CLOSING],
    "before annexes": [article("1", "", "Lamps."), CLOSING, ANNEX],
    "behind annexes": [article("1", "", "Lamps."), ANNEX, CLOSING],
    "in the middle": [article("1", "", "Lamps."), UNUSUAL, article("2", "", "Oil."), CLOSING, ANNEX],
    "where words do not tell": [article("1", "", "Lamps."), UNUSUAL, ANNEX],
}


def labelled(parts: list[Part]) -> list[tuple[str, str, str]]:
    return [(part.kind, part.number, part.text) for part in parts]


@pytest.mark.parametrize("parts", ORDERS.values(), ids=ORDERS.keys())
def test_it_comes_back_wherever_it_stands_and_is_valid(parts):
    exported = treaty_akn(text_of(parts))
    back = parse(read(exported, "treaty.xml"))
    assert labelled(back.parts) == labelled(parts)
    assert treaty_akn(text_of(back.parts)) == exported
    schema = etree.XMLSchema(etree.parse(data_path("akn/akomantoso30.xsd")))
    schema.assertValid(etree.fromstring(exported))


def test_it_stands_between_body_and_attachments_one_block_a_line():
    root = root_of(ORDERS["before annexes"])
    names = [etree.QName(child).localname for child in root[0]]
    assert names == ["meta", "preface", "body", "conclusions", "attachments"]
    assert [p.text for p in root.find(".//{*}conclusions")] == CLOSING.text.split("\n")


def test_identifiers_stay_apart():
    root = root_of(ORDERS["in the middle"])
    found = [unit.get("eId") for unit in root.iterfind(".//*[@eId]") if "conclusions" in unit.get("eId")]
    assert {"conclusions", "conclusions-2"} <= set(found)
    assert len(set(found)) == len(found)


def test_the_closing_of_an_attachment_belongs_to_the_attachment():
    text = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><article>'
        "<num>Article 1</num><content><p>Lamps.</p></content></article></body><conclusions/>"
        "<attachments><attachment><heading>Annex I</heading><doc name='annex'><mainBody><p>North.</p></mainBody>"
        "<conclusions><p>The Clerk</p></conclusions></doc></attachment></attachments></act></akomaNtoso>"
    )
    draft = parse(read(text.encode(), "treaty.xml"))
    assert [(part.kind, part.text) for part in draft.parts] == [
        ("article", "Lamps."),
        ("annex", "North.\nThe Clerk"),
    ]
