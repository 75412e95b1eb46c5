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


def lines_of(body: str, language: str = "eng") -> list[str]:
    meta = f'<meta><FRBRlanguage language="{language}"/></meta>'
    return [
        line.text
        for line in read_akn(f"<akomaNtoso><act>{meta}<body>{body}</body></act></akomaNtoso>".encode()).lines
    ]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("eng", ["Part 1", "Article 1"]),
        ("fra", ["Partie 1", "Article 1"]),
        ("spa", ["Parte 1", "Artículo 1"]),
        ("rus", ["Часть 1", "Статья 1"]),
        ("ara", ["الجزء 1", "المادة 1"]),
        ("zho", ["第1部分", "第1条"]),
        ("tlh", ["Part 1", "Article 1"]),
    ],
)
def test_a_bare_number_is_read_with_the_word_that_it_is_shown_with(language, headings):
    body = "<part><num>1</num><article><num>1</num><paragraph><num>1.</num><p>Burn.</p></paragraph></article></part>"
    assert lines_of(body, language) == [*headings, "1. Burn."]


def test_the_words_for_bare_numbers_count_as_read():
    body = "<article><num>1</num><content><p>Burn.</p></content></article>"
    source = read_akn(f"<akomaNtoso><act><body>{body}</body></act></akomaNtoso>".encode())
    assert (source.characters.total, source.characters.kept) == (13, 13)


def test_sections_are_the_units_of_a_law_without_articles():
    section = "<section><num>2A.</num><heading>Lamps</heading><content><p>Burn.</p></content></section>"
    assert lines_of(section) == ["Section 2A.", "Lamps", "Burn."]
    assert lines_of(f"<article><num>Article 1</num>{section}</article>")[:2] == ["Article 1", "2A."]


@pytest.mark.parametrize(
    ("code", "short"),
    [("ger", "de"), ("chi", "zh"), ("dut", "nl"), ("swe", "sv"), ("pol", "pl"), ("fr", "fr"), ("mul", "")],
)
def test_languages_have_their_short_code(code, short):
    meta = f'<meta><FRBRlanguage language="{code}"/></meta>'
    data = f"<akomaNtoso><act>{meta}<body><p>x</p></body></act></akomaNtoso>"
    assert read_akn(data.encode()).language == short


def test_words_that_stand_in_no_block_are_text():
    body = "<crossHeading>Oil <b>and</b> lamps</crossHeading><content><ol><li>one</li><li>two</li></ol></content>"
    assert lines_of(body) == ["Oil and lamps", "one", "two"]


def test_quoted_units_keep_their_words_apart_within_the_paragraph_that_quotes():
    quoted = "<num>Article 5</num><heading>Oil</heading><paragraph><num>1.</num><p>Burn.</p></paragraph>"
    mod = f"<mod><quotedStructure><article>{quoted}</article></quotedStructure></mod>"
    body = f"<article><num>Article 1</num><p>It reads: {mod}</p></article>"
    assert lines_of(body) == ["Article 1", "It reads: Article 5 Oil 1. Burn."]


@pytest.mark.parametrize(
    "namespace", ["http://www.akomantoso.org/2.0", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17"]
)
def test_older_versions_and_prefixes_are_read_alike(namespace):
    article = "<an:article><an:num>Article 1</an:num><an:content><an:p>Burn.</an:p></an:content></an:article>"
    body = f"<an:act><an:body>{article}</an:body></an:act>"
    data = f'<?xml version="1.0"?><an:akomaNtoso xmlns:an="{namespace}">{body}</an:akomaNtoso>'
    draft = parse(read(data.encode(), "law.xml"))
    assert [(part.number, part.text) for part in draft.parts] == [("1", "Burn.")]
    assert draft.doubts == ()
