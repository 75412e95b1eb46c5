"""Where a person should look first when a span could not be carried: span, sentence, paragraph, article.

Each rung widens the old span, looks where its words went, and names itself in the answer.
"""

from rapidfuzz import fuzz

from annotations.engine.bounds import paragraph_around, sentence_around, sentence_spans, take_in_brackets
from annotations.engine.correspondence import Correspondence
from annotations.engine.landing import Landing, land
from annotations.engine.spans import Place, Reason, Rung

# From which share of its words a rung of the ladder bears the weight of a suggestion.
_SPAN, _SENTENCE, _PARAGRAPH, _ARTICLE = 0.3, 0.5, 0.5, 0.2
# Rewritten text in the same place is offered from this likeness (0..100) of its letters, so far ahead of others.
_SIMILAR, _LEAD = 60, 10
# Words that replaced the span are at most this many times as many, or this many.
_REPLACEMENT = 3


def suggest(found: Correspondence, tokens: range, landing: Landing | None, reason: Reason) -> Place | None:
    """The first rung of the ladder that bears, or None when the text is gone.

    `tokens` is the span in the old text, `landing` where its words went, `reason` why that was not enough.
    """
    if landing is not None and landing.kept >= _SPAN:
        return place_of(found, landing, "span", reason)
    start, end = found.old.words.span(tokens)
    text, kept = found.old.words.text, landing.kept if landing else 0.0
    sentence = found.old.words.within(*sentence_around(text, start, end))
    paragraph = found.old.words.paragraph_of(tokens)
    return (
        _from_sentence(found, tokens, sentence, kept)
        or _similar(found, sentence, kept)
        or _from_paragraph(found, paragraph, kept)
        or (
            landing
            and kept >= _ARTICLE
            and article_at(found, found.new.part_of(landing.first), kept, "rewritten")
        )
        or None
    )


def place_of(found: Correspondence, landing: Landing, rung: Rung, reason: Reason) -> Place:
    """A landing as a place in the new draft."""
    words = found.new.words
    start, end = take_in_brackets(words.text, *words.span(range(landing.first, landing.last)))
    return place_at(found, start, end, rung, landing.kept, reason)


def place_at(found: Correspondence, start: int, end: int, rung: Rung, kept: float, reason: Reason) -> Place:
    """A span of the correspondence's new text, which lies in one article, as a place in the new draft."""
    rank = found.new.part_at(start)
    offset = found.new.offsets[rank]
    return Place(
        found.new.parts[rank],
        start - offset,
        end - offset,
        found.new.words.text[start:end],
        rung,
        kept,
        reason,
    )


def article_at(found: Correspondence, rank: int, kept: float, reason: Reason) -> Place:
    """The whole of one of the new parts, counted from 0 in the correspondence."""
    text = found.new.text_of(rank)
    return Place(found.new.parts[rank], 0, len(text), text, "article", kept, reason)


def _from_sentence(found: Correspondence, tokens: range, sentence: range, kept: float) -> Place | None:
    """What replaced the span in a sentence that stays, or else that sentence."""
    there = land(found, sentence)
    if there is None or there.kept < _SENTENCE:
        return None
    gap = _gap(found, tokens)
    if 0 < len(gap) <= max(_REPLACEMENT, _REPLACEMENT * len(tokens)):
        return place_of(found, Landing(gap.start, gap.stop, kept, 0.0, True), "span", "replaced")
    start, end = found.new.words.span(range(there.first, there.last))
    around = _inside_article(found, start, *sentence_around(found.new.words.text, start, end))
    return place_at(found, *around, "sentence", kept, "deleted-here")


def _from_paragraph(found: Correspondence, paragraph: range, kept: float) -> Place | None:
    there = land(found, paragraph)
    if kept == 0 or there is None or there.kept < _PARAGRAPH:
        return None
    start, end = found.new.words.span(range(there.first, there.last))
    around = _inside_article(found, start, *paragraph_around(found.new.words.text, start, end))
    return place_at(found, *around, "paragraph", kept, "rewritten")


def _similar(found: Correspondence, sentence: range, kept: float) -> Place | None:
    """The one new sentence, among those put where the old one stood, that resembles it."""
    gap = _gap(found, sentence)
    if not gap:
        return None
    old, new = found.old.words, found.new.words
    wanted = old.text[slice(*old.span(sentence))].casefold()
    start, end = new.span(gap)
    spans = sentence_spans(new.text, *_inside_article(found, start, *sentence_around(new.text, start, end)))
    scored = sorted(
        ((fuzz.ratio(wanted, new.text[slice(*span)].casefold()), span) for span in spans), reverse=True
    )
    (best, span), second = scored[0], scored[1][0] if len(scored) > 1 else 0.0
    if best < _SIMILAR or best - second < _LEAD:
        return None
    return place_at(found, *span, "sentence", kept, "similar")


def _gap(found: Correspondence, tokens: range) -> range:
    """The new tokens between what stands next to the span's left and right; none when that is two articles."""
    last_old = len(found.old.words.codes)
    before = next((found.matches[at] for at in range(tokens.start - 1, -1, -1) if at in found.matches), -1)
    after = next(
        (found.matches[at] for at in range(tokens.stop, last_old) if at in found.matches),
        len(found.new.words.codes),
    )
    gap = range(before + 1, after)
    same = gap and found.new.part_of(gap[0]) == found.new.part_of(gap[-1])
    return gap if same else range(0)


def _inside_article(found: Correspondence, at: int, start: int, end: int) -> tuple[int, int]:
    """The span cut to the article that holds the offset `at`."""
    opening, closing = found.new.span_of(found.new.part_at(at))
    return max(start, opening), min(end, closing)
