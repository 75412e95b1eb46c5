"""What an Akoma Ntoso document leaves to whoever shows it: the word before a bare number, a language's short code."""

import re

from drafts.engine.numbering import NUMBER

_UNITS = ("article", "part", "title", "chapter")
_LEAST = "Section"
"""The word for the units of a law that has no articles."""
_WORDS = {
    "en": ("Article", "Part", "Title", "Chapter"),
    "fr": ("Article", "Partie", "Titre", "Chapitre"),
    "es": ("Artículo", "Parte", "Título", "Capítulo"),
    "ru": ("Статья", "Часть", "Раздел", "Глава"),
    "ar": ("المادة", "الجزء", "الباب", "الفصل"),
    "zh": ("第{}条", "第{}部分", "第{}编", "第{}章"),
    "pt": ("Artigo", "Parte", "Título", "Capítulo"),
    "it": ("Articolo", "Parte", "Titolo", "Capo"),
    "de": ("Artikel", "Teil", "Titel", "Kapitel"),
    "nl": ("Artikel", "Deel", "Titel", "Hoofdstuk"),
}
"""In the order of `_UNITS`."""
_BARE_NUMBER = re.compile(rf"[\[(]?(?P<number>{NUMBER})[\])]?\.?", re.IGNORECASE)

_TWO_LETTERS = {
    "ara": "ar", "chi": "zh", "zho": "zh", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es",
    "esp": "es", "deu": "de", "ger": "de", "ita": "it", "nld": "nl", "dut": "nl", "por": "pt", "pol": "pl",
    "bul": "bg", "ces": "cs", "cze": "cs", "dan": "da", "ell": "el", "gre": "el", "est": "et", "fin": "fi",
    "gle": "ga", "hrv": "hr", "hun": "hu", "lav": "lv", "lit": "lt", "mlt": "mt", "ron": "ro", "rum": "ro",
    "slk": "sk", "slo": "sk", "slv": "sl", "swe": "sv", "nor": "no", "nob": "nb", "nno": "nn", "isl": "is",
    "ice": "is", "tur": "tr", "ukr": "uk", "srp": "sr", "bos": "bs", "mkd": "mk", "sqi": "sq", "alb": "sq",
    "kat": "ka", "geo": "ka", "hye": "hy", "arm": "hy", "aze": "az", "fas": "fa", "per": "fa", "heb": "he",
    "hin": "hi", "ind": "id", "jpn": "ja", "kor": "ko", "swa": "sw", "afr": "af", "tha": "th", "vie": "vi",
}  # fmt: skip
"""ISO 639-2 to 639-1: the languages of the United Nations, of Europe's treaties, and others with many speakers."""


def short_code(code: str) -> str:
    """A language's ISO 639-1 code; empty where it has none here, so that the parser guesses."""
    plain = code.partition("-")[0].lower()
    return plain if len(plain) == 2 else _TWO_LETTERS.get(plain, "")


def spelt_out(number: str, unit: str, language: str) -> str:
    """A number with the word for its unit, as it is shown: "Article 5" of "5"; what says more stays as it is."""
    match = _BARE_NUMBER.fullmatch(number)
    if match and unit == "section":
        return f"{_LEAST} {number}"
    if not match or unit not in _UNITS:
        return number
    word = _WORDS.get(language, _WORDS["en"])[_UNITS.index(unit)]
    return word.format(match["number"]) if "{}" in word else f"{word} {number}"
