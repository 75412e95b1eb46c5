"""People decide which article became which. Each decision is kept, used by everything, and can be undone.

A decision replaces some correspondences by others; the audit trail holds both, so that undoing puts back
exactly what was there. It is made on what the person saw: whatever somebody else has changed meanwhile is not
decided over.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from drafts import queries
from drafts.engine import decisions
from drafts.engine.alignment import Edge, align
from drafts.engine.decisions import ManyToMany, Pair
from drafts.errors import DecidedMeanwhile, DraftError
from drafts.models import Article, Draft, LineageEdge, Treaty
from drafts.queries import Correspondence
from drafts.services.lineage import store_edges
from drafts.services.threads import rethread_provisions
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record

Outcome = dict[Edge, bool]
"""All edges of two drafts, each with whether a person confirmed it."""


@dataclass(frozen=True)
class Seen:
    """An article as a page showed it: its id, and `Correspondence.seen` of what it was part of."""

    article: str
    row: str


class Table:
    """The lineage of two drafts as it stands, to decide on."""

    def __init__(self, old_draft: Draft, new_draft: Draft) -> None:
        self.old_draft, self.new_draft = old_draft, new_draft
        self.old, self.new = queries.articles_of(old_draft), queries.articles_of(new_draft)
        self.rows = queries.correspondences(old_draft, new_draft, self.old, self.new)

    def find(self, seen: Seen) -> tuple[Correspondence, Article]:
        """The row that was seen and the article in it; DecidedMeanwhile where it is no longer so."""
        for row in self.rows:
            for article in row.articles:
                if str(article.pk) == seen.article and row.seen == seen.row:
                    return row, article
        raise DecidedMeanwhile("Somebody has decided on this article since you opened the page.")

    def part(self, article: Article) -> Pair:
        """The article alone, as the engine of decisions names it."""
        is_old = article.draft_id == self.old_draft.pk
        return ((self.old.index(article),), ()) if is_old else ((), (self.new.index(article),))

    def outcome(self) -> Outcome:
        return {row.edge: row.is_confirmed for row in self.rows}

    def fitted(self, leaving: Sequence[Correspondence], made: Sequence[Pair], confirmed: int) -> Outcome:
        """The lineage with some rows replaced, of which the first `confirmed` are a person's decision, and whoever
        has no partner now fitted in."""
        old, new = [queries.part_of(a) for a in self.old], [queries.part_of(a) for a in self.new]
        staying = [row for row in self.rows if row not in leaving]
        by_hand = [decisions.edge_by_hand(pair, old, new) for pair in made]
        fixed = [row.edge for row in staying if row.is_confirmed or (row.old and row.new)]
        sure = {_ends(row.edge) for row in staying if row.is_confirmed}
        sure |= {_ends(edge) for edge in by_hand[:confirmed]}
        return {edge: _ends(edge) in sure for edge in align(old, new, [*fixed, *by_hand])}


def confirm(*, principal: Principal, old_draft: Draft, new_draft: Draft, seen: Seen) -> str:
    """Says that a correspondence is right as it is."""

    def decide(table: Table) -> tuple[Outcome, str]:
        row, _ = table.find(seen)
        return table.outcome() | {row.edge: True}, f"{_names(row)} confirmed"

    return _decide(principal, old_draft, new_draft, "confirmed", decide)


def cut(*, principal: Principal, old_draft: Draft, new_draft: Draft, seen: Seen) -> str:
    """Takes an article out of its correspondence: the old one counts as deleted, the new one as added."""

    def decide(table: Table) -> tuple[Outcome, str]:
        row, article = table.find(seen)
        made = decisions.cut(_ends(row.edge), table.part(article))
        return table.fitted([row], made, len(made)), f"{article.name} cut out of {_names(row)}"

    return _decide(principal, old_draft, new_draft, "cut", decide)


def join(*, principal: Principal, old_draft: Draft, new_draft: Draft, old: Seen, new: Seen) -> str:
    """Says that an old article became a new one too: a split or merger where one has a partner already."""

    def decide(table: Table) -> tuple[Outcome, str]:
        (old_row, old_article), (new_row, new_article) = table.find(old), table.find(new)
        try:
            made = decisions.join(_ends(old_row.edge), _ends(new_row.edge))
        except ManyToMany as error:
            raise DraftError(
                "Both have partners already, and several articles cannot all have become several others. "
                "Cut one of them first, or choose “Only this”."
            ) from error
        return table.fitted([old_row, new_row], made, 1), f"{old_article.name} also became {new_article.name}"

    return _decide(principal, old_draft, new_draft, "joined", decide)


def repoint(*, principal: Principal, old_draft: Draft, new_draft: Draft, old: Seen, new: Seen) -> str:
    """Says that an old article became this new one and nothing else; their partners so far are free again."""

    def decide(table: Table) -> tuple[Outcome, str]:
        (old_row, old_article), (new_row, new_article) = table.find(old), table.find(new)
        part = table.part(old_article)[0], table.part(new_article)[1]
        made = decisions.repoint(_ends(old_row.edge), _ends(new_row.edge), part)
        return table.fitted([old_row, new_row], made, 1), f"{old_article.name} became {new_article.name}"

    return _decide(principal, old_draft, new_draft, "re-pointed", decide)


def realign(*, principal: Principal, old_draft: Draft, new_draft: Draft) -> str:
    """Aligns two drafts again; what people confirmed stays, everything else is fitted around it."""

    def decide(table: Table) -> tuple[Outcome, str]:
        open_rows = [row for row in table.rows if not row.is_confirmed]
        return table.fitted(open_rows, [], 0), "everything but the confirmed aligned again"

    return _decide(principal, old_draft, new_draft, "aligned again", decide)


def undo(*, principal: Principal, old_draft: Draft, new_draft: Draft, entry_id: int) -> str:
    """Puts back what the last decision of the principal's organisation replaced.

    Raises DecidedMeanwhile where another decision is the last one, or somebody decided on the same articles.
    """

    def decide(table: Table) -> tuple[Outcome, str]:
        entry = queries.last_decision(principal, old_draft, new_draft)
        if entry is None or entry.pk != entry_id:
            raise DecidedMeanwhile("This is not the last decision any more.")
        outcome, made = table.outcome(), _outcome_of(entry.detail["after"])
        if made.items() - outcome.items():
            raise DecidedMeanwhile("Somebody has decided on the same articles since; undo is not possible.")
        kept = {edge: is_confirmed for edge, is_confirmed in outcome.items() if edge not in made}
        return kept | _outcome_of(entry.detail["before"]), f"undone: {entry.detail['said']}"

    return _decide(principal, old_draft, new_draft, "decision undone", decide, undoes=entry_id)


def _decide(
    principal: Principal,
    old_draft: Draft,
    new_draft: Draft,
    action: str,
    decide: Callable[[Table], tuple[Outcome, str]],
    **detail: int,
) -> str:
    """Makes one decision, alone on its treaty while it is made; answers what was decided, in words."""
    if not queries.is_earlier(old_draft, new_draft):
        raise DraftError("Lineage is decided from the older draft to the newer one; swap the two.")
    queries.edges_between(old_draft, new_draft)  # slow where it is not cached yet, so before the transaction
    with transaction.atomic():
        Treaty.objects.select_for_update().get(pk=new_draft.treaty_id)
        new_draft.refresh_from_db()
        table = Table(old_draft, new_draft)
        outcome, said = decide(table)
        LineageEdge.objects.filter(old_draft=old_draft, new_draft=new_draft).delete()
        confirmed = {edge for edge, is_confirmed in outcome.items() if is_confirmed}
        store_edges(old_draft, new_draft, table.old, table.new, outcome, confirmed)
        if new_draft.is_published and queries.parent_draft(new_draft) == old_draft:
            rethread_provisions(new_draft)
        detail |= _replacement(table.outcome(), outcome)
        old_id = str(old_draft.pk)
        record(principal, f"lineage {action}", "lineage", new_draft.pk, old_draft=old_id, said=said, **detail)
    return said


def _replacement(before: Outcome, after: Outcome) -> dict:
    """What a decision took away and put there, as the audit trail keeps it."""
    return {
        "before": [_edge_data(*item) for item in before.items() if item not in after.items()],
        "after": [_edge_data(*item) for item in after.items() if item not in before.items()],
    }


def _edge_data(edge: Edge, is_confirmed: bool) -> dict:
    return asdict(edge) | {"is_confirmed": is_confirmed}


def _outcome_of(data: Sequence[dict]) -> Outcome:
    """The edges that `_edge_data` wrote down."""
    return {
        Edge(
            tuple(item["old"]),
            tuple(item["new"]),
            item["kind"],
            item["score"],
            item["margin"],
            item["reason"],
        ): item["is_confirmed"]
        for item in data
    }


def _ends(edge: Edge) -> Pair:
    return edge.old, edge.new


def _names(row: Correspondence) -> str:
    """A correspondence in words: "Article 5 → Article 6, Article 7"."""
    sides = [", ".join(article.name for article in side) or "nothing" for side in (row.old, row.new)]
    return " → ".join(sides)
