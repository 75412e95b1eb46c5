"""A draft as Akoma Ntoso 3.0 (OASIS LegalDocML), the standard for laws and treaties as structured documents.

Identifiers (`eId`) follow its naming convention and are those of the outline; the same draft gives the same
bytes, and our own reader gets the same parts back.
"""

from lxml import etree

from drafts.engine.parts import Part
from drafts.exports.akn.document import TreatyText, add, element
from drafts.exports.akn.hierarchy import Body, fill
from drafts.exports.akn.meta import add_meta

_BLOCKS_ONLY = ("preamble", "conclusions")
"""Parts without elements of their own in which an empty one could be told."""


def treaty_akn(text: TreatyText) -> bytes:
    """The draft as an XML file in UTF-8."""
    root = element("akomaNtoso")
    bill = add(root, "bill", name="treaty")
    add_meta(bill, text)
    _add_title(bill, text.treaty)
    parts = [
        part
        for part in text.parts
        if part.kind not in _BLOCKS_ONLY or part.heading or part.text or part.label
    ]
    preambles = [part for part in parts if part.kind == "preamble"]
    if preambles:
        _add_preamble(add(bill, "preamble", eId="preamble"), preambles)
    trailing = _annexes_at_the_end(parts)
    before = parts[: len(parts) - len(trailing)]
    closing = [before.pop()] if before and before[-1].kind == "conclusions" else []
    body = Body(add(bill, "body"))
    for part in before:
        if part.kind != "preamble":
            body.add_part(part)
    body.close()
    if closing:
        _add_lines(add(bill, "conclusions", eId=body.unique("conclusions")), closing[0])
    if trailing:
        _add_attachments(add(bill, "attachments"), trailing, text)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _annexes_at_the_end(parts: list[Part]) -> list[Part]:
    """The annexes that no article follows: these are attachments, others stay where they are."""
    last = max((index for index, part in enumerate(parts) if part.kind != "annex"), default=-1)
    return parts[last + 1 :]


def _add_title(bill: etree._Element, title: str) -> None:
    paragraph = add(add(add(bill, "preface"), "longTitle"), "p")
    add(paragraph, "docTitle", title)


def _add_preamble(preamble: etree._Element, parts: list[Part]) -> None:
    """One line a paragraph; the word "Preamble", where it is printed, is a block of its own."""
    for part in parts:
        if part.label:
            add(preamble, "block", part.label, name="heading")
        _add_lines(preamble, part)


def _add_lines(block: etree._Element, part: Part) -> None:
    """A block for each line."""
    for line in filter(None, [part.heading, *part.paragraphs]):
        add(block, "p", line)


def _add_attachments(attachments: etree._Element, parts: list[Part], text: TreatyText) -> None:
    for index, part in enumerate(parts, start=1):
        eid = f"att_{index}"
        attachment = add(attachments, "attachment", eId=eid)
        if part.label:
            add(attachment, "num", part.label)
        if part.heading:
            add(attachment, "heading", part.heading)
        document = add(attachment, "doc", name="annex")
        add_meta(document, text, eid)
        unit = add(add(document, "mainBody"), "hcontainer", name="text", eId=f"{eid}__text")
        fill(unit, part.text, f"{eid}__")
