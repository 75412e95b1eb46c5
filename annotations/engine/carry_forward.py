"""Carry annotations from one draft to the next: a word comparison of the mapped article, with guards.

A span goes where the comparison says its words went, if enough of it and of its surroundings is still there and
there is no doubt which article its article became. Everything else is for a person to decide, with a suggestion.
No note is lost, none is placed on a guess.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from annotations.engine.correspondence import Correspondence, Drafts
from annotations.engine.doubts import KEPT, MARGIN, doubt_about, is_pinned
from annotations.engine.landing import Landing, land
from annotations.engine.leftovers import Leftovers
from annotations.engine.spans import CarriedSpan, Place, Reason, Span, Status
from annotations.engine.suggestions import article_at, place_at, place_of, suggest
from drafts.engine.alignment import Edge
from drafts.engine.diff import Op, diff_words
from drafts.engine.parts import Part

# A note on a whole article follows it while this share of its words stays.
_ARTICLE_KEPT = 0.3


def carry(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], spans: Sequence[Span]
) -> tuple[CarriedSpan, ...]:
    """What became of each span of the old draft in the new one, in the order given.

    `edges` is `drafts.engine.alignment.align(old, new)`, or what a person corrected in it.
    """
    drafts = Drafts(old, new, edges)
    leftovers = Leftovers(drafts)
    carried = tuple(_carry(drafts, leftovers, span) for span in spans)
    assert all(_is_sound(one, new) for one in carried)
    return carried


def what_changed(old_quote: str, carried: CarriedSpan) -> tuple[Op, ...]:
    """The changes inside an annotated passage, as its note shows them, up to its place or else its suggestion."""
    there = carried.place or carried.suggestion
    return diff_words(old_quote, there.text if there else "")


def _is_sound(carried: CarriedSpan, new: Sequence[Part]) -> bool:
    """Whether the answer has what its status promises, and quotes the new draft truly."""
    there = carried.place or carried.suggestion
    return (
        (carried.place is not None) == (carried.status in ("carried", "changed"))
        and (carried.suggestion is not None) == (carried.status == "review")
        and (there is None or there.text == new[there.part].text[there.start : there.end])
    )


def _carry(drafts: Drafts, leftovers: Leftovers, span: Span) -> CarriedSpan:
    if not 0 <= span.part < len(drafts.old):
        return _unmatched()
    found = drafts.of(span.part)
    if span.level == "article":
        return _carry_article(drafts, leftovers, span.part, found)
    if not 0 <= span.start < span.end <= len(drafts.old[span.part].text):
        return _unmatched()
    if found is None:
        return _open(leftovers.find(span.part, span.start, span.end), 0.0)
    return _follow(drafts, leftovers, span, found)


def _follow(drafts: Drafts, leftovers: Leftovers, span: Span, found: Correspondence) -> CarriedSpan:
    """Carry a span whose article lives on."""
    offset = found.old.offsets[found.old.parts.index(span.part)]
    start, end = offset + span.start, offset + span.end
    if _is_same_article(found):
        return _placed(place_at(found, start, end, "span", 1.0, "same"))
    tokens = found.old.words.within(start, end)
    if not tokens:
        return _unmatched()
    landing = land(found, tokens)
    doubt = doubt_about(drafts, leftovers, found, tokens, landing)
    if landing is not None and doubt is None:
        return _placed(_fitted(found, tokens, landing, start, end))
    moved = land(found.reordered, tokens) if found.moved else None
    stays = len(found.new.parts) == 1
    if moved is not None and stays and is_pinned(drafts, found.reordered, tokens, moved):
        return _placed(replace(_fitted(found, tokens, moved, start, end), reason="reordered"))
    kept = landing.kept if landing else 0.0
    if kept < KEPT or doubt == "rival":
        within = place_of(found, moved, "span", "moved") if moved else None
        there = within or leftovers.find(span.part, span.start, span.end)
        if there is not None and there.kept >= kept:
            return _open(there, kept)
    return _open(suggest(found, tokens, landing, doubt or "gone"), kept)


def _is_same_article(found: Correspondence) -> bool:
    """Whether nothing changed: the same text under the same number, or under another without doubt."""
    sure = found.edge.kind == "kept" or found.edge.margin >= MARGIN
    return sure and found.old.words.text == found.new.words.text and len(found.new.parts) == 1


def _fitted(found: Correspondence, tokens: range, landing: Landing, start: int, end: int) -> Place:
    """The place of a safe landing, to the code point where the annotated text is there verbatim.

    Spans need not begin and end with a word, and a comparison may match the same word a little further on.
    """
    old, new = found.old.words, found.new.words
    quote = old.text[start:end]
    first, last = new.span(range(landing.first, landing.last))
    opening, closing = found.new.span_of(found.new.part_at(first))
    window = max(opening, first - len(quote)), min(closing, last + len(quote))
    if new.text.count(quote, *window) == 1:
        exact = new.text.find(quote, *window)
        if exact < last and first < exact + len(quote):
            return place_at(found, exact, exact + len(quote), "span", 1.0, "same")
    is_noise = old.codes[tokens.start : tokens.stop] == new.codes[landing.first : landing.last]
    return place_of(found, landing, "span", "noise" if is_noise else "edited")


def _carry_article(
    drafts: Drafts, leftovers: Leftovers, part: int, found: Correspondence | None
) -> CarriedSpan:
    """Carry a note on a whole article; where only its closing became another part, it stays with the article."""
    if found is None:
        return _open(leftovers.find_any(part), 0.0)
    rank = found.old.parts.index(part)
    words = found.old.words.words_of(found.old.tokens_of(rank))
    homes = Counter(found.new.part_of(found.matches[token]) for token in words if token in found.matches)
    kept = homes.total() / len(words) if words else 1.0
    others = [rank for rank, new in enumerate(found.new.parts) if drafts.new[new].kind != "conclusions"]
    home = others[0] if len(others) == 1 else homes.most_common(1)[0][0] if homes else 0
    reason: Reason = "same" if found.old.text_of(rank) == found.new.text_of(home) else "edited"
    if len(others) > 1:
        return _open(article_at(found, home, kept, "divided"), kept)
    if found.edge.margin < MARGIN and not _is_same_article(found):
        return _open(article_at(found, home, kept, "article-unsure"), kept)
    if kept < _ARTICLE_KEPT:
        return _open(article_at(found, home, kept, "rewritten"), kept)
    return _placed(article_at(found, home, kept, reason))


def _placed(place: Place) -> CarriedSpan:
    status: Status = "carried" if place.reason == "same" else "changed"
    return CarriedSpan(status, place, None, place.kept, place.reason)


def _open(suggestion: Place | None, kept: float) -> CarriedSpan:
    if suggestion is None:
        return CarriedSpan("orphaned", None, None, kept, "gone")
    return CarriedSpan("review", None, suggestion, kept, suggestion.reason)


def _unmatched() -> CarriedSpan:
    return CarriedSpan("unmatched", None, None, 0.0, "not-there")
