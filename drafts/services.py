"""Writes of texts: a file is received, read, staged and published. Each function owns its transaction."""

import hashlib
import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django_tasks import task

from drafts import queries
from drafts.engine.alignment import Edge, align
from drafts.engine.parts import ParsedDraft
from drafts.errors import AlreadyThere, DraftError, NotStaged
from drafts.models import (
    Article,
    Draft,
    DraftState,
    Footnote,
    LineageEdge,
    Provision,
    Session,
    SourceFile,
    Treaty,
)
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record

INHERITING_KINDS = ("kept", "renumbered", "moved", "split", "merged")


def receive_file(
    *,
    principal: Principal,
    treaty: Treaty,
    name: str,
    data: bytes,
    label: str,
    issued_on: date,
    symbol: str = "",
    language: str = "",
    session: Session | None = None,
) -> tuple[Draft, bool]:
    """Keeps a file as a draft that is still to be read; returns it and whether it is new.

    The same file given twice by one organisation, even at once, is one draft. Raises AlreadyThere where a
    published draft of the treaty has this label.
    """
    if queries.published_drafts(treaty.pk).filter(label=label).exists():
        raise AlreadyThere(f"{treaty.short_title} already has a published draft with the label “{label}”.")
    sha256 = hashlib.sha256(data).hexdigest()
    same_file = Draft.objects.filter(
        treaty=treaty,
        organisation_id=principal.organisation_id,
        source_sha256=sha256,
        state__in=(DraftState.READING, DraftState.STAGED),
    )
    if existing := same_file.first():
        return existing, False
    draft = Draft(
        treaty=treaty,
        organisation_id=principal.organisation_id,
        session=session,
        label=label,
        symbol=symbol,
        issued_on=issued_on,
        language=language,
        state=DraftState.READING,
        source_sha256=sha256,
    )
    try:
        with transaction.atomic():
            draft.save()
            SourceFile.objects.create(draft=draft, name=name, content=data)
            record(principal, "draft received", "draft", draft.pk, label=label, file=name)
    except IntegrityError:
        return same_file.get(), False
    return draft, True


@task()
def read_in_background(draft_id: str) -> None:
    """The task that reads a received file; at once or in a worker, as the settings say."""
    read_received(uuid.UUID(draft_id))


def read_received(draft_id: uuid.UUID) -> Draft:
    """Reads the file of a received draft, outside any transaction, and stages what was found.

    A file that cannot be read leaves the draft refused, with the reason in `reading["error"]`, and no text.
    """
    draft = Draft.objects.select_related("source_file", "treaty").get(pk=draft_id, state=DraftState.READING)
    try:
        parsed = read_in_child(bytes(draft.source_file.content), draft.source_file.name)
    except UnreadableFile as error:
        draft.state, draft.reading = DraftState.REFUSED, {"error": str(error)}
        draft.save(update_fields=["state", "reading"])
        return draft
    return stage(draft, parsed)


def stage(draft: Draft, parsed: ParsedDraft) -> Draft:
    """Stores what was read, with its lineage to the draft before it; nothing of it is published yet."""
    draft.language = draft.language or parsed.language or "en"
    draft.reading = _account_of(parsed)
    draft.state = DraftState.STAGED
    previous = queries.previous_draft(draft)
    old_articles = queries.articles_of(previous) if previous else []
    edges = align([queries.part_of(a) for a in old_articles], parsed.parts) if previous else ()
    with transaction.atomic():
        articles = Article.objects.bulk_create(
            Article(
                draft=draft,
                ordinal=ordinal,
                kind=part.kind,
                number=part.number,
                label=part.label[:120],
                heading=part.heading,
                chapter=part.chapter,
                text=part.text,
            )
            for ordinal, part in enumerate(parsed.parts)
        )
        Footnote.objects.bulk_create(
            Footnote(draft=draft, ordinal=ordinal, label=note.label, text=note.text)
            for ordinal, note in enumerate(parsed.footnotes)
        )
        if previous:
            _store_edges(previous, draft, old_articles, articles, edges)
        draft.save(update_fields=["language", "reading", "state"])
    return draft


def _account_of(parsed: ParsedDraft) -> dict:
    """What the reader doubted and where each character went, as the draft keeps it."""
    return {
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


def _store_edges(
    old_draft: Draft,
    new_draft: Draft,
    old_articles: list[Article],
    new_articles: list[Article],
    edges: tuple[Edge, ...],
) -> None:
    LineageEdge.objects.bulk_create(
        LineageEdge(
            old_draft=old_draft,
            new_draft=new_draft,
            old_article=old_articles[old] if old is not None else None,
            new_article=new_articles[new] if new is not None else None,
            kind=edge.kind,
            score=edge.score,
            margin=edge.margin,
            reason=edge.reason[:200],
        )
        for edge in edges
        for old in (edge.old or (None,))
        for new in (edge.new or (None,))
    )


def correct_draft(*, principal: Principal, draft: Draft, **details) -> Draft:
    """Corrects label, symbol, date, language or session of a staged draft. Raises NotStaged for any other.

    A new date or language can mean another previous draft, so the lineage is looked at again.
    """
    with transaction.atomic():
        if not Draft.objects.filter(pk=draft.pk, state=DraftState.STAGED).update(**details):
            raise NotStaged("This draft is not staged any more; its details cannot be changed.")
        draft.refresh_from_db()
        _refresh_lineage(draft)
        record(principal, "draft corrected", "draft", draft.pk, fields=sorted(details))
    return draft


def publish_draft(*, principal: Principal, draft: Draft, now: datetime) -> Draft:
    """Publishes a staged draft: from here on its text never changes, and its provisions have their threads.

    Raises NotStaged where the draft is not staged (any more), AlreadyThere where its label is taken. Notes are
    carried by annotations.services, which calls this inside its own transaction.
    """
    others = queries.published_drafts(draft.treaty_id).exclude(pk=draft.pk)
    if others.filter(label=draft.label, language=draft.language).exists():
        raise AlreadyThere(
            f"{draft.treaty.short_title} already has a published draft with the label “{draft.label}”."
        )
    if not draft.articles.exists():
        raise DraftError("This draft has no text to publish.")
    with transaction.atomic():
        _refresh_lineage(draft)
        _thread_provisions(draft)
        changed = Draft.objects.filter(pk=draft.pk, state=DraftState.STAGED).update(
            state=DraftState.PUBLISHED, published_at=now
        )
        if not changed:
            raise NotStaged("This draft is not staged any more; somebody else has published or discarded it.")
        record(principal, "draft published", "draft", draft.pk, label=draft.label)
    draft.refresh_from_db()
    return draft


def _refresh_lineage(draft: Draft) -> None:
    """Aligns again where another draft was published since this one was staged."""
    previous = queries.previous_draft(draft)
    stale = LineageEdge.objects.filter(new_draft=draft).exclude(old_draft=previous)
    if previous is None or draft.edges_back.filter(old_draft=previous).exists():
        stale.delete()
        return
    stale.delete()
    old_articles, new_articles = queries.articles_of(previous), queries.articles_of(draft)
    edges = queries.edges_between(previous, draft, old_articles, new_articles)
    _store_edges(previous, draft, old_articles, new_articles, edges)


def _thread_provisions(draft: Draft) -> None:
    """Gives each article the provision of the old article it best continues, or a new one."""
    inherited: dict[uuid.UUID, uuid.UUID] = {}
    rows = draft.edges_back.filter(kind__in=INHERITING_KINDS).select_related("old_article")
    for row in sorted(rows, key=lambda row: (-row.score, row.pk)):
        provision = row.old_article.provision_id
        if row.new_article_id not in inherited and provision not in inherited.values():
            inherited[row.new_article_id] = provision
    articles = queries.articles_of(draft)
    fresh = [Provision(treaty_id=draft.treaty_id) for article in articles if article.pk not in inherited]
    Provision.objects.bulk_create(fresh)
    unused = iter(fresh)
    for article in articles:
        article.provision_id = inherited.get(article.pk) or next(unused).pk
    Article.objects.bulk_update(articles, ["provision_id"])


def discard_draft(*, principal: Principal, draft: Draft) -> None:
    """Removes a draft that was never published, with its file. Raises NotStaged for any other."""
    with transaction.atomic():
        never_published = (DraftState.READING, DraftState.REFUSED, DraftState.STAGED)
        found = Draft.objects.select_for_update().filter(pk=draft.pk, state__in=never_published).first()
        if found is None:
            raise NotStaged("This draft is published or gone; it cannot be discarded.")
        record(principal, "draft discarded", "draft", draft.pk, label=draft.label)
        found.delete()


def withdraw_draft(*, principal: Principal, draft: Draft, reason: str) -> None:
    """Takes a published draft out of sight; its text stays as it was. Raises NotStaged where it is not published."""
    with transaction.atomic():
        published = Draft.objects.filter(pk=draft.pk, state=DraftState.PUBLISHED)
        if not published.update(state=DraftState.WITHDRAWN):
            raise NotStaged("Only a published draft can be withdrawn.")
        record(principal, "draft withdrawn", "draft", draft.pk, label=draft.label, reason=reason)
