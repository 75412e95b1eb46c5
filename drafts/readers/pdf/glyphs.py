"""Whether the letters that a PDF prints are those that its text layer says.

A file may print "shall" and say "may", by fault of its fonts or on purpose. We have no eyes, but letters of the Latin
alphabet have shapes: some rise above the others.
"""

import re
from collections.abc import Iterable
from statistics import median

from drafts.readers.pdf.gaps import Printed
from drafts.readers.pdf.letters import Letters

_SMALL, _TALL = frozenset("acemnorsuvwxz"), frozenset("bdfhkl")
_ENOUGH = 10
"""Letters of each kind: with fewer nothing is said, and more are not looked at."""
_TALLER = 1.2
"""How much higher tall letters reach, at least, in any face."""
_MISFITS = 0.25
"""Share of letters that reach too high or not high enough: odd faces have a few."""
_ODD = re.compile(r"[^\W\d_][\ufffd\ue000-\uf8ff¶%¤¦¬±×÷†‡^~|\\][^\W\d_]")
"""Signs between letters that no language writes there."""


class Shapes:
    """How high the letters of a page reach that the text says to be small, and those that it says to be tall."""

    def __init__(self) -> None:
        self._small: list[float] = []
        self._tall: list[float] = []

    def look(self, letters: Letters, printed: Printed, base: float, height: float) -> None:
        """Look at some letters of a line at `base`, whose letters' boxes have this height."""
        if self._are_enough() or height <= 0:
            return
        step = max(1, len(printed.text) // 12)
        for character, place in zip(printed.text[::step], printed.places[::step], strict=True):
            reached = self._small if character in _SMALL else self._tall if character in _TALL else None
            if reached is not None and place is not None and len(reached) < _ENOUGH:
                reached.append((letters.shape(place)[1] - base) / height)

    def _are_enough(self) -> bool:
        return min(len(self._small), len(self._tall)) >= _ENOUGH

    def contradict(self) -> bool:
        """Whether the shapes are not those of the letters that the text says."""
        if not self._are_enough():
            return False
        small, tall = median(self._small), median(self._tall)
        middle = (small + tall) / 2
        misfits = sum(top > middle for top in self._small) + sum(top < middle for top in self._tall)
        return tall < small * _TALLER or misfits > _MISFITS * (len(self._small) + len(self._tall))


def odd_signs(texts: Iterable[str]) -> int:
    """How often a sign stands between letters where no language has one: some letter is taken for it."""
    return len(_ODD.findall("\n".join(texts)))
