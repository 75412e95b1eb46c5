"""HTML, EUR-Lex and ordinary: the text of the page in the order of its blocks."""

import codecs
import re
from dataclasses import dataclass, field

from lxml import etree, html

from drafts.engine.source import Doubt, Line, SourceText, role_of
from drafts.engine.text import count_characters, normalise
from drafts.readers.decoding import decode
from drafts.readers.errors import UnreadableFile
from drafts.readers.list_numbers import format_number
from drafts.readers.tally import Tally
from drafts.readers.wrapping import WrappedLine, join_wrapped

_MAX_DEPTH = 200
"""Nesting; the parser silently drops what lies below 255, so deeper pages are refused."""
_MAX_HTML_BYTES = 20 << 20
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_ASIDE = {
    **dict.fromkeys(("script", "style", "template", "noscript"), "script or style"),
    **dict.fromkeys(("head", "title"), "page head"),
    **dict.fromkeys(("nav", "header", "footer"), "page navigation"),
    **dict.fromkeys(("del", "s", "strike"), "struck text"),
}
_HEADING = re.compile(r"h([1-6])")
_LINE_BREAK = "\v"
_LIST_STYLES = {
    "a": ("lowerLetter", "({})"),
    "i": ("lowerRoman", "({})"),
    "A": ("upperLetter", "{}."),
    "I": ("upperRoman", "{}."),
}
_DECLARED_ENCODING = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,200}encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE
)
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "big5": "big5hkscs",
}
"""What browsers read instead of what old pages declare (WHATWG Encoding Standard)."""


@dataclass(slots=True)
class _List:
    """An ordered list that is open: how it counts, and its last number."""

    kind: str
    count: int

    def next_label(self) -> str:
        """The number that a browser prints before the next item."""
        self.count += 1
        style, pattern = _LIST_STYLES.get(self.kind, ("decimal", "{}."))
        return pattern.format(format_number(self.count, style))


@dataclass(slots=True)
class _Page:
    """The lines gathered so far, and the one being written."""

    tally: Tally
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    total: int = 0
    level: int = 0
    label: str = ""
    lists: list[_List] = field(default_factory=list)

    def end_block(self) -> None:
        """A block begins or ends: make lines of what was written since the last one; a heading is one line."""
        text = "".join(self.pieces)
        self.pieces.clear()
        pieces = [text.replace(_LINE_BREAK, " ")] if self.level else text.split(_LINE_BREAK)
        rows = [WrappedLine(normalise(piece), 0) for piece in pieces]
        lost = count_characters(text) - sum(count_characters(row.text) for row in rows)
        self.tally.add("accent joined to its letter", lost)
        for paragraph in join_wrapped(rows):
            label, self.label = self.label, ""
            self.total += count_characters(label)
            place = f"block {len(self.lines) + 1}"
            self.lines.append(
                Line(f"{label} {paragraph.text}".strip(), role_of(self.level), self.level, label, place)
            )


def read_html(data: bytes) -> SourceText:
    """The blocks of a page as lines; scripts, navigation and struck words are set aside.

    Numbers of ordered lists are computed, as a browser shows them. Raises UnreadableFile for pages that are too
    large or nested too deeply.
    """
    if len(data) > _MAX_HTML_BYTES:
        raise UnreadableFile("The page is too large.")
    tally = Tally()
    doubts: list[Doubt] = []
    text, _ = decode(_to_utf8(data), tally, doubts)
    root = _tree(text)
    page = _Page(tally)
    _walk(root, page)
    page.end_block()
    if tally.count("struck text"):
        doubts.append(Doubt("struck-text", f"{tally.count('struck text')} struck characters were left out."))
    lines = tuple(page.lines)
    account = tally.close(page.total + tally.count("control character"), lines, ())
    return SourceText(lines, (), tuple(doubts), account, (root.get("lang") or "")[:2].lower())


def _to_utf8(data: bytes) -> bytes:
    """The page in UTF-8 when it declares another encoding that exists and fits."""
    declared = _DECLARED_ENCODING.search(data[:4096])
    if not declared or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    name = declared[1].decode("ascii").lower()
    try:
        return data.decode(_MEANT.get(name, name)).encode()
    except (LookupError, UnicodeError):
        return data


def _tree(text: str) -> etree._Element:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFile("The page holds no readable HTML.") from error


def _walk(root: etree._Element, page: _Page) -> None:
    """Visit the tree in order; `iterwalk` keeps this free of recursion."""
    aside: list[str] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise UnreadableFile(f"The page is nested more than {_MAX_DEPTH} levels deep.")
        if event == "start":
            if tag in _ASIDE:
                aside.append(_ASIDE[tag])
            _begin(tag, element, page)
            _text(element.text, page, aside)
        else:
            _end(tag, page)
            if tag in _ASIDE:
                aside.pop()
            if element is not root:
                _text(element.tail, page, aside)


def _begin(tag: str, element: etree._Element, page: _Page) -> None:
    if tag == "br":
        page.pieces.append(_LINE_BREAK)
    if tag not in _BLOCKS:
        return
    page.end_block()
    heading = _HEADING.fullmatch(tag)
    if heading:
        page.level = int(heading[1])
    if tag in ("ol", "ul"):
        start = element.get("start") or "1"
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        page.lists.append(_List(element.get("type") or "1" if tag == "ol" else "", first - 1))
    if tag == "li" and page.lists and page.lists[-1].kind:
        page.label = page.lists[-1].next_label()


def _end(tag: str, page: _Page) -> None:
    if tag not in _BLOCKS:
        return
    page.end_block()
    if _HEADING.fullmatch(tag):
        page.level = 0
    if tag in ("ol", "ul") and page.lists:
        page.lists.pop()


def _text(text: str | None, page: _Page, aside: list[str]) -> None:
    if not text:
        return
    page.total += count_characters(text)
    if aside:
        page.tally.set_aside(aside[-1], text)
    else:
        page.pieces.append(text)
