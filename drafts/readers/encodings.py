"""Which character encoding a text is in that does not say so."""

import re
import unicodedata
from dataclasses import dataclass

NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252 (Western European)",
    "iso8859-15": "ISO-8859-15 (Western European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8-r": "KOI8-R (Russian)",
    "iso8859-5": "ISO-8859-5 (Cyrillic)",
    "cp866": "DOS 866 (Cyrillic)",
    "cp1256": "Windows-1256 (Arabic)",
    "iso8859-6": "ISO-8859-6 (Arabic)",
    "gb18030": "GB18030 (Simplified Chinese)",
    "big5hkscs": "Big5 (Traditional Chinese)",
    "cp1250": "Windows-1250 (Central European)",
    "iso8859-2": "ISO-8859-2 (Central European)",
}
"""Those in which texts in the six UN languages, and of Europe's west and middle, come, the likelier of twins first;
more would only invite wrong guesses between neighbours."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_WESTERN = "cp1252"
_NONE = "utf-8"
"""What the guesser answers when nothing fits: it is asked only about what is not UTF-8."""
_SAMPLE = 1 << 16
"""Bytes shown to the guesser: enough to tell a language, few enough to be quick."""
_ALPHABETS = ("LATIN", "CYRILLIC", "ARABIC", "CJK")
_MOST_MIXED = 0.2
"""Share of foreign words that may hold letters of two alphabets, which no language does ("Chвteau")."""
_NEARLY_AS_GOOD = 0.6
_FOREIGN = re.compile("[^\0-\x7f\xa0§°«»‘’“”–—…•€£™©®]")
"""What is neither ASCII nor a sign that English texts use: without any, the text is as good as ASCII."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A Python codec, its name for people, and that of another which would fit nearly as well, or ""."""

    codec: str
    name: str
    other: str = ""


def guess_encoding(data: bytes) -> Guess | None:
    """The likeliest encoding of bytes that are not UTF-8; None when they are no text.

    Of encodings that give the same characters, the commonest is named. Bytes of a text that fit no encoding
    whole are read as the commonest one.
    """
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    ranked, is_text = _detected(sample, tuple(NAMES))
    if not is_text:
        return None
    if not ranked or not _FOREIGN.search(_decoded(sample, _WESTERN)):
        return Guess(_WESTERN, NAMES[_WESTERN])
    ranked.sort(key=lambda item: _mixed(_decoded(sample, item[0])) > _MOST_MIXED)
    best, score = ranked[0]
    text = _decoded(sample, best)
    best = next((codec for codec in NAMES if codec not in _WIDE and _decoded(sample, codec) == text), best)
    others = [
        codec for codec, fit in ranked if fit > score * _NEARLY_AS_GOOD and _decoded(sample, codec) != text
    ]
    return Guess(best, NAMES[best], NAMES[others[0]] if others else "")


def guess_wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without its mark, which zero bytes give away; an empty string for anything else."""
    ranked, _ = _detected(data[:_SAMPLE], _WIDE) if b"\0" in data[:_SAMPLE] else ([], False)
    return ranked[0][0] if ranked else ""


def _detected(sample: bytes, codecs: tuple[str, ...]) -> tuple[list[tuple[str, float]], bool]:
    """The encodings that fit with how well they do, the best first, and whether this is text at all."""
    from chardet import detect_all  # slow to import, and rarely needed

    answers = detect_all(
        sample,
        ignore_threshold=True,
        include_encodings=(*codecs, _NONE),
        compat_names=False,
        no_match_encoding=_NONE,
    )
    found = [(item["encoding"], item["confidence"]) for item in answers if item["encoding"] in NAMES]
    return found, answers[0]["mime_type"] != "application/octet-stream"


def _decoded(sample: bytes, codec: str) -> str:
    return sample.decode(codec, errors="replace")


def _mixed(text: str) -> float:
    """The share of words with foreign letters that hold letters of two alphabets."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    mixed = sum(len({alphabet for alphabet in map(_alphabet, word) if alphabet}) > 1 for word in words)
    return mixed / max(len(words), 1)


def _alphabet(letter: str) -> str:
    alphabet = unicodedata.name(letter, "").split(" ")[0]
    return alphabet if alphabet in _ALPHABETS else ""
