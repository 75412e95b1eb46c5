"""Bytes to characters: UTF-8 and UTF-16 are recognised, any other encoding is guessed and named."""

import codecs
import contextlib
import unicodedata

from drafts.engine.source import Doubt
from drafts.engine.text import drop_controls
from drafts.readers.errors import UnreadableFile
from drafts.readers.tally import Tally

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODINGS = ["ascii", "cp1252", "cp1251", "cp1256", "koi8_r", "gb18030", "big5"]
"""Those in which texts in the six UN languages come; more would only invite wrong guesses between neighbours."""
_SAMPLE = 1 << 16
"""Bytes shown to the guesser: enough to tell an alphabet, few enough to be quick."""


def decode(data: bytes, tally: Tally, doubts: list[Doubt]) -> tuple[str, int]:
    """The text of a file in NFC, with "\\n" line ends, and the number of its characters.

    Control characters and lone surrogates are counted in and set aside. Raises UnreadableFile when the bytes
    are no text.
    """
    text = unicodedata.normalize("NFC", _characters(data, doubts))
    cleaned, dropped = drop_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    if dropped > len(text) // 10:
        raise UnreadableFile("This is not a text file: it holds mostly control characters.")
    if dropped:
        tally.add("control character", dropped)
        doubts.append(Doubt("control-characters", f"{dropped} control characters were left out."))
    return cleaned, len("".join(cleaned.split())) + dropped


def _characters(data: bytes, doubts: list[Doubt]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _damaged_utf8(data, error.start, doubts) or _guessed(data, doubts)


def _damaged_utf8(data: bytes, first: int, doubts: list[Doubt]) -> str:
    """UTF-8 with lone surrogates or a few bad bytes, which are set aside later; else an empty string."""
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8", errors="surrogatepass")
    text = data.decode("utf-8", errors="surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(character > "\x7f" for character in text) - bad
    if good < bad * 4:
        return ""
    doubts.append(
        Doubt("encoding-damaged", f"{bad} bytes are not valid UTF-8 and were left out.", f"byte {first}")
    )
    return text


def _guessed(data: bytes, doubts: list[Doubt]) -> str:
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=_ENCODINGS).best()
    if best is None:
        raise UnreadableFile("This is not a text file: no character encoding fits its bytes.")
    doubts.append(
        Doubt("encoding-guessed", f"The file does not say its encoding; it was read as {best.encoding}.")
    )
    return data.decode(best.encoding, errors="replace")
