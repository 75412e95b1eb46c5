"""Numbers of articles ("5", "5 bis", "3ter", "52a", "V") and labels of paragraphs ("1.", "(a)", "(iv)")."""

import re
import unicodedata

LATIN_SUFFIXES = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "novies", "decies",
    "undecies", "duodecies",
)  # fmt: skip
_BELOW_SUFFIXES = 100
"""Ranks of decimals begin beyond those of suffixes and letters."""
_SUFFIX_RANK = {suffix: rank for rank, suffix in enumerate(LATIN_SUFFIXES, start=2)}
_SUFFIX = "|".join(sorted(LATIN_SUFFIXES, key=len, reverse=True))
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

_ORDINALS = (
    "preliminary preliminar préliminaire liminaire",
    "first one premier première primero primera primeiro primeira primo prima первая первый الأولى الأول",
    "second two deuxième segundo segunda secondo seconda вторая второй الثانية الثاني",
    "third three troisième tercero tercera terceiro terceira terzo terza третья третий الثالثة الثالث",
    "fourth four quatrième cuarto cuarta quarto quarta четвертая четвертый الرابعة الرابع",
    "fifth five cinquième quinto quinta пятая пятый الخامسة الخامس",
    "sixth six sixième sexto sexta sesto sesta шестая шестой السادسة السادس",
    "seventh seven septième séptimo séptima sétimo sétima settimo settima седьмая седьмой السابعة السابع",
    "eighth eight huitième octavo octava oitavo oitava ottavo ottava восьмая восьмой الثامنة الثامن",
    "ninth nine neuvième noveno novena nono nona девятая девятый التاسعة التاسع",
    "tenth ten dixième décimo décima decimo decima десятая десятый العاشرة العاشر",
)
"""From nought: what stands before the first is called preliminary."""
_GERMAN_STEMS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebent", "acht", "neunt", "zehnt")
_ORDINAL_VALUES = {word: value for value, words in enumerate(_ORDINALS) for word in words.split()} | {
    stem + ending: value for value, stem in enumerate(_GERMAN_STEMS, start=1) for ending in ("er", "e", "es")
}
_ARABIC_UNITS = {"الحادية": 1, "الحادي": 1} | {
    word: value for value, words in enumerate(_ORDINALS) for word in words.split() if "ا" in word
}
_ARABIC_TENS = {
    ten: value * 10
    for value, ten in enumerate(
        ("العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع"), start=2
    )
}
_TENS = rf"(?:{'|'.join(_ARABIC_TENS)})[وي]ن"
_ARABIC_ORDINAL = re.compile(rf"(?P<unit>{'|'.join(_ARABIC_UNITS)})?(?:(?P<teen>عشرة?)|و?(?P<tens>{_TENS}))?")
_ARABIC_MARKS = dict.fromkeys([*range(0x64B, 0x653), 0x640])
"""Vowel signs and the letter stretcher: written or not, the word is the same."""

_SAME_SUFFIX = {
    "مكررارابعا": "quinquies",
    "مكرراثالثا": "quater",
    "مكرراثانيا": "ter",
    "مكررا": "bis",
    "مكرر": "bis",
    "кватер": "quater",
    "тер": "ter",
    "бис": "bis",
    "之二": "bis",
    "之三": "ter",
    "之四": "quater",
    "之五": "quinquies",
    "之六": "sexies",
}
"""How the other official languages of the United Nations print bis and ter, without spaces."""
_OTHER_SUFFIX = r"مكررا?ً?(?:\s(?:ثانيا|ثالثا|رابعا)ً?)?|бис|тер|кватер"

NUMBER = (
    rf"(?:\d{{1,4}}(?:(?:\.\d{{1,3}}){{1,2}}(?![.)]?\d)|[\s-]?(?:{_SUFFIX}|{_OTHER_SUFFIX})(?!\w)|-?(?!o\.)[a-z](?!\w))?"
    rf"|[ivxlc]{{1,8}}(?:[\s-]?(?:{_SUFFIX})|[a-z])?(?!\w)|[a-z](?!\w)"
    rf"|(?:{'|'.join(_ARABIC_UNITS)})\s(?:عشرة?|و{_TENS})(?!\w)|{_TENS}(?!\w)"
    rf"|(?:{'|'.join(_ORDINAL_VALUES)})(?!\w))"
)
"""Pattern (to be matched without regard to case) of a number as printed, without brackets."""

CHINESE_NUMBER = r"[一二三四五六七八九十百零〇○\d]{1,7}"
"""Pattern of the numeral between 第 and 条."""

_PARTS = re.compile(rf"(?P<base>\d+|[ivxlcdm]+|{CHINESE_NUMBER})(?P<suffix>{_SUFFIX}|[a-z])?", re.IGNORECASE)
_ROMAN = re.compile(
    r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE
)


def roman_value(numeral: str) -> int:
    """The value of a well-formed roman numeral in either case; 0 for anything else."""
    if not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in numeral.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def chinese_value(numeral: str) -> int:
    """The value of a Chinese numeral below 1,000 ("二十一" is 21); 0 when it is none."""
    total = digit = 0
    for character in numeral:
        if character in _CHINESE_DIGITS:
            digit = digit * 10 + _CHINESE_DIGITS[character]
        elif character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            return 0
    return total + digit


def number_key(number: str) -> str:
    """A form in which equal numbers are equal strings, whatever the language: "5 BIS", "5 مكررا" and "五之二" are
    "5bis", "V" and "الخامسة" are "5".

    What is no number ("x", "A.1") comes back in lower case without spaces.
    """
    plain = "".join(unicodedata.normalize("NFKC", number).split()).replace("-", "").lower()
    plain = plain.translate(_ARABIC_MARKS)
    ordinal = _ORDINAL_VALUES.get(plain, _arabic_value(plain) or None)
    if ordinal is not None:
        return str(ordinal)
    ending = next((ending for ending in _SAME_SUFFIX if plain.endswith(ending)), "")
    if ending:
        plain = plain.removesuffix(ending) + _SAME_SUFFIX[ending]
    match = _PARTS.fullmatch(plain)
    value = match and _value(match["base"])
    if not match or not value:
        return plain
    return f"{value}{match['suffix'] or ''}"


def in_latin(number: str) -> str:
    """A number as English prints it: "5 bis" of "五之二" and "5 مكررا"; as it is where that cannot be told."""
    key = number_key(number)
    if not key.isascii():
        return number
    return re.sub(rf"^(\d+)({_SUFFIX})$", r"\1 \2", key)


def number_order(number: str) -> tuple[int, int, str]:
    """A sort key: 5 < 5 bis < 5 ter < 6, 52 < 52a < 52b and 5 < 5.2 < 5.10; what is no number comes last, by its
    letters.
    """
    key = number_key(number)
    if decimal := re.fullmatch(r"(\d+)\.(\d+)(\.\d+)?", key):
        return int(decimal[1]), _BELOW_SUFFIXES + int(decimal[2]), decimal[3] or ""
    match = re.fullmatch(rf"(\d+)({_SUFFIX}|[a-z])?", key)
    if not match:
        return 1_000_000, 0, key
    suffix = match[2] or ""
    rank = _SUFFIX_RANK.get(suffix) or (ord(suffix) - ord("a") + 1 if suffix else 0)
    return int(match[1]), rank, suffix


def _arabic_value(ordinal: str) -> int:
    """The value of an Arabic ordinal below 100, written without spaces; 0 for anything else."""
    match = _ARABIC_ORDINAL.fullmatch(ordinal)
    if not match or (match["teen"] and not match["unit"]):
        return 0
    tens = _ARABIC_TENS[match["tens"][:-2]] if match["tens"] else 10 if match["teen"] else 0
    return tens + (_ARABIC_UNITS[match["unit"]] if match["unit"] else 0)


def _value(base: str) -> int:
    if base.isdigit():
        return int(base)
    return roman_value(base) or chinese_value(base)


_LABEL = re.compile(
    r"""[\[(]{0,3}(?:
        (?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3}(?:\.(?=\s)|(?=\s+[^\Wa-z_]|\s+\[)))
      | (?P<number>-?\d{1,3}[a-z]?(?:\s?(?:bis|ter|quater))?)(?:\s?(?:[.)]+\]?(?=\s|\[|\()|\)(?=\S))|\s[-–](?=\s))
      | (?P<capital>[A-Z])[.)](?=\s)
      | (?<=\()(?P<enclosed>-?[a-z]{1,4}|[A-Z]{1,2}|\w)(?:\s(?:bis|ter))?\)
      | (?P<letter>[a-z]|[ivx]{2,5}|[а-я](?=\)))[.)](?=\s)
      | \d{1,3}(?:[．、]|[.](?=[\u3400-\u9fff「『《（])|[-–](?=\s[^\W\da-z]))
      | [一二三四五六七八九十]{1,3}(?:[、．]|(?=\s[\u3400-\u9fff])|\Z)
      | （(?:\d{1,3}|[A-Za-z]{1,5}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥])）
      | (?<=\()[一二三四五六七八九十]{2,3}\) | [㈠-㈩①-⑳⑴-⒇] | §\s?\d{1,3}[a-z]?(?!\w) | [’‘]\d{1,2}[’‘](?=\s)
      | [\u0621-\u064a]\u0640?(?:\)|\s?[-–])(?=\s)
    )""",
    re.VERBOSE,
)


def paragraph_label(text: str) -> str:
    """The label that opens a paragraph, as printed ("1.", "(a)", "[2."), or an empty string.

    A decimal ("1.5 per cent") or a year at the start of a sentence is no label: a label is followed by white
    space or a bracket.
    """
    match = _LABEL.match(text)
    return match[0] if match else ""


def bare_label(text: str) -> str:
    """The label that opens a paragraph without the signs around it: "1" of "1." and of "(1)"."""
    return paragraph_label(text).strip("[]().- ")


def is_label(text: str) -> bool:
    """Whether a line is a paragraph's label and nothing else."""
    return paragraph_label(f"{text} X") == text
