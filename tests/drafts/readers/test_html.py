"""Pages: of the Official Journal of the European Union, and as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.engine.source import Footnote, Line
from drafts.readers.errors import UnreadableFile
from drafts.readers.html import read_html


def texts(body: str) -> list[str]:
    return [line.text for line in read_html(f"<html><body>{body}</body></html>".encode()).lines]


def aside(body: str) -> dict[str, int]:
    source = read_html(f"<html><body>{body}</body></html>".encode())
    return {item.reason: item.count for item in source.characters.set_aside}


OFFICIAL_JOURNAL = """
<p class="oj-doc-ti">REGULATION ON LAMPS</p>
<p class="oj-normal">THE COUNCIL OF HARBOURS,</p>
<p class="oj-normal">Having regard to the night,</p>
<p class="oj-normal">HAS ADOPTED THIS REGULATION:</p>
<p class="oj-ti-section-1">CHAPTER I</p><p class="oj-ti-section-2">General provisions</p>
<div class="eli-subdivision" id="art_1"><p class="oj-ti-art">Article 1</p>
 <div class="eli-title"><p class="oj-sti-art">Subject matter and scope of this article;</p></div>
 <p class="oj-normal">1.   Lamps burn:</p>
 <table><tbody><tr><td><p class="oj-normal">(a)</p></td><td><p class="oj-normal">in harbours
   <a id="ntc1" href="#ntr1">(<span class="oj-super">1</span>)</a>;</p></td></tr></tbody></table>
 <table><tbody><tr><td><p class="oj-normal">—</p></td><td><p class="oj-normal">at sea.</p></td></tr></tbody></table>
</div>
<div class="eli-subdivision" id="art_2"><p class="oj-ti-art">Article 2</p>
 <p class="oj-normal">Article 3 applies at night.</p></div>
<hr class="oj-note"/>
<p class="oj-note"><a id="ntr1" href="#ntc1">(<span class="oj-super">1</span>)</a>  As drawn in the chart.</p>
"""


def test_the_official_journal():
    source = read_html(f"<html lang='en'><body>{OFFICIAL_JOURNAL}</body></html>".encode())
    draft = parse(source)
    assert [(part.kind, part.number, part.heading, part.chapter, part.text) for part in draft.parts] == [
        ("preamble", "", "", "",
         "THE COUNCIL OF HARBOURS,\nHaving regard to the night,\nHAS ADOPTED THIS REGULATION:"),
        ("article", "1", "Subject matter and scope of this article;", "CHAPTER I General provisions",
         "1. Lamps burn:\n(a) in harbours ;\n— at sea."),
        ("article", "2", "", "CHAPTER I General provisions", "Article 3 applies at night."),
    ]  # fmt: skip
    assert draft.footnotes == (Footnote("1", "As drawn in the chart."),)
    assert {item.reason: item.count for item in draft.characters.set_aside} == {
        "footnote mark": 6,
        "title block": 17,
    }


@pytest.mark.parametrize(
    "body",
    [
        '<p>Lamps<sup><a href="#fn1" id="r1">1</a></sup> burn.</p>'
        '<ol><li id="fn1">Of oil. <a href="#r1">↩</a></li></ol>',
        '<p>Lamps<a href="#n">[1]</a> burn.</p><div><p><a name="n"></a>Of oil.</p></div>',
        '<p>Lamps<a href="#n" name="r">1</a> burn.</p><p id="n"><a href="#r">1</a> Of oil.</p>',
    ],
    ids=["list", "anchor", "ways there and back"],
)
def test_footnotes(body):
    source = read_html(f"<html><body>{body}</body></html>".encode())
    assert [line.text for line in source.lines] == ["Lamps burn."]
    assert source.footnotes == (Footnote("1", "Of oil."),)
    assert source.characters.balances()


def test_a_table_of_contents_leads_to_no_notes():
    body = '<p><a href="#a">1</a> Lamps</p><h2 id="a">1</h2><p>They burn.</p>'
    assert texts(body) == ["1 Lamps", "1", "They burn."]


def test_a_label_in_a_cell_of_its_own_opens_the_text_beside_it():
    rows = ("<td>(a)</td><td><p>one</p><p>more</p></td>", "<td>2.</td><td></td>", "<td>Oil</td><td>3</td>")
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    assert texts(f"<table>{table}</table>") == ["(a) one", "more", "2.", "Oil", "3"]


def test_a_label_in_a_block_of_its_own_opens_the_text_below_it_and_no_heading():
    body = "<div>1.</div><div>Lamps</div><div>2.</div><h2>Oil</h2><div>(a)</div><div>(i)</div><p>burns</p><p>—</p>"
    assert texts(body) == ["1. Lamps", "2.", "Oil", "(a)", "(i) burns", "—"]


def test_a_number_in_an_element_of_its_own_stands_apart_from_what_follows():
    body = (
        "<p><b>1.</b><span>Lamps</span></p><h2><i>Article 6</i><i>Oil</i></h2><p><b>Article 1</b><b>2</b></p>"
    )
    assert texts(body) == ["1. Lamps", "Article 6 Oil", "Article 12"]


@pytest.mark.parametrize("prefix", ["", "oj-", "clg-"])
def test_headings_of_all_texts_on_eur_lex(prefix):
    body = (
        f'<p class="{prefix}title-doc-first">LAMPS</p><p class="{prefix}title-division-1">CHAPTER I</p>'
        f'<p class="{prefix}title-article-norm">Article 1</p><p class="{prefix}stitle-article-norm">scope;</p>'
        '<p class="Titrearticle">Article 2<br>Oil</p>'
    )
    lines = read_html(f"<html><body>{body}</body></html>".encode()).lines
    assert [(line.text, line.level) for line in lines] == [
        ("LAMPS", 1), ("CHAPTER I", 2), ("Article 1", 4), ("scope;", 5), ("Article 2 Oil", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<header><h2>Preamble</h2><p>The States agree,</p></header>", ["Preamble", "The States agree,"]),
        ("<header><p>Lamp Office</p><a>Home</a></header>", []),
        (f"<header><p>{'Lamps burn. ' * 50}</p></header>", [("Lamps burn. " * 50).strip()]),
        (f"<header><a>{'Lamps burn. ' * 50}</a></header>", []),
        ("<main><header><h1>Lamp Treaty</h1></header></main>", ["Lamp Treaty"]),
        ("<footer><p>Call us.</p></footer><div id='footer'>Privacy</div><div role='search'>Find</div>", []),
        ("<footer><h2>Annex I</h2><p>Oil.</p></footer>", ["Annex I", "Oil."]),
        (
            "<h2>Article 1<span class='mw-editsection'>[edit]</span></h2><div id='toc'>1 Article 1</div>",
            ["Article 1"],
        ),
    ],
)
def test_what_stands_around_a_text_is_told_from_the_text(body, kept):
    assert texts(f"<p>x</p>{body}") == ["x", *kept]


def test_ordered_lists_count_as_a_browser_does():
    inner = '<ol type="a"><li>a</li><li>b</li></ol>'
    body = f'<ol start="3"><li>three{inner}</li><li>four</li></ol><ul><li>bullet</li></ul>'
    assert texts(body) == ["3. three", "(a) a", "(b) b", "4. four", "bullet"]


def test_a_heading_is_one_line_with_its_level():
    source = read_html(b"<html><body><h2>Article 1<br>Ports</h2><p>Lit.</p><p>Up.</p></body></html>")
    assert source.lines == (
        Line("Article 1 Ports", "heading", 2, place="block 1"),
        Line("Lit.", place="block 2"),
        Line("Up.", place="block 3"),
    )


def test_what_nobody_sees_is_set_aside_with_a_reason():
    body = (
        "<nav>Home</nav><script>x()</script><p hidden>secret</p><p style='display: none'>gone</p>"
        "<p>Lamps <del>die</del> burn.</p>"
    )
    assert texts(body) == ["Lamps burn."]
    assert aside(body) == {"page navigation": 4, "script or style": 3, "hidden text": 10, "struck text": 3}


tags = st.sampled_from(["p", "div", "li", "ol", "td", "tr", "table", "h2", "sup", "a", "br", "del"])
pieces = st.one_of(
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.sampled_from(['<a href="#n">1</a>', '<p id="n">', "(a)", "Article 1", "—", "e\u0301", "&amp;"]),
    st.text(max_size=5),
)


@given(st.lists(pieces, max_size=30))
def test_no_character_of_any_page_is_lost(page):
    try:
        source = read_html(("<html><body>x" + "".join(page)).encode(errors="ignore"))
    except UnreadableFile:
        return
    assert parse(source).characters.balances()
