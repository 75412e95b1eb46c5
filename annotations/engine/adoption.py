"""Whether proposed wording stands in the next draft: verbatim, nearly, or not at all.

Only paragraphs that the old draft does not have are looked at, since what stood there before was not adopted, and
wording counts only where the new text is nearer to it than the old text was. Offsets are code points, half-open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from annotations.engine.bounds import paragraph_spans
from annotations.engine.folding import Folded, fold
from drafts.engine.parts import Part

# Likeness (0..1) from which wording counts as nearly adopted, and by how much it must beat the old text.
_NEAR, _LEAD = 0.85, 0.05
# Wording of fewer words says nothing by itself: it must stand where the note is.
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """Wording asked for in place of `quote`, in the old part `part`; `homes` are the new parts that it became."""

    part: int
    quote: str
    wording: str
    homes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """Where the wording stands: `new[part].text[start:end]`. `similarity` is 1 where it is verbatim."""

    part: int
    start: int
    end: int
    text: str
    similarity: float

    @property
    def is_verbatim(self) -> bool:
        return self.similarity == 1


def find_adopted(
    old: Sequence[Part], new: Sequence[Part], proposals: Sequence[Proposal]
) -> tuple[Adoption | None, ...]:
    """For each proposal the best place of its wording in what is new, in the order given."""
    known = {paragraph for part in old for paragraph in part.paragraphs}
    fresh = [
        (index, start, end)
        for index, part in enumerate(new)
        for start, end in paragraph_spans(part.text)
        if part.text[start:end] not in known
    ]
    return tuple(_find(old, new, fresh, proposal) for proposal in proposals)


def _find(
    old: Sequence[Part], new: Sequence[Part], fresh: Sequence[tuple[int, int, int]], proposal: Proposal
) -> Adoption | None:
    wording = _folded(proposal.wording)
    if not wording.strip():
        return None
    is_short = len(wording.split()) < _SHORT
    if is_short and _times(wording, _folded(proposal.quote)):
        return None
    before = 0.0 if is_short else _likeness(wording, _folded(old[proposal.part].text))
    found = [
        place
        for index, start, end in fresh
        if index in proposal.homes or not is_short
        for place in _places(new[index].text, index, start, end, wording, is_short)
        if place.similarity >= max(_NEAR, before + _LEAD)
    ]
    if is_short and not _grew(old[proposal.part], [new[home] for home in proposal.homes], wording):
        return None
    return max(found, key=lambda place: (place.similarity, place.part in proposal.homes), default=None)


def _grew(old: Part, homes: Sequence[Part], wording: str) -> bool:
    """Whether a few words stand in the article more often than before."""
    return sum(_times(wording, _folded(home.text)) for home in homes) > _times(wording, _folded(old.text))


def _places(text: str, part: int, start: int, end: int, wording: str, is_short: bool) -> Iterator[Adoption]:
    """The best place of the wording in one paragraph."""
    folded = fold(text[start:end])
    paragraph = folded.text.casefold()
    if len(paragraph) != len(folded.text):
        return
    whole = _whole_words(wording).search(paragraph)
    if whole:
        yield _place(text, part, start, folded, whole.start(), whole.end(), 1.0)
    elif not is_short and len(paragraph) * 2 > len(wording):
        near = fuzz.partial_ratio_alignment(wording, paragraph, score_cutoff=100 * _NEAR)
        if near and near.dest_start < near.dest_end:
            # Never the 1 of verbatim words, which were looked for above.
            likeness = min(0.99, near.score / 100)
            window = _to_words(paragraph, near.dest_start, near.dest_end)
            yield _place(
                text, part, start, folded, *_without_strangers(paragraph, *window, wording), likeness
            )


def _place(
    text: str, part: int, offset: int, folded: Folded, first: int, last: int, similarity: float
) -> Adoption:
    start, end = offset + folded.starts[first], offset + folded.ends[last - 1]
    return Adoption(part, start, end, text[start:end], similarity)


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to whole words."""
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _without_strangers(text: str, start: int, end: int, wording: str) -> tuple[int, int]:
    """The span from the first word that the wording has: what stands before it is the paragraph's number."""
    known = set(re.findall(r"\w+", wording))
    words = (word for word in re.finditer(r"\w+", text[start:end]) if word.group() in known)
    return start + next((word.start() for word in words), 0), end


def _likeness(wording: str, text: str) -> float:
    if _times(wording, text):
        return 1.0
    return (
        fuzz.partial_ratio(wording, text) / 100
        if len(text) >= len(wording)
        else fuzz.ratio(wording, text) / 100
    )


def _times(wording: str, text: str) -> int:
    return len(_whole_words(wording).findall(text))


def _whole_words(wording: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(wording)}(?!\w)")


def _folded(text: str) -> str:
    return " ".join(fold(text).text.casefold().split())
