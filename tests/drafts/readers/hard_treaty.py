"""A treaty of our own that holds what is hard to read, and its printed form in six formats.

Footnotes are called where a line holds "{1}"; plain text cannot print them.
"""

import re
from html import escape

from drafts.engine.parts import Part
from drafts.engine.source import Footnote
from drafts.exports.akn import treaty_akn
from drafts.exports.akn.document import TreatyText
from drafts.exports.redline import DraftName
from tests.drafts.readers import makers

TITLE = "Treaty on the Lighting of Harbours"
NOTES = ("Fog is any air through which a lamp cannot be seen.", "As drawn in the chart of the coast.")
CHAPTER, SECTION = "CHAPTER I. General", "Section 1. Words"
LAST_CHAPTER = "CHAPTER II – Lamps & bells"
PARTS = (
    Part("preamble", "", "", "", "The Parties to this treaty,\nRecalling منارة and 燈塔,\n"
         "Have agreed as follows:", "Preamble"),
    Part("article", "1", "Use of terms", f"{CHAPTER} · {SECTION}",
         "For this treaty:\n(a) “lamp” means any light;\n(b) “keeper” means:\n(i) a person; or\n(ii) two persons;\n"
         "(c) “port” means a harbour.", "Article 1"),
    Part("article", "2", "Duty of the [Parties][States]", f"{CHAPTER} · {SECTION}",
         "1. Each Party [shall][should] light, at night:\n(a) every harbour;\n(b) every reef{1}.\n"
         "2. Article 9 shall not be read so as to ban bells.", "Article 2"),
    Part("article", "2 bis", "Fog", f"{CHAPTER} · {SECTION}", "Bells shall be rung in fog.", "Article 2 bis"),
    Part("article", "3", "(names)", f"{CHAPTER} · {SECTION}", "[The lamp of المنارة keeps its name.]", "[Article 3]"),
    Part("article", "4", "[deleted]", f"{CHAPTER} · {SECTION}", "", "Article 4"),
    Part("article", "5", "Oil", LAST_CHAPTER,
         "1. Oil shall be kept dry:\n(f) in tin;\n(g) in glass;\n(h) in clay, that is:\n(i) red clay;\n"
         "(ii) white clay;\n(i) in stone{2};\n(j) nowhere else.\n2. It costs < 3 & > 1 coins a day.", "Article 5"),
    Part("article", "6", "", LAST_CHAPTER, "This treaty ends when the last lamp is out.", "Article 6"),
    Part("conclusions", "", "", "",
         "In witness whereof the keepers named below, sent by their ports, have signed this treaty.\n"
         "Done at North Harbour, this third day of May 2031, in one copy.\nFor the Coast & the Reefs:\n"
         "The First Keeper\nFOR THE ISLANDS\nA. Lampwright"),
    Part("annex", "I", "Harbours", "", "Article 1 does not apply to the north harbour.\n1. North harbour.\n"
         "2. South harbour.", "ANNEX I"),
)  # fmt: skip
_CALL = re.compile(r"\{(\d)\}")


def plain(text: str) -> str:
    """A text without the calls of its footnotes."""
    return _CALL.sub("", text)


def as_text() -> bytes:
    """One paragraph a line, with empty lines between; no footnotes."""
    return "\n\n".join([TITLE, *(plain(row) for _, row in _rows())]).encode()


def as_markdown() -> bytes:
    """With emphasis, escapes, and footnotes at the end."""
    rows = [f"# {TITLE}"]
    for level, row in _rows():
        marked = _CALL.sub(r"[^\1]", re.sub(r"([<>&*])", r"\\\1", row))
        rows.append(f"{'#' * level} {marked}" if level else marked)
    rows += [f"[^{label}]: {note}" for label, note in enumerate(NOTES, start=1)]
    return "\n\n".join(rows).encode()


def as_html() -> bytes:
    """Headings for headings, links for footnotes, and a navigation that is none of the treaty's."""
    body = "".join(
        f"<h{level}>{_called(row)}</h{level}>" if level else f"<p>{_called(row)}</p>"
        for level, row in _rows()
    )
    notes = "".join(
        f'<li id="n{label}">{note} <a href="#c{label}">↩</a></li>'
        for label, note in enumerate(NOTES, start=1)
    )
    head = (
        f"<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><nav>Home</nav><h1>{TITLE}</h1>"
    )
    return f"{head}{body}<ol>{notes}</ol></body></html>".encode()


def _called(row: str) -> str:
    return _CALL.sub(r'<sup><a id="c\1" href="#n\1">\1</a></sup>', escape(row))


def as_docx() -> bytes:
    """Real footnotes."""
    body = makers.paragraph(makers.run(TITLE)) + "".join(makers.paragraph(*_runs(row)) for _, row in _rows())
    notes = "".join(
        f'<w:footnote w:id="{label}">{makers.paragraph(makers.run(note))}</w:footnote>'
        for label, note in enumerate(NOTES, start=1)
    )
    return makers.docx(body, footnotes=f"<w:footnotes {makers.W}>{notes}</w:footnotes>")


def _runs(row: str) -> list[str]:
    pieces = _CALL.split(row)
    return [
        f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>' if index % 2 else makers.run(piece)
        for index, piece in enumerate(pieces)
    ]


def as_pdf() -> bytes:
    """Set by WeasyPrint, with a running header, page numbers, and footnotes at the foot."""
    from weasyprint import HTML

    style = (
        "body {font: 10pt serif} h1, h2, h3, h4 {font-size: 11pt} @page {size: 12cm 17cm; margin: 2cm;"
        ' @top-left {content: "HARBOUR/1"} @bottom-center {content: counter(page)}}'
        " .note {float: footnote; font-size: 7pt}"
    )
    body = "".join(f"<p>{_CALL.sub(_footnote, escape(row))}</p>" for _, row in [(1, TITLE), *_rows()])
    return HTML(string=f"<style>{style}</style>{body}").write_pdf()


def _footnote(match: re.Match[str]) -> str:
    return f'<span class="note">{NOTES[int(match[1]) - 1]}</span>'


def as_akn() -> bytes:
    """Our own export."""
    parts = [
        Part(part.kind, part.number, part.heading, part.chapter, plain(part.text), part.label)
        for part in PARTS
    ]
    notes = [Footnote(str(label), note) for label, note in enumerate(NOTES, start=1)]
    return treaty_akn(
        TreatyText(TITLE, "harbours", DraftName("Rev.1", "HARBOUR/1", None), "en", parts, notes)
    )


def _rows() -> list[tuple[int, str]]:
    """The printed lines, each with the level of its heading, 0 for text."""
    rows: list[tuple[int, str]] = []
    chapter: list[str] = []
    for part in PARTS:
        titles = part.chapter.split(" · ") if part.chapter else []
        rows += [(2 + level, title) for level, title in enumerate(titles) if title not in chapter]
        chapter = titles
        level = 4 if part.kind == "article" else 2
        if part.label:
            rows.append((level, part.label if part.text else f"{part.label} {part.heading}"))
        rows += [(5, part.heading)] if part.heading and part.text else []
        rows += [(0, row) for row in part.text.split("\n") if row]
    return rows
