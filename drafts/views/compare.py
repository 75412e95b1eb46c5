"""Any two drafts of a treaty beside each other, whole or one article."""

import uuid
import zlib
from collections.abc import Sequence

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from drafts import access, queries
from drafts.engine.comparison import Comparison
from drafts.models import Article, Treaty
from drafts.views.chapters import chapters_of
from drafts.views.choice import Choice, choice_of
from drafts.views.matters import matters_view
from drafts.views.pairs import comparable_drafts
from drafts.views.redline import redline_of
from drafts.views.tongues import in_other_languages

_DAY = 24 * 60 * 60
_PAGE_VERSION = "2"
"""Part of the key of kept pages: raise it when the same comparison is set in another way."""


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """First what changed, then the text with every change in its place."""
    treaty = access.treaty_or_404(slug)
    drafts = comparable_drafts(request.principal, treaty)
    choice = choice_of(request.GET, drafts)
    languages = {draft.language for draft in drafts}
    context = {"treaty": treaty, "drafts": drafts, "choice": choice, "languages": languages}
    if choice is not None:
        context["tongues"] = in_other_languages(choice, drafts)
        context["body"] = _one_article(choice, treaty) if choice.article else _all_articles(choice, treaty)
    return render(request, "drafts/compare.html", context)


def _all_articles(choice: Choice, treaty: Treaty) -> SafeString:
    """The whole comparison as set before for the same texts, lineage and address, or else set now and kept."""
    old_articles, new_articles = queries.articles_of(choice.old), queries.articles_of(choice.new)
    old, new = ([queries.part_of(one) for one in side] for side in (old_articles, new_articles))
    edges = queries.edges_between(choice.old, choice.new, old_articles, new_articles)
    texts = queries.comparison_key(old, new, edges, choice.lens)
    key = f"compare-page:{queries.digest([texts, choice.address, choice.new.language, _PAGE_VERSION])}"
    kept = cache.get(key)
    if kept is not None:
        return mark_safe(zlib.decompress(kept).decode())
    comparison = queries.compare_cached(old, new, edges, choice.lens)
    body = _body(choice, treaty, comparison, old_articles, new_articles)
    cache.set(key, zlib.compress(body.encode(), 1), _DAY)
    return body


def _one_article(choice: Choice, treaty: Treaty) -> SafeString:
    """One article with what it came from or became; the rest of the treaty is not compared."""
    found = queries.article_comparison(choice.old, choice.new, article_id_of(choice.article), choice.lens)
    if found is None:
        raise Http404
    return _body(choice, treaty, *found)


def _body(
    choice: Choice,
    treaty: Treaty,
    comparison: Comparison,
    old_articles: Sequence[Article],
    new_articles: Sequence[Article],
) -> SafeString:
    """What matters, what changed, and the redline."""
    matters = queries.matters_of(comparison, choice.new.language)
    views = redline_of(comparison, old_articles, new_articles, matters)
    context = {
        "treaty": treaty,
        "choice": choice,
        "counts": comparison.counts,
        "matters": matters_view(matters, views, choice.kind, choice.of_kind),
        "chapters": chapters_of(views, choice.view, choice.kind),
        "steps": sum(view.steps(choice.view, choice.kind) for view in views),
    }
    return mark_safe(render_to_string("drafts/compare_body.html", context))


def article_id_of(value: str) -> uuid.UUID:
    """The id in an address; 404 for what is none."""
    try:
        return uuid.UUID(value)
    except ValueError as error:
        raise Http404 from error
