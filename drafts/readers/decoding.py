"""Bytes to characters: UTF-8 and UTF-16 are recognised, any other encoding is guessed and named."""

import codecs
import contextlib
import re
import unicodedata

from drafts.engine.source import Doubt
from drafts.engine.text import drop_controls
from drafts.readers.encodings import NAMES, Guess, guess_encoding, guess_wide
from drafts.readers.errors import UnreadableFile
from drafts.readers.tally import Tally

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What a file that says its encoding begins with; the longer marks first, since one begins like another."""
_ESCAPED = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8, as Python's error handler "surrogateescape" keeps it."""
_FEWEST_READABLE = 10
"""A text with more than one control character in so many is no text."""


def decode(data: bytes, tally: Tally, doubts: list[Doubt]) -> tuple[str, int]:
    """The text of a file in NFC, with "\\n" line ends, and the number of its characters.

    Control characters and lone surrogates are counted in and set aside. Raises UnreadableFile when the bytes
    are no text.
    """
    text = unicodedata.normalize("NFC", _characters(data, doubts))
    cleaned, dropped = drop_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    if dropped > len(text) // _FEWEST_READABLE:
        raise UnreadableFile("This is not a text file: it holds mostly control characters.")
    if dropped:
        cleaned = unicodedata.normalize("NFC", cleaned)  # an accent may have stood behind one of them
        tally.add("control character", dropped)
        doubts.append(Doubt("control-characters", f"Control characters left out: {dropped}."))
    return cleaned, len("".join(cleaned.split())) + dropped


def _characters(data: bytes, doubts: list[Doubt]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read_as(data[len(mark) :], encoding, NAMES.get(encoding, "UTF-8"), doubts)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wide(data, doubts) or _damaged_utf8(data, error.start, doubts) or _guessed(data, doubts)
    return (_is_mostly_controls(text) and _wide(data, doubts)) or text


def _is_mostly_controls(text: str) -> bool:
    return len(text) - len(drop_controls(text)[0]) > len(text) // _FEWEST_READABLE


def _wide(data: bytes, doubts: list[Doubt]) -> str:
    """UTF-16 or UTF-32 that does not say so; else an empty string."""
    codec = guess_wide(data)
    return _told(data, Guess(codec, NAMES[codec]), doubts) if codec else ""


def _damaged_utf8(data: bytes, first: int, doubts: list[Doubt]) -> str:
    """UTF-8 with lone surrogates, which are set aside later, or with bytes of another encoding among it.

    An empty string where less than half of the foreign characters are UTF-8: it then only looks like it by chance.
    """
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8", errors="surrogatepass")
    text = data.decode("utf-8", errors="surrogateescape")
    bad = _ESCAPED.findall(text)
    good = sum(character > "\x7f" for character in text) - len(bad)
    if good < len(bad):
        return ""
    message = f"Bytes that are not UTF-8 like the rest: {len(bad)}; they were read as Windows-1252."
    doubts.append(Doubt("encoding-damaged", message, f"byte {first}"))
    return _ESCAPED.sub(lambda match: _escaped_byte(match[0]), text)


def _escaped_byte(character: str) -> str:
    return character.encode("utf-8", errors="surrogateescape").decode("cp1252", errors="replace")


def _guessed(data: bytes, doubts: list[Doubt]) -> str:
    guess = guess_encoding(data)
    if guess is None:
        raise UnreadableFile("This is not a text file: no character encoding fits its bytes.")
    return _told(data, guess, doubts)


def _told(data: bytes, guess: Guess, doubts: list[Doubt]) -> str:
    """The characters in a guessed encoding, which is named, so that a person can look at the letters."""
    other = f" {guess.other} would fit nearly as well: look at the letters." if guess.other else ""
    message = f"The file does not say its encoding; it was read as {guess.name}.{other}"
    doubts.append(Doubt("encoding-guessed", message))
    return _read_as(data, guess.codec, guess.name, doubts)


def _read_as(data: bytes, codec: str, name: str, doubts: list[Doubt]) -> str:
    """The characters; bytes that are none stand as U+FFFD, with a doubt that says where the first one is."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, errors="replace")
        count = text.count("\ufffd")
        message = f"Places that are no characters in {name}: {count}; they show as \ufffd."
        doubts.append(Doubt("encoding-damaged", message, f"byte {error.start}"))
        return text
