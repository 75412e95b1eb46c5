"""Names of WordprocessingML, and the two ways in which it writes a value."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OFF = ("0", "false", "off", "none")


def value(parent: etree._Element | None, *path: str) -> str:
    """The `w:val` of the element at the path below `parent` ("numPr", "ilvl"), or an empty string."""
    element = child(parent, *path)
    return "" if element is None else element.get(f"{W}val") or ""


def child(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The element at the path below `parent`, or None."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(f"{W}{name}")
    return parent


def number(text: str, default: int = 0) -> int:
    """A whole number as the file writes it, or the default: broken files write anything."""
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else default


def flag(properties: etree._Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not given, so that a style can decide."""
    element = child(properties, name)
    if element is None:
        return None
    return (element.get(f"{W}val") or "true") not in OFF
