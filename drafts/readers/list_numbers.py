"""The numbers that a program prints before list items, where the file only says how to count."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def format_number(count: int, style: str) -> str:
    """A counter in one of Word's number formats ("lowerLetter", "upperRoman", …).

    Letters go on as Word's do (z, aa, bb); formats of other scripts fall back to digits.
    """
    if style in ("lowerLetter", "upperLetter") and 0 < count <= len(_LETTERS) * 20:
        text = _LETTERS[(count - 1) % len(_LETTERS)] * ((count - 1) // len(_LETTERS) + 1)
    elif style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = roman(count)
    elif style == "decimalZero":
        text = f"{count:02d}"
    elif style in ("none", "bullet"):
        text = ""
    else:
        text = str(count)
    return text.upper() if style.startswith("upper") else text


def roman(count: int) -> str:
    """A roman numeral in lower case."""
    pieces = []
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        pieces.append(letters * times)
    return "".join(pieces)
