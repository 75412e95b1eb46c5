"""The columns that say what a placement is about; the server slices the text itself and believes no one."""

from annotations.engine.bounds import paragraph_around
from annotations.engine.selectors import CONTEXT, quote_selector
from annotations.errors import BadTarget, QuoteMismatch
from annotations.models import QUOTING_LEVELS, Level
from drafts.engine.watch import occurrences
from drafts.models import Article
from drafts.queries import part_of


def placement_target(
    article: Article, level: str, start: int | None = None, end: int | None = None, exact: str = ""
) -> dict:
    """Article, level, offsets and quote of a placement. Offsets are code points, half-open.

    Words must stand where the person saw them, else QuoteMismatch; a paragraph and a place for missing text are
    at the borders of paragraphs, a phrase is made of whole words, a chapter has a name, else BadTarget.
    """
    if level in QUOTING_LEVELS or level == Level.GAP:
        return _inside(article, level, start, end, exact)
    empty = {"start": None, "end": None, "exact": "", "prefix": "", "suffix": ""}
    return {"article": _first_of(article, level), "level": level, **empty}


def _first_of(article: Article, level: str) -> Article:
    """The article that stands for the whole: itself, or the first of its chapter or draft."""
    if level == Level.ARTICLE:
        return article
    if level == Level.CHAPTER and not article.chapter:
        raise BadTarget(f"{article.name} is in no chapter.")
    together = article.draft.articles.order_by("ordinal")
    return (together.filter(chapter=article.chapter) if level == Level.CHAPTER else together)[0]


def _inside(article: Article, level: str, start: int | None, end: int | None, exact: str) -> dict:
    text = article.text
    if start is None or end is None or not 0 <= start <= end <= len(text) or text[start:end] != exact:
        raise QuoteMismatch(
            "The selected words are not at this place of the article. Reload the page and select them again."
        )
    if (start == end) != (level == Level.GAP):
        raise QuoteMismatch("No words are selected. Select the words that the note is about.")
    if level == Level.PARAGRAPH and paragraph_around(text, start, end) != (start, end):
        raise BadTarget("This is not a whole paragraph.")
    if level == Level.GAP and end not in (len(text), text.find("\n", end)):
        raise BadTarget("Missing text can only be marked after a paragraph.")
    if level == Level.PHRASE and not occurrences([part_of(article)], exact):
        raise BadTarget("A phrase is made of whole words.")
    return {"article": article, "level": level, "start": start, "end": end, **_quote(text, start, end)}


def _quote(text: str, start: int, end: int) -> dict:
    """The words as a placement stores them, with what stands before and after them."""
    if start == end:
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return {"exact": "", "prefix": before, "suffix": after}
    quote = quote_selector(text, start, end)
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
