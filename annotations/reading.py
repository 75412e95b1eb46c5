"""The reading page as data: articles with their paragraphs cut at every note, and the notes beside them.

Built from rows that are already read; makes no query and no HTML.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from annotations.engine.highlights import Mark, Segment, segments
from annotations.models import Annotation, Level, Placement, Stance
from annotations.models.placement import WHOLE_LEVELS
from annotations.queries import MarginNote, MarginPlace
from drafts.engine.diff import Op, diff_words
from drafts.engine.outline import Paragraph, label_end, outline
from drafts.engine.watch import occurrences
from drafts.models import Article
from drafts.queries import ArticleReferences, part_of

_STANCES = dict(Stance.choices)


@dataclass(frozen=True)
class Note:
    """One placement in the page. `mark` is its number there, by which text and margin name each other.

    Only a note that `is_here`, in the margin of the page, has a whole placement.
    """

    mark: int
    placement: Placement | MarginPlace
    is_here: bool = True

    @property
    def annotation(self) -> Annotation | MarginNote:
        return self.placement.annotation

    @property
    def address(self) -> str:
        """Where the note can be read: in the margin, or on its own page."""
        pk = self.annotation.pk
        return f"#note-{pk}" if self.is_here else reverse("annotation", args=[pk])

    @property
    def stance(self) -> str:
        """The stance as people read it."""
        return str(_STANCES[self.annotation.stance])

    @property
    def on(self) -> str:
        """What it is on, as people say it; empty for words."""
        level = Level(self.placement.level)
        if level == Level.GAP:
            return "missing text"
        return f"the {level.label.lower()}" if level in WHOLE_LEVELS else ""

    @cached_property
    def proposal(self) -> tuple[Op, ...]:
        """The proposed wording as a change of the quoted words."""
        wording = self.annotation.proposed_wording
        return diff_words(self.placement.exact, wording) if wording else ()

    @cached_property
    def change(self) -> tuple[Op, ...]:
        """What happened to the quoted words since the draft on which the note was made, empty where nothing did."""
        source, here = self.placement.carried_from, self.placement
        if source is None or source.exact == here.exact or not here.has_words:
            return ()
        return diff_words(source.exact, here.exact)


class Link(NamedTuple):
    """A reference in the text of an article, from `start` to `end`: the anchor to which it leads, and what is there.

    The offsets keep apart two references to one place.
    """

    start: int
    end: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words under the same notes and the same link, from the offset `start` of the article.

    `begins` are the notes whose number is printed before it; `details` is the first note on it.
    """

    start: int
    text: str
    link: Link | None
    marks: tuple[int, ...]
    stances: str
    begins: tuple[Note, ...]
    details: Note | None


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as it is set. `label` with the space after it hangs in the margin of the text, and is not in
    `pieces`; together they are the paragraph. `start` is its offset in the article. `gaps` are the notes that miss
    text after it."""

    index: int
    label: str
    depth: int
    start: int
    pieces: tuple[Piece, ...]
    gaps: tuple[Note, ...]


@dataclass(frozen=True)
class ReadArticle:
    """An article with everything that its row of the page shows. `marks` are of notes, by their number, and links."""

    article: Article
    opens_chapter: bool
    notes: tuple[Note, ...]
    referred_by: tuple[Article, ...]
    marks: Sequence[Mark]
    by_mark: dict[int, Note]

    @cached_property
    def paragraphs(self) -> tuple[ReadParagraph, ...]:
        """The text cut at every mark; only once it is asked for, so that a long page can begin before its end."""
        return _paragraphs(self.article, self.marks, self.by_mark)

    @property
    def size(self) -> int:
        """Which power of two the lines of its text, each of 64 letters, come up to; 11 at most."""
        return min((len(self.article.text) // 64).bit_length(), 11)

    @property
    def is_here(self) -> bool:
        """Whether its notes stand beside it; with very many, those of most articles are asked for."""
        return all(note.is_here for note in self.notes)

    @property
    def on_the_whole(self) -> list[Note]:
        """The notes that mark no place in the text: on all of the article, its chapter or the draft."""
        return [note for note in self.notes if note.placement.start is None]


def read_articles(
    references: Sequence[ArticleReferences],
    places: Iterable[MarginPlace],
    here: Mapping[uuid.UUID, Placement],
) -> list[ReadArticle]:
    """Sets out a whole draft. `places` are of the notes that have an article, in the order of the text; `here` are
    the placements, by their key, of those that stand in the margin.

    A note on a phrase stands beside the article where it was made, and its mark wherever the phrase occurs.
    """
    articles = [row.article for row in references]
    notes = [Note(mark, here.get(one.pk, one), one.pk in here) for mark, one in enumerate(places, start=1)]
    by_article: dict[uuid.UUID, list[Note]] = {}
    for note in notes:
        by_article.setdefault(note.placement.article_id, []).append(note)
    marks = _marks(articles, notes)
    by_mark = {note.mark: note for note in notes}
    chapters = ["", *(article.chapter for article in articles)]
    return [
        ReadArticle(
            row.article,
            row.article.chapter != before,
            tuple(by_article.get(row.article.pk, ())),
            row.referred_by,
            [*marks.get(row.article.pk, ()), *_links(row)],
            by_mark,
        )
        for row, before in zip(references, chapters, strict=False)
    ]


def _links(row: ArticleReferences) -> list[Mark]:
    """The references that lead somewhere, as marks whose ids are links."""
    links = []
    for mention in row.mentions:
        if mention.leads and mention.target:
            first = mention.target.articles[0]
            title = f"{first.name}. {first.heading}" if first.heading else first.name
            link = Link(mention.reference.start, mention.reference.end, mention.target.fragment, title)
            links.append(Mark(link, link.start, link.end))
    return links


def _marks(articles: Sequence[Article], notes: Iterable[Note]) -> dict[uuid.UUID, list[Mark]]:
    """The marked words of each article; a gap is a mark without words."""
    parts = [part_of(article) for article in articles]
    marks: dict[uuid.UUID, list[Mark]] = {}
    for note in notes:
        placement = note.placement
        if placement.level == Level.PHRASE:
            for found in occurrences(parts, placement.exact):
                marks.setdefault(articles[found.part].pk, []).append(Mark(note.mark, found.start, found.end))
        elif placement.start is not None:
            mark = Mark(note.mark, placement.start, placement.end)
            marks.setdefault(placement.article_id, []).append(mark)
    return marks


def _paragraphs(
    article: Article, marks: Sequence[Mark], by_mark: dict[int, Note]
) -> tuple[ReadParagraph, ...]:
    rows: dict[int, list[Segment]] = {}
    for segment in segments(article.text, [mark for mark in marks if mark.start < mark.end]):
        rows.setdefault(segment.paragraph, []).append(segment)
    gaps: dict[int, list[Note]] = {}
    for mark in marks:
        if mark.start == mark.end:
            gaps.setdefault(mark.end, []).append(by_mark[mark.id])
    return tuple(
        _paragraph(index, shape, rows.get(index, []), tuple(gaps.get(shape.end, ())), by_mark)
        for index, shape in enumerate(outline(article.text))
    )


def _paragraph(
    index: int, shape: Paragraph, row: Sequence[Segment], gaps: tuple[Note, ...], by_mark: dict[int, Note]
) -> ReadParagraph:
    whole = "".join(segment.text for segment in row)
    end = label_end(whole, shape.label)
    hanging = whole[: len(whole) - len(whole[end:].lstrip())] if end else ""
    pieces, skip = [], len(hanging)
    for segment in row:
        text, skip = segment.text[skip:], max(0, skip - len(segment.text))
        if text or segment.begins:
            pieces.append(_piece(segment, text, by_mark))
    return ReadParagraph(index, hanging, shape.depth, shape.start, tuple(pieces), gaps)


def _piece(segment: Segment, text: str, by_mark: dict[int, Note]) -> Piece:
    marks = tuple(one for one in segment.ids if not isinstance(one, Link))
    stances = {by_mark[mark].annotation.stance for mark in marks}
    return Piece(
        start=segment.start,
        text=text,
        link=next((one for one in segment.ids if isinstance(one, Link)), None),
        marks=marks,
        stances=stances.pop() if len(stances) == 1 else "several" if stances else "",
        begins=tuple(by_mark[mark] for mark in sorted(set(segment.begins) & set(marks))),
        details=by_mark[marks[0]] if marks else None,
    )


def context_of(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The paragraphs around a span as (before, the span, after): what a review shows."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first:start], text[start:end], text[end : len(text) if last < 0 else last]
