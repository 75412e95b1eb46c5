"""Language versions of one text beside each other: which article, and which paragraph, says the same.

Words cannot be compared across languages; numbers, order and structure can. An article belongs to the one with
the same number, and numbers agree in all official languages however they are printed. What has no counterpart is
said to be missing; nothing is paired because it happens to be left over.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from typing import Literal, Protocol

from drafts.engine.numbering import number_key
from drafts.engine.parallel_rows import Row, pair_rows
from drafts.engine.parts import KIND_NAMES, Part
from drafts.engine.search import changed_ranges

Doubt = Literal["order", "kind", "number", "paragraphs", "length"]
"""Why a person should look: it stands at another place; it is an article here and an annex there; only one side has
a number; paragraphs differ; one text is far longer than that of its neighbours."""

_UNUSUAL = log(2)
"""One text twice as long as the languages themselves explain."""
_LONG_ENOUGH = 120
"""Characters: the lengths of shorter texts say nothing."""


class Numbered(Protocol):
    """What must be known of an article to find its counterpart: a `Part`, or a stored article."""

    @property
    def kind(self) -> str: ...

    @property
    def number(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Twin:
    """The same article in two languages, by index; None where one of them does not have it."""

    one: int | None
    other: int | None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A twin with its paragraphs beside each other; `rows` has those of the side that there is."""

    twin: Twin
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]


def find_twins(one: Sequence[Numbered], other: Sequence[Numbered]) -> tuple[Twin, ...]:
    """Every article of both texts once, in the order of the first; what only the other has keeps its place there."""
    found = _Twins(one, other)
    return tuple(found.in_order())


def lay_beside(one: Sequence[Part], other: Sequence[Part]) -> tuple[Beside, ...]:
    """The twins of two texts with their paragraphs, and every reason to doubt that they say the same."""
    twins = find_twins(one, other)
    usual = _usual_ratio(one, other, twins)
    found = []
    for twin in twins:
        texts = (
            "" if twin.one is None else one[twin.one].text,
            "" if twin.other is None else other[twin.other].text,
        )
        rows = pair_rows(*texts)
        doubts: list[Doubt] = list(twin.doubts)
        if twin.one is not None and twin.other is not None:
            if any(row.is_doubtful for row in rows):
                doubts.append("paragraphs")
            if min(map(len, texts)) > _LONG_ENOUGH and abs(_ratio(*texts) - usual) > _UNUSUAL:
                doubts.append("length")
        found.append(Beside(twin, rows, tuple(doubts)))
    return tuple(found)


def _ratio(one: str, other: str) -> float:
    return log(len(other) / len(one))


def _usual_ratio(one: Sequence[Part], other: Sequence[Part], twins: Sequence[Twin]) -> float:
    """How much longer the second language is, as the middle of all articles shows it; a logarithm."""
    texts = (
        (one[t.one].text, other[t.other].text) for t in twins if t.one is not None and t.other is not None
    )
    return median([_ratio(*pair) for pair in texts if all(pair)] or [0.0])


class _Twins:
    """The search for counterparts: by number in order first, then what that leaves."""

    def __init__(self, one: Sequence[Numbered], other: Sequence[Numbered]) -> None:
        self._one, self._other = one, other
        self._keys = [number_key(part.number) for part in one], [number_key(part.number) for part in other]
        self._partner: dict[int, int] = {}
        self._doubts: dict[int, Doubt] = {}
        self._taken: set[int] = set()
        for gap in self._match_in_order():
            self._match_in_gap(*gap)
        self._match_anywhere()

    def in_order(self) -> Iterator[Twin]:
        """The twins, and what has none, in the order of the first text."""
        alone = [index for index in range(len(self._other)) if index not in self._taken]
        for index in range(len(self._one)):
            partner = self._partner.get(index)
            while partner is not None and alone and alone[0] < partner:
                yield Twin(None, alone.pop(0))
            doubt = self._doubts.get(index)
            yield Twin(index, partner, (doubt,) if doubt else ())
        yield from (Twin(None, index) for index in alone)

    def _match_in_order(self) -> Iterator[tuple[range, range]]:
        """Pairs equal kinds and numbers that both texts have in the same order; gives the gaps between them."""
        codes: dict[tuple[str, str], str] = {}
        lines = [
            "".join(
                codes.setdefault(
                    (part.kind, key) if key else (f"unnumbered {side}", str(index)), chr(0x100 + len(codes))
                )
                for index, (part, key) in enumerate(zip(parts, keys, strict=True))
            )
            for side, (parts, keys) in enumerate(zip((self._one, self._other), self._keys, strict=True))
        ]
        one_at = other_at = 0
        for one_start, one_end, other_start, other_end in changed_ranges(*lines):
            self._pair_all(range(one_at, one_start), range(other_at, other_start))
            yield range(one_start, one_end), range(other_start, other_end)
            one_at, other_at = one_end, other_end
        self._pair_all(range(one_at, len(self._one)), range(other_at, len(self._other)))

    def _match_in_gap(self, one: range, other: range) -> None:
        """Pairs what stands between the same two neighbours and differs in what the file says of its number."""
        by_key: dict[str, list[int]] = {}
        for there in other:
            by_key.setdefault(self._keys[1][there], []).append(there)
        for index in one:
            same = by_key.get(self._keys[0][index], [])
            if self._keys[0][index] and len(same) == 1 and same[0] not in self._taken:
                self._pair(index, same[0], "kind")
        for kind in KIND_NAMES:
            left = [index for index in one if index not in self._partner and self._one[index].kind == kind]
            right = [index for index in other if index not in self._taken and self._other[index].kind == kind]
            bare = [i for i in left if not self._keys[0][i]], [i for i in right if not self._keys[1][i]]
            if len(bare[0]) == len(bare[1]):
                self._pair_all(*bare)
            elif len(left) == len(right) == 1:
                self._pair(left[0], right[0], "number")

    def _match_anywhere(self) -> None:
        """Pairs what is left with the only one of the same kind and number, wherever that stands."""
        left = [index for index in range(len(self._one)) if index not in self._partner]
        right = [index for index in range(len(self._other)) if index not in self._taken]
        names = (
            [(self._one[index].kind, self._keys[0][index]) for index in left],
            [(self._other[index].kind, self._keys[1][index]) for index in right],
        )
        counts = Counter(names[0]), Counter(names[1])
        where = dict(zip(names[1], right, strict=True))
        for name, index in zip(names[0], left, strict=True):
            if name[1] and counts[0][name] == counts[1][name] == 1:
                self._pair(index, where[name], "order")

    def _pair_all(self, one: Sequence[int], other: Sequence[int]) -> None:
        for index, partner in zip(one, other, strict=True):
            self._pair(index, partner)

    def _pair(self, index: int, partner: int, doubt: Doubt | None = None) -> None:
        self._partner[index] = partner
        self._taken.add(partner)
        if doubt:
            self._doubts[index] = doubt
