"""A redline as a Word document with real tracked changes.

Its body is the treaty and nothing else: with all changes accepted it is the new draft, with all rejected the
old one. What it compares stands in the header. The parts that are the same in every document lie in `blank`.
"""

import io
import zipfile
from pathlib import Path

from lxml import etree

from drafts import languages
from drafts.exports.docx.lines import tracked_lines
from drafts.exports.docx.writer import NAMESPACE, Writer
from drafts.exports.redline import DraftName, Redline

_BLANK = Path(__file__).parent / "blank"
_W = f"{{{NAMESPACE}}}"
_NAMES = {"w": NAMESPACE, "dc": "http://purl.org/dc/elements/1.1/"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every entry in the archive, so that the same redline gives the same bytes."""


def redline_docx(redline: Redline) -> bytes:
    """The redline for Word and LibreOffice; changes are by TreatyWatch, of the day of the new draft."""
    parts = {path.relative_to(_BLANK).as_posix(): path.read_bytes() for path in sorted(_BLANK.rglob("*.*"))}
    for name, fill in _FILLS.items():
        root = etree.fromstring(parts[name])
        fill(root, redline)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _zipped(parts)


def _fill_document(root: etree._Element, redline: Redline) -> None:
    Writer(redline.new.issued_on).fill(root[0], tracked_lines(redline.comparison))


def _fill_header(root: etree._Element, redline: Redline) -> None:
    root.find(".//w:t", _NAMES).text = _title(redline)


def _fill_properties(root: etree._Element, redline: Redline) -> None:
    root.find("dc:title", _NAMES).text = _title(redline)
    root.find("dc:language", _NAMES).text = redline.language


def _fill_styles(root: etree._Element, redline: Redline) -> None:
    """The language of the text, and its direction; Word wants properties in the order of the standard."""
    language = root.find(".//w:lang", _NAMES)
    if languages.direction_of(redline.language) == "ltr":
        language.set(f"{_W}val", redline.language)
        return
    language.set(f"{_W}bidi", redline.language)
    language.addprevious(etree.Element(f"{_W}rtl"))
    root.find(".//w:pPrDefault/w:pPr", _NAMES).insert(0, etree.Element(f"{_W}bidi"))


_FILLS = {
    "word/document.xml": _fill_document,
    "word/header1.xml": _fill_header,
    "word/styles.xml": _fill_styles,
    "docProps/core.xml": _fill_properties,
}


def _title(redline: Redline) -> str:
    limit = f", {redline.article}" if redline.article else ""
    return f"{redline.treaty}: {_named(redline.old)} → {_named(redline.new)}{limit}"


def _named(draft: DraftName) -> str:
    day = draft.issued_on.isoformat() if draft.issued_on else ""
    details = ", ".join(filter(None, (draft.symbol, day)))
    return f"{draft.label} ({details})" if details else draft.label


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
