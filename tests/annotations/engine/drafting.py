"""Small drafts for the tests of carrying forward."""

from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Span
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part


def article(number: str, *paragraphs: str) -> Part:
    return Part("article", number, "", "", "\n".join(paragraphs))


def became(old: int, new: int, kind="kept", margin=1.0) -> Edge:
    return Edge((old,), (new,), kind, 0.9, margin, "")


def span_of(parts: list[Part], part: int, quote: str) -> Span:
    start = parts[part].text.index(quote)
    return Span(part, start, start + len(quote))


def carry_quote(old: list[Part], new: list[Part], edges: list[Edge], part: int, quote: str) -> CarriedSpan:
    return carry(old, new, edges, [span_of(old, part, quote)])[0]
