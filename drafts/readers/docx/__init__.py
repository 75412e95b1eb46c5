"""Word documents (.docx): own reader, because numbers and struck words are not in the plain text.

Tracked insertions are accepted, tracked deletions set aside; words struck by formatting, or by a line drawn over
them, are set aside too, with a doubt, since that is how many secretariats mark deletions. The old text and the
whole redline are there for the asking.
"""

from dataclasses import replace

from lxml import etree

from drafts.engine.redline import Redline
from drafts.engine.source import Doubt, Footnote, SourceText
from drafts.engine.text import count_characters, normalise
from drafts.readers.changes import BOTH_SAID, INSERTED, INSERTED_SAID, STRUCK, STRUCK_SAID, WITHDRAWN
from drafts.readers.docx.body import Body
from drafts.readers.docx.columns import Columns
from drafts.readers.docx.mending import CutWords, in_columns, join_torn
from drafts.readers.docx.names import OFF, W
from drafts.readers.docx.notes import PageNotes, note_labels
from drafts.readers.docx.numbering import Numbering
from drafts.readers.docx.package import Package
from drafts.readers.docx.pieces import HIDDEN, TRACKED, TRACKED_NEW, Runs
from drafts.readers.docx.styles import Styles
from drafts.readers.tally import Tally

_ACCEPTED = "Tracked changes were accepted: {} deleted characters were left out."
_REJECTED = "Tracked changes were rejected: {} inserted characters were left out."
_DRAWN = "A line is drawn over words, which were taken as struck; check where it begins and ends."
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


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
    body = Body(
        Runs(styles, marks_insertions=_is_redlined(root)), styles, numbering, tally,
        Columns(root, styles), PageNotes(set(labels)), CutWords(root), redline,
    )  # fmt: skip
    lines = tuple(in_columns(body.read(root), body.halves))
    # Notes in the text and drawn strikes are the traces of a converter from PDF; only such files tear paragraphs.
    if labels or body.drawn_places:
        lines = tuple(join_torn(lines))
    footnotes, note_total = _footnotes(package, body)
    total = body.total + note_total + _furniture(package, tally)
    return SourceText(lines, footnotes, tuple(_doubts(body, tally)), tally.close(total, lines, footnotes))


def _is_redlined(root: etree._Element) -> bool:
    """Whether words are struck by their format: then bold, underlined and coloured ones are insertions."""
    struck = root.iter(f"{W}strike", f"{W}dstrike")
    return any((element.get(f"{W}val") or "true") not in OFF for element in struck)


def _footnotes(package: Package, body: Body) -> tuple[tuple[Footnote, ...], int]:
    """The notes in the order of their marks, numbered as Word does, and the number of their characters."""
    texts = {}
    total = 0
    for tag, part in ((f"{W}footnote", "word/footnotes.xml"), (f"{W}endnote", "word/endnotes.xml")):
        root = package.optional_xml(part)
        for note in root.iterfind(tag) if root is not None else ():
            if note.get(f"{W}type") in _SEPARATORS:
                continue
            reader = replace(body, total=0, lines=[], page_notes=PageNotes(set()))
            text = " ".join(line.text for line in reader.read(note))
            texts[f"{tag}Reference", note.get(f"{W}id") or ""] = normalise(text)
            total += reader.total
    marks = [mark for mark in dict.fromkeys(body.notes) if mark in texts]
    notes = [Footnote(str(index), texts.pop(mark)) for index, mark in enumerate(marks, start=1)]
    notes += [Footnote("", text) for text in texts.values() if text]
    return (*notes, *body.page_notes.footnotes()), total + sum(len(note.label) for note in notes)


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
    struck = tally.count(STRUCK) and tally.count(STRUCK) + tally.count(WITHDRAWN)
    found = [
        Doubt(code, message.format(count), _places(places))
        for count, code, message, places in (
            (struck, "struck-text", STRUCK_SAID, body.struck_places),
            (tally.count(INSERTED), "inserted-text", INSERTED_SAID, body.inserted_places),
            (tally.count(TRACKED), "tracked-changes", _ACCEPTED, []),
            (tally.count(TRACKED_NEW), "tracked-changes", _REJECTED, []),
            (tally.count(HIDDEN), "hidden-text", "{} hidden characters were left out.", []),
        )
        if count
    ]
    if body.redline == "both" and body.struck_places:
        found.append(Doubt("both-texts", BOTH_SAID, _places(body.struck_places)))
    if body.drawn_places:
        found.append(Doubt("drawn-strikes", _DRAWN, _places(body.drawn_places)))
    found += [
        Doubt("heading-moved", "A heading in a second column was put above the first.", place)
        for place in body.moved_places
    ]
    if tally.count("comment"):
        found.append(Doubt("comments", "The document holds comments, which were left out."))
    return found


def _places(places: list[str]) -> str:
    return f"{places[0]} and {len(places) - 1} more" if places else ""
