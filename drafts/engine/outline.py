"""The structure inside one article: paragraphs, subparagraphs and sentences as spans of its text.

Nothing is stored; all of it is computed from the text. Offsets are Unicode code points, half-open.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from drafts.engine.numbering import chinese_value, number_key

MarkerKind = Literal[
    "number", "number.", "number..", "letter", "roman", "capital", "bullet", "quoted", "chinese", "(chinese)"
]
"""The family of a label; each dot inside a number ("3.1") makes it one that stands within the one before."""

_NUMBERS: tuple[MarkerKind, ...] = ("number", "number.", "number..")

_MARKER = re.compile(
    r"[\[\"“]*(?P<label>"
    r"[一二三四五六七八九十]{1,3}(?:[、．.]|(?=\s))|[（(](?:[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸])[）)]|[㈠-㈩①-⑳⑴-⒇]"
    r"|（(?:\d{1,3}|[A-Za-z]{1,5})）|\d{1,3}[.．、)）](?=[\u3400-\u9fff])"
    r"|[’‘]\d{1,2}[’‘](?=\s)"
    r"|-?\d{1,3}[a-z]?(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater))?[.)](?=[\s\[(])"
    r"|\d{1,3}(?:\.\d{1,3})+(?=\s+[^\Wa-z])|\d{1,3}\s[-–](?=\s)"
    r"|\((?:\d{1,3}[a-z]?|-?[A-Za-z]{1,6}|\w\u0640?)(?:\s?(?:bis|ter|quater))?\)"
    r"|(?:[a-z]|[ivxl]{1,6})[.)](?=\s)"
    r"|[-–—•*](?=\s)"
    r")\s*"
)
_CORE = re.compile(r"-?[^\W_]+(?:\.\d+)*(?:\s?(?:bis|ter|quater))?")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_SENTENCE_END = re.compile(r"[.!?؟。！？]+[\"”’)\]]*(?=\s|$)|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|art|arts|para|paras|cf|e\.g|i\.e|etc|vol|p|pp|Mr|Ms|Dr|St)|^\W*\w{1,4})\Z", re.IGNORECASE
)


_BEFORE_LABEL = ' []"“'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: `text[start:end]`, its label included.

    `label` is as printed ("2.", "(a)"), empty for a chapeau or a continuation. `depth` is 0 without label, else
    1 for the outermost kind of label in this article, 2 within it, and so on. `eid` is the end of its Akoma Ntoso
    identifier ("para_2__subpara_a"), unique in the article, or the whole of it ("art_5bis__para_2__subpara_a")
    where the article's number was given.
    """

    start: int
    end: int
    label: str
    depth: int
    eid: str


def outline(text: str, number: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of an article's text, in order; empty for an empty text. `number` is the article's.

    Labels nest by kind in the order in which the article uses them. "(i)" is a letter where it follows "(h)" and
    "(ii)" does not follow it; else it is a Roman numeral.
    """
    if not text:
        return ()
    rows = text.split("\n")
    labels = [_label(row) for row in rows]
    kinds = _kinds([_core(label) for label in labels], labels)
    prefix = f"art_{number_key(number)}__" if number else ""
    return tuple(_nest(rows, labels, kinds, prefix))


def label_end(paragraph: str, label: str) -> int:
    """Where the label that opens a paragraph ends, opening brackets and quotes before it included.

    0 where there is none, or nothing after it that it could hang beside.
    """
    start = paragraph.find(label) if label else -1
    if start < 0 or paragraph[:start].strip(_BEFORE_LABEL):
        return 0
    end = start + len(label)
    return end if paragraph[end:].strip() else 0


def _label(row: str) -> str:
    match = _MARKER.match(row)
    return match["label"] if match else ""


def _core(label: str) -> str:
    """What a label counts: "a" of "(a)", "12" of "12." and "十二、", "-a" of "(-a)", which comes before "a"."""
    match = _CORE.search(unicodedata.normalize("NFKC", label))
    core = match[0].replace(" ", "") if match else ""
    return str(chinese_value(core) or core)


def _kinds(cores: list[str], labels: list[str]) -> list[MarkerKind | None]:
    kinds: list[MarkerKind | None] = []
    last_letter = ""
    following = [*cores[1:], ""]
    for label, core, after in zip(labels, cores, following, strict=True):
        kind = _plain_kind(label, core)
        if kind == "roman" and len(core) == 1:
            next_letter = last_letter and ord(core) == ord(last_letter) + 1
            if next_letter and _roman_value(after) != _roman_value(core) + 1:
                kind = "letter"
        if kind == "letter":
            last_letter = core.lstrip("-")[:1]
        elif kind == "capital" or kind in _NUMBERS:
            last_letter = ""
        kinds.append(kind)
    return kinds


def _plain_kind(label: str, core: str) -> MarkerKind | None:
    if not label:
        return None
    if not core:
        return "bullet"
    plain = unicodedata.normalize("NFKC", label)
    if chinese_value(plain.strip("()、.")):
        return "(chinese)" if plain.startswith("(") else "chinese"
    if plain[0] in "’‘":
        return "quoted"
    core = core.lstrip("-")
    if core[0].isdigit():
        return _NUMBERS[min(core.count("."), len(_NUMBERS) - 1)]
    if core.isupper():
        return "capital"
    if _ROMAN.match(core) and (len(core) > 1 or core in "ivx"):
        return "roman"
    return "letter"


def _roman_value(core: str) -> int:
    """The value of a Roman numeral in small letters; 0 for anything else."""
    if not core or not _ROMAN.match(core):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in core]
    signed = [-this if this < after else this for this, after in pairwise([*values, 0])]
    return sum(signed)


def _nest(
    rows: list[str], labels: list[str], kinds: list[MarkerKind | None], prefix: str
) -> Iterator[Paragraph]:
    stack: list[tuple[MarkerKind, str]] = []
    taken: dict[str, int] = {}
    start = 0
    for row, label, kind in zip(rows, labels, kinds, strict=True):
        if kind is not None:
            outer = next((depth for depth, (known, _) in enumerate(stack) if known == kind), len(stack))
            stack = [*stack[:outer], (kind, _core(label) or "item")]
        steps = stack if kind is not None else _numbered(stack)
        eid = _eid([core for _, core in steps], kind is not None, is_first=start == 0)
        taken[eid] = taken.get(eid, 0) + 1
        unique = eid if taken[eid] == 1 else f"{eid}-{taken[eid]}"
        yield Paragraph(
            start, start + len(row), label, len(stack) if kind is not None else 0, prefix + unique
        )
        start += len(row) + 1


def _numbered(stack: list[tuple[MarkerKind, str]]) -> list[tuple[MarkerKind, str]]:
    """What a line without a label goes on with: its numbered paragraph, not the list in it."""
    inner = next(
        (depth for depth, (kind, _) in enumerate(stack) if depth and kind not in _NUMBERS), len(stack)
    )
    return stack[:inner]


def _eid(cores: list[str], has_label: bool, *, is_first: bool) -> str:
    """Akoma Ntoso naming convention: the outermost level is "para", all below it "subpara"."""
    steps = [f"{'subpara' if depth else 'para'}_{core}" for depth, core in enumerate(cores)]
    if not has_label:
        steps.append("chapeau" if is_first else "wrapup")
    return "__".join(steps)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as (start, end), without the white space around them; a line break ends one.

    A full stop after an abbreviation ("No.", "para.") or a label ("1.") does not end a sentence.
    """
    found: list[tuple[int, int]] = []
    offset = 0
    for row in text.split("\n"):
        found += [(offset + start, offset + end) for start, end in _sentences_of(row)]
        offset += len(row) + 1
    return tuple(found)


def _sentences_of(row: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(row):
        if match[0].startswith(".") and _ABBREVIATION.search(row[start : match.start()]):
            continue
        yield from _trimmed(row, start, match.end())
        start = match.end()
    yield from _trimmed(row, start, len(row))


def _trimmed(row: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = row[start:end]
    if inside.strip():
        yield start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())
