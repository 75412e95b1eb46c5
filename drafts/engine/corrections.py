"""What a person corrects in the lines of a draft before it is published.

The reader's lines stay as they are; corrections are applied to them one after the other, and leaving out the last
one undoes it. A correction names lines by ids that stay: "12" is the line of index 12 in the source, "12-0-1"
what the first correction (index 0) cut off it. Words are never changed, only where lines begin, what they are and in
which order they stand: so no character can be lost, and `apply` sees to it that none is.

A correction that does not fit the lines (a line that is not there, an offset beyond its end) changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from drafts.engine.account import ConservationError
from drafts.engine.said import BY_A_PERSON
from drafts.engine.source import CharacterCount, Line, LineKind, SetAside, SourceText
from drafts.engine.text import count_characters

Kind = LineKind | Literal["furniture", ""]
"""What a line is said to be: "furniture" is set aside, "" leaves it to the machine again."""


@dataclass(frozen=True, slots=True)
class Join:
    """The line goes on with the one before it; `tight` puts no space between them, for a word that was torn."""

    line: str
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Gather:
    """The lines from `first` to `last` are one line; `tight` puts no space between them."""

    first: str
    last: str
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """New lines begin in the line at these offsets, code points of its text as it is when this is applied."""

    line: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Retype:
    """The line is of this kind; `number` is that of an article or annex, where its words do not tell it."""

    line: str
    kind: Kind
    number: str = ""


@dataclass(frozen=True, slots=True)
class Renumber:
    """The heading in this line has another number than it prints; "" gives it the printed one again."""

    line: str
    number: str


@dataclass(frozen=True, slots=True)
class Move:
    """The lines from `first` to `last` stand before the line `before`, or at the end where that is ""."""

    first: str
    last: str
    before: str


Correction = Join | Gather | Split | Retype | Renumber | Move
_CORRECTIONS = (Join, Gather, Split, Retype, Renumber, Move)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A source with corrections applied; `ids` names its lines, one to one."""

    source: SourceText
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with its id, and why the reader left it out, if it did."""

    id: str
    line: Line
    aside: str


def apply(source: SourceText, corrections: Iterable[Correction]) -> Corrected:
    """The source as corrected. Never raises for any correction; raises ConservationError if characters went."""
    rows = [_Row(str(index), line, line.aside) for index, line in enumerate(source.lines)]
    for number, correction in enumerate(corrections):
        index = _index(rows, correction.first if isinstance(correction, Move | Gather) else correction.line)
        if index is not None:
            rows = _correct(rows, index, correction, number)
    return Corrected(_source_of(source, rows), tuple(row.id for row in rows))


def to_data(correction: Correction) -> dict[str, Any]:
    """The correction as plain data for JSON."""
    return {"do": type(correction).__name__.lower(), **asdict(correction)}


def from_data(data: dict[str, Any]) -> Correction:
    """The inverse of `to_data`; raises KeyError or TypeError for data of another shape."""
    given = dict(data)
    make = {kind.__name__.lower(): kind for kind in _CORRECTIONS}[given.pop("do")]
    if "at" in given:
        given["at"] = tuple(given["at"])
    return make(**given)


def breaks_in(text: str, broken: str) -> tuple[int, ...]:
    """Where `broken`, which is `text` with line breaks put into it, begins new lines; offsets into `text`.

    Raises ValueError where `broken` holds other characters than `text`; white space does not count.
    """
    if "".join(broken.split()) != "".join(text.split()):
        raise ValueError("the words are not the same")
    places = [offset for offset, character in enumerate(text) if not character.isspace()]
    found, passed = [], 0
    for row in broken.splitlines():
        count = count_characters(row)
        if count and passed:
            found.append(places[passed])
        passed += count
    return tuple(found)


def _index(rows: Sequence[_Row], line: str) -> int | None:
    return next((index for index, row in enumerate(rows) if row.id == line), None)


def _correct(rows: list[_Row], index: int, correction: Correction, number: int) -> list[_Row]:
    row = rows[index]
    if isinstance(correction, Join):
        return _join(rows, index, correction.tight)
    if isinstance(correction, Gather):
        return _gather(rows, index, correction)
    if isinstance(correction, Move):
        return _move(rows, index, correction)
    if isinstance(correction, Split):
        return [*rows[:index], *_split(row, correction.at, number), *rows[index + 1 :]]
    made = _renumber(row, correction.number) if isinstance(correction, Renumber) else _retype(row, correction)
    return [*rows[:index], made, *rows[index + 1 :]]


def _join(rows: list[_Row], index: int, tight: bool) -> list[_Row]:
    """With the last line above that is in the text; what was left out between them stays behind the two."""
    above = next((place for place in range(index - 1, -1, -1) if not rows[place].line.aside), None)
    if above is None or rows[index].line.aside:
        return rows
    return [
        *rows[:above],
        _as_one([rows[above], rows[index]], tight),
        *rows[above + 1 : index],
        *rows[index + 1 :],
    ]


def _gather(rows: list[_Row], start: int, gather: Gather) -> list[_Row]:
    """What was left out between the lines stays behind them."""
    last = _index(rows, gather.last)
    if last is None or last <= start or rows[start].line.aside:
        return rows
    block = rows[start : last + 1]
    pieces = [row for row in block if not row.line.aside]
    asides = [row for row in block if row.line.aside]
    return [*rows[:start], _as_one(pieces, gather.tight), *asides, *rows[last + 1 :]]


def _as_one(pieces: Sequence[_Row], tight: bool) -> _Row:
    """The first with the words of all; on the page it takes the height of those that stand where it stands."""
    first = pieces[0].line
    here = [row.line for row in pieces if row.line.place == first.place]
    joined = replace(
        first,
        text=("" if tight else " ").join(row.line.text for row in pieces),
        top=min(line.top for line in here),
        bottom=max(line.bottom for line in here),
    )
    return _Row(pieces[0].id, joined, "")


def _split(row: _Row, at: Sequence[int], number: int) -> list[_Row]:
    """The pieces; the first stays what the line was, the others are for the parser to look at anew."""
    cuts = sorted({0, len(row.line.text), *(place for place in at if 0 < place < len(row.line.text))})
    texts = [row.line.text[start:end].strip() for start, end in pairwise(cuts)]
    if len(texts) < 2 or not all(texts):
        return [row]
    rest = replace(row.line, role="text", level=0, label="", said="", number="", opens_closing=False)
    lines = [replace(row.line, text=texts[0]), *(replace(rest, text=text) for text in texts[1:])]
    names = [row.id, *(f"{row.id}-{number}-{piece}" for piece in range(1, len(texts)))]
    return [_Row(name, line, row.aside) for name, line in zip(names, lines, strict=True)]


def _renumber(row: _Row, number: str) -> _Row:
    return replace(row, line=replace(row.line, number=number))


def _retype(row: _Row, correction: Retype) -> _Row:
    if correction.kind == "furniture":
        return replace(row, line=replace(row.line, aside=BY_A_PERSON, said="", number=""))
    if correction.kind == "":
        return replace(row, line=replace(row.line, aside=row.aside, said="", number=""))
    number = correction.number if correction.kind in ("article", "annex") else ""
    return replace(row, line=replace(row.line, aside="", said=correction.kind, number=number))


def _move(rows: list[_Row], start: int, move: Move) -> list[_Row]:
    last, before = _index(rows, move.last), _index(rows, move.before) if move.before else len(rows)
    if last is None or before is None or last < start or start <= before <= last + 1:
        return rows
    block = rows[start : last + 1]
    if before < start:
        return [*rows[:before], *block, *rows[before:start], *rows[last + 1 :]]
    return [*rows[:start], *rows[last + 1 : before], *block, *rows[before:]]


def _source_of(source: SourceText, rows: Sequence[_Row]) -> SourceText:
    """The lines with the account of where each character is now, and the reader's doubts on their lines."""
    lines = tuple(row.line for row in rows)
    if _count(lines) != _count(source.lines):
        raise ConservationError("A correction lost or invented characters.")
    reasons = Counter({item.reason: item.count for item in source.characters.set_aside})
    reasons.subtract(_asides(source.lines))
    reasons.update(_asides(lines))
    aside = tuple(SetAside(reason, count) for reason, count in sorted(reasons.items()) if count)
    total = source.characters.total
    places = {row.id: index for index, row in enumerate(rows)}
    return replace(
        source,
        lines=lines,
        characters=CharacterCount(total, total - sum(item.count for item in aside), aside),
        doubts=tuple(replace(doubt, line=places.get(str(doubt.line))) for doubt in source.doubts),
    )


def _count(lines: Iterable[Line]) -> int:
    return sum(count_characters(line.text) for line in lines)


def _asides(lines: Iterable[Line]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        if line.aside:
            counts[line.aside] += count_characters(line.text)
    return counts
