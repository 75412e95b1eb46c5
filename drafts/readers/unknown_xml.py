"""XML of a kind that is not known here: its blocks of text, in order, for whatever structure their words have."""

import re

from lxml import etree

from drafts.engine.source import Doubt, Line, SourceText, role_of
from drafts.engine.text import count_characters, drop_controls, normalise
from drafts.readers.errors import UnreadableFile
from drafts.readers.safe_xml import parse_xml
from drafts.readers.tally import Tally

_HEADING = re.compile(r"title|head|heading|h[1-6]", re.IGNORECASE)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_LEVELS = 6
_FEWEST_WORDS = 20
"""A file with fewer holds data, not a text."""


def read_unknown_xml(data: bytes) -> SourceText:
    """The text blocks of a document: elements that hold words of their own, with all that is within them.

    An element called a title or heading is one. Raises UnreadableFile for broken or unsafe XML, and for files that
    hold hardly any words.
    """
    root = parse_xml(data, "the document")
    kind = etree.QName(root).localname
    tally = Tally()
    lines = tuple(_lines(root, tally))
    if sum(len(line.text.split()) for line in lines) < _FEWEST_WORDS:
        raise UnreadableFile(
            f"This is XML of a kind that is not known here ({kind}): Akoma Ntoso and HTML are."
        )
    total = count_characters("".join(root.itertext()))
    doubt = Doubt(
        "unknown-xml",
        f"XML of a kind that is not known here ({kind}): only its words were read, in their order.",
    )
    language = (root.get(_LANGUAGE) or "")[:2].lower()
    return SourceText(lines, (), (doubt,), tally.close(total, lines, ()), language)


def _lines(root: etree._Element, tally: Tally) -> list[Line]:
    """A walk without recursion: a block is taken whole, and not entered."""
    found: list[Line] = []
    waiting: list[tuple[etree._Element, int]] = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if not _is_block(element):
            waiting += [(child, depth + 1) for child in reversed(element)]
            continue
        written = "".join(element.itertext())
        cleaned, dropped = drop_controls(written)
        text = normalise(cleaned)
        tally.add("control character", dropped)
        tally.add("accent joined to its letter", count_characters(cleaned) - count_characters(text))
        is_heading = _HEADING.fullmatch(etree.QName(element).localname) is not None
        level = min(max(depth, 1), _MOST_LEVELS) if is_heading else 0
        found.append(Line(text, role_of(level), level, place=f"line {element.sourceline}"))
    return found


def _is_block(element: etree._Element) -> bool:
    """Whether words stand in the element itself, not only in elements within it."""
    own = [element.text, *(child.tail for child in element)]
    return any(piece and not piece.isspace() for piece in own)
