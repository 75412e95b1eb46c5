"""The copy of a PDF that names nobody. As a module it is the child in the cage that makes it.

People are named in what the file says of itself, beside comments, in signatures, in the private data of programs, in
files attached, and in what its earlier versions leave behind the newest. Pages, comments and outline stay.
"""

import io
import sys
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

_SOMEBODY = TextStringObject("Author")
_NAMING = ("/Metadata", "/PieceInfo", "/EF", "/AF", "/EmbeddedFiles", "/Collection", "/Perms")
"""Sections 14.3.2, 14.5, 7.11.4, 14.13, 7.7.4, 7.11.6 and 12.8.4 of ISO 32000-2: beside the text of the pages."""
_SIGNED = ("/Name", "/ContactInfo", "/Location", "/Reason", "/Contents", "/Cert", "/Prop_Build")
"""Of a signature (12.8.1), which does not fit the copy in any case."""


def without_names(data: bytes) -> bytes:
    """The file as strangers may have it; of what it says of itself only the title stays.

    Raises whatever pypdf does where the file is broken.
    """
    reader = PdfReader(io.BytesIO(data))
    for dictionary in _dictionaries(reader.root_object):
        _forget(dictionary)
    title = reader.metadata.title if reader.metadata else None
    writer = PdfWriter(clone_from=reader)  # only what is still reachable
    writer.metadata = {"/Title": title} if title else {}
    copy = io.BytesIO()
    writer.write(copy)
    return copy.getvalue()


def _dictionaries(root: PdfObject) -> Iterator[DictionaryObject]:
    """Every dictionary below `root`, once; what is taken out of one is not looked at."""
    seen: set[int] = set()
    waiting: list[PdfObject | None] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
            item = item.get_object()
        if isinstance(item, DictionaryObject):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, ArrayObject):
            waiting.extend(item)


def _forget(dictionary: DictionaryObject) -> None:
    is_signature = "/ByteRange" in dictionary
    for key in (*_NAMING, *_SIGNED) if is_signature else _NAMING:
        dictionary.pop(key, None)
    is_comment = "/Rect" in dictionary and dictionary.get("/Subtype") != "/Widget"
    if is_comment and "/T" in dictionary:
        dictionary[NameObject("/T")] = _SOMEBODY


if __name__ == "__main__":
    sys.stdout.buffer.write(without_names(sys.stdin.buffer.read()))
