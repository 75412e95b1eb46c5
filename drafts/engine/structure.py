"""The parts of a draft while they are being put together, and the account of what was left out."""

import re
from collections import Counter
from dataclasses import dataclass, field

from drafts.engine.closing_words import WITHIN, plain
from drafts.engine.headings import Heading
from drafts.engine.numbering import number_order
from drafts.engine.parts import Part, PartKind
from drafts.engine.source import Doubt, Line
from drafts.engine.text import count_characters

_SIGNATURES = 12
"""Lines below the place and date that can be signatures."""
_OPEN_NUMBER = re.compile("[XYZN]{1,3}|", re.IGNORECASE)
_SIGNED: tuple[PartKind, ...] = ("article", "conclusions")
CHAPTER_SEPARATOR = " · "


@dataclass(slots=True)
class Unit:
    """One part in the making."""

    kind: PartKind
    number: str = ""
    label: str = ""
    headings: list[str] = field(default_factory=list)
    chapter: str = ""
    text: list[str] = field(default_factory=list)
    place: str = ""
    line: int | None = None
    is_second_text: bool = False
    holds_articles: bool = False
    signed_at: int | None = None

    def part(self) -> Part:
        """The finished part."""
        return Part(
            self.kind, self.number, " ".join(self.headings), self.chapter, "\n".join(self.text), self.label
        )

    def count(self) -> int:
        """The characters in it, its chapter not counted."""
        return sum(count_characters(piece) for piece in (self.label, *self.headings, *self.text))


@dataclass(slots=True)
class Structure:
    """The parts found so far, the chapters that are open, and what was set aside."""

    units: list[Unit] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    chapter_characters: int = 0
    last_article: Unit | None = None
    _open_chapters: list[tuple[str, str]] = field(default_factory=list)
    _fresh_chapters: int = 0

    def set_aside(self, reason: str, line: Line) -> None:
        """Leave a line out of the text."""
        self.aside[reason] += count_characters(line.text)

    def doubt(self, code: str, message: str, place: str, line: int) -> None:
        """Tell a person what the machine is not sure of; `line` is the index of the line it is about."""
        self.doubts.append(Doubt(code, message, place, line))

    def open_chapter(self, level: str, title: str) -> None:
        """A part, chapter or section begins; `level` is its word, and closes the open one of the same word.

        One that holds nothing yet is not closed but goes on in the heading of this one, so that its words stay.
        """
        words = [word for word, _ in self._open_chapters]
        closed = self._open_chapters[words.index(level) :] if level in words else []
        del self._open_chapters[len(words) - len(closed) :]
        empty = closed[-self._fresh_chapters :] if self._fresh_chapters else []
        joined = CHAPTER_SEPARATOR.join([*(heading for _, heading in empty), title])
        self._open_chapters.append((level, joined))
        self.chapter_characters += count_characters(title)
        self._fresh_chapters += 1 - len(empty)

    def chapter_is_open(self) -> bool:
        """Whether a chapter heading has been read and nothing below it yet."""
        return self._fresh_chapters > 0

    def close_empty_chapter(self) -> None:
        """A chapter that ends with nothing below its heading makes a part of its own, so that its words stay."""
        if self._fresh_chapters:
            self.start(Unit("article"))

    def extend_heading(self, title: str) -> None:
        """A further line of the heading of the chapter that has just been opened, or else of the last part."""
        if not self._fresh_chapters:
            self.units[-1].headings.append(title)
            return
        level, begun = self._open_chapters[-1]
        self._open_chapters[-1] = (level, f"{begun} {title}")
        self.chapter_characters += count_characters(title)

    def start(self, unit: Unit) -> Unit:
        """A new part begins, in the open chapters (a closing and an annex stand outside them)."""
        if unit.kind in ("conclusions", "annex"):
            self.close_empty_chapter()
            self._open_chapters.clear()
        unit.chapter = CHAPTER_SEPARATOR.join(title for _, title in self._open_chapters)
        self._fresh_chapters = 0
        self.units.append(unit)
        if unit.kind == "article" and unit.number and not self.is_open_number(unit.number):
            self.last_article = unit
        return unit

    def add_text(self, line: Line, index: int) -> None:
        """Put a line into the part that is open; text straight below a chapter heading makes a part of its own."""
        if self._fresh_chapters or not self.units:
            self.start(Unit("article" if self._open_chapters else "preamble", place=line.place))
            if self._open_chapters:
                message = f"Text stands in no article: {line.text[:60]}"
                self.doubt("text-under-chapter", message, line.place, index)
        unit = self.units[-1]
        if unit.kind in _SIGNED and WITHIN.search(plain(line.text)):
            unit.signed_at = len(unit.text)
        unit.text.append(line.text)

    def kept(self) -> int:
        """The characters in all parts and chapter headings, each chapter heading counted once."""
        return self.chapter_characters + sum(unit.count() for unit in self.units)

    def is_open_number(self, number: str) -> bool:
        """Whether a number is a letter that stands for one to be decided: "X" among 1, 2 and 3."""
        known = self.last_article
        return bool(_OPEN_NUMBER.fullmatch(number) and known and known.number[0].isdigit())

    def in_annex(self) -> bool:
        """Whether the open part is an annex."""
        return bool(self.units) and self.units[-1].kind == "annex"

    def in_closing(self) -> bool:
        """Whether the open part is the closing with the signatures."""
        return bool(self.units) and self.units[-1].kind == "conclusions"

    def is_signed(self) -> bool:
        """Whether the open part ends with the place and date of signature: what follows is no article."""
        last = self.units[-1] if self.units else None
        if last is None or last.signed_at is None:
            return False
        return len(last.text) - last.signed_at <= _SIGNATURES

    def in_second_text(self) -> bool:
        """Whether the open part is another text in the same file, whose headings are not ours."""
        return bool(self.units) and self.units[-1].is_second_text

    def follows(self, heading: Heading) -> bool:
        """Whether the article can come next: its number is the next one or a little further on."""
        if self.last_article is None or self.is_open_number(heading.number):
            return True
        last, new = number_order(self.last_article.number), number_order(heading.number)
        return last < new and new[0] - last[0] <= 3

    def doubt_number(self, heading: Heading, place: str, line: int) -> None:
        """Tell where the number of an article is open, or does not come after the one before."""
        last = self.last_article
        if heading.kind != "article" or last is None:
            return
        if self.is_open_number(heading.number):
            self.doubt("number-open", f"{heading.label}: its number is still open.", place, line)
            return
        before, new = number_order(last.number), number_order(heading.number)
        if new <= before:
            message = f"Article {heading.number} comes after Article {last.number}."
            self.doubt("number-order", message, place, line)
        elif new[0] - before[0] > 1:
            message = f"Between Article {last.number} and Article {heading.number} numbers are missing."
            self.doubt("number-gap", message, place, line)
