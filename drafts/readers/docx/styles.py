"""What Word's styles say about a paragraph or a run: heading level, list, struck, hidden."""

import re
from dataclasses import dataclass

from lxml import etree

from drafts.readers.docx.names import W, child, flag, number, value

_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_DEEPEST = 12
"""Styles based on styles: real documents stay below six; a circle must end."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in a list; `number` "0" takes it out of the list of its style."""

    number: str
    depth: int


class Styles:
    """The styles of a document, with inheritance."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = root.iterfind(f"{W}style") if root is not None else ()
        self._styles = {style.get(f"{W}styleId") or "": style for style in styles}
        self._chains: dict[str, list[etree._Element]] = {}

    def list_styles(self) -> dict[str, str]:
        """The list number of each numbering style."""
        return {
            name: value(style, "pPr", "numPr", "numId")
            for name, style in self._styles.items()
            if style.get(f"{W}type") == "numbering"
        }

    def heading_level(self, properties: etree._Element | None) -> int:
        """1-6 for a heading, 0 for text: by outline level, or by the name of the style or one it is based on."""
        outline = value(properties, "outlineLvl")
        for style in self._chain(value(properties, "pStyle")):
            match = _HEADING.fullmatch(value(style, "name"))
            if match:
                return int(match[1])
            if value(style, "name").lower() == "title":
                return 1
            outline = outline or value(style, "pPr", "outlineLvl")
        return number(outline) + 1 if outline and number(outline) < 6 else 0

    def list_place(self, properties: etree._Element | None) -> ListPlace | None:
        """The list of a paragraph, its own or that of its style."""
        own = child(properties, "numPr")
        depth = value(own, "ilvl")
        if value(own, "numId"):
            return ListPlace(value(own, "numId"), number(depth))
        for style in self._chain(value(properties, "pStyle")):
            inherited = child(style, "pPr", "numPr")
            if value(inherited, "numId"):
                return ListPlace(value(inherited, "numId"), number(depth or value(inherited, "ilvl")))
        return None

    def run_flag(self, run: etree._Element | None, paragraph_style: str, name: str) -> bool:
        """Whether a run has an on/off property ("strike"), from itself, its style or its paragraph's style."""
        own = flag(run, name)
        if own is not None:
            return own
        for style_name in (value(run, "rStyle"), paragraph_style):
            for style in self._chain(style_name):
                inherited = flag(child(style, "rPr"), name)
                if inherited is not None:
                    return inherited
        return False

    def _chain(self, name: str) -> list[etree._Element]:
        """The style and those it is based on."""
        if name not in self._chains:
            chain: list[etree._Element] = []
            above = name
            while above in self._styles and len(chain) < _DEEPEST:
                chain.append(self._styles[above])
                above = value(chain[-1], "basedOn")
            self._chains[name] = chain
        return self._chains[name]
