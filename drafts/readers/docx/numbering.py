"""Automatic numbers, computed as Word does: they are not in the text of the file.

Source of the rules: ECMA-376 Part 1, 17.9. Counters belong to the abstract definition, so several lists that
share one go on counting; an override starts its list anew once.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from drafts.readers.docx.names import FALLBACK, W, child, flag, number, value
from drafts.readers.list_numbers import format_number

_LEVELS = 9
_LONGEST_LABEL = 255
"""Characters of a level's text; it is printed before each paragraph, so a small file could grow without end."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, what it prints, and the properties of its paragraphs.

    `is_glued`: nothing stands between the number and the text; `linked_style` is the paragraph style that puts
    paragraphs on this level.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restart_after: int | None = None
    is_struck: bool = False
    is_hidden: bool = False
    is_glued: bool = False
    linked_style: str = ""
    paragraph: etree._Element | None = None


@dataclass(slots=True)
class _List:
    """A numbered list of the document: its levels, the counters it shares, the levels it has still to start anew."""

    levels: dict[int, Level]
    counters: dict[int, int]
    unstarted: set[int]


class Numbering:
    """The lists of a document; `label` is to be called for its paragraphs in order."""

    def __init__(self, root: etree._Element | None, list_styles: dict[str, str]) -> None:
        """`list_styles` gives the list number that a numbering style points to."""
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {element.get(f"{W}abstractNumId"): element for element in root.iterfind(f"{W}abstractNum")}
        owners = {
            element.get(f"{W}numId"): value(element, "abstractNumId") for element in root.iterfind(f"{W}num")
        }
        counters: dict[str, dict[int, int]] = {key: {} for key in abstract}
        for element in root.iterfind(f"{W}num"):
            key = value(element, "abstractNumId")
            definition = abstract.get(key)
            linked = value(definition, "numStyleLink")
            if linked:
                key = owners.get(list_styles.get(linked, ""), key)
                definition = abstract.get(key)
            if definition is not None:
                self._lists[element.get(f"{W}numId") or ""] = _list(element, definition, counters[key])

    def label(self, list_number: str, depth: int) -> str:
        """The number that Word prints before the next paragraph of this list; empty for bullets."""
        numbered = self._lists.get(list_number)
        if numbered is None or not 0 <= depth < _LEVELS:
            return ""
        _count(numbered, depth)
        level = numbered.levels.get(depth, Level())
        return "" if level.style == "bullet" or level.is_hidden else _filled(level, numbered)

    def depth_of(self, list_number: str, style: str) -> int:
        """The level that a paragraph style is linked to; the first one where it is linked to none."""
        numbered = self._lists.get(list_number)
        levels = numbered.levels.items() if numbered and style else ()
        return next((depth for depth, level in levels if level.linked_style == style), 0)

    def level(self, list_number: str, depth: int) -> Level:
        """The level of a list; a plain one where the list is not known."""
        numbered = self._lists.get(list_number)
        return numbered.levels.get(depth, Level()) if numbered else Level()


def _list(element: etree._Element, definition: etree._Element, counters: dict[int, int]) -> _List:
    levels = {_depth(item): _level(item) for item in definition.iterfind(f"{W}lvl")}
    unstarted = set()
    for override in element.iterfind(f"{W}lvlOverride"):
        replaced = child(override, "lvl")
        if replaced is not None:
            levels[_depth(override)] = _level(replaced)
        if value(override, "startOverride"):
            depth = _depth(override)
            start = number(value(override, "startOverride"), 1)
            levels[depth] = replace(levels.get(depth, Level()), start=start)
            unstarted.add(depth)
    return _List(levels, counters, unstarted)


def _depth(element: etree._Element) -> int:
    return number(element.get(f"{W}ilvl") or "0")


def _level(element: etree._Element) -> Level:
    restart, run = value(element, "lvlRestart"), child(element, "rPr")
    return Level(
        start=number(value(element, "start"), 1),
        style=_format(element),
        text=value(element, "lvlText")[:_LONGEST_LABEL],
        is_legal=bool(flag(element, "isLgl")),
        restart_after=number(restart) if restart else None,
        is_struck=bool(flag(run, "strike") or flag(run, "dstrike")),
        is_hidden=bool(flag(run, "vanish")),
        is_glued=value(element, "suff") == "nothing",
        linked_style=value(element, "pStyle"),
        paragraph=child(element, "pPr"),
    )


def _format(element: etree._Element) -> str:
    """How a level counts; one that only newer versions of Word know stands beside another for older ones."""
    own = value(element, "numFmt")
    if not own:
        own = next((item.get(f"{W}val") or "" for item in element.iterfind(f".//{FALLBACK}/{W}numFmt")), "")
    return own or "decimal"


def _count(numbered: _List, depth: int) -> None:
    """Advance the counter of this level and start the deeper ones anew."""
    counters = numbered.counters
    if depth in counters and depth not in numbered.unstarted:
        counters[depth] += 1
    else:
        counters[depth] = numbered.levels.get(depth, Level()).start
    numbered.unstarted.discard(depth)
    for deeper in range(depth + 1, _LEVELS):
        after = numbered.levels.get(deeper, Level()).restart_after
        if after is None or (after and depth < after):
            counters.pop(deeper, None)


def _filled(level: Level, numbered: _List) -> str:
    def counter(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = numbered.levels.get(depth, Level())
        style = "decimal" if level.is_legal else other.style
        return format_number(numbered.counters.get(depth, other.start), style)

    return re.sub(r"%([1-9])", counter, level.text)
