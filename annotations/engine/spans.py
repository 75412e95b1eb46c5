"""What goes into carrying forward and what comes out of it.

Parts are indexes into the sequences of parts of the old and the new draft. Offsets are Unicode code points into a
part's text, half-open.
"""

from dataclasses import dataclass
from typing import Literal

Level = Literal["span", "article"]
Rung = Literal["span", "sentence", "paragraph", "article"]
Status = Literal["carried", "changed", "review", "orphaned", "unmatched"]
Reason = Literal[
    "same",
    "edited",
    "noise",
    "reordered",
    "article-unsure",
    "rewritten",
    "surroundings",
    "rival",
    "moved",
    "replaced",
    "deleted-here",
    "similar",
    "divided",
    "chapter-divided",
    "chapter-gone",
    "ambiguous",
    "gone",
    "not-there",
]

EXPLANATIONS: dict[Reason, str] = {
    "same": "The words are the same, in the same place.",
    "edited": "The same place; words or brackets inside it changed.",
    "noise": "The same words; only spacing, quotation marks, dashes or a list label changed.",
    "reordered": "The passage now stands elsewhere in the same article.",
    "article-unsure": "More than one article could be the one that this article became.",
    "rewritten": "Most of these words were rewritten.",
    "surroundings": "The text around these words was rewritten.",
    "rival": "Another passage resembles it as much.",
    "moved": "The words seem to have moved here.",
    "replaced": "Other words stand in their place.",
    "deleted-here": "The words were deleted from this text, which otherwise stays.",
    "similar": "New text in the same place resembles it.",
    "divided": "The article was divided; this is the part that holds most of it.",
    "chapter-divided": "Its articles went to more than one chapter; this one took most of them.",
    "chapter-gone": "Its articles are in no chapter any more.",
    "ambiguous": "The quoted words stand more than once in the old article.",
    "gone": "The text was deleted.",
    "not-there": "The span is not in the old text.",
}
"""What each reason means, for people."""


@dataclass(frozen=True, slots=True)
class Span:
    """Annotated words of an old part; at level "article" the whole part, whatever `start` and `end` say."""

    part: int
    start: int
    end: int
    level: Level = "span"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the new draft: `text` is `new[part].text[start:end]`.

    `rung` says how far the span was widened to find it, `kept` (0..1) which share of the annotated words is
    still there.
    """

    part: int
    start: int
    end: int
    text: str
    rung: Rung
    kept: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class CarriedSpan:
    """What became of one span.

    carried: verbatim, at `place`. changed: the same place, edited inside. review: not sure; `suggestion` is where a
    person should look first. orphaned: deleted, nothing to suggest. unmatched: the span is not in the old
    draft. Only carried and changed have a `place`, only review has a `suggestion`.
    """

    status: Status
    place: Place | None
    suggestion: Place | None
    kept: float
    reason: Reason
