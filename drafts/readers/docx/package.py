"""The zip archive around a Word document, opened with suspicion."""

import io
import zipfile
import zlib

from lxml import etree

from drafts.readers.errors import UnreadableFile
from drafts.readers.safe_xml import MAX_XML_BYTES, parse_xml

_MAX_ENTRIES = 5_000
_MAX_UNPACKED = 400 << 20
_MAX_RATIO = 250
"""Unpacked to packed size of one entry; real document parts stay below 60."""
_RATIO_MATTERS_FROM = 4 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError)
"""What the standard library raises for archives that are cut off, damaged or of an unknown kind."""
_OTHERS = {"content.xml": "an OpenDocument file", "mimetype": "an OpenDocument file or an e-book"}
"""What other archives of text hold."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_OPENING = 4096
"""Bytes in which a part declares its names."""
_USUAL = {
    _STRICT + b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    _STRICT + b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
"""Names of the strict variant of the format, by those of the usual one."""
_OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """The parts of a .docx file by name. Raises UnreadableFile for anything that is not a plausible one."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UnreadableFile("The file is cut off or is not a Word document.") from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._refuse_bombs()
        if "[Content_Types].xml" not in self._entries:
            other = next((kind for name, kind in _OTHERS.items() if name in self._entries), "")
            advice = f": it is {other}. Save it as .docx." if other else "."
            raise UnreadableFile(f"This is an archive, but not a Word document{advice}")
        self.main = self._main_part()

    def _refuse_bombs(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
            raise UnreadableFile("The archive unpacks to more than a document can hold.")
        if len(entries) != len(self._entries):
            raise UnreadableFile("The archive holds two parts of the same name.")
        for entry in entries:
            if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > entry.compress_size * _MAX_RATIO:
                raise UnreadableFile(
                    "The archive is packed far too tightly to be a document.", entry.filename
                )

    def _main_part(self) -> str:
        if "_rels/.rels" in self._entries:
            for relation in self.xml("_rels/.rels"):
                if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
                    name = (relation.get("Target") or "").lstrip("/")
                    if name.startswith("word/") and name in self._entries:
                        return name
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise UnreadableFile("This is an Office file or archive, but not a Word document.")

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._entries)

    def xml(self, name: str) -> etree._Element:
        """The root of a part; the part must exist."""
        data = self.content(name)
        if _STRICT in data[:_OPENING]:
            for strict, usual in _USUAL.items():
                data = data.replace(strict, usual)
        return parse_xml(data, name)

    def optional_xml(self, name: str) -> etree._Element | None:
        """The root of a part, or None if the document has no such part."""
        return self.xml(name) if name in self._entries else None

    def content(self, name: str) -> bytes:
        """The unpacked part; stops behind the limit whatever size the archive's directory claims."""
        entry = self._entries[name]
        if entry.flag_bits & 0x1:
            raise UnreadableFile("The document is encrypted: save it without a password.", name)
        try:
            with self._archive.open(entry) as part:
                data = part.read(MAX_XML_BYTES + 1)
        except _BROKEN as error:
            raise UnreadableFile("The archive is broken.", name) from error
        return data
