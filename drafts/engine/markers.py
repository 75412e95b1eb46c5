"""Labels of paragraphs ("1.", "(a)", "（一）", "(أ)"), and what each may count.

A label can be read in several ways: "(i)" is the ninth letter or the first Roman numeral, "(aa)" comes after "(z)"
or begins a list of its own. All legal readings are given here; which one holds is decided by what stands before
and after, in `drafts.engine.outline`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafts.engine.numbering import chinese_value, roman_value

MarkerKind = Literal[
    "number", "number.", "number..", "letter", "letters", "roman", "capital", "ROMAN", "bullet"
]
"""What a label counts in; each dot inside a number ("3.1") makes it one that stands within the one before."""

NUMBERS: tuple[MarkerKind, ...] = ("number", "number.", "number..")
_HAN = "一二三四五六七八九十"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_SERIES = (
    "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщ", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)  # fmt: skip
"""Letters in the order in which lists count: Latin, Russian (without ё and й), Arabic (abjad)."""
_SAME_LETTER = str.maketrans("ا", "أ")

_MARKER = re.compile(
    rf"""[\[\"“]*(?P<label>
      -?\d{{1,3}}[a-z]?(?:\.\d{{1,3}})*(?:\s?(?:bis|ter|quater|alt))?[.)](?=[\s\[(])
      | \d{{1,3}}(?:\.\d{{1,3}})+(?=\s+[^\Wa-z]) | \d{{1,3}}(?:\s[-–](?=\s)|[-–](?=\s[^\W\da-z]))
      | \d{{1,3}}(?:[．、]|[.](?=[\u3400-\u9fff「『《（]))
      | \((?:\d{{1,3}}[a-z]?|-?[A-Za-z]{{1,6}}|\w\u0640?)(?:\s?(?:bis|ter|quater|alt))?\)
      | [㈠-㈩①-⑳⑴-⒇] | §\s?\d{{1,3}}[a-z]?(?!\w)
      | （(?:\d{{1,3}}|[A-Za-z]{{1,5}}|[{_HAN}]{{1,3}}|[{_STEMS}{_BRANCHES}])）
      | \((?:[{_HAN}]{{2,3}})\)
      | [’‘'](?:\d{{1,2}}|[ivx]{{1,4}})[’‘'](?=\s)
      | [{_HAN}]{{1,3}}(?:[、．]|\s(?=[\u3400-\u9fff]))
      | (?:[a-z]|[ivxl]{{1,6}}|[а-я])[.)](?=\s|$)
      | [\u0621-\u064a](?:\)|\s?[-–])(?=\s)
      | [A-Z][.)](?=\s) | [IVX]{{2,5}}\.(?=\s)
      | [-–—•*](?=\s)
    )\s*""",
    re.VERBOSE,
)
_CORE = re.compile(r"-?[^\W_]+(?:\.\d+)*(?:\s?(?:bis|ter|quater|alt))?")
_ENDING = re.compile(r"(?<=\w)(?:bis|ter|quater|alt)\Z|(?<=\d)[a-z]\Z")
_STYLE = str.maketrans("–—‘'*", "--’’•", "\u0640")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: what it counts in, and how far it counts (0 for what stands before the first).

    `style` is the print around it ("()", ".", "、"), which tells lists of one kind apart. `is_inserted`: it stands
    behind the one of the same value ("5 bis", "aa" behind "a"). `step` names it in an identifier.
    """

    kind: MarkerKind
    value: int
    style: str = ""
    step: str = "item"
    is_inserted: bool = False

    def goes_on(self, known: "Reading") -> bool:
        """Whether it is the next in the list in which `known` is the last."""
        return self.kind == known.kind and (
            self.value == known.value + 1 or (self.is_inserted and self.value == known.value)
        )


def label_of(paragraph: str) -> str:
    """The label that opens a paragraph as printed, without brackets before it; empty where there is none.

    A word in parentheses is none.
    """
    match = _MARKER.match(paragraph)
    return match["label"] if match and readings(match["label"]) else ""


def core_of(label: str) -> str:
    """What a label counts: "a" of "(a)", "12" of "12.", "-a" of "(-a)", which comes before "a"."""
    match = _CORE.search(unicodedata.normalize("NFKC", label).replace("\u0640", ""))
    return match[0].replace(" ", "") if match else ""


@lru_cache(maxsize=1024)  # a draft has thousands of paragraphs and a few dozen different labels
def readings(label: str) -> tuple[Reading, ...]:
    """Every legal reading of a label, the usual one first; none for what is no label."""
    core = core_of(label)
    style = re.sub(r"[^\W_]|\s", "", unicodedata.normalize("NFKC", label)).translate(_STYLE)
    if not core:
        return (Reading("bullet", 0, style),) if label else ()
    bare = _ENDING.sub("", core.lstrip("-"))
    found = _counted(bare)
    if core[0] == "-":
        found = [(kind, 0, False) for kind, _, _ in found]
    return tuple(
        Reading(kind, value, style, _step(core, bare, value), again or bare != core.lstrip("-"))
        for kind, value, again in found
    )


def _step(core: str, bare: str, value: int) -> str:
    """Digits for Chinese numerals, letters and numbers as printed."""
    return str(value) if bare[0] in _HAN + _STEMS + _BRANCHES else core


def _counted(core: str) -> list[tuple[MarkerKind, int, bool]]:
    """Kind, value and whether inserted, for each way to count with this."""
    if core[0].isdecimal():
        numbers = core.split(".")
        return [(NUMBERS[min(len(numbers), len(NUMBERS)) - 1], int(numbers[-1]), False)]
    if core[0] in _HAN:
        return [("number", chinese_value(core), False)]
    series = next((letters for letters in (*_SERIES, _STEMS, _BRANCHES) if core[0].lower() in letters), "")
    small = core.lower().translate(_SAME_LETTER)
    is_small = core == core.lower()
    place, roman = series.find(small[0]) + 1, roman_value(small)
    found: list[tuple[MarkerKind, int, bool]] = []
    if len(small) == 1:
        found.append(("letter" if is_small else "capital", place, False))
    elif small == small[0] * 2 and is_small:
        found += [("letters", place, False), ("letter", len(series) + place, False)]
        found += [] if roman else [("letter", place, True)]
    if roman:
        found.insert(0 if len(small) > 1 else 1, ("roman" if is_small else "ROMAN", roman, False))
    return found
