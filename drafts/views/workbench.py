"""The lines of a staged draft beside their source, a part at a time, as plain data for the page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from drafts import queries
from drafts.engine.source import Line
from drafts.models import Article, StagedText
from drafts.queries import MarkedDoubt, StagedLine
from drafts.views.doubts import Doubts, doubts_view
from drafts.views.gathering import Upto, lines_below

AT_ONCE = 120
"""So many lines are shown on one page."""
LEFT_OUT = "aside"
"""The value of `part` that shows what was left out, wherever it stands."""
_PAGE = re.compile(r"page (\d+)")
_NAMES = {
    "preamble": "Preamble",
    "chapter": "Chapter",
    "section": "Section",
    "conclusions": "Closing",
    "title": "Title",
    "text": "Text",
    "footnote": "Footnote",
}


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the number of a part or "aside", a page of it, a line to look at or to correct.

    `looked` is the key of the doubt that was just ticked off, `is_done` that a correction was just made.
    """

    part: str = ""
    page: int = 1
    line: str = ""
    looked: str = ""
    is_open: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class LineView:
    """One line: what it was taken for in words, what the reader doubts, and the lines of the source in it.

    `below` are the lines down to which it can be joined; of the line that is open alone.
    """

    line: StagedLine
    taken_for: str
    doubts: list[MarkedDoubt]
    source: list[Line]
    mark: str
    below: list[Upto]
    is_asked: bool
    is_open: bool
    is_done: bool

    @property
    def height(self) -> float:
        """How much of the height of its printed page it takes; 0 where that is not known."""
        return self.line.bottom - self.line.top

    @property
    def is_heading(self) -> bool:
        """Whether it has a number that can be put right."""
        return self.line.kind in ("article", "annex") and not self.line.aside

    @property
    def is_doubtful(self) -> bool:
        """Whether a doubt about it is left to look at."""
        return any(doubt.looked_at is None for doubt in self.doubts)


@dataclass(frozen=True)
class PartLink:
    """One row of the outline; `doubts` are those left to look at."""

    address: str
    article: Article | None
    doubts: int
    is_current: bool


@dataclass(frozen=True)
class Sheet:
    """Lines that stand on one page of a printed source; page 0 is of a source without pages."""

    page: int
    lines: list[LineView]


@dataclass(frozen=True)
class Workbench:
    """One part of a staged draft with its lines, and the way to all others."""

    outline: list[tuple[str, list[PartLink]]]
    left_out: int
    title: str
    sheets: list[Sheet]
    pages: list[tuple[str, bool]]
    before: str
    after: str
    version: int
    corrections: list[str]
    doubts: Doubts

    @property
    def last(self) -> str:
        """The last correction, in words."""
        return self.corrections[-1] if self.corrections else ""


def workbench_of(staged: StagedText, articles: Sequence[Article], asked: Asked) -> Workbench:
    """What the page shows for what was asked; anything that is not there shows the beginning."""
    return _Bench(staged, articles, asked).workbench()


class _Bench:
    """The lines with what belongs to each, from which a page is cut."""

    def __init__(self, staged: StagedText, articles: Sequence[Article], asked: Asked) -> None:
        self.staged, self.articles, self.asked = staged, articles, asked
        self.lines = queries.lines_of(staged)
        self.doubts = queries.marked_doubts(staged)
        self.by_line: dict[str, list[MarkedDoubt]] = defaultdict(list)
        for marked in self.doubts:
            self.by_line[marked.doubt.line].append(marked)
        self.sections = _sections(self.lines)
        self.place = {line.id: index for index, line in enumerate(self.lines)}

    def workbench(self) -> Workbench:
        current, indexes = self._shown()
        wanted = self.place.get(self.asked.line)
        page = indexes.index(wanted) // AT_ONCE if wanted in indexes else self.asked.page - 1
        starts = range(0, len(indexes), AT_ONCE)
        page = page if 0 <= page < len(starts) else 0
        shown = indexes[page * AT_ONCE : (page + 1) * AT_ONCE]
        sections = sorted(set(self.sections))
        nearby = dict(pairwise([None, *sections, None]))
        back = {after: before for before, after in nearby.items() if after is not None}
        return Workbench(
            self._outline(current),
            sum(bool(line.aside) for line in self.lines),
            self._title(current),
            self._sheets(shown),
            [(f"?part={current}&page={number + 1}", number == page) for number in range(len(starts))],
            self._address(back.get(current)),
            self._address(nearby.get(current)),
            self.staged.version,
            [entry["said"] for entry in self.staged.corrections],
            doubts_view(self.doubts, self.asked.line, self.asked.looked),
        )

    def _shown(self) -> tuple[int | str, list[int]]:
        """What of the draft is shown, and the indexes of all its lines."""
        if self.asked.part == LEFT_OUT:
            return LEFT_OUT, [index for index, line in enumerate(self.lines) if line.aside]
        wanted = self.place.get(self.asked.line)
        section = int(self.asked.part) if re.fullmatch(r"-?\d{1,6}", self.asked.part) else 0
        section = self.sections[wanted] if wanted is not None else section
        section = section if section in self.sections else max(self.sections, default=0)
        return section, [index for index, other in enumerate(self.sections) if other == section]

    def _address(self, section: int | None) -> str:
        return "" if section is None else f"?part={section}"

    def _title(self, current: int | str) -> str:
        if current == LEFT_OUT:
            return "What was left out"
        if isinstance(current, int) and 0 <= current < len(self.articles):
            article = self.articles[current]
            return f"{article.name}. {article.heading}" if article.heading else article.name
        return "Before the text"

    def _outline(self, current: int | str) -> list[tuple[str, list[PartLink]]]:
        counts: dict[int, int] = defaultdict(int)
        for index, line in enumerate(self.lines):
            left = [marked for marked in self.by_line.get(line.id, ()) if marked.looked_at is None]
            counts[self.sections[index]] += len(left)
        links = [
            PartLink(f"?part={number}", article, counts[number], number == current)
            for number, article in enumerate(self.articles)
        ]
        if -1 in self.sections:
            links.insert(0, PartLink("?part=-1", None, counts[-1], current == -1))
        grouped = groupby(links, key=lambda link: link.article.chapter if link.article else "")
        return [(chapter, list(group)) for chapter, group in grouped]

    def _sheets(self, shown: Sequence[int]) -> list[Sheet]:
        views = self._views(shown)
        return [
            Sheet(page, list(group))
            for page, group in groupby(views, key=lambda view: page_of(view.line.place))
        ]

    def _views(self, shown: Sequence[int]) -> Iterable[LineView]:
        sources = _sources(self.staged.source["lines"], self.place)
        for index in shown:
            line = self.lines[index]
            is_asked = line.id == self.asked.line
            is_open = is_asked and self.asked.is_open
            yield LineView(
                line,
                self._taken_for(line),
                self.by_line.get(line.id, []),
                sources.get(line.id, []),
                queries.seen_mark(self.lines, index),
                lines_below(self.lines, self.sections, index) if is_open else [],
                is_asked,
                is_open,
                is_asked and self.asked.is_done and bool(self.staged.corrections),
            )

    def _taken_for(self, line: StagedLine) -> str:
        if line.aside:
            return f"Left out: {line.aside}"
        if line.kind in ("article", "annex") and line.part is not None and line.part < len(self.articles):
            return self.articles[line.part].name
        return _NAMES.get(line.kind, line.kind.capitalize())


def page_of(place: str) -> int:
    """The number of the printed page that a place names; 0 where it names none."""
    match = _PAGE.match(place)
    return int(match[1]) if match else 0


def _sections(lines: Sequence[StagedLine]) -> list[int]:
    """The part with which each line is shown: its own, else that of the line before; -1 above the first."""
    sections, current = [], -1
    for line in lines:
        current = current if line.part is None else line.part
        sections.append(current)
    return sections


def _sources(lines: Sequence[dict], place: dict[str, int]) -> dict[str, list[Line]]:
    """The reader's lines by the id of the line that they are in now."""
    found: dict[str, list[Line]] = defaultdict(list)
    now = ""
    for index, data in enumerate(lines):
        now = str(index) if str(index) in place else now
        found[now].append(Line(**data))
    return found
