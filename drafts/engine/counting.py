"""What the label of a paragraph counts, in any script: "(c)", "iii)", "3.", "（三）" and "(ج)" are the third."""

import re
import unicodedata

from drafts.engine.numbering import chinese_value, number_order, roman_value

Value = tuple[int, int]
"""The number itself and the rank of what is added to it: "3" is (3, 0), "3 bis" is (3, 2)."""

_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The order in which Arabic letters count."""
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Without ё and й, which lists leave out."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
"""Which older Chinese texts count by."""
_VALUES = {
    letter: place
    for script in (_LATIN, _ABJAD, _RUSSIAN, _STEMS)
    for place, letter in enumerate(script, start=1)
} | {"ا": 1, "إ": 1}
_CORE = re.compile(r"[^\W_]+(?:\.\d+)*(?:\s?(?:bis|ter|quater))?")
_WITHIN = re.compile(
    r"(?<=[\s:;,.；：。，،؛])[(（’‘]?(?:\d{1,3}|[^\W\d_]{1,4})[)）.、’‘](?=[\s\u3400-\u9fff])|[（(]\w{1,3}[）)]|[㈠-㈩①-⑳]"
)


def values_of(label: str) -> frozenset[Value]:
    """All that a label as printed can stand for; empty for a bullet or no label.

    "(i)" is the ninth letter or the first Roman numeral. A dotted number counts by its last step.
    """
    match = _CORE.search(unicodedata.normalize("NFKC", label).lower())
    if not match:
        return frozenset()
    core = match[0].rpartition(".")[2].replace("\u0640", "")
    if core[0].isdigit():
        return frozenset([number_order(core)[:2]])
    values = {roman_value(core), chinese_value(core)}
    if len(set(core)) == 1 and core[0] in _VALUES:
        values.add(_VALUES[core[0]] + (len(core) - 1) * len(_LATIN))
    return frozenset((value, 0) for value in values if value)


def values_within(text: str) -> list[frozenset[Value]]:
    """What the labels that stand inside a paragraph count, in order, its own first where it has one.

    Some files run the items of a list together in one line.
    """
    return [values_of(match[0]) for match in _WITHIN.finditer(f" {text}")]
