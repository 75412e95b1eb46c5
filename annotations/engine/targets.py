"""Carry notes that are about more, or less, than a run of words: paragraphs, chapters, phrases, missing text.

Each such target is carried as the words or the article that it hangs on, and read back from where these went.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotations.engine.bounds import paragraph_around
from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Place, Reason, Span
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from drafts.engine.watch import occurrences

TargetLevel = Literal["span", "phrase", "paragraph", "gap", "article", "chapter", "draft"]

# A note on a chapter follows it where this share of the words that live on went to one chapter.
_CHAPTER_KEPT = 0.6


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is about: `level` says how `part`, `start` and `end` (code points, half-open) are meant.

    span, paragraph, phrase: these words. gap: the point `start` == `end`, at the end of the paragraph after which
    text is missing. article: the part. chapter: that of the part. draft: all of it.
    """

    part: int
    start: int
    end: int
    level: TargetLevel = "span"


def carry_targets(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], targets: Sequence[Target]
) -> tuple[CarriedSpan, ...]:
    """What became of each target of the old draft in the new one, in the order given.

    The answers are those of `carry`, in whose place and suggestion the offsets mean what the target's did. A target
    that is not in the old draft is "unmatched".
    """
    carried = carry(old, new, edges, [_span_of(old, target) for target in targets])
    return tuple(
        _read_back(old, new, edges, target, one) for target, one in zip(targets, carried, strict=True)
    )


def _span_of(old: Sequence[Part], target: Target) -> Span:
    """The words or the article that stand for a target; for text missing inside an article what stands before it."""
    if target.level in ("span", "paragraph"):
        return Span(target.part, target.start, target.end)
    if target.level == "gap" and _is_inside(old, target):
        before, _ = paragraph_around(old[target.part].text, target.start, target.start)
        return Span(target.part, before, target.start)
    return Span(target.part, 0, 0, "article")


def _is_inside(old: Sequence[Part], target: Target) -> bool:
    return 0 <= target.part < len(old) and 0 < target.start < len(old[target.part].text)


def _read_back(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], target: Target, carried: CarriedSpan
) -> CarriedSpan:
    if carried.status == "unmatched" or target.level in ("span", "article"):
        return carried
    if target.level == "chapter":
        return _carry_chapter(old, new, edges, target.part)
    if target.level == "draft":
        return _placed(Place(0, 0, 0, "", "article", 1.0, "same")) if new else _orphaned("gone")
    if target.level == "phrase":
        return _carry_phrase(old, new, target)
    reshaped = _at_paragraph if target.level == "paragraph" else _at_gap
    return replace(
        carried,
        place=carried.place and reshaped(new, carried.place),
        suggestion=carried.suggestion and reshaped(new, carried.suggestion),
    )


def _at_paragraph(new: Sequence[Part], place: Place) -> Place:
    """The whole paragraphs around a place."""
    text = new[place.part].text
    start, end = paragraph_around(text, place.start, place.end)
    return replace(place, start=start, end=end, text=text[start:end])


def _at_gap(new: Sequence[Part], place: Place) -> Place:
    """The point behind the paragraphs around a place."""
    _, end = paragraph_around(new[place.part].text, place.start, place.end)
    return replace(place, start=end, end=end, text="")


def _carry_phrase(old: Sequence[Part], new: Sequence[Part], target: Target) -> CarriedSpan:
    """A phrase lives on while it stands anywhere in the draft; its place is the first occurrence."""
    phrase = old[target.part].text[target.start : target.end]
    found = next(iter(occurrences(new, phrase)), None)
    if found is None:
        return _orphaned("gone")
    return _placed(Place(found.part, found.start, found.end, found.words, "span", 1.0, "same"))


def _carry_chapter(old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], part: int) -> CarriedSpan:
    """A chapter became the one to which most of its words went, article by article."""
    homes: Counter[str] = Counter()
    for edge in edges:
        inside = [old[index] for index in edge.old if old[index].chapter == old[part].chapter]
        if inside and edge.new:
            homes[new[edge.new[0]].chapter] += sum(1 + len(one.text) for one in inside)
    if not homes:
        return _orphaned("gone")
    chapter, weight = homes.most_common(1)[0]
    if not chapter:
        return _orphaned("chapter-gone")
    share = weight / homes.total()
    first = next(index for index, one in enumerate(new) if one.chapter == chapter)
    reason: Reason = "same" if share == 1 and chapter == old[part].chapter else "edited"
    if share >= _CHAPTER_KEPT:
        return _placed(Place(first, 0, 0, "", "article", share, reason))
    suggestion = Place(first, 0, 0, "", "article", share, "chapter-divided")
    return CarriedSpan("review", None, suggestion, share, "chapter-divided")


def _placed(place: Place) -> CarriedSpan:
    return CarriedSpan(
        "carried" if place.reason == "same" else "changed", place, None, place.kept, place.reason
    )


def _orphaned(reason: Reason) -> CarriedSpan:
    return CarriedSpan("orphaned", None, None, 0.0, reason)
