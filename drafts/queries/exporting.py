"""Stored texts as the exports take them."""

import uuid

from drafts.engine.comparison import Comparison
from drafts.engine.lens import PLAIN, Lens
from drafts.engine.source import Footnote
from drafts.exports.akn.document import TreatyText
from drafts.exports.redline import DraftName, Redline
from drafts.models import Draft
from drafts.queries.comparing import article_comparison, comparison_between
from drafts.queries.force import matters_of
from drafts.queries.texts import parts_of_draft


def redline_between(
    old_draft: Draft, new_draft: Draft, article_id: uuid.UUID | None = None, lens: Lens = PLAIN
) -> Redline | None:
    """What changed between two drafts, or in one article of either; None for an article of neither."""
    if article_id is None:
        return _redline(old_draft, new_draft, comparison_between(old_draft, new_draft, lens=lens))
    found = article_comparison(old_draft, new_draft, article_id, lens)
    if found is None:
        return None
    comparison, old_articles, new_articles = found
    name = next(article.name for article in (*new_articles, *old_articles))
    return _redline(old_draft, new_draft, comparison, name)


def text_of_draft(draft: Draft) -> TreatyText:
    """A whole draft with its footnotes."""
    return TreatyText(
        treaty=draft.treaty.title,
        slug=draft.treaty.slug,
        draft=name_of_draft(draft),
        language=draft.language,
        parts=parts_of_draft(draft.pk),
        footnotes=[Footnote(note.label, note.text) for note in draft.footnotes.all()],
    )


def name_of_draft(draft: Draft) -> DraftName:
    """Label, symbol and date."""
    return DraftName(draft.label, draft.symbol, draft.issued_on)


def _redline(old: Draft, new: Draft, comparison: Comparison, article: str = "") -> Redline:
    names = name_of_draft(old), name_of_draft(new)
    matters = matters_of(comparison, new.language)
    return Redline(new.treaty.short_title, *names, new.language, comparison, article, matters)
