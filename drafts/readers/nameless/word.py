"""The copy of a Word file that names nobody. As a module it is the child in the cage that makes it.

Tracked changes, comments and the file's properties name people.
"""

import io
import sys
import zipfile

from lxml import etree

from drafts.readers.docx.package import Package
from drafts.readers.errors import UnreadableFile

_SOMEBODY = "Author"
_NAMING_ATTRIBUTES = ("author", "initials", "userId", "providerId")
_NAMING_ELEMENTS = ("creator", "lastModifiedBy", "Manager", "Company", "lastPrinted")
_ABOUT_PEOPLE = ("word/people.xml", "docProps/custom.xml")
"""Parts that only say who and where; they stay, empty."""


def without_names(data: bytes) -> bytes:
    """The file as strangers may have it. Raises UnreadableFile where it is no Word document."""
    package = Package(data)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names():
            archive.writestr(zipfile.ZipInfo(name), _part(package, name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _part(package: Package, name: str) -> bytes:
    if not name.endswith(".xml") or not name.startswith(("word/", "docProps/")):
        return package.content(name)
    root = package.xml(name)
    if name in _ABOUT_PEOPLE:
        root[:] = []
    for element in root.iter("{*}*"):
        _forget(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _forget(element: etree._Element) -> None:
    if etree.QName(element).localname in _NAMING_ELEMENTS:
        element.text = ""
    for attribute in element.attrib:
        if etree.QName(attribute).localname in _NAMING_ATTRIBUTES:
            element.set(attribute, _SOMEBODY)


if __name__ == "__main__":
    try:
        answer = without_names(sys.stdin.buffer.read())
    except UnreadableFile:
        answer = b""
    sys.stdout.buffer.write(answer)
