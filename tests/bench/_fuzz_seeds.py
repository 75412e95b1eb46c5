"""What the fuzzer starts from: small documents of our own in each format, rich in what the format can hold."""

# ruff: noqa: E501 (one file of a seed is one line)

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import partial
from random import Random

from lxml import etree

from tests.bench._mutation import mutated, mutated_tree
from tests.drafts.readers.makers import NUMBERING, W, as_akn, listed, paragraph, run

Maker = Callable[[Random], bytes]

_LAW = (
    "Article 1", "Article 2 bis", "[Article 3]", "ANNEX I", "CHAPTER II", "PART ONE", "Preamble", "Section 1.",
    "1. ", "(a) ", "(i) ", "(ii) ", "2.1. ", "[[", "]", "Option 1:", "shall", "[may]", "Have agreed as follows:",
    "Done at", "IN WITNESS WHEREOF", "المادة 5", "第五条", "Статья 7", "Artículo 3", "1 Of oil.", "12/34", "- 7 -",
)  # fmt: skip
_VALUES = (
    *_LAW,
    "",
    "0",
    "1",
    "-1",
    "8",
    "9",
    "2147483648",
    "99999999999",
    "true",
    "off",
    "none",
    "%1.%2",
    "F0A7",
)

_TEXT = (
    "Treaty on Lamps\n\nPreamble\n\nThe Parties,\n\nCHAPTER I. General\n\nArticle 1\nDuty\n\n1. Each Party [shall]"
    "[may] light:\n\n(a) every harbour;\n\n(i) by oil;\n\n2. Fees\nare banned.\n\x0c12\n\nArticle 2 bis Fog\n\nBells.\n"
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
_MARKDOWN_WORDS = (
    b"*", b"**", b"_", b"~~", b"`", b"```\n", b"#", b"\n\n", b"\n", b"> ", b"- ", b"1. ", b"[", b"](", b")", b"[^1]", b"|",
    b"&#x41;", b"<b>", b"</b>", b"<!--", b"-->", b"\\", b"    ", b"===\n", b"{: x}",
)  # fmt: skip
_HTML_WORDS = (
    b"<p>", b"</p>", b"<div>", b"</div>", b"<table>", b"<tr>", b"<td colspan=9>", b"<ol>", b"<li>", b"</ol>", b"<!--",
    b"-->", b"<script>", b"<svg>", b"<math>", b"<title>", b"<pre>", b"<br>", b"&lt;", b"&#0;", b"&#xD800;", b"<![CDATA[",
    b"<base href=//x>", b"<html>", b"<body>", b"<head>", b'<meta charset="utf-7">', b"<h1>", b"</h6>", b"<template>", b"<s>",
)  # fmt: skip
_PDF_WORDS = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"(", b")", b"/Type", b"/Page", b"/Pages",
    b"/Kids [2 0 R]", b"/Parent 2 0 R", b"/Count 99999", b"/Contents 4 0 R", b"/Length 5", b"/Filter /FlateDecode",
    b"/Filter [/ASCIIHexDecode /LZWDecode]", b"/Font", b"/XObject", b"/MediaBox [0 0 1e9 1]", b"/Rotate 90", b"BT", b"ET",
    b"Tj", b"TJ", b"Td", b"Tm", b"Tf", b"re f", b"cm", b"q", b"Q", b"Do", b"0 0 0 0 0 0 cm", b"/F1 0 Tf", b"xref", b"trailer",
    b"startxref", b"%%EOF", b"/Encrypt 1 0 R", b"/ToUnicode 4 0 R", b"/Root 1 0 R", b"/Prev 9", b"1 0 R", b"4 0 R",
)  # fmt: skip
_PDF_PAGE = (
    "BT /F1 14 Tf 72 760 Td (Article 1) Tj 0 -18 Td (Duty) Tj /F1 11 Tf 0 -18 Td (1. Each Party shall) Tj 0 -14 Td"
    " [(light) -250 (lamps) 300 (1)] TJ /F1 6 Tf 0 -300 Td (1 Of oil.) Tj ET 72 700 200 0.6 re f 72 300 m 200 300 l S"
)

_MARK = run("1", '<w:vertAlign w:val="superscript"/>')
_LAW_LINES = tuple(f"\n{word}".encode() for word in _LAW)
_DOCX_BODY = (
    paragraph(run("Article 1"), properties='<w:pStyle w:val="A"/>')
    + paragraph(
        run("Each "),
        run("may", "<w:strike/>"),
        run("shall", "<w:b/>"),
        run(" x", "<w:vanish/>"),
        properties=listed(0),
    )
    + paragraph(
        f"<w:ins>{run('oil')}</w:ins><w:del><w:r><w:delText>gas</w:delText></w:r></w:del>",
        properties=listed(1),
    )
    + f"<w:tbl><w:tr><w:tc>{paragraph(run('(a)'))}</w:tc><w:tc>{paragraph(run('lamps'))}</w:tc></w:tr></w:tbl>"
    + '<w:p><w:r><w:footnoteReference w:id="1"/><w:tab/><w:br/><w:sym w:char="00A7"/><w:fldChar w:fldCharType="begin"/>'
    + '<w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/>'
    + f"</w:r>{_MARK}<w:sdt><w:sdtContent>{run('box')}</w:sdtContent></w:sdt></w:p>"
    + paragraph(
        run("1", '<w:vertAlign w:val="superscript"/><w:sz w:val="16"/>'), run(" Of oil", '<w:sz w:val="16"/>')
    )
    + '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="margin-left:72pt;margin-top:8.1pt;'
    + 'width:99pt;height:.6pt;mso-position-horizontal-relative:page"/></w:pict></w:r><w:r><w:t>Bells ring</w:t></w:r></w:p>'
    + '<w:sectPr><w:pgSz w:w="11906"/></w:sectPr>'
)
_DOCX_PARTS = {
    "word/document.xml": f"<w:document {W}><w:body>{_DOCX_BODY}</w:body></w:document>",
    "word/numbering.xml": NUMBERING,
    "word/styles.xml": f'<w:styles {W}><w:style w:styleId="A"><w:name w:val="heading 2"/><w:basedOn w:val="B"/><w:pPr>'
    f"{listed(0)}</w:pPr></w:style></w:styles>",
    "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="1">{paragraph(run("Of oil"))}</w:footnote></w:footnotes>',
    "word/comments.xml": f"<w:comments {W}>{paragraph(run('No'))}</w:comments>",
}
_DOCX_TREES = {name: etree.fromstring(text) for name, text in _DOCX_PARTS.items()}
_OTHER_PARTS = tuple(_DOCX_PARTS)[1:]
_DOCX_WORDS = (
    *(word.encode() for word in _LAW),
    b"<w:p>",
    b"</w:p>",
    b"w:val=",
    b"<w:r>",
    b"<w:t>",
    b"PK\x01\x02",
)
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


def _xml(tree: etree._Element, words: tuple[bytes, ...], random: Random) -> bytes:
    """Mostly well-formed: a parser that refuses at once teaches nothing."""
    data = etree.tostring(mutated_tree(tree, random, _VALUES, most=12))
    return data if random.randrange(8) else mutated(data, random, words)


def _docx(random: Random) -> bytes:
    """A few of the body's blocks and of the other parts, one or two of the parts changed."""
    names = ["word/document.xml", *(name for name in _OTHER_PARTS if random.randrange(3) == 0)]
    body = deepcopy(_DOCX_TREES["word/document.xml"])
    for block in random.sample(list(body[0]), len(body[0]) - random.choice((1, 2, 2, 3))):
        body[0].remove(block)
    changed = random.choice((names[0], names[0], *names))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), b"<T/>")
        for name in names:
            tree = body if name == names[0] else _DOCX_TREES[name]
            content = _xml(tree, _DOCX_WORDS, random) if name == changed else etree.tostring(tree)
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue() if random.randrange(16) else mutated(buffer.getvalue(), random, _DOCX_WORDS)


def _pdf_seed() -> bytes:
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(_PDF_PAGE)} >>\nstream\n{_PDF_PAGE}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >>"
        " /XObject << /X1 7 0 R >> >> >>",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 6 >>\nstream\n/X1 Do\nendstream",
    )
    body = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}{head}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode()


def _pdf(random: Random) -> bytes:
    return mutated(_PDF_SEED, random, _PDF_WORDS, most=8)


_PDF_SEED = _pdf_seed()

TARGETS: Mapping[str, tuple[str, Maker]] = {
    "docx": ("x.docx", _docx),
    "pdf": ("x.pdf", _pdf),
    "html": ("x.html", partial(_text, _HTML, _HTML_WORDS)),
    "markdown": ("x.md", partial(_text, _MARKDOWN, _MARKDOWN_WORDS)),
    "plain": ("x.txt", partial(_text, _TEXT, (b"\f", b"\r\n", b"\xff", b"\x80\x81", b"\x00", b"   "))),
    "akn": (
        "x.xml",
        partial(_xml, _AKN_TREE, (b"<p>", b"</p>", b"<!DOCTYPE x>", b"<num>", b"&amp;", b"<akomaNtoso>")),
    ),
}
"""By reader: the name that the file comes under, and what makes the document of an execution."""
