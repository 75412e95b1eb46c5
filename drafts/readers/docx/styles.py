"""What Word's styles say about a paragraph or a run: heading level, list, struck, hidden."""

import re
from dataclasses import dataclass

from lxml import etree

from drafts.readers.docx.names import OFF, W, child, number, value

_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_RUN_PROPERTIES = {
    f"{W}{name}": name for name in ("vanish", "strike", "dstrike", "b", "u", "color", "vertAlign", "sz")
}
_NO_COLOUR = ("auto", "000000", "true")
_USUAL_STYLES = ("hyperlink", "reference", "strong", "emphasis", "heading", "title", " char")
"""Character styles whose line or colour says nothing about changes, by what is in their names."""
_DEEPEST = 12
"""Styles based on styles: real documents stay below six; a circle must end."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in a list; `number` "0" takes it out of the list of its style.

    Where the file names no level, `depth` is None and the list's level that is linked to `style` is meant.
    """

    number: str
    depth: int | None
    style: str = ""


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How a run looks, as far as it tells live words from others. `size` is in points, 0 where nothing says it.

    `is_emphatic`: the run itself is bold, underlined or coloured, not only the style of its paragraph.
    """

    is_hidden: bool = False
    is_struck: bool = False
    is_emphatic: bool = False
    is_bold: bool = False
    is_raised: bool = False
    size: float = 0.0


class Styles:
    """The styles of a document, with inheritance."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = root.iterfind(f"{W}style") if root is not None else ()
        self._styles = {style.get(f"{W}styleId") or "": style for style in styles}
        self._chains: dict[str, list[etree._Element]] = {}
        self._formats: dict[tuple[object, ...], RunFormat] = {}

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
        number_, depth, style = value(own, "numId"), value(own, "ilvl"), ""
        for above in self._chain(value(properties, "pStyle")):
            inherited = child(above, "pPr", "numPr")
            if inherited is not None and not number_:
                style = above.get(f"{W}styleId") or ""
            number_ = number_ or value(inherited, "numId")
            depth = depth or value(inherited, "ilvl")
        return ListPlace(number_, number(depth) if depth else None, style) if number_ else None

    def indents(self, properties: etree._Element | None, level: etree._Element | None) -> dict[str, str]:
        """The indents of a paragraph by name ("left", "hanging"): its own, else its list's, else its style's."""
        found: dict[str, str] = {}
        above = [child(style, "pPr") for style in self._chain(value(properties, "pStyle"))]
        for holder in (properties, level, *above):
            own = child(holder, "ind")
            given = (
                {name.removeprefix(W): amount for name, amount in own.attrib.items()}
                if own is not None
                else {}
            )
            if {"firstLine", "hanging"} & found.keys():
                given = {
                    name: amount for name, amount in given.items() if name not in ("firstLine", "hanging")
                }
            found = given | found
        return found

    def run_format(self, run: etree._Element | None, paragraph_style: str) -> RunFormat:
        """The format of a run: its own, else that of its style, else that of its paragraph's style."""
        own: dict[str, str] = {}
        style = ""
        for item in run if run is not None else ():
            if item.tag == f"{W}rStyle":
                style = item.get(f"{W}val") or ""
            elif item.tag in _RUN_PROPERTIES:
                own[_RUN_PROPERTIES[item.tag]] = item.get(f"{W}val") or "true"
        key = (*own.items(), style, paragraph_style)
        if key not in self._formats:
            inherited = self._inherited(style, paragraph_style)
            self._formats[key] = _run_format(self._marks_of(style) | own, inherited | own)
        return self._formats[key]

    def is_struck(self, name: str) -> bool:
        """Whether a character style strikes its words out."""
        return _run_format({}, self._inherited(name)).is_struck

    def _marks_of(self, name: str) -> dict[str, str]:
        """What makes the words of a character style look new: line and colour, as comparing programs set them."""
        names = {value(style, "name").lower() for style in self._chain(name)}
        if not names or any(usual in known for usual in _USUAL_STYLES for known in names):
            return {}
        return {key: text for key, text in self._inherited(name).items() if key in ("u", "color")}

    def _inherited(self, *names: str) -> dict[str, str]:
        """What styles say about their runs, the first one having the last word."""
        found: dict[str, str] = {}
        for style in (style for name in names for style in self._chain(name)):
            properties = child(style, "rPr")
            for item in properties if properties is not None else ():
                if item.tag in _RUN_PROPERTIES:
                    found.setdefault(_RUN_PROPERTIES[item.tag], item.get(f"{W}val") or "true")
        return found

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


def _run_format(own: dict[str, str], found: dict[str, str]) -> RunFormat:
    def is_on(values: dict[str, str], name: str) -> bool:
        return values.get(name, "off") not in OFF

    return RunFormat(
        is_hidden=is_on(found, "vanish"),
        is_struck=is_on(found, "strike") or is_on(found, "dstrike"),
        is_emphatic=is_on(own, "b") or is_on(own, "u") or own.get("color", "auto") not in _NO_COLOUR,
        is_bold=is_on(found, "b"),
        is_raised=found.get("vertAlign") == "superscript",
        size=number(found.get("sz", "")) / 2,
    )
