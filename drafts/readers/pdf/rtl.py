"""Words that are written from right to left, in the order in which they are read.

A PDF holds glyphs and their places, so the order of reading is found from these: from right to left, but runs of
other letters and of digits from left to right (the inverse of the Unicode Bidirectional Algorithm's last steps).
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafts.readers.pdf.letters import Letters

_RTL = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic and their neighbours, with the forms that fonts have for them, without digits."""
RTL = re.compile(f"[{_RTL}]")
_LTR_LETTER = re.compile(r"[A-Za-z\u00aa-\u024f\u0370-\u052f]")
_NOT_RTL_RUN = re.compile(rf"[^\W{_RTL}](?:[^{_RTL}\[\](){{}}«»“”\"]*[^\W{_RTL}])?")
_NUMBER = re.compile(r"\d+(?:[.,/:-]\d+)*%?")
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
_OPENING, _CLOSING = "([{", ")]}"
_GAP = 0.12
"""Of the height of the letters: wider gaps between them are spaces."""
_ALEF, _LAM = "اأإآٱ", "ل"
"""One glyph can stand for both, lam first; pdfium gives them the other way round then."""
Place = int | None


@dataclass(frozen=True, slots=True)
class _Cluster:
    """A letter with the marks above and below it: its ends across the page, and the places of its characters.

    `first` is the place of the character that the file has first.
    """

    left: float
    right: float
    first: int
    places: list[int]


def is_rtl(text: str) -> bool:
    """Whether most of the letters of a text are written from right to left."""
    sample = text[:4000]
    return 2 * len(RTL.findall(sample)) > sum(map(str.isalpha, sample))


def in_reading_order(letters: Letters, places: Sequence[int]) -> tuple[str, list[Place]]:
    """The text of a line that is written from right to left, with the place of each character; spaces have none.

    The frame of such a page is mirrored: its x runs from right to left.
    """
    clusters, spaced = _clusters(letters, places)
    clusters.sort(key=lambda cluster: cluster.left + cluster.right)
    height = _height(letters, places)
    ordered: list[Place] = []
    for one, other in pairwise(clusters):
        ordered += one.places
        if other.left - one.right > height * _GAP or {one.first, other.first} in spaced:
            ordered.append(None)
    ordered += clusters[-1].places
    return _with_runs(letters, ordered)


def _clusters(letters: Letters, places: Sequence[int]) -> tuple[list[_Cluster], set[frozenset[int]]]:
    """Letters with their marks, and the pairs of neighbours that have a space between them in the file."""
    clusters: list[_Cluster] = []
    spaced: set[frozenset[int]] = set()
    marks: list[tuple[int, int]] = []
    has_space = False
    for place in places:
        character = letters.text[place]
        if character.isspace():
            has_space = True
        elif unicodedata.combining(character):
            marks.append((place, len(clusters)))
        else:
            left, right, *_ = letters.box(place)
            if _is_one_glyph(letters, clusters, character, left, right):
                clusters[-1].places.insert(0, place)
                continue
            if has_space and clusters:
                spaced.add(frozenset((clusters[-1].first, place)))
            has_space = False
            clusters.append(_Cluster(left, right, place, [place]))
    _add_marks(letters, clusters, marks)
    return clusters, spaced


def _is_one_glyph(
    letters: Letters, clusters: Sequence[_Cluster], character: str, left: float, right: float
) -> bool:
    """Whether a lam stands in one glyph with the alef before it in the file."""
    last = clusters[-1] if character == _LAM and clusters else None
    return last is not None and letters.text[last.first] in _ALEF and (last.left, last.right) == (left, right)


def _add_marks(letters: Letters, clusters: list[_Cluster], marks: Sequence[tuple[int, int]]) -> None:
    """Put each mark to the letter above or below which it is printed, else to the one before it in the file."""
    by_place = sorted(clusters, key=lambda cluster: cluster.left)
    lefts = [cluster.left for cluster in by_place]
    for place, count in marks:
        left, right, *_ = letters.box(place)
        middle = (left + right) / 2
        before = clusters[count - 1] if count else None
        if before is None or not before.left <= middle <= before.right:
            index = bisect_right(lefts, middle) - 1
            if index >= 0 and middle <= by_place[index].right:
                before = by_place[index]
        if before is None:
            clusters.append(_Cluster(left, right, place, [place]))
        else:
            before.places.append(place)


def _height(letters: Letters, places: Sequence[int]) -> float:
    boxes = [letters.box(place) for place in places[:: max(1, len(places) // 5)]]
    heights = sorted(top - bottom for *_, bottom, top in boxes)
    return heights[len(heights) // 2]


def _with_runs(letters: Letters, places: list[Place]) -> tuple[str, list[Place]]:
    """Turn the runs that are written from left to right."""
    text = "".join(" " if place is None else letters.text[place] for place in places)
    turned = text[::-1]
    ordered = list(places)
    for first, last in _ltr_runs(turned):
        start, end = len(text) - last, len(text) - first
        ordered[start:end] = ordered[start:end][::-1]
    return "".join(" " if place is None else letters.text[place] for place in ordered), ordered


def _ltr_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words in other letters stand with the digits and spaces between them, and numbers by themselves."""
    for match in _NOT_RTL_RUN.finditer(text):
        if _LTR_LETTER.search(match[0]):
            yield match.span()
        else:
            yield from (number.span() for number in _NUMBER.finditer(text, *match.span()))


def mirrors_brackets(texts: Sequence[str]) -> bool:
    """Whether brackets stand in these texts as they look, not as they are meant: closed before they open."""
    wrong = right = 0
    for text in texts:
        if not RTL.search(text):
            continue
        brackets = [character for character in text if character in _OPENING + _CLOSING]
        wrong += bool(brackets) and brackets[0] in _CLOSING and brackets[-1] in _OPENING
        right += bool(brackets) and brackets[0] in _OPENING and brackets[-1] in _CLOSING
    return wrong > right


def mirrored(text: str) -> str:
    """The text with its brackets turned, but for those in runs that are written from left to right."""
    if not RTL.search(text):
        return text
    pieces, end = [], 0
    for first, last in _ltr_runs(text):
        pieces += [text[end:first].translate(_MIRRORED), text[first:last]]
        end = last
    return "".join(pieces) + text[end:].translate(_MIRRORED)
