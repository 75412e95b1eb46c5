"""Plain text: one normal form, and one way to count it.

Everything that compares or stores text goes through `normalise`; everything that answers "was a character
lost?" goes through `count_characters`, which ignores white space because every file format re-wraps lines.
"""

import unicodedata

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def normalise(text: str) -> str:
    """One paragraph in NFC, with every run of white space (line ends, no-break and odd spaces) as one space.

    Nothing else is changed: quotes, dashes, invisible characters and brackets stay as they are. White space
    at either end goes.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def between_lines(above: str, below: str) -> str:
    """What stands between two lines of a paragraph when they are joined: a space, but nothing in Chinese."""
    return "" if _is_wide(above[-1:]) and _is_wide(below[:1]) else " "


def _is_wide(character: str) -> bool:
    """Whether it is an ideograph, kana, or one of the full-width signs that are printed with them."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
    )


def count_characters(text: str) -> int:
    """The number of code points that are not white space."""
    return len("".join(text.split()))


def is_storable(character: str) -> bool:
    """Whether a database and a page can hold the character: no control characters, no lone surrogates."""
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cs")


def drop_controls(text: str) -> tuple[str, int]:
    """The text without characters that cannot be stored, and how many went."""
    if text.isprintable():
        return text, 0
    unwanted = {character for character in set(text) if not is_storable(character)}
    if not unwanted:
        return text, 0
    cleaned = text.translate({ord(character): None for character in unwanted})
    return cleaned, len(text) - len(cleaned)
