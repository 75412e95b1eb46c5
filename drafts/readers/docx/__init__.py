"""Word documents (.docx): own reader, because numbers and struck words are not in the plain text.

Tracked insertions are accepted, tracked deletions set aside; words struck by formatting are set aside too,
with a doubt, since that is how many secretariats mark deletions.
"""

from lxml import etree

from drafts.engine.source import Doubt, Footnote, SourceText
from drafts.engine.text import count_characters, normalise
from drafts.readers.docx.body import HIDDEN, STRUCK, TRACKED, Body
from drafts.readers.docx.names import W
from drafts.readers.docx.numbering import Numbering
from drafts.readers.docx.package import Package
from drafts.readers.docx.styles import Styles
from drafts.readers.tally import Tally

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes) -> SourceText:
    """The paragraphs, tables and notes of a Word document; raises UnreadableFile for anything else."""
    package = Package(data)
    styles = Styles(package.optional_xml("word/styles.xml"))
    numbering = Numbering(package.optional_xml("word/numbering.xml"), styles.list_styles())
    tally = Tally()
    body = Body(styles, numbering, tally)
    lines = tuple(body.read(package.xml(package.main)))
    footnotes, note_total = _footnotes(package, body)
    total = body.total + note_total + _furniture(package, tally)
    return SourceText(lines, footnotes, tuple(_doubts(body, tally)), tally.close(total, lines, footnotes))


def _footnotes(package: Package, body: Body) -> tuple[tuple[Footnote, ...], int]:
    """The notes in the order of their marks, numbered as Word does, and the number of their characters."""
    texts = {}
    total = 0
    for tag, part in ((f"{W}footnote", "word/footnotes.xml"), (f"{W}endnote", "word/endnotes.xml")):
        root = package.optional_xml(part)
        for note in root.iterfind(tag) if root is not None else ():
            if note.get(f"{W}type") in _SEPARATORS:
                continue
            reader = Body(body.styles, body.numbering, body.tally)
            text = " ".join(line.text for line in reader.read(note))
            texts[f"{tag}Reference", note.get(f"{W}id") or ""] = normalise(text)
            total += reader.total
    marks = [mark for mark in dict.fromkeys(body.notes) if mark in texts]
    notes = [Footnote(str(index), texts.pop(mark)) for index, mark in enumerate(marks, start=1)]
    notes += [Footnote("", text) for text in texts.values() if text]
    return tuple(notes), total + sum(len(note.label) for note in notes)


def _furniture(package: Package, tally: Tally) -> int:
    """Count and set aside what stands in headers, footers and comments."""
    total = 0
    for name in package.names():
        reason = _furniture_kind(name)
        if reason:
            count = count_characters(_all_text(package.xml(name)))
            tally.add(reason, count)
            total += count
    return total


def _furniture_kind(name: str) -> str:
    if not name.startswith("word/") or not name.endswith(".xml"):
        return ""
    if name.startswith(("word/header", "word/footer")):
        return "header or footer"
    return "comment" if name == "word/comments.xml" else ""


def _all_text(root: etree._Element) -> str:
    return "".join(element.text or "" for element in root.iter(f"{W}t", f"{W}delText"))


def _doubts(body: Body, tally: Tally) -> list[Doubt]:
    found = []
    if tally.count(STRUCK):
        message = f"{tally.count(STRUCK)} characters are struck out and were left out; check that they are deletions."
        found.append(
            Doubt("struck-text", message, f"{body.struck_places[0]} and {len(body.struck_places) - 1} more")
        )
    if tally.count(TRACKED):
        message = f"Tracked changes were accepted: {tally.count(TRACKED)} deleted characters were left out."
        found.append(Doubt("tracked-changes", message))
    if tally.count(HIDDEN):
        found.append(Doubt("hidden-text", f"{tally.count(HIDDEN)} hidden characters were left out."))
    found += [
        Doubt("heading-moved", "A heading in a second column was put above the first.", place)
        for place in body.moved_places
    ]
    if tally.count("comment"):
        found.append(Doubt("comments", "The document holds comments, which were left out."))
    return found
