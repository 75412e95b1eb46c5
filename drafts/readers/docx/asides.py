"""Text of a Word file that is not the document's: codes of fields, contents tables, page numbers, form hints."""

from dataclasses import dataclass, field

from lxml import etree

from drafts.engine.text import count_characters
from drafts.readers.docx.names import FALLBACK, MATH, W, child

FIELD_CODE, CONTENTS, PAGE_NUMBER = "code of a field", "table of contents", "page number"
PLACEHOLDER, READING_AID = "hint in an empty form field", "reading aid above a word"
_RESULTS = {"TOC": CONTENTS, "PAGE": PAGE_NUMBER, "NUMPAGES": PAGE_NUMBER, "SECTIONPAGES": PAGE_NUMBER}
"""Fields whose result is no text of the document; cross-references and the like are."""
_TEXT = (f"{W}t", f"{W}delText", f"{MATH}t")
_DEEPEST = 20
"""Fields in fields: real ones stay below four."""

Reasons = dict[etree._Element, str]
"""Why the text of an element is set aside. It holds on to the elements, so that they keep their identity."""


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, and the texts of its code and its result."""

    code: str = ""
    shows_result: bool = False
    of_code: list[etree._Element] = field(default_factory=list)
    of_result: list[etree._Element] = field(default_factory=list)


def result_reason(code: str) -> str:
    """Why the result of a field with this code is set aside, or an empty string: it is text."""
    return _RESULTS.get(next(iter(code.split()), "").upper(), "")


def reasons(root: etree._Element) -> Reasons:
    """The texts below an element that are set aside, each with the reason.

    A field that begins and never ends is none: what follows it is text.
    """
    found: Reasons = {}
    if next(root.iter(f"{W}fldChar"), None) is not None:
        _read_fields(root, found)
    for control in root.iter(f"{W}sdt"):
        if child(control, "sdtPr", "showingPlcHdr") is not None:
            found.update(dict.fromkeys(control.iter(*_TEXT), PLACEHOLDER))
    for aid in root.iter(f"{W}rt"):
        found.update(dict.fromkeys(aid.iter(*_TEXT), READING_AID))
    return found


def _read_fields(root: etree._Element, found: Reasons) -> None:
    open_fields: list[_Field] = []
    for item in root.iter(f"{W}fldChar", f"{W}instrText", *_TEXT):
        if item.tag == f"{W}fldChar":
            _read_mark(item.get(f"{W}fldCharType"), open_fields, found)
        elif item.tag == f"{W}instrText":
            if open_fields and not open_fields[-1].shows_result:
                open_fields[-1].code += item.text or ""
        else:
            for one in open_fields[:_DEEPEST]:
                (one.of_result if one.shows_result else one.of_code).append(item)


def _read_mark(kind: str | None, open_fields: list[_Field], found: Reasons) -> None:
    if kind == "begin":
        open_fields.append(_Field())
    elif kind == "separate" and open_fields:
        open_fields[-1].shows_result = True
    elif kind == "end" and open_fields:
        closed = open_fields.pop()
        found.update(dict.fromkeys(closed.of_code, FIELD_CODE))
        reason = result_reason(closed.code)
        if reason:
            found.update(dict.fromkeys(closed.of_result, reason))


def count_text(root: etree._Element) -> int:
    """The characters of all texts below an element, counted without regard to how they will be read.

    The second copy of a drawing, for old readers, is not counted.
    """
    copies = [copy for copy in root.iter(FALLBACK) if next(copy.iterancestors(FALLBACK), None) is None]
    return _count(root) - sum(map(_count, copies))


def _count(root: etree._Element) -> int:
    return sum(count_characters(item.text or "") for item in root.iter(*_TEXT))
