"""Footnotes of a page: which links are marks, and which blocks are the notes that they lead to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡]{1,3}|[a-z])\s*[\])]?")
_BACK = re.compile(r"[↩↑^⤴\ufe0e\s]+")
_BODIES = ("li", "p", "dd", "div", "aside", "td", "section")
_LONGEST_NOTE = 5_000
"""Characters: what a mark leads to and is longer is no note."""


@dataclass(slots=True)
class PageNotes:
    """The links that are footnote marks, and the label of each block that is a note."""

    marks: set[etree._Element] = field(default_factory=set)
    labels: dict[etree._Element, str] = field(default_factory=dict)


def find_notes(root: etree._Element) -> PageNotes:
    """The notes of a page: short marks that link to a block further down, and what leads back to them."""
    notes = PageNotes()
    every = list(root.iter("*"))
    targets = {name: element for element in every for name in _names(element)}
    places = {element: place for place, element in enumerate(every)}
    bodies: dict[str, etree._Element | None] = {}
    for link in root.iter("a"):
        name = link.get("href", "")
        mark = _MARK.fullmatch(_words(link)) if name.startswith("#") and link not in notes.marks else None
        if not mark:
            continue
        if name not in bodies:
            bodies[name] = _body(targets.get(name[1:]))
        body = bodies[name]
        if body is None or places[body] < places[link] or notes.labels.get(body, mark[1]) != mark[1]:
            continue
        notes.marks.add(link)
        if body not in notes.labels:
            notes.labels[body] = mark[1]
            notes.marks.update(_ways_back(body, mark[1]))
    return notes


def _names(element: etree._Element) -> Iterator[str]:
    yield from filter(None, (element.get("id"), element.get("name")))


def _words(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _body(target: etree._Element | None) -> etree._Element | None:
    """The block that a link leads into."""
    while target is not None and target.tag not in _BODIES:
        target = target.getparent()
    if target is None or len(_words(target)) > _LONGEST_NOTE:
        return None
    return target


def _ways_back(body: etree._Element, label: str) -> Iterator[etree._Element]:
    for link in body.iter("a"):
        mark = _MARK.fullmatch(_words(link))
        if (mark and mark[1] == label) or _BACK.fullmatch(_words(link)):
            yield link
