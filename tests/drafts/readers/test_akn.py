"""Akoma Ntoso of others: a resolution in the United Nations' profile of it, AKN4UN."""

import pytest
from lxml import etree

from drafts.engine.parser import parse
from drafts.exports.akn import treaty_akn
from drafts.exports.akn.document import TreatyText
from drafts.exports.redline import DraftName
from drafts.readers import read
from drafts.readers.akn import read_akn
from tests.drafts.readers import hard_treaty
from tests.shared import data_path


def exported(draft) -> bytes:
    name = DraftName("Rev.1", "KELP/1", None)
    return treaty_akn(TreatyText("Kelp", "kelp", name, draft.language, draft.parts, draft.footnotes))


@pytest.fixture
def resolution() -> bytes:
    return data_path("akn/itu-res-2.xml").read_bytes()


def test_the_resolution_is_read_whole(resolution):
    draft = parse(read(resolution, "res-2.xml"))
    recitals = len(etree.fromstring(resolution).findall(".//{*}recital"))
    lettered = [row for row in draft.parts[0].paragraphs if row[1:3] == ") "]
    assert draft.language == "en"
    assert len(lettered) >= recitals > 5
    assert draft.characters.balances()


def test_the_resolution_goes_round_and_stays_valid(resolution):
    schema = etree.XMLSchema(etree.parse(data_path("akn/akomantoso30.xsd")))
    draft = parse(read(resolution, "res-2.xml"))
    once = exported(draft)
    again = parse(read(once, "again.xml"))
    assert schema.validate(etree.fromstring(once)), schema.error_log
    assert again.parts == draft.parts
    assert exported(again) == once


def test_the_hard_treaty_is_valid():
    schema = etree.XMLSchema(etree.parse(data_path("akn/akomantoso30.xsd")))
    assert schema.validate(etree.fromstring(hard_treaty.as_akn())), schema.error_log


def test_a_heading_below_a_number_is_its_title_even_where_no_text_follows():
    article = "<article><num>Article 4</num><heading>[deleted]</heading></article>"
    data = f"<akomaNtoso><bill><body>{article}</body></bill></akomaNtoso>"
    part = parse(read_akn(data.encode())).parts[0]
    assert (part.number, part.heading, part.text) == ("4", "[deleted]", "")
