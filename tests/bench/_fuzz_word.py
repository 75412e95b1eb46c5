"""Word files for the fuzzer: blocks of our own, each with what a document can hold, changed by chance."""

# ruff: noqa: E501 (a block is one line)

import io
import zipfile
from copy import deepcopy
from random import Random

from lxml import etree

from drafts.readers.docx.names import MATH
from tests.bench._mutation import LAW, changed_xml, mutated
from tests.drafts.readers.makers import NUMBERING, W, listed, paragraph, run

_MARK = run("1", '<w:vertAlign w:val="superscript"/>')
_BODY = (
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
    + '<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr><w:pPrChange w:id="3"><w:pPr><w:pStyle w:val="A"/></w:pPr></w:pPrChange></w:pPr>'
    + f"<w:moveFrom w:id='4'>{run('[Article 3]')}</w:moveFrom></w:p><w:p><w:moveTo w:id='4'>{run('[Article 3]')}</w:moveTo></w:p>"
    + paragraph(run("struck whole", "<w:dstrike/>"), properties=listed(1))
    + paragraph(run("added", '<w:u w:val="single"/><w:color w:val="FF0000"/>'), properties=listed(1))
    + f'<w:p><w:r><w:drawing><wps:txbx xmlns:wps="y"><w:txbxContent>{paragraph(run("Article 4"))}</w:txbxContent></wps:txbx>'
    + f"</w:drawing></w:r>{run('beside the box')}<w:r><w:endnoteReference w:id='1'/></w:r></w:p>"
    + '<w:p><w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr><w:r><w:br w:type="column"/><w:t>Article 5</w:t></w:r></w:p>'
    + f"<w:p>{run('For oil')}<w:r><w:tab/></w:r>{run('For gas')}<m:oMath xmlns:m='{MATH[1:-1]}'><m:t>x</m:t></m:oMath></w:p>"
    + '<w:altChunk r:id="r1" xmlns:r="z"/><w:p><w:hyperlink><w:smartTag><w:r><w:t>CHAPTER II</w:t></w:r></w:smartTag></w:hyperlink>'
    + '<w:r><w:sym w:font="Symbol" w:char="F062"/><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:ptab/></w:r></w:p>'
    + '<w:sectPr><w:pgSz w:w="11906"/></w:sectPr>'
)
_PARTS = {
    "word/document.xml": f"<w:document {W}><w:body>{_BODY}</w:body></w:document>",
    "word/numbering.xml": NUMBERING.replace("lowerLetter", "ordinalText").replace(
        "decimal", "chineseCounting"
    ),
    "word/styles.xml": f'<w:styles {W}><w:style w:styleId="A"><w:name w:val="heading 2"/><w:basedOn w:val="B"/><w:pPr>'
    f"{listed(0)}</w:pPr></w:style></w:styles>",
    "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="1">{paragraph(run("Of oil"))}</w:footnote></w:footnotes>',
    "word/endnotes.xml": f'<w:endnotes {W}><w:endnote w:id="1">{paragraph(run("Of gas"))}</w:endnote></w:endnotes>',
    "word/comments.xml": f"<w:comments {W}>{paragraph(run('No'))}</w:comments>",
    "word/_rels/document.xml.rels": '<R><r Type="http://x/image" TargetMode="External" Target="http://x/y"/></R>',
    "_rels/.rels": '<R><r Type="http://x/officeDocument" Target="/word/document.xml"/></R>',
}
_TREES = {name: etree.fromstring(text) for name, text in _PARTS.items()}
_OTHER_PARTS = tuple(_PARTS)[1:]
_WORDS = (
    *(word.encode() for word in LAW),
    b"<w:p>", b"</w:p>", b"w:val=", b"<w:r>", b"<w:t>", b"PK\x01\x02",
)  # fmt: skip


def make_docx(random: Random) -> bytes:
    """A few of the body's blocks and of the other parts, one or two of the parts changed."""
    names = ["word/document.xml", *(name for name in _OTHER_PARTS if random.randrange(3) == 0)]
    body = deepcopy(_TREES["word/document.xml"])
    for block in random.sample(list(body[0]), len(body[0]) - random.choice((1, 2, 2, 3, 5))):
        body[0].remove(block)
    changed = random.choice((names[0], names[0], *names))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), b"<T/>")
        for name in names:
            tree = body if name == names[0] else _TREES[name]
            content = changed_xml(tree, _WORDS, random) if name == changed else etree.tostring(tree)
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue() if random.randrange(16) else mutated(buffer.getvalue(), random, _WORDS)
