"""Word documents (.docx): own reader, because numbers and struck words are not in the plain text.

Tracked insertions are accepted, tracked deletions set aside; words struck by formatting, or by a line drawn over
them, are set aside too, with a doubt, since that is how many secretariats mark deletions. The old text and the
whole redline are there for the asking.
"""

from lxml import etree

from drafts.engine.redline import Redline
from drafts.engine.source import SourceText
from drafts.readers.docx.asides import count_text
from drafts.readers.docx.body import Body
from drafts.readers.docx.columns import Columns
from drafts.readers.docx.doubts import doubts_of_body, doubts_of_package
from drafts.readers.docx.footnotes import read_notes
from drafts.readers.docx.mending import CutWords, in_columns, join_torn
from drafts.readers.docx.names import OFF, W
from drafts.readers.docx.notes import PageNotes, note_labels
from drafts.readers.docx.numbering import Numbering
from drafts.readers.docx.package import Package
from drafts.readers.docx.pieces import Runs
from drafts.readers.docx.styles import Styles
from drafts.readers.tally import Tally


def read_docx(data: bytes, redline: Redline = "new") -> SourceText:
    """The paragraphs, tables and notes of a Word document; raises UnreadableFile for anything else.

    `redline` chooses what is read where the document shows its changes, as tracked changes or by format.
    """
    package = Package(data)
    styles = Styles(package.optional_xml("word/styles.xml"))
    numbering = Numbering(package.optional_xml("word/numbering.xml"), styles.list_styles())
    tally = Tally()
    root = package.xml(package.main)
    labels = note_labels(root)
    runs = Runs(styles, marks_insertions=_is_redlined(root, styles))
    runs.prepare(root)
    body = Body(
        runs, styles, numbering, tally, Columns(root, styles), PageNotes(set(labels)), CutWords(root), redline
    )
    lines = tuple(in_columns(body.read(root), body.halves))
    # Notes in the text and drawn strikes are the traces of a converter from PDF; only such files tear paragraphs.
    if labels or body.drawn_places:
        lines = tuple(join_torn(lines))
    total = body.total + body.set_aside_unread(root)
    notes, note_total = read_notes(package, body)
    footnotes = (*notes, *body.page_notes.footnotes())
    total += note_total + _furniture(package, tally)
    doubts = (*doubts_of_body(body), *doubts_of_package(package, root))
    return SourceText(lines, footnotes, doubts, tally.close(total, lines, footnotes))


def _is_redlined(root: etree._Element, styles: Styles) -> bool:
    """Whether words are struck by their format: then bold, underlined and coloured ones are insertions."""
    struck = root.iter(f"{W}strike", f"{W}dstrike")
    if any((element.get(f"{W}val") or "true") not in OFF for element in struck):
        return True
    used = {element.get(f"{W}val") or "" for element in root.iter(f"{W}rStyle")}
    return any(styles.is_struck(name) for name in used)


def _furniture(package: Package, tally: Tally) -> int:
    """Count and set aside what stands in headers, footers and comments."""
    total = 0
    for name in package.names():
        reason = _furniture_kind(name)
        if reason:
            count = count_text(package.xml(name))
            tally.add(reason, count)
            total += count
    return total


def _furniture_kind(name: str) -> str:
    if not name.startswith("word/") or not name.endswith(".xml"):
        return ""
    if name.startswith(("word/header", "word/footer")):
        return "header or footer"
    return "comment" if name == "word/comments.xml" else ""
