"""The structure inside one article: paragraphs, subparagraphs and sentences as spans of its text.

Nothing is stored; all of it is computed from the text. Offsets are Unicode code points, half-open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafts.engine.markers import NUMBERS, Reading, core_of, label_of, readings
from drafts.engine.numbering import number_key

_SENTENCE_END = re.compile(r"(?<![.!?؟。！？])[.!?؟。！？]++[\"”’)\]]*+(?=\s|$)|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|art|arts|para|paras|cf|e\.g|i\.e|etc|vol|p|pp|Mr|Ms|Dr|St)|^\W*\w{1,4})\Z", re.IGNORECASE
)


_FARTHEST = 8
"""Labels that can be missing in a list: struck, or torn from the beginning of their line."""
_BEFORE_LABEL = ' []"“'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: `text[start:end]`, its label included.

    `label` is as printed ("2.", "(a)"), empty for a chapeau or a continuation. `depth` is 0 without label, else
    1 for the outermost kind of label in this article, 2 within it, and so on. `eid` is the end of its Akoma Ntoso
    identifier ("para_2__subpara_a"), unique in the article, or the whole of it ("art_5bis__para_2__subpara_a")
    where the article's number was given.
    """

    start: int
    end: int
    label: str
    depth: int
    eid: str


def outline(text: str, number: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of an article's text, in order; empty for an empty text. `number` is the article's.

    Labels nest by kind in the order in which the article uses them. "(i)" is a letter where it follows "(h)" and
    "(ii)" does not follow it; else it is a Roman numeral.
    """
    if not text:
        return ()
    rows = text.split("\n")
    labels = [label_of(row) for row in rows]
    prefix = f"art_{number_key(number)}__" if number else ""
    return tuple(_nest(rows, labels, prefix))


def doubtful_labels(text: str) -> tuple[str, ...]:
    """Labels that go on with one list and may as well begin another, where what stands around does not tell.

    "(i)" straight below "(h)" is the ninth point of its list, unless "(h)" announces a list or another "(i)" follows.
    """
    rows = text.split("\n")
    labels = [label_of(row) for row in rows]
    places = _places(labels)
    return tuple(
        labels[index]
        for index, place in enumerate(places)
        if place and not place.is_sure and not _is_next_point(index, rows, labels, places)
    )


def _is_next_point(index: int, rows: list[str], labels: list[str], places: list["_Place | None"]) -> bool:
    """Whether the point before stands straight above and announces nothing, and nothing below begins a list again."""
    place, above = places[index], places[index - 1]
    if not place or not above or not place.reading.goes_on(above.reading):
        return False
    following = next(filter(None, labels[index + 1 :]), "")
    return not rows[index - 1].rstrip().endswith((":", "：")) and core_of(following) != core_of(labels[index])


def label_end(paragraph: str, label: str) -> int:
    """Where the label that opens a paragraph ends, opening brackets and quotes before it included.

    0 where there is none, or nothing after it that it could hang beside.
    """
    start = paragraph.find(label) if label else -1
    if start < 0 or paragraph[:start].strip(_BEFORE_LABEL):
        return 0
    end = start + len(label)
    return end if paragraph[end:].strip() else 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label stands: in which of the open lists, how it is read, and whether that is sure."""

    depth: int
    reading: Reading
    is_sure: bool


def _places(labels: list[str]) -> list[_Place | None]:
    """The place of each label: it goes on with an open list, or begins one."""
    found: list[_Place | None] = []
    open_lists: list[Reading] = []
    every = [readings(label) for label in labels]
    for possible, later in zip(every, _following(every), strict=True):
        place = _place(possible, open_lists, later) if possible else None
        if place:
            open_lists = [*open_lists[: place.depth], place.reading]
        found.append(place)
    return found


def _following(every: list[tuple[Reading, ...]]) -> list[tuple[Reading, ...]]:
    """For each label the readings of the next one, lines without a label left out."""
    found: list[tuple[Reading, ...]] = []
    later: tuple[Reading, ...] = ()
    for possible in reversed(every):
        found.append(later)
        later = possible or later
    return found[::-1]


def _place(possible: tuple[Reading, ...], open_lists: list[Reading], later: tuple[Reading, ...]) -> _Place:
    """It goes on with a list, the innermost first, unless it can begin one that the next label goes on with."""
    going_on = _going_on(possible, open_lists)
    beginning = next((item for item in possible if item.value == 1 and not item.is_inserted), None)
    if going_on and (not beginning or beginning == going_on.reading):
        return going_on
    if not beginning:
        reading = _skipping(possible, open_lists) or possible[0]
        return _Place(_depth(reading, open_lists), reading, is_sure=True)
    begun = _Place(_depth(beginning, open_lists), beginning, is_sure=True)
    if not going_on:
        return begun
    is_sure = any(item.goes_on(going_on.reading) for item in later)
    if any(item.goes_on(beginning) for item in later) and (going_on.reading.is_inserted or not is_sure):
        return begun
    return replace(going_on, is_sure=is_sure)


def _going_on(possible: tuple[Reading, ...], open_lists: list[Reading]) -> _Place | None:
    """The innermost list that it goes on with; one in the same print before one in another."""
    nexts = [
        _Place(depth, reading, is_sure=True)
        for depth, known in reversed(list(enumerate(open_lists)))
        for reading in possible
        if reading.goes_on(known)
    ]
    alike = [place for place in nexts if place.reading.style == open_lists[place.depth].style]
    return next(iter(alike or nexts), None)


def _skipping(possible: tuple[Reading, ...], open_lists: list[Reading]) -> Reading | None:
    """The reading that stands further on in an open list, the innermost first: (v) where (ii) to (iv) are missing."""
    further = (
        item
        for known in reversed(open_lists)
        for item in possible
        if item.kind == known.kind and known.value < item.value <= known.value + _FARTHEST
    )
    return next(further, None)


def _depth(reading: Reading, open_lists: list[Reading]) -> int:
    """Where a label stands that goes on with nothing: in the list of its kind and print, else within all others.

    One that cannot begin a list stands in a list of its kind in another print, where there is one.
    """
    kinds = [depth for depth, known in enumerate(open_lists) if known.kind == reading.kind]
    alike = [depth for depth in kinds if open_lists[depth].style == reading.style]
    if not alike and reading.value != 1 and reading.kind != "bullet":
        alike = kinds
    return alike[0] if alike else len(open_lists)


def _nest(rows: list[str], labels: list[str], prefix: str) -> Iterator[Paragraph]:
    stack: list[Reading] = []
    taken: dict[str, int] = {}
    start = 0
    for row, label, place in zip(rows, labels, _places(labels), strict=True):
        if place:
            stack = [*stack[: place.depth], place.reading]
        steps = stack if place else _numbered(stack)
        eid = _eid([reading.step for reading in steps], place is not None, is_first=start == 0)
        taken[eid] = taken.get(eid, 0) + 1
        unique = eid if taken[eid] == 1 else f"{eid}-{taken[eid]}"
        yield Paragraph(start, start + len(row), label, len(stack) if place else 0, prefix + unique)
        start += len(row) + 1


def _numbered(stack: list[Reading]) -> list[Reading]:
    """What a line without a label goes on with: its numbered paragraph, not the list in it."""
    inner = next((at for at, known in enumerate(stack) if at and known.kind not in NUMBERS), len(stack))
    return stack[:inner]


def _eid(cores: list[str], has_label: bool, *, is_first: bool) -> str:
    """Akoma Ntoso naming convention: the outermost level is "para", all below it "subpara"."""
    steps = [f"{'subpara' if depth else 'para'}_{core}" for depth, core in enumerate(cores)]
    if not has_label:
        steps.append("chapeau" if is_first else "wrapup")
    return "__".join(steps)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as (start, end), without the white space around them; a line break ends one.

    A full stop after an abbreviation ("No.", "para.") or a label ("1.") does not end a sentence.
    """
    found: list[tuple[int, int]] = []
    offset = 0
    for row in text.split("\n"):
        found += [(offset + start, offset + end) for start, end in _sentences_of(row)]
        offset += len(row) + 1
    return tuple(found)


def _sentences_of(row: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(row):
        if match[0].startswith(".") and _ABBREVIATION.search(row[start : match.start()]):
            continue
        yield from _trimmed(row, start, match.end())
        start = match.end()
    yield from _trimmed(row, start, len(row))


def _trimmed(row: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = row[start:end]
    if inside.strip():
        yield start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())
