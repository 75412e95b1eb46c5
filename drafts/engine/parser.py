"""From the lines of a document to the parts of a treaty draft.

The parser never refuses: what it cannot place becomes text with a doubt, and every character that comes in is
either in a part or set aside for a reason. "Kept" counts the labels as printed ("[Article 14]"), headings and
texts of all parts, the footnotes, and each chapter heading once.
"""

from collections.abc import Sequence
from dataclasses import replace

from drafts.engine.account import account_of, is_body
from drafts.engine.closing import Closing
from drafts.engine.doubts import text_doubts
from drafts.engine.headings import Heading, article_number, is_title, kind_of, says_again
from drafts.engine.language import guess_language
from drafts.engine.numbering import number_key, number_order
from drafts.engine.opening import preamble_start
from drafts.engine.outlook import Outlook
from drafts.engine.parts import ParsedDraft, PartKind, Taken
from drafts.engine.said import footnotes_said
from drafts.engine.source import Doubt, Line, LineKind, SourceText
from drafts.engine.structure import Structure, Unit


def parse(source: SourceText) -> ParsedDraft:
    """The preamble, articles, closing and annexes of a draft, in reading order."""
    body = [index for index, line in enumerate(source.lines) if is_body(line)]
    walk = _Walk([source.lines[index] for index in body])
    structure = walk.run()
    parts = tuple(unit.part() for unit in structure.units)
    language = source.language or guess_language("\n".join(part.text for part in parts))
    found = (*structure.doubts, *text_doubts(structure.units))
    taken = [
        Taken("footnote" if line.said == "footnote" else "text", None, line.aside) for line in source.lines
    ]
    for index, line in zip(body, walk.taken(), strict=True):
        taken[index] = line
    return ParsedDraft(
        language,
        parts,
        (*source.footnotes, *footnotes_said(source.lines)),
        (*source.doubts, *(_on_line_of_source(doubt, body) for doubt in found)),
        account_of(source, structure),
        source,
        tuple(taken),
    )


def _on_line_of_source(doubt: Doubt, body: Sequence[int]) -> Doubt:
    return doubt if doubt.line is None else replace(doubt, line=body[doubt.line])


class _Walk:
    """One pass over the lines, with the headings recognised beforehand so that it can look ahead."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.outlook = Outlook(lines)
        self.headings = self.outlook.headings
        self.contents = self.outlook.contents
        self.closing = Closing(self.outlook)
        self.structure = Structure()
        self._kinds: list[LineKind] = ["text"] * len(lines)
        self._parts: list[int | None] = [None] * len(lines)
        self._reasons = [""] * len(lines)

    def run(self) -> Structure:
        """Place every line."""
        index = self._front()
        while index < len(self.lines):
            index = self._place(index)
        self.structure.close_empty_chapter()
        return self.structure

    def taken(self) -> list[Taken]:
        """What each line was taken for, when all are placed."""
        last = len(self.structure.units) - 1
        parts = [None if part is None or last < 0 else min(part, last) for part in self._parts]
        return [Taken(*line) for line in zip(self._kinds, parts, self._reasons, strict=True)]

    def _leave_out(self, index: int, reason: str) -> None:
        self.structure.set_aside(reason, self.lines[index])
        self._reasons[index] = reason

    def _front(self) -> int:
        """Place the lines above the first chapter or article; returns the index of that line."""
        end = next((i for i in range(len(self.lines)) if self._opens_body(i)), len(self.lines))
        front = [i for i in range(end) if i not in self.contents]
        for index in set(range(end)) - set(front):
            self._leave_out(index, "table of contents")
        named = [i for i in front if kind_of(self.headings[i]) == "preamble"]
        said = [i for i in named if self.lines[i].said]
        start = (said or named)[-1] if named else self._guessed_preamble(front)
        following = 0
        for index in front:
            if index < following:
                continue
            if index < start and not self.lines[index].said:
                self._leave_out(index, "title block")
            else:
                following = self._place(index)
        return max(end, following)

    def _opens_body(self, index: int) -> bool:
        heading = self.headings[index]
        if not heading or index in self.contents or self._is_stray(index, heading):
            return False
        is_certain = heading.kind == "article" or (
            heading.kind != "preamble" and self.lines[index].said != ""
        )
        return is_certain or (heading.kind == "chapter" and self.outlook.leads_to_article(index))

    def _guessed_preamble(self, front: Sequence[int]) -> int:
        """Where the preamble begins; short lines are a title block only where something follows them."""
        start, is_certain = preamble_start([self.lines[index] for index in front])
        if start == len(front) and front and front[-1] == len(self.lines) - 1:
            start, is_certain = 0, False
        index = front[start] if start < len(front) else len(self.lines)
        if not is_certain:
            message = "No heading or usual words say where the preamble begins."
            self.structure.doubt("preamble-guessed", message, self.lines[index].place, index)
        return index

    def _place(self, index: int) -> int:
        """Place one line, and the title below it if it has one; returns the index of the next line."""
        units = len(self.structure.units)
        following = self._place_line(index)
        for unit in self.structure.units[units:]:
            unit.line = index
        if not self._reasons[index]:
            part = len(self.structure.units) - (not self.structure.chapter_is_open())
            self._parts[index:following] = [part] * (following - index)
        for title in range(index + 1, following):
            self._kinds[title] = "title"
        return following

    def _place_line(self, index: int) -> int:
        line, heading = self.lines[index], self.headings[index]
        if index in self.contents:
            self._leave_out(index, "table of contents")
        elif heading and not line.said and self._is_repeated(heading):
            self._leave_out(index, "running title")
        elif heading is None or index in self.outlook.second_texts or self._is_stray(index, heading):
            self._kinds[index] = self._place_plain(index)
        elif heading.kind == "preamble":
            rest = [heading.rest] if heading.rest else []
            self.structure.start(Unit("preamble", label=heading.label, text=rest, place=line.place))
            self._kinds[index] = "preamble"
        else:
            self._kinds[index] = heading.kind
            place = self._place_chapter if heading.kind in ("chapter", "section") else self._place_unit
            return place(index, heading)
        return index + 1

    def _is_stray(self, index: int, heading: Heading) -> bool:
        """Whether a line that reads like a heading is the text of something else."""
        structure = self.structure
        if self.lines[index].said:
            return False
        if structure.in_second_text():
            return True
        if heading.kind == "preamble":
            return structure.last_article is not None
        if (
            heading.kind in ("chapter", "section")
            and structure.in_annex()
            and structure.units[-1].holds_articles
        ):
            return True
        if heading.kind == "section":
            return not self.outlook.leads_to_article(index)
        if heading.kind == "annex":
            return structure.chapter_is_open() and not heading.rest and self.outlook.leads_to_article(index)
        if heading.kind != "article":
            return False
        if structure.in_annex():
            return structure.units[-1].holds_articles or not structure.follows(heading)
        if self.lines[index].role == "text" and heading.rest and self._is_headed_by(heading.number):
            return True
        is_due = structure.follows(heading) or structure.chapter_is_open()
        return not is_due and self.outlook.ends_a_sentence(index)

    def _is_headed_by(self, number: str) -> bool:
        """Whether the file marks the heading of the open article, and it has this number: its text says it again."""
        last = self.structure.last_article
        if last is None or last is not self.structure.units[-1] or last.line is None:
            return False
        return self.lines[last.line].role == "heading" and number_key(number) == number_key(last.number)

    def _is_repeated(self, heading: Heading) -> bool:
        """Whether a heading only says again, on a new page, which article is open: "Article 5 (continued)"."""
        last = self.structure.last_article
        if last is None or last is not self.structure.units[-1] or not says_again(heading):
            return False
        return number_key(heading.number) == number_key(last.number)

    def _place_plain(self, index: int) -> LineKind:
        """Place a line without a heading's words; answers what it was taken for."""
        line, heading = self.lines[index], self.headings[index]
        if index in self.outlook.second_texts:
            self.structure.start(Unit("annex", headings=[line.text], place=line.place, is_second_text=True))
            message = "The articles begin again here: kept as an annex."
            self.structure.doubt("second-text", message, line.place, index)
            return "annex"
        if self._is_title_of_open(index):
            self.structure.extend_heading(line.text)
            return "title"
        if heading is None and self.closing.opens(index, self.structure):
            self.structure.start(Unit("conclusions", place=line.place))
            self.structure.add_text(line, index)
            return "conclusions"
        if heading is None and not line.said and self._opens_unnumbered_part(index):
            return self._place_unnumbered(index)
        if heading and heading.kind == "article" and self.structure.in_annex():
            self.structure.units[-1].holds_articles = True
        if heading is None and not line.said and self._may_be_next_article(index):
            message = f"This may be where an article begins; it was kept as text: {line.text[:60]}"
            self.structure.doubt("heading-passed", message, line.place, index)
        self.structure.add_text(line, index)
        if heading is None and not line.said and self.closing.begins_within(index, self.structure):
            message = "The closing with the signatures may begin within this paragraph: split it there."
            self.structure.doubt("closing-within", message, line.place, index)
        return "conclusions" if self.closing.is_named(index) else "text"

    def _may_be_next_article(self, index: int) -> bool:
        """Whether a line that reads like a sentence begins with the very number that is due."""
        last = self.structure.last_article
        if last is None or last is not self.structure.units[-1] or self.outlook.ends_a_sentence(index):
            return False
        number = article_number(self.lines[index].text)
        return bool(number) and number_order(number)[:2] == (number_order(last.number)[0] + 1, 0)

    def _is_title_of_open(self, index: int) -> bool:
        """Whether the line goes on with the heading of what stands above it."""
        line, is_open = self.lines[index], self.structure.chapter_is_open()
        if line.said:
            has_heading = bool(self.structure.units) and not self.structure.in_closing()
            return line.said == "title" and (is_open or has_heading)
        return is_open and is_title(line.text) and self.outlook.leads_to_article(index)

    def _opens_unnumbered_part(self, index: int) -> bool:
        """Whether a heading of no known kind stands as high as the articles do, or below the signatures."""
        line = self.lines[index]
        if self.structure.last_article is None or self.structure.in_second_text():
            return False
        if line.role == "heading" and 0 < line.level <= self.outlook.article_level:
            return True
        is_title_of_text = line.text.isupper() and is_title(line.text) and self.closing.heads_text(index)
        return self.structure.is_signed() and is_title_of_text

    def _place_unnumbered(self, index: int) -> LineKind:
        line = self.lines[index]
        if self.outlook.leads_to_article(index) and not self.structure.in_annex():
            self.structure.open_chapter(f"level {line.level}", line.text)
            return "chapter"
        self.structure.start(Unit("annex", headings=[line.text], place=line.place))
        return "annex"

    def _place_chapter(self, index: int, heading: Heading) -> int:
        """A chapter, with the title that stands below its number."""
        line = self.lines[index]
        pieces, following = [line.text], index + 1
        if not heading.rest and self.outlook.is_title(following):
            pieces.append(self.lines[following].text)
            following += 1
        self.structure.open_chapter(heading.word, " ".join(pieces))
        return following

    def _place_unit(self, index: int, heading: Heading) -> int:
        """An article or annex, with the title that stands beside or below its number."""
        line = self.lines[index]
        self.structure.doubt_number(heading, line.place, index)
        kind: PartKind = "annex" if heading.kind == "annex" else "article"
        unit = self.structure.start(Unit(kind, heading.number, heading.label, place=line.place))
        following = index + 1
        is_heading = line.role == "heading" or not heading.label
        if is_title(heading.rest) or (is_heading and heading.rest):
            unit.headings.append(heading.rest)
        elif heading.rest:
            unit.text.append(heading.rest)
        else:
            following += self.outlook.title_lines(following, needs_body=kind == "article")
            unit.headings += [title.text for title in self.lines[index + 1 : following]]
        return following
