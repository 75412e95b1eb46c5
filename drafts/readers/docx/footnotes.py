"""Footnotes and endnotes that Word keeps in parts of their own, numbered in the order of their marks."""

from dataclasses import replace

from lxml import etree

from drafts.engine.source import Footnote
from drafts.engine.text import count_characters, normalise
from drafts.readers.docx.asides import count_text
from drafts.readers.docx.body import Body
from drafts.readers.docx.names import W, child, number, value
from drafts.readers.docx.notes import PageNotes
from drafts.readers.docx.package import Package
from drafts.readers.docx.pieces import TRACKED, TRACKED_NEW, NoteMark
from drafts.readers.docx.redline import ASIDE
from drafts.readers.list_numbers import format_number

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_KINDS = {
    f"{W}footnoteReference": ("footnote", "decimal"),
    f"{W}endnoteReference": ("endnote", "lowerRoman"),
}
"""By the tag of the mark: the kind of note, and how Word counts it unless the document says otherwise."""


def read_notes(package: Package, body: Body) -> tuple[tuple[Footnote, ...], int]:
    """The notes in the order of their marks, and the number of their characters.

    Those without a mark come last, without a number.

    A note whose mark is deleted, struck or hidden is set aside for that reason. To be called when the body has
    been read.
    """
    elements, strays = _elements(package)
    notes: list[Footnote] = []
    total = 0
    for mark, label in _labelled(body, package):
        element = elements.pop((mark.tag, mark.id), None)
        if element is None:
            continue
        if mark.mark in ASIDE[body.redline]:
            count = count_text(element)
            body.tally.add(mark.mark, count)
            total += count
            continue
        text, count = _text(element, body)
        notes.append(Footnote(label, text))
        total += count + count_characters(label)
    for element in (*elements.values(), *strays):
        text, count = _text(element, body)
        notes += [Footnote("", text)] if text else []
        total += count
    return tuple(notes), total


def _elements(package: Package) -> tuple[dict[tuple[str, str], etree._Element], list[etree._Element]]:
    """The notes by the tag and id of their marks, and those that share an id with an earlier one."""
    found: dict[tuple[str, str], etree._Element] = {}
    strays = []
    for tag, (kind, _) in _KINDS.items():
        root = package.optional_xml(f"word/{kind}s.xml")
        for note in root.iterfind(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type") in _SEPARATORS:
                continue
            if found.setdefault((tag, note.get(f"{W}id") or ""), note) is not note:
                strays.append(note)
    return found, strays


def _labelled(body: Body, package: Package) -> list[tuple[NoteMark, str]]:
    """Each mark, the first of its note, with the label that Word prints."""
    settings = package.optional_xml("word/settings.xml")
    labelled = []
    seen: set[tuple[str, str]] = set()
    counts: dict[str, int] = {}
    for mark in body.notes:
        if (mark.tag, mark.id) in seen:
            continue
        seen.add((mark.tag, mark.id))
        kind, usual = _KINDS[mark.tag]
        how = child(settings, f"{kind}Pr")
        if mark.sign:
            labelled.append((mark, normalise(mark.sign)))
            continue
        is_gone = mark.mark in (TRACKED, TRACKED_NEW) and mark.mark in ASIDE[body.redline]
        counts.setdefault(kind, number(value(how, "numStart"), 1) - 1)
        counts[kind] += 0 if is_gone else 1
        labelled.append((mark, format_number(counts[kind], value(how, "numFmt") or usual)))
    return labelled


def _text(element: etree._Element, body: Body) -> tuple[str, int]:
    """The words of a note on one line, and the number of characters that were in it."""
    body.runs.prepare(element)
    reader = replace(body, total=0, computed=0, lines=[], notes=[], page_notes=PageNotes(set()))
    text = normalise(" ".join(line.text for line in reader.read(element)))
    return text, reader.total + reader.set_aside_unread(element)
