"""What is exported, and elements of Akoma Ntoso."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from drafts.engine.parts import Part
from drafts.engine.source import Footnote
from drafts.exports.redline import DraftName

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


@dataclass(frozen=True, slots=True)
class TreatyText:
    """A draft with its names: `slug` is the treaty's name in addresses, `language` an ISO 639-1 code."""

    treaty: str
    slug: str
    draft: DraftName
    language: str
    parts: Sequence[Part]
    footnotes: Sequence[Footnote] = ()


def element(name: str) -> etree._Element:
    """The root of a document."""
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})


def add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """A new last child."""
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    child.text = text
    return child
