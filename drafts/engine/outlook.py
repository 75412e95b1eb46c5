"""What the lines of a document are and what lies ahead of each, told before any of them is placed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drafts.engine.closing_words import closes
from drafts.engine.contents import contents_lines
from drafts.engine.headings import Heading, is_title, is_weak, kind_of
from drafts.engine.numbering import bare_label, paragraph_label
from drafts.engine.said import heading_of
from drafts.engine.second_texts import second_texts
from drafts.engine.source import Line

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "]", ")", "”", '"', "。", "；", "：", "؛", "؟", "»", "」")
_MOST_TITLES = 2
"""Titles in a row that can stand between a chapter and its first article."""
_GOES_ON = re.compile(r"[^\W\d_]")
_LONGEST_TITLE_LINE = 200
_FEWEST_SECTIONS = 3
"""Sections that make a law of sections of a text without articles."""
_LONGEST_ABOVE_PARAGRAPHS = 320
"""Characters of a title that stands above the first of numbered paragraphs, so that it is not the article itself."""
_FEWEST_WEAK = 2
"""Of "§ 5" or "Rule 5": one alone is a reference at the start of a line."""
_LONGEST_TITLE = 3
"""Lines over which a title may be wrapped."""


class Outlook:
    """The headings of a document, its table of contents, and where its articles begin again.

    `named_closing` has the lines in which the closing begins as a person says, or else as the file does.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.headings = _headings(lines)
        said = {index for index, line in enumerate(lines) if line.said}
        self.contents = contents_lines(lines, self.headings) - said
        self.named_closing = _named_closing(lines, self.headings)
        self.second_texts = second_texts(lines, self.headings, self.contents) - said
        pairs = zip(lines, self.headings, strict=True)
        levels = [line.level for line, heading in pairs if kind_of(heading) == "article" and line.level]
        self.article_level = min(levels, default=0)
        self._leads = _leads(lines, self.headings)

    def leads_to_article(self, index: int) -> bool:
        """Whether only titles and further headings stand between this line and the next article."""
        return self._leads[index + 1]

    def ends_a_sentence(self, index: int) -> bool:
        """Whether "Article 71" on a line of its own is the end of the sentence above it."""
        above = self.lines[index - 1] if index else None
        if above is None or self.lines[index].role == "heading" or above.role == "heading":
            return False
        return not above.text.endswith(_SENTENCE_ENDS) and self.headings[index - 1] is None

    def title_lines(self, index: int, needs_body: bool = True) -> int:
        """How many lines from here on are the title of the article or annex above them.

        A title may be wrapped: its further lines begin in lower case and do not end like a sentence. With
        `needs_body`, text must follow, unless the file says that it is a heading: what looks like a title may be
        the whole article.
        """
        wrapped = self._wrapped(index)
        if not wrapped and not self.is_title(index):
            return int(needs_body and self._is_above_paragraphs(index))
        count = 1 + wrapped
        is_below = (
            self.lines[index].role == "heading" and self.lines[index].level > self.lines[index - 1].level
        )
        return count if is_below or not needs_body or self._has_body(index + count) else 0

    def is_title(self, index: int) -> bool:
        """Whether the line can be the title of what stands above it."""
        if not self._is_free(index):
            return False
        line = self.lines[index]
        return line.said == "title" if line.said else line.role == "heading" or is_title(line.text)

    def _is_above_paragraphs(self, index: int) -> bool:
        """Whether a long line is a title for what stands below it: paragraph 1, though it does not announce it."""
        if not self._is_free(index) or self.lines[index].said or index + 1 >= len(self.lines):
            return False
        is_first = bare_label(self.lines[index + 1].text) == "1"
        return is_first and is_title(self.lines[index].text, _LONGEST_ABOVE_PARAGRAPHS)

    def _is_free(self, index: int) -> bool:
        return not (
            index >= len(self.lines)
            or self.headings[index]
            or index in self.contents
            or index in self.second_texts
            or index in self.named_closing
            or closes(self.lines[index].text)
        )

    def _wrapped(self, index: int) -> int:
        """How many lines below this one go on with the title that it begins."""
        if not self._is_free(index) or self.lines[index].said not in ("", "title"):
            return 0
        if not is_title(self.lines[index].text.rstrip(",")):
            return 0
        count = 0
        while count + 1 < _LONGEST_TITLE and self._goes_on(index + count + 1):
            count += 1
        return count

    def _goes_on(self, index: int) -> bool:
        if not self._is_free(index) or self.lines[index].said:
            return False
        text = self.lines[index].text
        first = _GOES_ON.search(text)
        is_lower = bool(first and first[0].islower()) and not paragraph_label(text)
        is_closed = text.endswith((*_SENTENCE_ENDS, ",")) and not text.endswith((")", "]"))
        return is_lower and not is_closed and len(text) <= _LONGEST_TITLE_LINE

    def _has_body(self, index: int) -> bool:
        """Whether text stands here, and not just the end of the sentence that the line above begins."""
        if index >= len(self.lines) or kind_of(self.headings[index]) not in (None, "section"):
            return False
        text = self.lines[index].text
        return not text[:1].islower() or len(text) > _LONGEST_TITLE_LINE or bool(paragraph_label(text))


def _named_closing(lines: Sequence[Line], headings: Sequence[Heading | None]) -> set[int]:
    said = {index for index, line in enumerate(lines) if line.said == "conclusions"}
    pairs = enumerate(zip(lines, headings, strict=True))
    return said or {
        index for index, (line, heading) in pairs if line.opens_closing and heading is None and not line.said
    }


def _headings(lines: Sequence[Line]) -> list[Heading | None]:
    """The heading that each line is.

    A heading below that of an article is its title, whatever its words; "§ 5" and "Rule 5" head an article only where
    no other word does, and so does "Section 5".
    """
    headings = [heading_of(line) for line in lines]
    words = {heading.word for heading in headings if heading and heading.kind == "article"}
    weak = sum(heading is not None and is_weak(heading.word) for heading in headings)
    has_articles = not all(map(is_weak, words)) or weak < _FEWEST_WEAK
    if not words and sum(map(_may_be_article, headings)) >= _FEWEST_SECTIONS:
        headings = [_as_article(heading) for heading in headings]
    for index, heading in enumerate(headings):
        is_less = heading is not None and is_weak(heading.word) and has_articles
        if is_less or (index and _is_title_of(lines[index - 1], headings[index - 1], lines[index], heading)):
            headings[index] = None
    return headings


def _may_be_article(heading: Heading | None) -> bool:
    """Whether this is what some laws call an article: a section, or in the Maghreb what is a chapter elsewhere."""
    return heading is not None and (heading.kind == "section" or heading.word == "الفصل")


def _as_article(heading: Heading | None) -> Heading | None:
    return replace(heading, kind="article") if heading and _may_be_article(heading) else heading


def _is_title_of(above: Line, above_heading: Heading | None, line: Line, heading: Heading | None) -> bool:
    if kind_of(above_heading) != "article" or kind_of(heading) in (None, "section"):
        return False
    has_room = above_heading is not None and not above_heading.rest
    return has_room and not line.said and 0 < above.level < line.level


def _leads(lines: Sequence[Line], headings: Sequence[Heading | None]) -> list[bool]:
    """For each line whether an article follows after no more than titles and headings, itself included.

    Told from the end; for each line by how many titles in a row stand above it.
    """
    ahead = [False] * (_MOST_TITLES + 1)
    found = [False]
    for line, heading in zip(reversed(lines), reversed(headings), strict=True):
        if heading:
            ahead = [heading.kind == "article" or ahead[0]] * (_MOST_TITLES + 1)
        elif line.role == "text" and not is_title(line.text):
            ahead = [False] * (_MOST_TITLES + 1)
        else:
            ahead = [*ahead[1:], False]
        found.append(ahead[0])
    return found[::-1]
