"""Recognises the headings of treaties in one line: parts and chapters, articles, annexes, the preamble.

Headings are told from sentences by what follows the number: "Article 71 shall apply from" goes on in lower
case, "Article 5, paragraph 2" with a comma, so neither is a heading.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from drafts.engine.heading_words import ARABIC, CHINESE, SPACED, WEAK
from drafts.engine.numbering import CHINESE_NUMBER, NUMBER, number_key, paragraph_label

HeadingKind = Literal["preamble", "chapter", "section", "article", "annex"]
_KINDS: tuple[HeadingKind, ...] = get_args(HeadingKind)


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


def _words(kind: str) -> str:
    """All words for a kind, the longer ones first, since some begin like others."""
    words = {word for language in SPACED for word in getattr(language, kind).split("|") if word}
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s")


_WEAK = frozenset(WEAK.article.split("|"))
_NEW = rf"(?:(?:{_words('new')})\s?)?"
_PREAMBLE = re.compile(rf"[*\[(\s]*(?:{_words('preamble')}|{CHINESE.preamble})[*\])\s.:：]*", re.IGNORECASE)
_SEPARATOR = (
    r"(?P<separator>\s?[.:]?\s?(?:[–—―ـ]|-{2,3})(?!\d)|\s?[.:]\s?-(?=\s|$|[^\W\d_])|\s?[.:-](?=\s|$)|)"
)
"""What stands between a number and its title or text: "5.", "5 -", "5. -", "5.--The", "5—The"."""
_HEADING = re.compile(
    rf"""(?P<label>[\[(*“"«]{{0,4}}\s?(?:[A-Z]\.\s(?=(?:draft|projet|proyecto)\s))?
      (?:(?P<article>{_NEW}(?:{_words("article")}))|(?P<chapter>{_words("chapter")})
        |(?P<section>{_words("section")})|(?P<annex>{_words("annex")}))
      (?:(?:\s{{1,3}}[\[(]?|\s?[\[(]|-?(?=\d)|(?<=§))(?:(?:№|n[o°º]\.?)\s?)?(?P<number>{NUMBER})
          (?:(?:er|re|ère|(?P<ordinal>\.?[º°ª]|o(?=\.)))(?!\w))?
        |\s?(?P<open>\[\s?[_.…]{{0,5}}\s?\]|_{{1,9}}|\.{{3}}|…)|\s(?P<symbol>[\[\]\w-]{{0,8}}/CP\.\d+)|(?!\w))
      [\])*”"»]{{0,4}}{_SEPARATOR})\s*(?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ORDINAL_FIRST = re.compile(
    rf"(?P<label>(?P<number>[^\W\d_]+)\s(?P<chapter>part(?:ie|e)?|часть|teil|buch|kapitel|abschnitt)(?!\w){_SEPARATOR})\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""PREMIÈRE PARTIE, PRIMERA PARTE, Erster Teil."""
_CHINESE = re.compile(
    rf"(?P<label>(?:[\[【（]?第\s?(?P<number>{CHINESE_NUMBER})(?P<within>之[一二三四五六七八九])?\s?"
    rf"(?:(?P<article>{CHINESE.article})|(?P<chapter>{CHINESE.chapter})|(?P<section>{CHINESE.section}))"
    rf"(?P<again>之[一二三四五六七八九])?[\]】）]?|(?P<annex>{CHINESE.annex})\s?(?P<annex_number>{CHINESE_NUMBER})?)"
    r"(?P<separator>[:：.．—]?))(?P<space>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_SPOKEN_ON = re.compile("|".join(words for words in (ARABIC.goes_on, CHINESE.goes_on)))
_CONTINUED = re.compile(
    r"[(\[（–—-]?\s?(?:continued|cont['’]?d\.?|suite|continuación|cont\.|продолжение|تابع|续|續)\s?[)\]）]?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;,:。；，：、！？;؛،؟]$")
_SENTENCE_WITHIN = re.compile("[。；]")
_PARENTHESIS = re.compile(r"[*\s]*(?:\([^()]{1,120}\)|（[^（）]{1,120}）|\[[^\[\]]{1,120}\])[*\s]*")
_POINT = re.compile(r"(?:\(\w{1,4}\)){2,}")
"""What "Article 4(1)(c)" in a sentence goes on with."""
_LONGEST_TITLE = 200
"""Characters: a heading after the number is shorter; what is longer is text."""
_LONGEST_GLUED = 25
"""Characters: a Chinese heading that follows its number without a space is shorter."""
_LONGEST_SECTION_TITLE = 8
"""Words."""
_OPENERS = "[(*“\"'«‹¿¡「『《（【"


@lru_cache(maxsize=4096)  # readers and parser ask several times of each line
def recognise(text: str, is_heading: bool = False) -> Heading | None:
    """The heading that a line is, or None.

    `is_heading`: the file itself marks the line as one, so lower case after the number is no objection.
    """
    preamble = _PREAMBLE.match(text)
    if preamble and (preamble.end() == len(text) or text[preamble.end()].isupper()):
        return Heading("preamble", "preamble", "", preamble[0].strip(), text[preamble.end() :])
    match = _HEADING.match(text) or _CHINESE.match(text) or _ordinal_first(text)
    if not match:
        return None
    groups = match.groupdict()
    kind, word = next((kind, groups[kind]) for kind in _KINDS if groups.get(kind))
    number = _number_of(groups)
    if match["label"].lstrip(_OPENERS + " ")[:1].islower() and not is_heading:
        return None
    if word == "§" and "." in number:
        return None  # "see § 4.2." in a sentence
    if not number and not groups.get("open") and not _may_lack_number(kind, groups, is_heading):
        return None
    is_glued = groups.get("space") == "" and not groups["separator"]
    separator = match["separator"].strip() or groups.get("ordinal") or ""
    if not _may_follow(match["rest"], separator, is_heading, is_glued):
        return None
    if kind == "section" and not is_heading and _is_sentence(match["rest"]):
        return None
    return Heading(kind, word.lower(), number, match["label"].strip(), match["rest"])


def _ordinal_first(text: str) -> re.Match[str] | None:
    match = _ORDINAL_FIRST.match(text)
    return match if match and number_key(match["number"]).isdigit() and text[0].isupper() else None


def _may_lack_number(kind: HeadingKind, groups: Mapping[str, str | None], is_heading: bool) -> bool:
    """An annex may, where its word is all that the line holds."""
    return kind == "annex" and (is_heading or not (groups["rest"] or groups["separator"]))


def article_number(text: str) -> str:
    """The number of the article that a line begins with, heading or not ("Article 5 shall"); else empty."""
    match = _HEADING.match(text) or _CHINESE.match(text)
    word = match["article"] if match else None
    return (match["number"] or "") if match and word and not word[0].islower() and not is_weak(word) else ""


def is_weak(word: str) -> bool:
    """Whether a word heads articles only where a text has no other word for them: "Rule 5", "§ 5"."""
    return word.lower() in _WEAK


def says_again(heading: Heading) -> bool:
    """Whether a heading says that what it heads goes on from the page before."""
    return heading.kind == "article" and bool(_CONTINUED.fullmatch(heading.rest))


def kind_of(heading: Heading | None) -> HeadingKind | None:
    """The kind of a heading, None for a line that is none."""
    return heading.kind if heading else None


def looks_like_heading(text: str) -> bool:
    """Whether a line of plain text opens a preamble, part, chapter, article or annex."""
    return len(text) <= _LONGEST_TITLE and recognise(text) is not None


def is_title(text: str, longest: int = _LONGEST_TITLE) -> bool:
    """Whether a line can be the heading of the article or chapter that it stands below, or beside.

    Titles have no more than `longest` characters, begin in upper case or a bracket, carry no paragraph label and do
    not end like a sentence or a list.
    """
    if _PARENTHESIS.fullmatch(text) and not paragraph_label(text):
        return True
    first = text.lstrip(_OPENERS)[:1]
    if not text or len(text) > longest or first.islower() or first.isdigit():
        return False
    return not (
        _SENTENCE_END.search(text.rstrip("]*")) or _SENTENCE_WITHIN.search(text) or paragraph_label(text)
    )


def _number_of(groups: Mapping[str, str | None]) -> str:
    number = groups["number"] or groups.get("annex_number") or groups.get("symbol") or ""
    return number.strip() + (groups.get("within") or groups.get("again") or "")


def _may_follow(rest: str, separator: str, is_heading: bool, is_glued: bool) -> bool:
    """Whether what comes after the number leaves the line a heading."""
    if not rest or is_heading:
        return not rest.startswith((",", ";", ")"))
    if _PARENTHESIS.fullmatch(rest):
        return not paragraph_label(rest)
    first = rest.lstrip(_OPENERS)[:1]
    if first.islower() or not first.isalnum() or rest[0] in ",;)/" or _POINT.match(rest):
        return False
    if separator:
        return True
    if not first.isupper() and not first.isdigit():
        return _may_follow_without_case(rest, is_glued)
    label = paragraph_label(rest)
    return is_title(rest) or bool(label and not rest[len(label) :].lstrip()[:1].islower())


def _is_sentence(text: str) -> bool:
    """Whether what follows "Section 2." is what the section says, not its title, which may end with a full stop."""
    return text.endswith(".") and len(text.split()) > _LONGEST_SECTION_TITLE


def _may_follow_without_case(rest: str, is_glued: bool) -> bool:
    """The same in an alphabet in which a sentence begins like a heading; in Chinese, text may follow a space."""
    if _SPOKEN_ON.match(rest):
        return False
    if is_glued:
        return len(rest) <= _LONGEST_GLUED and is_title(rest)
    return is_title(rest) or unicodedata.name(rest[0], "").startswith("CJK")
