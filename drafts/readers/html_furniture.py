"""What of a page is no text of its document: scripts, navigation, hidden and struck words."""

import re

from lxml import etree

from drafts.engine.headings import looks_like_heading

_ASIDE = {
    **dict.fromkeys(("script", "style", "template", "noscript"), "script or style"),
    **dict.fromkeys(("head", "title"), "page head"),
    "nav": "page navigation",
    **dict.fromkeys(("del", "s", "strike"), "struck text"),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EDGES = ("header", "footer")
_LANDMARKS = {
    "banner": "header",
    "contentinfo": "footer",
    "navigation": "nav",
    "search": "nav",
    "header": "header",
    "footer": "footer",
}
"""ARIA roles, and usual ids of older pages, with the elements that say the same."""
_MEDIAWIKI = frozenset(
    ("mw-editsection", "mw-jump-link", "mw-navigation", "toc", "catlinks", "printfooter", "noprint")
)
"""Classes and ids of what MediaWiki, and so Wikisource, adds to a text."""
_OWN = frozenset(("article", "main", "section"))
"""A header within one of these introduces the text, it is not the page's (HTML Standard, 4.3.8)."""
_LONGEST_BANNER = 400
"""Characters outside links: a header that says more is text, whatever it is called."""


def reason_to_drop(element: etree._Element) -> str:
    """Why an element and all within it is set aside; empty for text."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden text"
    if _MEDIAWIKI.intersection((element.get("class") or "").split()) or element.get("id") in _MEDIAWIKI:
        return "page navigation"
    tag = _LANDMARKS.get(element.get("role") or element.get("id") or "", tag)
    if tag in _EDGES:
        return "" if _is_text(element, tag) else "page navigation"
    return _ASIDE.get(tag, "")


def _is_text(edge: etree._Element, tag: str) -> bool:
    """Whether what stands at the edge of a page belongs to its document: a preamble in a header, for one."""
    if tag == "header" and not _OWN.isdisjoint(above.tag for above in edge.iterancestors()):
        return True
    if any(looks_like_heading(_words(block)) for block in edge.iter("h1", "h2", "h3", "h4", "h5", "h6", "p")):
        return True
    linked = sum(len(_words(link)) for link in edge.iter("a"))
    return tag == "header" and len(_words(edge)) - linked > _LONGEST_BANNER


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
