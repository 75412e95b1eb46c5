"""Where words alone are no safe answer, so that a person is asked however alike they are."""

from collections.abc import Sequence, Set

from drafts.engine.likeness import Likeness
from drafts.engine.matching import Cosines, nothing_near
from drafts.engine.pairing import Pairing, Side

_TOO_SHORT = 80
"""Characters of an article that words cannot tell from others."""
_MOST = 0.5
"""Share of the distinctive words from which an article may be the same one, much added to or much cut."""
_MOST_PARTS = 3


class Certainty:
    """Judges correspondences by the numbers that articles kept.

    Drafters keep a number as long as they can. So where an article has no partner of its own, and nor has the
    other draft's article of the same number, both may be one, rewritten; what words say of either is a guess.
    """

    def __init__(
        self,
        pairing: Pairing,
        old: Side,
        new: Side,
        likeness: Likeness | None = None,
        cosines: Cosines | None = None,
    ) -> None:
        """Without likeness and cosines where no words had to be weighed."""
        self._pairing, self._old, self._new, self._likeness = pairing, old, new, likeness
        self._old_alone, self._new_alone = nothing_near(cosines or {})
        self._free_old = {old.numbers[index]: index for index in pairing.free_old() if old.numbers[index]}
        self._free_new = {new.numbers[index]: index for index in pairing.free_new() if new.numbers[index]}

    def of_deletion(self, old: int, added: Set[int]) -> float:
        """How sure it is, 0..1, that nothing came of an old article; not where another took its place."""
        is_open = self.is_open([old], []) or self._pairing.gap(old) in added
        return 0.0 if is_open else self._old_alone.get(old, 1.0)

    def of_addition(self, new: int, deleted: Set[int]) -> float:
        """How sure it is, 0..1, that a new article came of nothing; not where it took another's place."""
        is_open = self.is_open([], [new]) or new in map(self._pairing.gap, deleted)
        return 0.0 if is_open else self._new_alone.get(new, 1.0)

    def is_open(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether a person should look at this correspondence, whatever its words.

        Also where three articles or more became one, or one became as many: which words went where is then
        a matter of judgement.
        """
        if len(olds) + len(news) > _MOST_PARTS:
            return True
        is_pair = len(olds) == len(news) == 1
        rivals = [
            (old, self._free_new[number])
            for old in olds
            if (number := self._old.numbers[old]) in self._free_new
        ]
        rivals += [
            (self._free_old[number], new)
            for new in news
            if (number := self._new.numbers[new]) in self._free_old
        ]
        return any(
            not is_pair or self._is_short(old, new) or self._hold_most(old, new) for old, new in rivals
        )

    def _hold_most(self, old: int, new: int) -> bool:
        return self._likeness is not None and self._likeness.overlap(old, new) >= _MOST

    def _is_short(self, old: int, new: int) -> bool:
        return min(self._old.texts[old].size, self._new.texts[new].size) <= _TOO_SHORT
