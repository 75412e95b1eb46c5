"""The cross-references of a draft, both ways, and those that went stale; computed once for the same texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache

from drafts.engine.citation import cite
from drafts.engine.context import around
from drafts.engine.outline import outline
from drafts.engine.parts import Part
from drafts.engine.references import DIVISIONS, Reference
from drafts.engine.resolving import Problem, Resolved, resolve_all
from drafts.engine.stale import Spot, Stale, StaleKind, is_dangling, stale_references
from drafts.models import Article, Draft
from drafts.queries.comparing import comparison_key
from drafts.queries.keys import content_key
from drafts.queries.lineage import edges_between
from drafts.queries.texts import articles_of, part_of


@dataclass(frozen=True)
class Passage:
    """Consecutive articles of a draft, or paragraphs of one: `rows` are the first and last as indexes of its
    outline, one index for one paragraph, none for whole articles."""

    articles: tuple[Article, ...]
    rows: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """As it is cited: "Article 24(2)", "Article 6 – Article 16"."""
        first, last = self.articles[0], self.articles[-1]
        if first != last:
            return f"{first.name} – {last.name}"
        if not self.rows:
            return first.name
        paragraphs = outline(first.text)
        return cite(first.name, first.text, paragraphs[self.rows[0]].start, paragraphs[self.rows[-1]].end)

    @property
    def eids(self) -> list[str]:
        """The identifiers of the first and last paragraph as `outline` gives them; empty for whole articles."""
        paragraphs = outline(self.articles[0].text, self.articles[0].number) if self.rows else ()
        return [paragraphs[row].eid for row in self.rows]

    @property
    def fragment(self) -> str:
        """The anchor of its beginning in the reading page."""
        anchor = self.articles[0].anchor
        return f"{anchor}-p{self.rows[0]}" if self.rows else anchor

    @property
    def address(self) -> str:
        """The address of its beginning."""
        return f"{self.articles[0].get_absolute_url().partition('#')[0]}#{self.fragment}"


@dataclass(frozen=True)
class Mention:
    """A reference where it stands in the text of an article. `target` is None where it means nothing here."""

    article: Article
    reference: Reference
    target: Passage | None
    problem: Problem

    @property
    def words(self) -> str:
        """As printed."""
        return self.article.text[self.reference.start : self.reference.end]

    @property
    def context(self) -> tuple[str, str]:
        """What stands before and behind it in its paragraph."""
        return around(self.article.text, self.reference.start, self.reference.end)

    @property
    def address(self) -> str:
        """The address of the paragraph in which it stands."""
        row = self.article.text.count("\n", 0, self.reference.start)
        return Passage((self.article,), (row,)).address

    @property
    def is_by_chapter(self) -> bool:
        """Whether it means its articles only as members of a chapter, and not of the one around it."""
        return self.reference.unit in DIVISIONS and self.reference.relative != "this"

    @property
    def leads(self) -> bool:
        """Whether it means another place than the one in which it stands; "this article" does not."""
        return self.target is not None and (bool(self.target.rows) or self.reference.relative != "this")


@dataclass(frozen=True)
class ArticleReferences:
    """One article with its references: `mentions` in the order of its text, those to other treaties too.

    `refers_to` and `referred_by` are the other articles that are named by number, alone or within a range, each
    once, in the order of the draft; `referred_by_chapter` are those that name only the chapter it is in.
    """

    article: Article
    mentions: tuple[Mention, ...]
    refers_to: tuple[Article, ...]
    referred_by: tuple[Article, ...]
    referred_by_chapter: tuple[Article, ...]

    @property
    def chapters(self) -> list[Mention]:
        """The references to other chapters and titles, each once."""
        found = {one.reference.key: one for one in self.mentions if one.target and one.is_by_chapter}
        return list(found.values())


@dataclass(frozen=True)
class StaleReference:
    """A reference that wants a second look: it means nothing, or other provisions than in the draft before.

    `meant` is what these words meant in the draft before, None where they are new; `became` is where that is
    now, empty where it is gone.
    """

    mention: Mention
    kind: StaleKind
    meant: Passage | None
    became: tuple[Passage, ...]


def references_of(draft: Draft, articles: Sequence[Article] | None = None) -> tuple[ArticleReferences, ...]:
    """All references of a draft, an entry for each of its articles in order. One query, none with `articles`."""
    articles = articles_of(draft) if articles is None else articles
    resolved = _resolved([part_of(article) for article in articles], draft.language)
    named = [_indexes(row, index, by_chapter=False) for index, row in enumerate(resolved)]
    by_chapter = [_indexes(row, index, by_chapter=True) - named[index] for index, row in enumerate(resolved)]
    return tuple(
        ArticleReferences(
            article,
            tuple(_mention(articles, index, one) for one in resolved[index]),
            tuple(articles[target] for target in sorted(named[index])),
            tuple(articles[source] for source, targets in enumerate(named) if index in targets),
            tuple(articles[source] for source, targets in enumerate(by_chapter) if index in targets),
        )
        for index, article in enumerate(articles)
    )


def stale_references_of(
    draft: Draft,
    old_draft: Draft | None,
    articles: Sequence[Article] | None = None,
    old_articles: Sequence[Article] | None = None,
) -> tuple[StaleReference, ...]:
    """The references of a draft that mean nothing, or another provision than in an older draft, in order.

    Without an older draft only those that mean nothing.
    """
    articles = articles_of(draft) if articles is None else articles
    parts = [part_of(article) for article in articles]
    resolved = _resolved(parts, draft.language)
    if old_draft is None:
        return tuple(
            StaleReference(_mention(articles, index, one), "dangling", None, ())
            for index, row in enumerate(resolved)
            for one in row
            if is_dangling(one)
        )
    old_articles = articles_of(old_draft) if old_articles is None else old_articles
    old = [part_of(article) for article in old_articles]
    edges = edges_between(old_draft, draft, old_articles, articles)
    old_resolved = _resolved(old, old_draft.language)
    key = f"stale:{draft.language}:{comparison_key(old, parts, edges)}"
    found = cache.get_or_set(key, lambda: stale_references(old, parts, edges, old_resolved, resolved), None)
    return tuple(_stale(one, articles, old_articles) for one in found)


def _resolved(parts: Sequence[Part], language: str) -> tuple[tuple[Resolved, ...], ...]:
    """What every reference of a draft means. `language` is the draft's tag ("en", "fr-CA")."""
    primary = language.split("-")[0].lower()
    return cache.get_or_set(
        f"references:{primary}:{content_key(parts)}", lambda: resolve_all(parts, primary), None
    )


def _indexes(row: Sequence[Resolved], inside: int, *, by_chapter: bool) -> set[int]:
    """The other articles that the references of one mean, by number or by chapter."""
    return {
        part
        for one in row
        if (one.reference.unit in DIVISIONS) is by_chapter and one.reference.relative != "this"
        for part in one.parts
    } - {inside}


def _mention(articles: Sequence[Article], inside: int, resolved: Resolved) -> Mention:
    target = _passage(articles, resolved) if resolved.parts and not resolved.problem else None
    return Mention(articles[inside], resolved.reference, target, resolved.problem)


def _passage(articles: Sequence[Article], resolved: Resolved) -> Passage:
    return Passage(tuple(articles[part] for part in resolved.parts), resolved.rows)


def _stale(stale: Stale, articles: Sequence[Article], old_articles: Sequence[Article]) -> StaleReference:
    return StaleReference(
        _mention(articles, stale.part, stale.now),
        stale.kind,
        _passage(old_articles, stale.was) if stale.was else None,
        tuple(_passages(stale.became, articles)),
    )


def _passages(spots: Sequence[Spot], articles: Sequence[Article]) -> list[Passage]:
    """Each place, those of consecutive articles or of consecutive paragraphs of one as a single passage."""

    def run(numbered: tuple[int, Spot]) -> tuple:
        place, spot = numbered
        return (spot.part - place, None) if spot.row is None else (spot.part, spot.row - place)

    passages = []
    for _, group in groupby(enumerate(spots), key=run):
        members = [spot for _, spot in group]
        ends = dict.fromkeys(spot.row for spot in (members[0], members[-1]) if spot.row is not None)
        parts = dict.fromkeys(spot.part for spot in members)
        passages.append(Passage(tuple(articles[part] for part in parts), tuple(ends)))
    return passages
