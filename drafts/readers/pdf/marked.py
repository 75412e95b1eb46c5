"""Which characters of a line are struck, underlined, coloured or bold."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from drafts.readers.pdf.drawn import Rule
from drafts.readers.pdf.letters import Letters
from drafts.readers.pdf.lines import Mark, MarkKind
from drafts.readers.pdf.rtl import Place

_STRUCK = (0.1, 0.48)
"""Where a line lies that strikes words: above the foot of the letters, as a share of their boxes' height."""
_UNDERLINED = (-0.25, 0.08)
_SLACK = 0.3
"""Points by which a line may stop short of the middle of a letter."""


def marks_of(
    letters: Letters,
    places: Sequence[Place],
    base: float,
    height: float,
    rules: Sequence[Rule],
    *,
    has_looks: bool,
) -> tuple[Mark, ...]:
    """The marked characters of a line at `base`, whose letters' boxes have this height; `rules` rise in y."""
    found: list[Mark] = []
    struck = _between(rules, base, height, _STRUCK)
    if struck:
        found += _covered(letters, places, struck, "struck")
    if has_looks:
        underlined = _between(rules, base, height, _UNDERLINED)
        if underlined:
            found += _covered(letters, places, underlined, "underlined")
        found += _runs(letters, places, lambda place: letters.look(place).is_coloured, "coloured")
        found += _runs(letters, places, lambda place: letters.look(place).is_bold, "bold")
    return tuple(found)


def _between(rules: Sequence[Rule], base: float, height: float, share: tuple[float, float]) -> Sequence[Rule]:
    if not rules:
        return ()
    low, high = (base + part * height for part in share)
    first = bisect_left(rules, low, key=lambda rule: rule.y)
    last = bisect_left(rules, high, key=lambda rule: rule.y)
    return rules[first:last]


def _covered(
    letters: Letters, places: Sequence[Place], rules: Sequence[Rule], kind: MarkKind
) -> Iterator[Mark]:
    def middle(place: int) -> float:
        left, right, *_ = letters.box(place)
        return (left + right) / 2

    def is_covered(place: int) -> bool:
        return place in covered

    covered: set[int] = set()
    for rule in rules:
        low, high = rule.left - _SLACK, rule.right + _SLACK
        if isinstance(places, range):
            # From left to right: the ends are found without asking for the place of every letter.
            first, last = bisect_left(places, low, key=middle), bisect_right(places, high, key=middle)
            covered.update(places[first:last])
        else:
            covered.update(place for place in places if place is not None and low <= middle(place) <= high)
    return _runs(letters, places, is_covered, kind)


def _runs(
    letters: Letters, places: Sequence[Place], test: Callable[[int], bool], kind: MarkKind
) -> Iterator[Mark]:
    """The stretches of characters that pass the test; a space between two of them passes too."""
    start: int | None = None
    end = 0
    for offset, place in enumerate(places):
        if place is None or letters.text[place].isspace():
            continue
        if test(place):
            start = offset if start is None else start
            end = offset + 1
        elif start is not None:
            yield Mark(start, end, kind)
            start = None
    if start is not None:
        yield Mark(start, end, kind)
