"""The reading page as data: articles with their paragraphs cut at every note, and the notes beside them.

Built from rows that are already read; makes no query and no HTML.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotations.engine.highlights import Mark, Segment, segments
from annotations.models import Placement
from drafts.engine.diff import Op, diff_words
from drafts.engine.outline import Paragraph, label_end, outline
from drafts.models import Article


@dataclass(frozen=True, slots=True)
class Note:
    """One placement in the margin. `mark` is its number in the page, by which text and margin name each other.

    `proposal` is the proposed wording as a change of the quoted words; `change` what happened to these words
    since the draft on which the note was made, empty where nothing did.
    """

    mark: int
    placement: Placement
    proposal: tuple[Op, ...]
    change: tuple[Op, ...]

    @property
    def annotation(self):
        return self.placement.annotation


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words under the same notes. `begins` are the notes whose number is printed before it."""

    text: str
    marks: tuple[int, ...]
    stances: str
    begins: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as it is set. `label` with the space after it hangs in the margin of the text, and is not in
    `pieces`; together they are the paragraph. `start` is its offset in the article."""

    index: int
    label: str
    depth: int
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with everything that its row of the page shows."""

    article: Article
    opens_chapter: bool
    paragraphs: tuple[ReadParagraph, ...]
    notes: tuple[Note, ...]


def read_articles(articles: Sequence[Article], placements: Iterable[Placement]) -> list[ReadArticle]:
    """Sets out a whole draft. `placements` are those that have an article, in the order of the text."""
    by_article: dict[uuid.UUID, list[Note]] = {}
    for mark, placement in enumerate(placements, start=1):
        by_article.setdefault(placement.article_id, []).append(note_of(mark, placement))
    chapters = ["", *(article.chapter for article in articles)]
    return [
        read_article(article, by_article.get(article.pk, []), opens_chapter=article.chapter != before)
        for article, before in zip(articles, chapters, strict=False)
    ]


def read_article(article: Article, notes: Sequence[Note], *, opens_chapter: bool = False) -> ReadArticle:
    """Sets out one article with its notes."""
    by_mark = {note.mark: note for note in notes}
    spans = [
        Mark(note.mark, note.placement.start, note.placement.end)
        for note in notes
        if note.placement.has_words
    ]
    rows: dict[int, list[Segment]] = {}
    for segment in segments(article.text, spans):
        rows.setdefault(segment.paragraph, []).append(segment)
    paragraphs = [
        _paragraph(index, shape, rows.get(index, []), by_mark)
        for index, shape in enumerate(outline(article.text))
    ]
    return ReadArticle(article, opens_chapter, tuple(paragraphs), tuple(notes))


def note_of(mark: int, placement: Placement) -> Note:
    annotation = placement.annotation
    proposal: tuple[Op, ...] = ()
    if annotation.proposed_wording:
        proposal = diff_words(placement.exact, annotation.proposed_wording)
    source = placement.carried_from
    change: tuple[Op, ...] = ()
    if source is not None and source.exact != placement.exact and placement.has_words:
        change = diff_words(source.exact, placement.exact)
    return Note(mark, placement, proposal, change)


def _paragraph(
    index: int, shape: Paragraph, row: Sequence[Segment], by_mark: dict[int, Note]
) -> ReadParagraph:
    whole = "".join(segment.text for segment in row)
    end = label_end(whole, shape.label)
    hanging = whole[: len(whole) - len(whole[end:].lstrip())] if end else ""
    pieces, skip = [], len(hanging)
    for segment in row:
        text, skip = segment.text[skip:], max(0, skip - len(segment.text))
        if text or segment.begins:
            pieces.append(_piece(segment, text, by_mark))
    return ReadParagraph(index, hanging, shape.depth, shape.start, tuple(pieces))


def _piece(segment: Segment, text: str, by_mark: dict[int, Note]) -> Piece:
    stances = {by_mark[mark].annotation.stance for mark in segment.ids}
    return Piece(
        text=text,
        marks=segment.ids,
        stances=stances.pop() if len(stances) == 1 else "several" if stances else "",
        begins=tuple(by_mark[mark] for mark in sorted(segment.begins)),
    )


def context_of(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The paragraphs around a span as (before, the span, after): what a review shows."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first:start], text[start:end], text[end : len(text) if last < 0 else last]
