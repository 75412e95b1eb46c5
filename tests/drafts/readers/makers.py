"""One small treaty of our own, written in every format that the readers take."""

import io
import zipfile
from html import escape

TITLE = "Treaty on the Lighting of Harbours"
PREAMBLE = (
    "The Parties to this treaty,",
    "Recalling the dangers of the night at sea,",
    "Have agreed as follows:",
)
CHAPTERS = {"1": "CHAPTER I. General", "3": "CHAPTER II. Lamps"}
ARTICLES = (
    ("1", "Use of terms", ("For this treaty, a lamp is any light that a master can see from the sea.",)),
    ("2", "Duty", (
        "1. Each Party [shall][should] light:", "(a) every harbour;", "(b) every reef.", "2. Fees are banned.",
    )),
    ("2 bis", "Fog", ("Bells shall be rung in fog.",)),
    ("3", "Oil", ("1. Oil shall be kept dry.", "2. It shall not be sold.")),
)  # fmt: skip
ANNEX = ("Harbours", ("North harbour lies in the north.", "South harbour lies in the south."))


def as_markdown() -> bytes:
    """With emphasis and a link, as people write it."""
    rows = [f"# {TITLE}", "## Preamble", *PREAMBLE]
    for number, heading, paragraphs in ARTICLES:
        rows += [f"## {CHAPTERS[number]}"] if number in CHAPTERS else []
        rows += [f"### Article {number} *{heading}*", *paragraphs]
    rows += ["## ANNEX I", f"### {ANNEX[0]}", *ANNEX[1]]
    return "\n\n".join(rows).encode()


def as_text() -> bytes:
    """One paragraph a line, with empty lines between."""
    return "\n\n".join(_lines()).encode()


def as_html() -> bytes:
    """Headings for headings, paragraphs for the rest."""
    body = "".join(
        f"<h2>{escape(row)}</h2>" if _is_heading(row) else f"<p>{escape(row)}</p>" for row in _lines()
    )
    return f'<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'.encode()


def as_pdf() -> bytes:
    """Set by WeasyPrint with a running header and page numbers."""
    from weasyprint import HTML

    style = (
        "body {font: 11pt serif} @page {size: 12cm 16cm; margin: 2cm;"
        ' @top-left {content: "HARBOUR/1"} @bottom-center {content: counter(page)}}'
    )
    body = "".join(f"<p>{escape(row)}</p>" for row in _lines())
    return HTML(string=f"<style>{style}</style>{body}").write_pdf()


def as_akn() -> bytes:
    """Akoma Ntoso with numbers in their own elements."""
    rows = []
    for number, heading, paragraphs in ARTICLES:
        body = "".join(
            f"<paragraph><content><p>{escape(row)}</p></content></paragraph>" for row in paragraphs
        )
        article = f"<article><num>Article {number}</num><heading>{heading}</heading>{body}</article>"
        rows.append(
            f"</chapter><chapter><num>{CHAPTERS[number]}</num>{article}" if number in CHAPTERS else article
        )
    preamble = "".join(f"<p>{row}</p>" for row in PREAMBLE)
    annex = "".join(f"<p>{row}</p>" for row in ("ANNEX I", ANNEX[0], *ANNEX[1]))
    body = "".join(rows).removeprefix("</chapter>") + "</chapter>"
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><preamble><p>Preamble</p>'
        f"{preamble}</preamble><body>{body}</body><conclusions>{annex}</conclusions></act></akomaNtoso>"
    ).encode()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def as_docx() -> bytes:
    """Numbers and letters of paragraphs are automatic, so not in the text."""
    body = "".join(_word_paragraph(row) for row in _lines())
    return docx(body, numbering=NUMBERING)


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` are further parts by name ("numbering", "footnotes", "styles")."""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text with properties such as "<w:strike/>"."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def listed(depth: int, number: int = 1) -> str:
    """The properties of a paragraph in an automatic list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:isLgl/>'
    '<w:lvlText w:val="%1.%2.%3"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)


def _word_paragraph(row: str) -> str:
    number = 1 if not row.startswith(("1. Oil", "2. It")) else 2
    if row[:2] in ("1.", "2."):
        return paragraph(run(row[3:]), properties=listed(0, number))
    if row[:3] in ("(a)", "(b)"):
        return paragraph(run(row[4:]), properties=listed(1, number))
    return paragraph(run(row))


def _is_heading(row: str) -> bool:
    headings = {"Preamble", ANNEX[0], TITLE, *(heading for _, heading, _ in ARTICLES)}
    return row in headings or row.startswith(("Article", "CHAPTER", "ANNEX"))


def _lines() -> list[str]:
    rows = [TITLE, "Preamble", *PREAMBLE]
    for number, heading, paragraphs in ARTICLES:
        rows += [CHAPTERS[number]] if number in CHAPTERS else []
        rows += [f"Article {number}", heading, *paragraphs]
    return [*rows, "ANNEX I", ANNEX[0], *ANNEX[1]]
