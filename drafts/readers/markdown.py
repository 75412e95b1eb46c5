"""Markdown, as people really write it: CommonMark or kramdown with front matter, footnotes and HTML bits."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafts.engine.source import Doubt, Footnote, Line, SourceText, role_of
from drafts.engine.text import count_characters, normalise
from drafts.readers.decoding import decode
from drafts.readers.markup import plain_text
from drafts.readers.tally import Tally
from drafts.readers.wrapping import WrappedLine, join_wrapped

MARKUP = "Markdown mark"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s*(?=[^\s#])(.*?)\s*#*\Z", re.DOTALL)
_LINK_TARGET = re.compile(r"\[([^\]^]{1,200})\]:\s*<?\S+?>?(?:\s+[\"'(].*[\"')])?\Z")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*(.*)\Z", re.DOTALL)
_RULE = re.compile(r"(?:[-*_]\s*){3,}\Z|={3,}\Z|`{3,}\w*\Z|~{3,}\w*\Z|[|\s:+-]*-{3}[|\s:+-]*\Z")
_CONTENTS_MARK = re.compile(r"[*+-]?\s*TOC\Z|\[TOC\]\Z|\[\[_TOC_\]\]\Z|\{:toc\}\Z", re.IGNORECASE)
_BULLET = re.compile(r"\A[*+-]\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s?)+")


@dataclass(slots=True)
class _Reading:
    """What has been gathered from a file so far."""

    tally: Tally = field(default_factory=Tally)
    doubts: list[Doubt] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    link_names: set[str] = field(default_factory=set)
    brackets: Counter[str] = field(default_factory=Counter)
    in_footnote: bool = False

    def mark_brackets(self, what: str, marks: str) -> None:
        """Note opening brackets that are Markdown's own."""
        if "[" in marks:
            self.brackets[what] += marks.count("[")


def read_markdown(data: bytes) -> SourceText:
    """The paragraphs, headings and footnotes of a Markdown file.

    Marks, link targets, front matter and struck words are set aside; ordered-list numbers are text, bullets
    are marks. Square brackets that belong to Markdown are counted in a doubt, so that the brackets of the
    text plus those add up to the brackets of the file.
    """
    reading = _Reading()
    text, total = decode(data, reading.tally, reading.doubts)
    body = _without_comments(_front_matter(text, reading), reading)
    for paragraph in join_wrapped(list(_physical_lines(body, reading)), _starts_block, _is_heading):
        _take(paragraph, reading)
    _report_brackets(text, reading)
    account = reading.tally.close(total, reading.lines, reading.footnotes)
    return SourceText(tuple(reading.lines), tuple(reading.footnotes), tuple(reading.doubts), account)


def _front_matter(text: str, reading: _Reading) -> str:
    match = _FRONT_MATTER.match(text)
    return _blank(text, match, "front matter", reading) if match else text


def _without_comments(text: str, reading: _Reading) -> str:
    for match in reversed(list(_COMMENT.finditer(text))):
        text = _blank(text, match, "comment", reading)
    return text


def _blank(text: str, match: re.Match[str], reason: str, reading: _Reading) -> str:
    """The text without the match, its line breaks left standing so that line numbers stay true."""
    reading.tally.set_aside(reason, match[0])
    return text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]


def _physical_lines(text: str, reading: _Reading) -> Iterator[WrappedLine]:
    """The lines without what is not text; a hard line break becomes an empty line."""
    for number, raw in enumerate(text.split("\n"), start=1):
        row = _QUOTE.sub("", raw.strip(), count=1) if raw.lstrip().startswith(">") else raw.strip()
        reading.tally.add(MARKUP, count_characters(raw) - count_characters(row))
        reason = _reason_to_drop(row, reading)
        if reason:
            reading.tally.set_aside(reason, row)
            row = ""
        yield WrappedLine(row, number, indent=len(raw) - len(raw.lstrip()))
        if raw.endswith(("  ", "\\")):
            yield WrappedLine("", number)


def _reason_to_drop(row: str, reading: _Reading) -> str:
    target = _LINK_TARGET.match(row)
    if target:
        reading.link_names.add(target[1].lower())
        reading.mark_brackets("link target", row)
        return "link target"
    if _CONTENTS_MARK.match(row):
        return "table of contents marker"
    return MARKUP if row and _RULE.match(row) else ""


def _starts_block(text: str) -> bool:
    return bool(_HEADING.match(text) or _BULLET.match(text) or _FOOTNOTE.match(text) or text.startswith("|"))


def _is_heading(text: str) -> bool:
    return _HEADING.match(text) is not None


def _take(paragraph: WrappedLine, reading: _Reading) -> None:
    note = _FOOTNOTE.match(paragraph.text)
    if note:
        reading.tally.add(MARKUP, len("[^]:"))
        reading.mark_brackets("footnote mark", "[^")
        reading.footnotes.append(Footnote(note[1], _inline(note[2], paragraph, reading)))
        reading.in_footnote = True
        return
    heading = _HEADING.match(paragraph.text)
    reading.in_footnote = reading.in_footnote and paragraph.indent > 1 and not heading
    body = heading[2] if heading else _BULLET.sub("", paragraph.text.strip("|"), count=1)
    reading.tally.add(MARKUP, count_characters(paragraph.text) - count_characters(body))
    text = _inline(body, paragraph, reading)
    if reading.in_footnote:
        last = reading.footnotes.pop()
        reading.footnotes.append(Footnote(last.label, f"{last.text} {text}".strip()))
    elif text:
        level = len(heading[1]) if heading else 0
        reading.lines.append(Line(text, role_of(level), level, place=f"line {paragraph.number}"))


def _inline(source: str, paragraph: WrappedLine, reading: _Reading) -> str:
    """The visible text of a paragraph; everything that disappears is accounted for."""
    inline = plain_text(source, reading.link_names)
    text = normalise(inline.text)
    reading.tally.set_aside("footnote mark", inline.marks)
    reading.mark_brackets("footnote mark", inline.marks)
    if inline.struck:
        reading.tally.set_aside("struck text", inline.struck)
        reading.doubts.append(
            Doubt(
                "struck-text", f"Struck words were left out: {inline.struck[:60]}", f"line {paragraph.number}"
            )
        )
    gone = count_characters(source) - count_characters(text + inline.marks + inline.struck)
    reading.tally.add(MARKUP, gone)
    reading.mark_brackets(
        "link", "[" * (source.count("[") - (text + inline.marks + inline.struck).count("["))
    )
    return text


def _report_brackets(text: str, reading: _Reading) -> None:
    """Say which square brackets of the file are Markdown's own, not the negotiators'."""
    if reading.brackets:
        kept = sum(line.text.count("[") for line in reading.lines)
        notes = sum(note.text.count("[") for note in reading.footnotes)
        own = ", ".join(f"{count} of a {what}" for what, count in sorted(reading.brackets.items()))
        message = f"{text.count('[')} opening brackets: {kept} in the text, {notes} in footnotes; {own}."
        reading.doubts.append(Doubt("bracket-account", message))
