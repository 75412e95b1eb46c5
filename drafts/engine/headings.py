"""Recognises the headings of treaties in one line: parts and chapters, articles, annexes, the preamble.

Headings are told from sentences by what follows the number: "Article 71 shall apply from" goes on in lower
case, "Article 5, paragraph 2" with a comma, so neither is a heading.
"""

import re
from dataclasses import dataclass
from typing import Literal

from drafts.engine.numbering import CHINESE_NUMBER, NUMBER, paragraph_label

HeadingKind = Literal["preamble", "chapter", "section", "article", "annex"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading: `label` is the line up to and with its number, `rest` what follows.

    `rest` may be a heading ("Scope"), the beginning of the text, or empty; `word` is the kind's own word in
    lower case ("chapter", "título").
    """

    kind: HeadingKind
    word: str
    number: str
    label: str
    rest: str


_WORDS: dict[HeadingKind, str] = {
    "article": r"draft article|article|art\.|artículo|articulo|artikel|artigo|articolo|статья|المادة|مادة",
    "chapter": (
        "part|title|chapter|book|partie|titre|chapitre|livre|parte|título|titulo|capítulo|capitulo|libro"
        "|deel|titel|hoofdstuk|teil|kapitel|часть|раздел|глава|الباب|الفصل|الجزء"
    ),
    "section": "sub-?section|section|sous-section|sección|seccion|afdeling|abschnitt|подраздел|القسم|الفرع",
    "annex": (
        "annexe|annex|appendix|appendice|anexo|apéndice|bijlage|anhang|schedule|приложение|المرفق|مرفق"
        "|draft decision|projet de décision|proyecto de decisión"
    ),
}
_PREAMBLE = re.compile(
    r"[*\[(\s]*(?:preamble|préambule|preambule|preámbulo|преамбула|preambel|präambel|序言|الديباجة|ديباجة)"
    r"[*\])\s.:]*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"""(?P<label>[\[(*“"]{{0,4}}\s?(?:[A-Z]\.\s(?=(?:draft|projet|proyecto)\s))?
      (?:(?P<article>{_WORDS["article"]})|(?P<chapter>{_WORDS["chapter"]})
        |(?P<section>{_WORDS["section"]})|(?P<annex>{_WORDS["annex"]}))
      (?:(?:\s{{1,3}}\[?|\s?\[|(?=\d))(?P<number>{NUMBER})|\s(?P<symbol>[\[\]\w-]{{0,8}}/CP\.\d+)|(?!\w))
      [\])*”"]{{0,4}}(?P<separator>\s?[.:–—―-](?=\s|$)|))\s*(?P<rest>.*)""".replace("draft ", r"draft\s")
    .replace("projet de d", r"projet\sde\sd")
    .replace("proyecto de d", r"proyecto\sde\sd"),
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CHINESE = re.compile(
    rf"(?P<label>(?:\[?第\s?(?P<number>{CHINESE_NUMBER})\s?"
    r"(?:(?P<article>[条條])|(?P<chapter>部分|[编編]|章)|(?P<section>[节節]))(?P<again>之[一二三四五六七八九])?[\]]?"
    rf"|(?P<annex>附件)\s?(?P<annex_number>{CHINESE_NUMBER})?)(?P<separator>[:：.]?))\s*(?P<rest>.*)",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"[.;,:。;؛،]$")
_PARENTHESIS = re.compile(r"[*\s]*\([^()]{1,120}\)[*\s]*")
_POINT = re.compile(r"(?:\(\w{1,4}\)){2,}")
"""What "Article 4(1)(c)" in a sentence goes on with."""
_LONGEST_TITLE = 160
"""Characters: a heading after the number is shorter; what is longer is text."""


def recognise(text: str, is_heading: bool = False) -> Heading | None:
    """The heading that a line is, or None.

    `is_heading`: the file itself marks the line as one, so lower case after the number is no objection.
    """
    preamble = _PREAMBLE.match(text)
    if preamble and (preamble.end() == len(text) or text[preamble.end()].isupper()):
        return Heading("preamble", "preamble", "", preamble[0].strip(), text[preamble.end() :])
    match = _HEADING.match(text) or _CHINESE.match(text)
    if not match:
        return None
    kind, word = next((kind, match[kind]) for kind in _WORDS if match[kind])
    number = _number_of(match)
    if word[0].islower() and not is_heading:
        return None
    if not number and (kind != "annex" or (not is_heading and (match["rest"] or match["separator"]))):
        return None
    if not _may_follow(match["rest"], match["separator"].strip(), is_heading):
        return None
    return Heading(kind, word.lower(), number, match["label"].strip(), match["rest"])


def kind_of(heading: Heading | None) -> HeadingKind | None:
    """The kind of a heading, None for a line that is none."""
    return heading.kind if heading else None


def looks_like_heading(text: str) -> bool:
    """Whether a line of plain text opens a preamble, part, chapter, article or annex."""
    return len(text) <= _LONGEST_TITLE and recognise(text) is not None


def is_title(text: str) -> bool:
    """Whether a line can be the heading of the article or chapter that it stands below, or beside.

    Titles are short, begin in upper case or a bracket, carry no paragraph label and do not end like a
    sentence or a list.
    """
    if _PARENTHESIS.fullmatch(text) and not paragraph_label(text):
        return True
    first = text.lstrip("[(*“\"'")[:1]
    if not text or len(text) > _LONGEST_TITLE or first.islower() or first.isdigit():
        return False
    return not (_SENTENCE_END.search(text.rstrip("]*")) or paragraph_label(text))


def _number_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    number = groups["number"] or groups.get("annex_number") or groups.get("symbol") or ""
    return number.strip() + (groups.get("again") or "")


def _may_follow(rest: str, separator: str, is_heading: bool) -> bool:
    """Whether what comes after the number leaves the line a heading."""
    if not rest or is_heading:
        return not rest.startswith((",", ";", ")"))
    if _PARENTHESIS.fullmatch(rest):
        return True
    first = rest.lstrip("[(*“\"'")[:1]
    if first.islower() or not (first.isalnum()) or rest[0] in ",;)/":
        return False
    label = paragraph_label(rest)
    if _POINT.match(rest):
        return False
    return bool(separator) or is_title(rest) or bool(label and not rest[len(label) :].lstrip()[:1].islower())
