"""How readable a redline is: words marked as changed against the fewest possible, places, islands, torn words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from drafts.engine.comparison import Comparison
from drafts.engine.diff import Op
from drafts.engine.parts import Part
from drafts.engine.tokens import Vocabulary, spans
from tests.bench._word_diffs import Run

ISLAND = 2
"""Tokens: an unchanged run of so few between two changes makes a redline hard to read."""


@dataclass(frozen=True)
class Quality:
    """`changed` tokens; places of change; unchanged runs of one or two tokens between two; words cut in two."""

    changed: int = 0
    hunks: int = 0
    islands: int = 0
    torn: int = 0

    def __add__(self, other: "Quality") -> "Quality":
        return Quality(
            self.changed + other.changed,
            self.hunks + other.hunks,
            self.islands + other.islands,
            self.torn + other.torn,
        )


def fewest_changes(old: Sequence[Part], new: Sequence[Part]) -> int:
    """Tokens outside the longest common subsequence of the two whole texts."""
    vocabulary = Vocabulary()
    codes = [
        "".join([vocabulary.encode(line) for part in parts for line in (part.heading, *part.paragraphs)])
        for parts in (old, new)
    ]
    return int(Indel.distance(*codes))


def quality(rows: Iterable[Sequence[Run]]) -> Quality:
    """Of a redline given as runs, row by row."""
    return sum(map(_quality_of_row, rows), Quality())


def our_redline(comparison: Comparison) -> Iterator[list[Run]]:
    """Ours. A move is not counted twice: what changed inside it counts, and its origin does not."""
    for article in comparison.articles:
        yield _runs(article.heading)
        yield from [_runs(row.ops) for row in article.rows if row.kind != "moved_away"]


def _runs(ops: Iterable[Op]) -> list[Run]:
    return [(op.old, op.new) for op in ops]


def _quality_of_row(runs: Sequence[Run]) -> Quality:
    changed = hunks = islands = quiet = 0
    in_change = False
    for old, new in runs:
        tokens = len(spans(new or old))
        if old and new:
            quiet += tokens
            in_change = in_change and tokens == 0
            continue
        changed += tokens
        if not in_change:
            islands += hunks > 0 and 0 < quiet <= ISLAND
            hunks += 1
        in_change, quiet = True, 0
    torn = sum(_torn(texts) for texts in zip(*runs, strict=True))
    return Quality(changed, hunks, islands, torn)


def _torn(texts: Iterable[str]) -> int:
    """The words that a change begins or ends within; scripts without spaces have none to tear."""
    pieces = filter(None, texts)
    return sum(_is_latin(left[-1]) and _is_latin(right[0]) for left, right in pairwise(pieces))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"
