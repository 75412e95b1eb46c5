"""Akoma Ntoso 3.0: the numbers, headings and text blocks of a structured document as lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from drafts.engine.source import Footnote, Line, SourceText, role_of
from drafts.engine.text import count_characters, drop_controls, normalise
from drafts.readers.akn_words import short_code, spelt_out
from drafts.readers.safe_xml import parse_xml
from drafts.readers.tally import Tally

_HEADED = ("book", "part", "title", "chapter", "section", "subsection", "article", "attachment", "hcontainer")
"""Units whose number and heading are headings; those of smaller units open their first line of text."""
_BLOCKS = ("p", "longTitle", "docTitle", "listIntroduction", "listWrapUp", "block")
_APART = frozenset((
    *_HEADED, *_BLOCKS, "num", "heading", "subheading", "paragraph", "subparagraph", "content", "intro", "wrapUp",
    "list", "point", "blockList", "item", "li", "table", "tr", "th", "td", "quotedStructure",
))  # fmt: skip
"""Units that a block may hold, in words that are quoted: nothing but their tags may keep their words apart."""
_ASIDE = {
    "del": "struck text", "remark": "remark", "toc": "table of contents",
    "script": "script or style", "style": "script or style",
}  # fmt: skip


@dataclass(slots=True)
class _Document:
    """What has been read so far; `label` is a number that waits for its text, as the opening of the closing does;
    `supplied` counts words for numbers.
    """

    tally: Tally = field(default_factory=Tally)
    lines: list[Line] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    label: str = ""
    place: str = ""
    language: str = ""
    has_articles: bool = True
    supplied: int = 0
    opens_closing: bool = False

    def normal(self, text: str) -> str:
        """The text in normal form; accents that join their letter are accounted for."""
        cleaned, dropped = drop_controls(text)
        self.tally.add("control character", dropped)
        whole = normalise(cleaned)
        self.tally.add("accent joined to its letter", count_characters(cleaned) - count_characters(whole))
        return whole

    def add(self, text: str, level: int = 0) -> None:
        """A line, if there is any text in it or a number waiting for it."""
        whole = self.normal(f"{self.label} {text}")
        label, self.label = normalise(self.label), ""
        if whole:
            line = Line(whole, role_of(level), level, label, self.place, opens_closing=self.opens_closing)
            self.lines.append(line)
            self.opens_closing = False


def read_akn(data: bytes) -> SourceText:
    """The units of an Akoma Ntoso document; raises UnreadableFile for broken or unsafe XML."""
    root = parse_xml(data, "the document")
    language = root.find(".//{*}FRBRlanguage")
    document = _Document(
        language="" if language is None else short_code(language.get("language") or ""),
        has_articles=root.find(".//{*}article") is not None,
    )
    _visit(root, document, 0)
    document.add("")
    total = count_characters("".join(root.itertext())) + _marks(document) + document.supplied
    account = document.tally.close(total, document.lines, document.footnotes)
    return SourceText(tuple(document.lines), tuple(document.footnotes), (), account, document.language)


def _marks(document: _Document) -> int:
    """Characters of the marks of notes, which are attributes and so not in the document's text."""
    return sum(count_characters(note.label) for note in document.footnotes)


def _visit(element: etree._Element, document: _Document, level: int) -> None:
    name = _name(element)
    document.place = element.get("eId") or document.place
    is_closing = _is_closing(element)
    document.opens_closing = document.opens_closing or is_closing
    if name == "meta":
        _visit_meta(element, document)
    elif name in _ASIDE:
        document.tally.set_aside(_ASIDE[name], "".join(element.itertext()))
    elif name in ("num", "heading", "subheading"):
        _visit_title(element, name, document, level)
    elif name in _BLOCKS or _has_words(element):
        document.add(_text(element, document))
    else:
        deeper = level + 1 if name in _HEADED else level
        for item in _elements(element):
            _visit(item, document, deeper)
    document.opens_closing = document.opens_closing and not is_closing


def _has_words(element: etree._Element) -> bool:
    """Whether words stand in the element itself: it is a block then, whatever its name."""
    own = [element.text, *(item.tail for item in element)]
    return any(piece and not piece.isspace() for piece in own)


def _is_closing(element: etree._Element) -> bool:
    """Whether this is the closing of the document itself, not that of an attachment."""
    if _name(element) != "conclusions" and element.get("name") != "conclusions":
        return False
    return next(element.iterancestors("{*}attachment", "{*}component"), None) is None


def _visit_meta(meta: etree._Element, document: _Document) -> None:
    """Metadata is no text, but for the footnotes that may be kept in it."""
    notes = list(meta.iterfind(".//{*}note"))
    for note in notes:
        _add_note(note, document)
    words = count_characters("".join(meta.itertext()))
    document.tally.add("metadata", words - sum(count_characters("".join(note.itertext())) for note in notes))


def _add_note(note: etree._Element, document: _Document) -> None:
    text = document.normal("".join(note.itertext()))
    document.footnotes.append(Footnote(normalise(note.get("marker") or "")[:20], text))


def _visit_title(element: etree._Element, name: str, document: _Document, level: int) -> None:
    parent = _name(element.getparent())
    text = _text(element, document)
    if parent in _HEADED:
        if name == "num":
            text = _shown(document, text, parent)
        is_title = name != "num" and element.getprevious() is not None
        document.add(text, min(level + is_title, 6))
    elif name == "num":
        document.label = f"{document.label} {text}".strip()
    else:
        document.add(text)


def _shown(document: _Document, number: str, unit: str) -> str:
    """The number of a unit with its word, which counts as if it stood in the file, like an automatic number."""
    if unit == "section" and document.has_articles:
        return number
    bare = normalise(number)
    shown = spelt_out(bare, unit, document.language)
    document.supplied += count_characters(shown) - count_characters(bare)
    return number if shown == bare else shown


def _text(element: etree._Element, document: _Document) -> str:
    """The words of a block, without its notes and struck words."""
    pieces = [element.text or ""]
    for item in _elements(element):
        name = _name(item)
        if name == "authorialNote":
            _add_note(item, document)
        elif name in _ASIDE:
            document.tally.set_aside(_ASIDE[name], "".join(item.itertext()))
        else:
            apart = " " if name in _APART else ""
            pieces += [apart, "\n" if name in ("br", "eol") else _text(item, document), apart]
        pieces.append(item.tail or "")
    return "".join(pieces)


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (item for item in element if isinstance(item.tag, str))


def _name(element: etree._Element | None) -> str:
    return "" if element is None else etree.QName(element).localname
