"""Paragraphs that left one place and came back in another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import Indel

from drafts.engine.tokens import CodedText

_SCORER = Indel.normalized_similarity
_LONG_ENOUGH = 30
"""Characters of an unchanged paragraph that can be told from chance."""
_ENOUGH_TOKENS = 10
_ALIKE = 0.6
_FEW_PAIRS = 2_000
_RARE = 4
"""Added paragraphs: a word in at most so many of them says where a text may have gone."""
_ENOUGH_RARE = 3


@dataclass(frozen=True, slots=True)
class Loose:
    """A paragraph without partner in its own article: which one, by its number in the text of which."""

    article: int
    paragraph: int
    text: CodedText

    @property
    def body(self) -> str:
        """As printed, without its label."""
        return self.text.bodies[self.paragraph]

    @property
    def codes(self) -> str:
        """Its coded words."""
        return self.text.codes[self.paragraph]

    @property
    def words(self) -> frozenset[str]:
        """The different ones."""
        return self.text.words(self.paragraph)


def find_moves(gone: Sequence[Loose], come: Sequence[Loose]) -> list[tuple[Loose, Loose]]:
    """Pairs of a dropped and an added paragraph that are the same one, each used once.

    Unchanged ones first, in order; then the most alike, if at least 0.6 of their words are the same.
    """
    moves, gone_left, come_left = _unchanged(gone, come)
    gone_left = [loose for loose in gone_left if len(loose.codes) >= _ENOUGH_TOKENS]
    come_left = [loose for loose in come_left if len(loose.codes) >= _ENOUGH_TOKENS]
    used_gone: set[int] = set()
    used_come: set[int] = set()
    for _, old, new in _likenesses(gone_left, come_left):
        if old not in used_gone and new not in used_come:
            used_gone.add(old)
            used_come.add(new)
            moves.append((gone_left[old], come_left[new]))
    return moves


def _unchanged(
    gone: Sequence[Loose], come: Sequence[Loose]
) -> tuple[list[tuple[Loose, Loose]], list[Loose], list[Loose]]:
    """Moves without any change, and what is left over on either side."""
    waiting: dict[str, list[Loose]] = defaultdict(list)
    for loose in gone:
        if len(loose.body) >= _LONG_ENOUGH:
            waiting[loose.body].append(loose)
    moves, come_left, moved = [], [], set()
    for loose in come:
        if waiting.get(loose.body):
            origin = waiting[loose.body].pop(0)
            moves.append((origin, loose))
            moved.add((origin.article, origin.paragraph))
        else:
            come_left.append(loose)
    return moves, [loose for loose in gone if (loose.article, loose.paragraph) not in moved], come_left


def _likenesses(gone: Sequence[Loose], come: Sequence[Loose]) -> list[tuple[float, int, int]]:
    """(minus likeness, old, new) of all pairs alike enough, the most alike first."""
    found = []
    come_codes = [loose.codes for loose in come]
    for old, candidates in enumerate(_candidates(gone, come)):
        codes = gone[old].codes
        if candidates is None:
            alike = process.extract(codes, come_codes, scorer=_SCORER, score_cutoff=_ALIKE, limit=None)
            found += [(-score, old, new) for _, score, new in alike]
            continue
        for new in candidates:
            if score := _SCORER(codes, come_codes[new], score_cutoff=_ALIKE):
                found.append((-score, old, new))
    return sorted(found)


def _candidates(gone: Sequence[Loose], come: Sequence[Loose]) -> Iterator[Iterable[int] | None]:
    """For each dropped paragraph the added ones that share a rare word with it; None for all, where it has too few.

    Measuring every pair would grow with the square of what was dropped and added; a few are measured at once.
    """
    if len(gone) * len(come) <= _FEW_PAIRS:
        yield from [None] * len(gone)
        return
    words_of = [loose.words for loose in come]
    spread = Counter(chain.from_iterable(words_of))
    common = {word for word, count in spread.items() if count > _RARE}
    holders: dict[str, list[int]] = defaultdict(list)
    for new, words in enumerate(words_of):
        for word in words - common:
            holders[word].append(new)
    for loose in gone:
        rare = loose.words - common
        if len(rare) < _ENOUGH_RARE:
            yield None
        else:
            yield set(chain.from_iterable([holders[word] for word in rare if word in holders]))
