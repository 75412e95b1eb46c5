"""Carry forward what is only known as quoted words in an article, as people and other programs cite."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotations.engine.anchoring import count_quote, find_quote
from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Span
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the old part with that index, with the text before and after them where it is known."""

    part: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def carry_quotes(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], wanted: Sequence[Span | Quote]
) -> tuple[CarriedSpan, ...]:
    """`carry` for spans and quotes, in the order given.

    A quote that is not in its article is unmatched. One that stands there several times and cannot be told
    apart is for review: its article is suggested, none of the places is chosen.
    """
    spans = [one if isinstance(one, Span) else _span_of(old, one) for one in wanted]
    carried = carry(old, new, edges, spans)
    return tuple(
        _undecided(answer) if isinstance(one, Quote) and span.level == "article" else answer
        for one, span, answer in zip(wanted, spans, carried, strict=True)
    )


def _span_of(old: Sequence[Part], quote: Quote) -> Span:
    """Where the quote stands: the whole article if in several places, an empty span if nowhere."""
    text = old[quote.part].text if 0 <= quote.part < len(old) else ""
    found = find_quote(text, quote.exact, quote.prefix, quote.suffix)
    if found:
        return Span(quote.part, *found)
    return Span(quote.part, 0, 0, "article" if count_quote(text, quote.exact) else "span")


def _undecided(answer: CarriedSpan) -> CarriedSpan:
    there = answer.place or answer.suggestion
    if there is None:
        return answer
    return CarriedSpan("review", None, replace(there, reason="ambiguous"), 0.0, "ambiguous")
