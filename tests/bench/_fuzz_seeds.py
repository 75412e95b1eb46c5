"""What the fuzzer starts from: small documents of our own in each format, rich in what the format can hold."""

# ruff: noqa: E501 (one file of a seed is one line)

from collections.abc import Callable, Mapping
from functools import partial
from random import Random

from lxml import etree

from tests.bench._fuzz_pdf import make_pdf
from tests.bench._fuzz_word import make_docx
from tests.bench._mutation import LAW, changed_xml, mutated
from tests.drafts.readers.makers import as_akn

Maker = Callable[[Random], bytes]

_TEXT = (
    "CONTENTS\n\nArticle 1 Duty .......... 2\nArticle 2 Fog .......... 3\n\nTreaty on Lamps\n\nPreamble\n\nThe Parties,\n\nCHAPTER I. General\n\nArticle 1\nDuty\n\n1. Each Party [shall]"
    "[may] light:\n\n(a) every harbour;\n\n(i) by oil;\n\n2. Fees\nare banned.\n\x0c12\n\nArticle 2 bis Fog\n\nBells.\n\nDone at Port, this day.\n\n"
    "ANNEX I\n\n1. Oil\n\n    [Footnote 1: whale]\n"
)
_MARKDOWN = (
    "# Treaty *on* Lamps\n\n## Article 1 **Duty**\n\n1. Each Party ~~may~~ [shall] light[^1]:\n   - (a) every `reef`;\n"
    "\n> quoted\n\n| a | b |\n|---|---|\n| (a) | x |\n\n```\ncode\n```\n\n<!-- c -->[^1]: Of oil.\n\n[x](y) [a][b] &amp;\n"
    "\n[b]: http://c\n\nHeading\n===\n\n{: .x}\n"
)
_HTML = (
    '<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><h1>Treaty</h1><nav>n</nav><h2>Article 1</h2>'
    '<p>1. Each <del>may</del> <b>shall</b>&nbsp;light<sup><a href="#n">1</a></sup>:</p><ol type="a" start="3"><li>reefs'
    '<li value="7">x</ol><table><tr><td colspan="2">(a)</td><td>lamps</td></tr></table><br>text<!-- c --><p id="n">n</p>'
    "<script>s</script><pre>a\n b</pre></body></html>"
)
_UNKNOWN = etree.fromstring(
    '<LAW xml:lang="en"><TITLE>Treaty on Lamps</TITLE><HEAD.1>Article <NO>1</NO> Duty</HEAD.1><LIST><NP>'
    "<NO.P>(a)</NO.P> <TXT>each Party <HT>shall</HT> light every harbour and all of its reefs by night;</TXT></NP></LIST>"
    "<!-- c --><?pi x?><TBL><ROW><CELL>oil</CELL><CELL>gas</CELL></ROW></TBL><P>It rings bells where there is fog.</P></LAW>"
)
_MARKDOWN_WORDS = (
    b"*", b"**", b"_", b"~~", b"`", b"```\n", b"#", b"\n\n", b"\n", b"> ", b"- ", b"1. ", b"[", b"](", b")", b"[^1]", b"|",
    b"&#x41;", b"<b>", b"</b>", b"<!--", b"-->", b"\\", b"    ", b"===\n", b"{: x}",
)  # fmt: skip
_HTML_WORDS = (
    b"<p>", b"</p>", b"<div>", b"</div>", b"<table>", b"<tr>", b"<td colspan=9>", b"<ol>", b"<li>", b"</ol>", b"<!--",
    b"-->", b"<script>", b"<svg>", b"<math>", b"<title>", b"<pre>", b"<br>", b"&lt;", b"&#0;", b"&#xD800;", b"<![CDATA[",
    b"<base href=//x>", b"<html>", b"<body>", b"<head>", b'<meta charset="utf-7">', b"<h1>", b"</h6>", b"<template>", b"<s>",
)  # fmt: skip
_LAW_LINES = tuple(f"\n{word}".encode() for word in LAW)
_AKN_TREE = etree.fromstring(
    as_akn().replace(
        b"shall be kept", b'<authorialNote marker="1"><p>n</p></authorialNote><del>x</del> be kept'
    )
)


def _text(seed: str, words: tuple[bytes, ...], random: Random) -> bytes:
    """A stretch of the seed, changed."""
    start = random.randrange(len(seed) // 2)
    stretch = seed[start : start + random.choice((80, 200, len(seed)))] if random.randrange(4) else seed
    return mutated(stretch.encode(), random, (*words, *_LAW_LINES), most=8)


def _unknown_xml(random: Random) -> bytes:
    words = (b"<p>", b"</p>", b"<!-- x -->", b"&#0;")
    return b'<?xml version="1.0"?>' + changed_xml(_UNKNOWN, words, random)


TARGETS: Mapping[str, tuple[str, Maker]] = {
    "docx": ("x.docx", make_docx),
    "pdf": ("x.pdf", make_pdf),
    "html": ("x.html", partial(_text, _HTML, _HTML_WORDS)),
    "markdown": ("x.md", partial(_text, _MARKDOWN, _MARKDOWN_WORDS)),
    "plain": ("x.txt", partial(_text, _TEXT, (b"\f", b"\r\n", b"\xff", b"\x80\x81", b"\x00", b"   "))),
    "akn": (
        "x.xml",
        partial(
            changed_xml, _AKN_TREE, (b"<p>", b"</p>", b"<!DOCTYPE x>", b"<num>", b"&amp;", b"<akomaNtoso>")
        ),
    ),
    "xml": ("x.xml", _unknown_xml),
}
"""By reader: the name that the file comes under, and what makes the document of an execution."""
