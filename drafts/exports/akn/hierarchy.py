"""Chapters, articles and their paragraphs as nested elements."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from drafts.engine.headings import recognise
from drafts.engine.numbering import number_key
from drafts.engine.outline import Paragraph, label_end, outline
from drafts.engine.parts import Part
from drafts.engine.structure import CHAPTER_SEPARATOR
from drafts.exports.akn.document import add
from drafts.exports.redline import printed_label

_LEVELS = {
    "book": ("book", "livre", "libro"),
    "part": ("part", "partie", "parte", "часть", "الجزء"),
    "title": ("title", "titre", "título", "titulo", "раздел", "الباب"),
    "section": ("section", "sección", "seccion", "подраздел", "القسم"),
    "subsection": ("subsection", "sub-section", "sous-section"),
}
_ELEMENT_OF = {word: name for name, words in _LEVELS.items() for word in words}
_PREFIXES = {"book": "book", "part": "part", "title": "title", "section": "sec", "subsection": "subsec"}


@dataclass(slots=True)
class Line:
    """A paragraph with all that stands below it; without a label it goes on with what it stands in."""

    shape: Paragraph
    text: str
    children: list["Line"] = field(default_factory=list)

    @property
    def is_loose(self) -> bool:
        """Whether it has no label and nothing below it."""
        return not self.shape.depth and not self.children


class Body:
    """Takes the parts of a draft in order, and opens and closes chapters around them."""

    def __init__(self, body: etree._Element) -> None:
        self._body = body
        self._open: list[tuple[str, etree._Element]] = []
        self._used: Counter[str] = Counter()

    def add_part(self, part: Part) -> None:
        """An article, or a closing or annex that articles follow."""
        self._enter(part.chapter)
        place = self._open[-1][1] if self._open else self._body
        if part.kind == "article":
            eid = self.unique(f"art_{number_key(part.number)}" if part.number else "art")
            unit = add(place, "article", eId=eid)
        else:
            eid = self.unique(part.kind)
            unit = add(place, "hcontainer", name=part.kind, eId=eid)
        label = printed_label(part)
        if label:
            add(unit, "num", label)
        if part.heading:
            add(unit, "heading", part.heading)
        fill(unit, part.text, f"{eid}__")

    def close(self) -> None:
        """The standard wants something in every body."""
        if not len(self._body):
            add(add(add(self._body, "hcontainer", name="empty", eId="empty"), "content"), "p")

    def _enter(self, chapter: str) -> None:
        titles = chapter.split(CHAPTER_SEPARATOR) if chapter else []
        same = takewhile(lambda pair: pair[0] == pair[1][0], zip(titles, self._open, strict=False))
        del self._open[len(list(same)) :]
        for title in titles[len(self._open) :]:
            self._open.append((title, self._chapter(title)))

    def _chapter(self, title: str) -> etree._Element:
        """A part, chapter or section; its number and its heading stand apart where they can be told apart."""
        found = recognise(title, is_heading=True)
        name = _ELEMENT_OF.get(found.word, "chapter") if found else "chapter"
        parent = self._open[-1][1] if self._open else self._body
        prefix = f"{parent.get('eId')}__" if self._open else ""
        number = number_key(found.number) if found and found.number else ""
        eid = self.unique(f"{prefix}{_PREFIXES.get(name, 'chp')}_{number}".rstrip("_"))
        chapter = add(parent, name, eId=eid)
        if found and title == f"{found.label} {found.rest}":
            add(chapter, "num", found.label)
            add(chapter, "heading", found.rest)
        else:
            add(chapter, "num" if found else "heading", title)
        return chapter

    def unique(self, eid: str) -> str:
        """An identifier that no other unit has."""
        self._used[eid] += 1
        return eid if self._used[eid] == 1 else f"{eid}-{self._used[eid]}"


def fill(unit: etree._Element, text: str, prefix: str) -> None:
    """Put the paragraphs of an article or annex into its element; `prefix` opens their identifiers."""
    _fill(unit, None, _nested(text), prefix, "paragraph")


def _nested(text: str) -> list[Line]:
    """The paragraphs as a tree that keeps their order."""
    top: list[Line] = []
    open_lines: list[Line] = []
    for shape in outline(text):
        line = Line(shape, text[shape.start : shape.end])
        depth = shape.depth or 2
        open_lines = [above for above in open_lines if above.shape.depth < depth]
        (open_lines[-1].children if open_lines else top).append(line)
        if shape.depth:
            open_lines.append(line)
    return top


def _fill(unit: etree._Element, own: str | None, lines: list[Line], prefix: str, name: str) -> None:
    """Text above the first numbered line is an introduction, below the last one a conclusion."""
    opening = list(takewhile(lambda line: line.is_loose, lines))
    rest = lines[len(opening) :]
    closing = list(takewhile(lambda line: line.is_loose, reversed(rest)))[::-1]
    inner = rest[: len(rest) - len(closing)]
    if own is not None or opening:
        block = add(unit, "intro" if inner else "content")
        if own is not None:
            add(block, "p", own)
        for line in opening:
            _add_line(block, line, prefix)
    for line in inner:
        _add_unit(unit, line, prefix, name)
    if closing:
        block = add(unit, "wrapUp")
        for line in closing:
            _add_line(block, line, prefix)


def _add_line(block: etree._Element, line: Line, prefix: str) -> None:
    add(block, "p", line.text, eId=prefix + line.shape.eid)


def _add_unit(parent: etree._Element, line: Line, prefix: str, name: str) -> None:
    unit = add(parent, name, eId=prefix + line.shape.eid)
    end = label_end(line.text, line.shape.label)
    own = line.text
    if end and line.text[end] == " ":
        add(unit, "num", line.text[:end])
        own = line.text[end + 1 :]
    _fill(unit, own, line.children, prefix, "subparagraph")
