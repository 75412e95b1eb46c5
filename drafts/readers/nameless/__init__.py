"""A file without the names of those who worked on it, for readers outside the organisation that brought it.

Word files and PDFs name people beside the text: in tracked changes, comments and what the file says of itself. The
copy keeps every word and change; whose they are is gone. It is made in a caged child: the file came from unknown
hands.
"""

from drafts.readers.errors import UnreadableFile
from treatywatch.cage import CageError, run_caged

_ARCHIVE, _PDF = b"PK\x03\x04", b"%PDF-"
_BEGINNING = 1024
"""Bytes in which a PDF says that it is one: some have a few others before."""


def without_names(data: bytes) -> bytes:
    """The file as strangers may have it: a Word file or a PDF without names, any other as it is.

    Raises UnreadableFile where the copy cannot be made.
    """
    if _PDF in data[:_BEGINNING]:
        return _copy("drafts.readers.nameless.pdf", data, _PDF)
    if data.startswith(_ARCHIVE):
        return _copy("drafts.readers.nameless.word", data, _ARCHIVE)
    return data


def _copy(child: str, data: bytes, mark: bytes) -> bytes:
    try:
        copy = run_caged(child, data)
    except CageError as error:
        raise UnreadableFile(f"The file cannot be copied: {error}.") from error
    if not copy.startswith(mark):
        raise UnreadableFile("The file cannot be copied: it is broken.")
    return copy
