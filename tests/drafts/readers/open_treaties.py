"""The treaties of ../shared/data/open-treaties, and their printed form in three formats."""

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from drafts.engine.numbering import number_key
from drafts.engine.text import normalise

Language = Literal["en", "zh"]
HEADINGS_IN_TEXT = {("op-icescr", "en"), ("op-icescr", "zh"), ("vccr", "zh")}
CUT_HEADINGS = {("unclos", "en")}
PARTS_IN_TEXT = {("cedaw", "zh"), ("crc", "zh")}
TORN = {("unclos", "en", "32"), ("unclos", "en", "48"), ("unclos", "en", "54"), ("gc-ii", "zh", "十九")}
"""Articles whose lines the collection tore or glued together: where their heading ends, nobody can tell."""
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")


@dataclass(frozen=True, slots=True)
class TrueArticle:
    """An article as the collection has it: its number as printed, heading and paragraphs."""

    number: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Treaty:
    """One treaty in one language."""

    language: Language
    title: str
    preamble: tuple[str, ...]
    articles: tuple[TrueArticle, ...]


def load(path: Path, language: Language) -> Treaty:
    """The treaty of a file."""
    data = json.loads(path.read_bytes())
    return Treaty(
        language,
        normalise(data[f"treaty_{language}"]),
        _paragraphs(data[f"preamble_{language}"]),
        tuple(_article(article, language, path.stem) for article in data["articles"]),
    )


def as_text(treaty: Treaty) -> bytes:
    """Every line a paragraph, the heading below the number."""
    rows = [treaty.title, *treaty.preamble]
    for article in treaty.articles:
        rows += filter(None, [_printed_number(treaty, article), article.heading, *article.paragraphs])
    return "\n\n".join(rows).encode()


def as_markdown(treaty: Treaty) -> bytes:
    """Headings with `#`, marks in the text escaped."""
    rows = [f"# {_escaped(treaty.title)}", *map(_escaped, treaty.preamble)]
    for article in treaty.articles:
        rows.append(f"## {_printed_number(treaty, article)}")
        rows += [f"### {_escaped(article.heading)}"] if article.heading else []
        rows += map(_escaped, article.paragraphs)
    return "\n\n".join(rows).encode()


def as_html(treaty: Treaty) -> bytes:
    """Number and heading in one `<h2>`, with a line break between them."""
    body = f"<h1>{escape(treaty.title)}</h1>" + "".join(f"<p>{escape(row)}</p>" for row in treaty.preamble)
    for article in treaty.articles:
        heading = f"<br>{escape(article.heading)}" if article.heading else ""
        body += f"<h2>{_printed_number(treaty, article)}{heading}</h2>"
        body += "".join(f"<p>{escape(row)}</p>" for row in article.paragraphs)
    return f'<!doctype html><html lang="{treaty.language}"><body>{body}</body></html>'.encode()


def _article(data: dict[str, str], language: Language, treaty: str) -> TrueArticle:
    number = data["article"]
    if language == "en":
        number = re.sub(r"(\d)(\D)", r"\1 \2", number_key(number))
    heading, paragraphs = normalise(data[f"title_{language}"]), _paragraphs(data[f"content_{language}"])
    return TrueArticle(number, *_mended(heading, paragraphs, (treaty, language)))


def _mended(heading: str, paragraphs: tuple[str, ...], where: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    """Heading and paragraphs as the treaty prints them, where the collection cut its pages wrongly.

    It left headings in the text, cut headings of two lines after the first, and left the heading of the next part
    behind the last article of a part.
    """
    if where in HEADINGS_IN_TEXT and len(paragraphs) > 1 and paragraphs[0][-1] not in "。；：.;:，,":
        heading, paragraphs = paragraphs[0], paragraphs[1:]
    if where in CUT_HEADINGS and paragraphs[0][0].islower() and paragraphs[0][-1].islower():
        heading, paragraphs = f"{heading} {paragraphs[0]}", paragraphs[1:]
    if where in PARTS_IN_TEXT and re.fullmatch("第.{1,3}部分", paragraphs[-1]):
        paragraphs = paragraphs[:-1]
    return heading, paragraphs


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(normalise, text.split("\n"))))


def _printed_number(treaty: Treaty, article: TrueArticle) -> str:
    return f"Article {article.number}" if treaty.language == "en" else f"第{article.number}條"


def _escaped(row: str) -> str:
    return re.sub(r"^([-+] )", r"\\\1", _MARKS.sub(r"\\\1", row))
