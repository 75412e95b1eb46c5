"""XML of kinds that nobody told us about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.engine.source import Line
from drafts.readers import read
from drafts.readers.errors import UnreadableFile
from drafts.readers.unknown_xml import read_unknown_xml
from tests.shared import data_path

SAMPLE = """<?xml version="1.0"?><?style x?><!-- draft --><law xml:lang="fr"><title>Article 1</title>
<par>Chaque port est <b>éclairé</b> la nuit, et les gardiens des phares tiennent un livre.</par>
<list><item><par>Le livre est bleu.</par></item><item><par>Il est gardé au sec.</par></item></list></law>"""


def test_the_words_are_read_in_their_order_with_a_doubt():
    source = read(SAMPLE.encode(), "law.xml")
    assert source.lines == (
        Line("Article 1", "heading", 1, place="line 1"),
        Line(
            "Chaque port est éclairé la nuit, et les gardiens des phares tiennent un livre.", place="line 2"
        ),
        Line("Le livre est bleu.", place="line 3"),
        Line("Il est gardé au sec.", place="line 3"),
    )
    assert [doubt.code for doubt in source.doubts] == ["unknown-xml"]
    assert source.language == "fr"
    assert source.characters.balances()


def test_data_without_words_are_refused_with_the_name_of_their_kind():
    with pytest.raises(UnreadableFile, match=r"not known here \(points\)"):
        read_unknown_xml(b"<points><p>1</p><p>2</p></points>")


@pytest.mark.parametrize(("language", "code"), [("eng", "en"), ("fra", "fr"), ("arb", "ar")])
def test_the_declaration_of_human_rights(language, code):
    draft = parse(read(data_path(f"udhr/udhr_{language}.xml").read_bytes(), "udhr.xml"))
    articles = [part for part in draft.parts if part.kind == "article"]
    assert len(articles) == 30
    assert all(part.text for part in articles)
    assert draft.language == code


names = st.sampled_from(["a", "title", "par"])
trees = st.recursive(
    st.text(st.characters(exclude_characters="<&>", exclude_categories=["Cs", "Cc"]), max_size=20),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", names, st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)


@given(trees)
def test_no_character_of_any_document_is_lost(tree):
    words = "<w>" + "lamp " * 20 + "</w>"
    source = read_unknown_xml(f"<x>{words}{tree}</x>".encode())
    assert parse(source).characters.balances()
