"""HTML, EUR-Lex and ordinary: the text of the page in the order of its blocks."""

import re

from lxml import etree, html

from drafts.engine.source import Doubt, SourceText
from drafts.engine.text import count_characters
from drafts.readers.declared import to_utf8
from drafts.readers.decoding import decode
from drafts.readers.errors import UnreadableFile
from drafts.readers.html_furniture import reason_to_drop
from drafts.readers.html_notes import find_notes
from drafts.readers.html_page import LINE_BREAK, List, Page
from drafts.readers.tally import Tally

_MAX_DEPTH = 200
"""Nesting; the parser silently drops what lies below 255, so deeper pages are refused."""
_MAX_HTML_BYTES = 20 << 20
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_EUR_LEX_LEVELS = {
    **dict.fromkeys(("doc-ti", "title-doc-first", "title-doc-last"), 1),
    **dict.fromkeys(("ti-section-1", "title-division-1", "title-annex-1", "ChapterTitle"), 2),
    **dict.fromkeys(("ti-section-2", "title-division-2", "title-annex-2", "SectionTitle"), 3),
    **dict.fromkeys(("ti-art", "title-article-norm", "Titrearticle"), 4),
    **dict.fromkeys(("sti-art", "stitle-article-norm"), 5),
}
"""The classes of headings on EUR-Lex, which has no `<h1>`: of the Official Journal, consolidated texts, proposals."""
_EUR_LEX_PREFIX = re.compile("oj-|clg-")


def read_html(data: bytes) -> SourceText:
    """The blocks of a page as lines; scripts, navigation and struck words are set aside.

    Numbers of ordered lists are computed, as a browser shows them. Raises UnreadableFile for pages that are too
    large or nested too deeply.
    """
    if len(data) > _MAX_HTML_BYTES:
        raise UnreadableFile("The page is too large.")
    tally = Tally()
    doubts: list[Doubt] = []
    text, _ = decode(to_utf8(data), tally, doubts)
    root = _tree(text)
    page = Page(tally)
    _walk(root, page)
    page.end_block()
    page.end_row()
    _refuse_cut(root)
    if tally.count("struck text"):
        doubts.append(Doubt("struck-text", f"Struck characters left out: {tally.count('struck text')}."))
    lines, notes = tuple(page.lines), tuple(page.footnotes)
    account = tally.close(page.total + tally.count("control character"), lines, notes)
    return SourceText(lines, notes, tuple(doubts), account, (root.get("lang") or "")[:2].lower())


def _tree(text: str) -> etree._Element:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFile("The page holds no readable HTML.") from error


def _refuse_cut(root: etree._Element) -> None:
    """Refuse a page of which the parser gave up a part: beyond its limits it silently drops the rest."""
    log = root.getroottree().parser.error_log
    if any(entry.level == etree.ErrorLevels.FATAL and "limit" in entry.message for entry in log):
        raise UnreadableFile("A single piece of the page is larger than the 10 megabytes that can be read.")


def _walk(root: etree._Element, page: Page) -> None:
    """Visit the tree in order; `iterwalk` keeps this free of recursion."""
    notes = find_notes(root)
    aside: list[tuple[etree._Element, str]] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise UnreadableFile(f"The page is nested more than {_MAX_DEPTH} levels deep.")
        if event == "start":
            reason = "footnote mark" if element in notes.marks else reason_to_drop(element)
            if reason:
                aside.append((element, reason))
            _begin(element, page, notes.labels.get(element, ""))
            _text(element.text, page, aside)
        else:
            _end(element, page, is_note=element in notes.labels)
            if aside and aside[-1][0] is element:
                aside.pop()
            if element is not root:
                _text(element.tail, page, aside)


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _begin(element: etree._Element, page: Page, note: str) -> None:
    tag = _tag(element)
    if tag == "br":
        page.pieces.append(LINE_BREAK)
    if tag not in _BLOCKS:
        return
    page.end_block()
    page.level = _level(element) or page.level
    if tag in ("ol", "ul"):
        start = element.get("start") or "1"
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        page.lists.append(List(element.get("type") or "1" if tag == "ol" else "", first - 1))
    if note and not page.note:
        page.begin_note(note)
    elif tag == "li" and page.lists and page.lists[-1].kind:
        page.label = page.lists[-1].next_label()


def _level(element: etree._Element) -> int:
    """The level of a heading: of `<h1>` to `<h6>`, or of a class of EUR-Lex; 0 for other blocks."""
    heading = _HEADING.fullmatch(_tag(element))
    if heading:
        return int(heading[1])
    classes = (_EUR_LEX_PREFIX.sub("", name, count=1) for name in (element.get("class") or "").split())
    return next((_EUR_LEX_LEVELS[name] for name in classes if name in _EUR_LEX_LEVELS), 0)


def _end(element: etree._Element, page: Page, is_note: bool) -> None:
    tag = _tag(element)
    if tag not in _BLOCKS:
        return
    page.end_block()
    if _level(element):
        page.level = 0
    if tag in ("ol", "ul") and page.lists:
        page.lists.pop()
    elif tag == "tr":
        page.end_row()
    if is_note:
        page.note = ""


def _text(text: str | None, page: Page, aside: list[tuple[etree._Element, str]]) -> None:
    if not text:
        return
    page.total += count_characters(text)
    if aside:
        page.tally.set_aside(aside[-1][1], text)
    else:
        page.pieces.append(text)
