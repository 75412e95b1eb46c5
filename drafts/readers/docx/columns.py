"""Where Word sets the lines of a paragraph: margins of the page, indents of list, style and paragraph."""

from lxml import etree

from drafts.readers.docx.drawn import Column
from drafts.readers.docx.names import W, child, number
from drafts.readers.docx.styles import Styles

_TWIPS = 20
"""Word's unit: twentieths of a point."""
_LINE_UNITS = 240
_PAGE = {"w": 11906, "left": 1440, "right": 1440}
"""A4 with an inch at either side, where the file says nothing."""
_TAB = 36.0
"""Points that the number takes where it does not hang beside the text."""


class Columns:
    """The columns of a document's paragraphs, section by section."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._sections = list(root.iter(f"{W}sectPr"))

    def column(self, properties: etree._Element | None, level: etree._Element | None, section: int) -> Column:
        """The column of a paragraph; `level` holds the properties of its list's level, if it is in one."""
        indents = self._styles.indents(properties, level)
        spacing = child(properties, "spacing")
        width, margin_left, margin_right = self._page(section)
        left = margin_left + _points(indents, "left", "start")
        first = left + _points(indents, "firstLine") - _points(indents, "hanging")
        if level is not None:
            first = left if "hanging" in indents else first + _TAB
        before = _points(dict(spacing.attrib) if spacing is not None else {}, f"{W}before")
        return Column(
            first, left, width - margin_right - _points(indents, "right", "end"), before, _lines(spacing)
        )

    def _page(self, section: int) -> tuple[float, float, float]:
        found = self._sections[section] if section < len(self._sections) else None
        size, margins = child(found, "pgSz"), child(found, "pgMar")
        values = dict(_PAGE)
        for element in (size, margins):
            for name in values:
                given = element.get(f"{W}{name}") if element is not None else None
                values[name] = number(given or "", values[name])
        return values["w"] / _TWIPS, values["left"] / _TWIPS, values["right"] / _TWIPS


def _points(values: dict[str, str], *names: str) -> float:
    return next((number(values[name]) / _TWIPS for name in names if name in values), 0.0)


def _lines(spacing: etree._Element | None) -> float:
    if spacing is None or spacing.get(f"{W}lineRule") not in (None, "auto"):
        return 1.0
    return max(number(spacing.get(f"{W}line") or "", _LINE_UNITS), 1) / _LINE_UNITS
