"""Guesses the language of a text from its alphabet and its commonest words."""

import re
import unicodedata
from collections import Counter

_COMMON_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(["the", "of", "and", "to", "in", "shall", "be", "for", "this", "or"]),
    "fr": frozenset(["le", "la", "les", "des", "et", "du", "dans", "une", "présente", "par", "est"]),
    "es": frozenset(["el", "los", "las", "de", "y", "en", "del", "por", "una", "presente", "se"]),
    "nl": frozenset(["de", "het", "een", "van", "en", "in", "dat", "zijn", "wordt", "niet"]),
    "de": frozenset(["der", "die", "das", "und", "den", "von", "mit", "werden", "nicht", "zu"]),
    "pt": frozenset(["o", "os", "as", "da", "do", "dos", "das", "em", "uma", "não", "presente"]),
    "it": frozenset(
        ["il", "gli", "la", "le", "di", "della", "dei", "nel", "per", "una", "che", "non", "presente"]
    ),
}
_SCRIPTS = {"ARABIC": "ar", "CJK": "zh", "CYRILLIC": "ru"}
_SAMPLE = 20_000
"""Characters looked at."""


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the likeliest language, or an empty string for a text without words."""
    sample = text[:_SAMPLE]
    alphabets: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha():
            alphabets[_alphabet(character)] += count
    if not alphabets:
        return ""
    alphabet = alphabets.most_common(1)[0][0]
    if alphabet in _SCRIPTS:
        return _SCRIPTS[alphabet]
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {code: sum(words[word] for word in common) for code, common in _COMMON_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else ""


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]
