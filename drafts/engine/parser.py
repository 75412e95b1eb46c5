"""From the lines of a document to the parts of a treaty draft.

The parser never refuses: what it cannot place becomes text with a doubt, and every character that comes in is
either in a part or set aside for a reason. "Kept" counts the labels as printed ("[Article 14]"), headings and
texts of all parts, the footnotes, and each chapter heading once.
"""

from collections.abc import Container, Sequence

from drafts.engine.contents import contents_lines
from drafts.engine.doubts import text_doubts
from drafts.engine.headings import Heading, is_title, kind_of, recognise
from drafts.engine.language import guess_language
from drafts.engine.numbering import number_key, number_order
from drafts.engine.opening import preamble_start
from drafts.engine.parts import ParsedDraft, PartKind
from drafts.engine.source import CharacterCount, Line, SetAside, SourceText
from drafts.engine.structure import Structure, Unit

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "]", ")", "”", '"', "。", "؛", "؟", "»")


class ConservationError(AssertionError):
    """The parser lost or invented characters: a fault of the parser, not of the draft."""


def parse(source: SourceText) -> ParsedDraft:
    """The preamble, articles and annexes of a draft, in reading order."""
    walk = _Walk([line for line in source.lines if line.text.strip()])
    structure = walk.run()
    parts = tuple(unit.part() for unit in structure.units)
    language = source.language or guess_language("\n".join(part.text for part in parts))
    doubts = (*source.doubts, *structure.doubts, *text_doubts(structure.units))
    return ParsedDraft(language, parts, source.footnotes, doubts, _account(source, structure))


def _account(source: SourceText, structure: Structure) -> CharacterCount:
    reasons = {item.reason: item.count for item in source.characters.set_aside}
    for reason, count in structure.aside.items():
        reasons[reason] = reasons.get(reason, 0) + count
    lines = sum(Unit("annex", text=[line.text]).count() for line in source.lines)
    notes = source.characters.kept - lines
    account = CharacterCount(
        total=source.characters.total,
        kept=structure.kept() + notes,
        set_aside=tuple(SetAside(reason, count) for reason, count in sorted(reasons.items())),
    )
    if not account.balances():
        raise ConservationError(
            f"{account.total} characters came in, {account.kept} were kept, set aside: {reasons}"
        )
    return account


class _Walk:
    """One pass over the lines, with the headings recognised beforehand so that it can look ahead."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.headings = [recognise(line.text, line.role == "heading") for line in lines]
        self.contents = contents_lines(lines, self.headings)
        levels = [line.level for line, heading in self._headed() if heading.kind == "article" and line.level]
        self.article_level = min(levels, default=0)
        self.second_texts = _second_texts(lines, self.headings, self.contents)
        self.structure = Structure()

    def _headed(self) -> list[tuple[Line, Heading]]:
        return [(line, heading) for line, heading in zip(self.lines, self.headings, strict=True) if heading]

    def run(self) -> Structure:
        """Place every line."""
        index = self._front()
        while index < len(self.lines):
            index = self._place(index)
        return self.structure

    def _front(self) -> int:
        """Place the lines above the first chapter or article; returns the index of that line."""
        end = next((i for i in range(len(self.lines)) if self._opens_body(i)), len(self.lines))
        front = [i for i in range(end) if i not in self.contents]
        for index in set(range(end)) - set(front):
            self.structure.set_aside("table of contents", self.lines[index])
        named = [i for i in front if kind_of(self.headings[i]) == "preamble"]
        start = front.index(named[-1]) if named else self._guessed_preamble(front)
        for index in front[:start]:
            self.structure.set_aside("title block", self.lines[index])
        following = 0
        for index in front[start:]:
            if index >= following:
                following = self._place(index)
        return max(end, following)

    def _opens_body(self, index: int) -> bool:
        heading = self.headings[index]
        if not heading or index in self.contents or self._is_stray(index, heading):
            return False
        return heading.kind == "article" or (heading.kind == "chapter" and self._leads_to_article(index))

    def _guessed_preamble(self, front: Sequence[int]) -> int:
        start, is_certain = preamble_start([self.lines[index] for index in front])
        if not is_certain:
            message = "No heading or usual words say where the preamble begins."
            self.structure.doubt("preamble-guessed", message, self.lines[front[start]].place)
        return start

    def _place(self, index: int) -> int:
        """Place one line, and the title below it if it has one; returns the index of the next line."""
        line, heading = self.lines[index], self.headings[index]
        if index in self.contents:
            self.structure.set_aside("table of contents", line)
        elif heading is None or index in self.second_texts or self._is_stray(index, heading):
            self._place_plain(index)
        elif heading.kind == "preamble":
            rest = [heading.rest] if heading.rest else []
            self.structure.start(Unit("preamble", label=heading.label, text=rest, place=line.place))
        elif heading.kind in ("chapter", "section"):
            return self._place_chapter(index, heading)
        else:
            return self._place_unit(index, heading)
        return index + 1

    def _is_stray(self, index: int, heading: Heading) -> bool:
        """Whether a line that reads like a heading is the text of something else."""
        structure = self.structure
        if structure.in_second_text():
            return True
        if heading.kind == "preamble":
            return bool(structure.articles())
        if heading.kind == "section":
            return not self._leads_to_article(index)
        if heading.kind == "annex":
            return structure.chapter_is_open() and not heading.rest and self._leads_to_article(index)
        if heading.kind != "article":
            return False
        if structure.in_annex():
            return structure.units[-1].holds_articles or not structure.follows(heading)
        return not structure.follows(heading) and self._is_wrapped_reference(index)

    def _is_wrapped_reference(self, index: int) -> bool:
        """Whether "Article 71" on a line of its own is the end of the sentence above it."""
        above = self.lines[index - 1] if index else None
        if above is None or self.lines[index].role == "heading" or above.role == "heading":
            return False
        return not above.text.endswith(_SENTENCE_ENDS) and self.headings[index - 1] is None

    def _leads_to_article(self, index: int) -> bool:
        """Whether only titles and further headings stand between this line and the next article."""
        titles = 0
        for line, heading in zip(self.lines[index + 1 :], self.headings[index + 1 :], strict=True):
            if heading and heading.kind == "article":
                return True
            titles = 0 if heading else titles + 1
            if titles > 2 or (heading is None and line.role == "text" and not is_title(line.text)):
                return False
        return False

    def _place_plain(self, index: int) -> None:
        line, heading = self.lines[index], self.headings[index]
        if index in self.second_texts:
            self.structure.start(Unit("annex", headings=[line.text], place=line.place, is_second_text=True))
            self.structure.doubt(
                "second-text", "The articles begin again here: kept as an annex.", line.place
            )
        elif self.structure.chapter_is_open() and self._is_chapter_title(index):
            self.structure.extend_chapter(line.text)
        elif heading is None and self._opens_unnumbered_part(line):
            self._place_unnumbered(index)
        else:
            if heading and heading.kind == "article" and self.structure.in_annex():
                self.structure.units[-1].holds_articles = True
            self.structure.add_text(line)

    def _is_chapter_title(self, index: int) -> bool:
        return is_title(self.lines[index].text) and self._leads_to_article(index)

    def _opens_unnumbered_part(self, line: Line) -> bool:
        """Whether a heading of no known kind stands as high as the articles do, or below the signatures."""
        if not self.structure.articles() or self.structure.in_second_text():
            return False
        if line.role == "heading" and 0 < line.level <= self.article_level:
            return True
        return self.structure.is_signed() and line.text.isupper() and is_title(line.text)

    def _place_unnumbered(self, index: int) -> None:
        line = self.lines[index]
        if self._leads_to_article(index) and not self.structure.in_annex():
            self.structure.open_chapter(f"level {line.level}", line.text)
        else:
            self.structure.start(Unit("annex", headings=[line.text], place=line.place))

    def _place_chapter(self, index: int, heading: Heading) -> int:
        """A chapter, with the title that stands below its number."""
        line = self.lines[index]
        pieces, following = [line.text], index + 1
        if not heading.rest and self._is_title_line(following):
            pieces.append(self.lines[following].text)
            following += 1
        self.structure.open_chapter(heading.word, " ".join(pieces))
        return following

    def _place_unit(self, index: int, heading: Heading) -> int:
        """An article or annex, with the title that stands beside or below its number."""
        line = self.lines[index]
        self._doubt_number(heading, line)
        kind: PartKind = "annex" if heading.kind == "annex" else "article"
        unit = self.structure.start(Unit(kind, heading.number, heading.label, place=line.place))
        following = index + 1
        if is_title(heading.rest) or (line.role == "heading" and heading.rest):
            unit.headings.append(heading.rest)
        elif heading.rest:
            unit.text.append(heading.rest)
        elif self._is_title_line(following) and (kind == "annex" or self._has_body(following + 1)):
            unit.headings.append(self.lines[following].text)
            following += 1
        return following

    def _is_title_line(self, index: int) -> bool:
        if (
            index >= len(self.lines)
            or self.headings[index]
            or index in self.contents
            or index in self.second_texts
        ):
            return False
        line = self.lines[index]
        return line.role == "heading" or is_title(line.text)

    def _has_body(self, index: int) -> bool:
        """Whether text follows here, so that the line above can be a title and not the whole article."""
        return index < len(self.lines) and kind_of(self.headings[index]) in (None, "section")

    def _doubt_number(self, heading: Heading, line: Line) -> None:
        articles = self.structure.articles()
        if heading.kind != "article" or not articles:
            return
        last, new = number_order(articles[-1].number), number_order(heading.number)
        if new <= last:
            message = f"Article {heading.number} comes after Article {articles[-1].number}."
            self.structure.doubt("number-order", message, line.place)
        elif new[0] - last[0] > 1:
            message = (
                f"Between Article {articles[-1].number} and Article {heading.number} numbers are missing."
            )
            self.structure.doubt("number-gap", message, line.place)


def _second_texts(
    lines: Sequence[Line], headings: Sequence[Heading | None], contents: Container[int]
) -> frozenset[int]:
    """Where the articles begin again at 1 (another language, a protocol), outside annexes.

    The second text begins at the first heading after the last article's own, so that its title and preamble
    go with it.
    """
    found: set[int] = set()
    numbers: list[str] = []
    last = 0
    for index, heading in enumerate(headings):
        if heading is None or index in contents or heading.kind not in ("article", "annex"):
            continue
        if heading.kind == "annex":
            break
        if len(numbers) >= 3 and number_key(heading.number) == "1" == numbers[0]:
            found.add(next((i for i in range(last + 2, index) if lines[i].role == "heading"), index))
            numbers = []
        numbers.append(number_key(heading.number))
        last = index
    return frozenset(found)
