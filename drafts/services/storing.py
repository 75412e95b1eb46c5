"""What a staged draft was read as is stored: afresh, or again after a correction.

What takes time is planned outside the transaction. An article that a correction leaves as it was keeps its row,
and with it what people decided about its lineage.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict, dataclass, replace

from django.db.models import F

from drafts import queries
from drafts.engine.alignment import Edge, align
from drafts.engine.corrections import apply
from drafts.engine.parts import ParsedDraft, Part
from drafts.models import Article, Draft, Footnote, LineageEdge, StagedText
from drafts.queries.stored import stored_with_confirmation
from drafts.services.lineage import store_edges

_FAR = 1_000_000
"""Where ordinals are put while they change places: a draft has fewer parts."""
_LONGEST_LABEL = 120
_ONCE = ("preamble", "conclusions")
"""Kinds of which a draft has one, so that the kind alone says which it is."""


@dataclass(frozen=True)
class Plan:
    """What is to be stored for a draft: its parts, the articles that go on in them, its lineage."""

    draft: Draft
    parsed: ParsedDraft
    articles: list[Article]
    kept: dict[int, Article]
    previous: Draft | None
    old_articles: list[Article]
    lineage_rows: list[int]
    edges: tuple[Edge, ...]
    confirmed: frozenset[Edge]

    def is_stale(self) -> bool:
        """Whether lineage was decided, or another draft published, since the plan was made."""
        previous = queries.previous_draft(self.draft)
        return previous != self.previous or _lineage_rows(previous, self.draft) != self.lineage_rows


def plan_storing(draft: Draft, parsed: ParsedDraft) -> Plan:
    """Reads what there is and aligns; writes nothing."""
    previous = queries.previous_draft(draft)
    lineage_rows = _lineage_rows(previous, draft)
    articles = queries.articles_of(draft)
    kept = _continued(articles, parsed.parts)
    old_articles = queries.articles_of(previous) if previous else []
    decided = _decided(previous, draft, old_articles, articles, kept) if previous and articles else []
    ends = {(edge.old, edge.new) for edge in decided}
    old = [queries.part_of(article) for article in old_articles]
    edges = tuple(align(old, parsed.parts, decided)) if previous else ()
    confirmed = frozenset(edge for edge in edges if (edge.old, edge.new) in ends)
    return Plan(draft, parsed, articles, kept, previous, old_articles, lineage_rows, edges, confirmed)


def store(plan: Plan) -> None:
    """Writes the articles, footnotes and lineage of a plan; call it inside a transaction."""
    articles = _store_articles(plan)
    notes = [(note.label, note.text) for note in plan.parsed.footnotes]
    if notes != list(plan.draft.footnotes.values_list("label", "text")):
        plan.draft.footnotes.all().delete()
        Footnote.objects.bulk_create(
            Footnote(draft=plan.draft, ordinal=ordinal, label=label, text=text)
            for ordinal, (label, text) in enumerate(notes)
        )
    if plan.previous:
        LineageEdge.objects.filter(old_draft=plan.previous, new_draft=plan.draft).delete()
        store_edges(plan.previous, plan.draft, plan.old_articles, articles, plan.edges, plan.confirmed)


def keep_lines(draft: Draft, parsed: ParsedDraft) -> None:
    """Keeps the lines of a draft that has just been read, uncorrected."""
    corrected = apply(parsed.source, ())
    version = StagedText.objects.filter(draft=draft).values_list("version", flat=True).first()
    lines = {
        "source": asdict(parsed.source),
        "corrections": [],
        "lines": queries.lines_data(corrected, parsed),
        "doubts": queries.doubts_data(corrected, parsed),
        "version": 0 if version is None else version + 1,
    }
    StagedText.objects.update_or_create(draft=draft, defaults=lines)


def account_of(parsed: ParsedDraft) -> dict:
    """What the reader doubted, where each character went and what language it reads like, as the draft keeps it."""
    return {
        "language": parsed.language,
        "warnings": [
            {"code": doubt.code, "message": doubt.message, "place": doubt.place} for doubt in parsed.doubts
        ],
        "characters": {
            "in": parsed.characters.total,
            "kept": parsed.characters.kept,
            "set_aside": [
                {"reason": item.reason, "count": item.count} for item in parsed.characters.set_aside
            ],
        },
    }


def _lineage_rows(previous: Draft | None, draft: Draft) -> list[int]:
    rows = LineageEdge.objects.filter(old_draft=previous, new_draft=draft)
    return list(rows.order_by("pk").values_list("pk", flat=True)) if previous else []


def _continued(articles: Sequence[Article], parts: Sequence[Part]) -> dict[int, Article]:
    """The article that goes on in each part, by its index: itself, else one of the same number or the same words."""
    found: dict[int, Article] = {}
    keys: tuple[Callable[[Part], Hashable], ...] = (
        _as_stored,
        lambda part: (part.kind, part.number) if part.number or part.kind in _ONCE else None,
        lambda part: (part.heading, part.text),
    )
    for key in keys:
        taken = {article.pk for article in found.values()}
        free: dict[Hashable, list[Article]] = defaultdict(list)
        for article in articles:
            if article.pk not in taken:
                free[key(queries.part_of(article))].append(article)
        for index, part in enumerate(parts):
            if index not in found and key(part) is not None and free.get(key(part)):
                found[index] = free[key(part)].pop(0)
    return found


def _as_stored(part: Part) -> Part:
    return replace(part, label=part.label[:_LONGEST_LABEL])


def _decided(
    previous: Draft,
    draft: Draft,
    old_articles: Sequence[Article],
    articles: Sequence[Article],
    kept: dict[int, Article],
) -> list[Edge]:
    """What people decided about articles that all go on, over the indexes that these now have."""
    index_now = {article.pk: index for index, article in kept.items()}
    found = []
    for edge, is_confirmed in stored_with_confirmation(previous, draft, old_articles, articles) or ():
        new = [index_now.get(articles[index].pk) for index in edge.new]
        if is_confirmed and None not in new:
            found.append(replace(edge, new=tuple(sorted(index for index in new if index is not None))))
    return found


def _store_articles(plan: Plan) -> list[Article]:
    """The articles in their new order: what changed is written, what is gone removed, what is new made."""
    going_on = {article.pk for article in plan.kept.values()}
    Article.objects.filter(
        pk__in=[article.pk for article in plan.articles if article.pk not in going_on]
    ).delete()
    moved = [article for index, article in plan.kept.items() if article.ordinal != index]
    Article.objects.filter(pk__in=[article.pk for article in moved]).update(ordinal=F("ordinal") + _FAR)
    changed, made, articles = [], [], []
    for index, part in enumerate(map(_as_stored, plan.parsed.parts)):
        article = plan.kept.get(index)
        if article is None:
            made.append(article := Article(draft=plan.draft))
        elif queries.part_of(article) != part:
            changed.append(article)
        article.ordinal = index
        for name in _FIELDS:
            setattr(article, name, getattr(part, name))
        articles.append(article)
    Article.objects.bulk_update(moved, ["ordinal"])
    Article.objects.bulk_update(changed, _FIELDS)
    Article.objects.bulk_create(made)
    return articles


_FIELDS = ["kind", "number", "label", "heading", "chapter", "text"]
