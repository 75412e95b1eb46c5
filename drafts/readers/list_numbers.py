"""The numbers that a program prints before list items, where the file only says how to count."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "chicago": "*†‡§",
}
"""Formats that count by letters, and begin anew with doubled ones (z, aa, bb)."""
_CAPITALS = {"upperLetter": "lowerLetter", "upperRoman": "lowerRoman", "russianUpper": "russianLower"}
_MOST_TIMES = 20
_CHINESE = frozenset(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
                      "japaneseCounting", "ideographDigital", "chineseLegalSimplified"))  # fmt: skip
_CHINESE_DIGITS = "〇一二三四五六七八九"
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip


def format_number(count: int, style: str) -> str:
    """A counter in one of Word's number formats ("lowerLetter", "upperRoman", "ordinalText", …).

    Source: ECMA-376 Part 1, 17.18.59, the formats in use for the six UN languages; any other falls back to digits,
    and so does a number that the format cannot write.
    """
    if style in _CAPITALS:
        return format_number(count, _CAPITALS[style]).upper()
    if style in ("none", "bullet"):
        return ""
    if count > 0:
        alphabet = _ALPHABETS.get(style, "")
        if 0 < count <= len(alphabet) * _MOST_TIMES:
            return alphabet[(count - 1) % len(alphabet)] * ((count - 1) // len(alphabet) + 1)
        if style == "lowerRoman" and count < 4000:
            return roman(count)
        if style in _CHINESE and count < 100:
            return _chinese(count, digital=style == "ideographDigital")
        if style in ("cardinalText", "ordinalText") and count < 100:
            return _english(count, ordinal=style == "ordinalText").capitalize()
    return _digits(count, style)


def _digits(count: int, style: str) -> str:
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "ordinal":
        endings = {1: "st", 2: "nd", 3: "rd"}
        return f"{count}{'th' if count % 100 in (11, 12, 13) else endings.get(count % 10, 'th')}"
    pattern = {"numberInDash": "- {} -", "decimalEnclosedParen": "({})", "decimalEnclosedFullstop": "{}."}
    return pattern.get(style, "{}").format(count)


def _chinese(count: int, *, digital: bool) -> str:
    """21 is 二十一, by digits 二一."""
    if digital:
        return "".join(_CHINESE_DIGITS[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    front = "" if not tens else "十" if tens == 1 else _CHINESE_DIGITS[tens] + "十"
    return front + (_CHINESE_DIGITS[ones] if ones else "")


def _english(count: int, *, ordinal: bool) -> str:
    """21 is twenty-one, as an ordinal twenty-first."""
    front, last = ("", _ONES[count]) if count < 20 else (_TENS[count // 10], _ONES[count % 10])
    if ordinal:
        last = _ORDINALS.get(last, f"{last}th") if last else ""
        front = front if last else f"{front[:-1]}ieth"
    return "-".join(filter(None, (front, last)))


def roman(count: int) -> str:
    """A roman numeral in lower case."""
    pieces = []
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        pieces.append(letters * times)
    return "".join(pieces)
