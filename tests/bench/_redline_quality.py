"""How readable a redline is: words marked as changed against the fewest possible, places, islands."""

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Indel

from drafts.engine.comparison import Comparison
from drafts.engine.parts import Part
from drafts.engine.tokens import Vocabulary, spans
from tests.bench._word_diffs import WORD_REGEX, git_words

ISLAND = 2
"""Tokens: an unchanged run of so few between two changes makes a redline hard to read."""

Run = tuple[bool, int]
"""Whether it is a change, and how many tokens it has; a replacement is one run."""


@dataclass(frozen=True)
class Quality:
    """`changed` tokens, places of change, and unchanged runs of one or two tokens between two places."""

    changed: int
    hunks: int
    islands: int


def fewest_changes(old: Sequence[Part], new: Sequence[Part]) -> int:
    """Tokens outside the longest common subsequence of the two whole texts."""
    vocabulary = Vocabulary()
    codes = [
        "".join([vocabulary.encode(line) for part in parts for line in (part.heading, *part.paragraphs)])
        for parts in (old, new)
    ]
    return int(Indel.distance(*codes))


def quality_of(comparison: Comparison) -> Quality:
    """Ours. A move is not counted twice: what changed inside it counts, and its origin does not."""
    rows = [row.ops for article in comparison.articles for row in article.rows if row.kind != "moved_away"]
    rows += [article.heading for article in comparison.articles]
    return _quality(
        [(op.kind != "equal", len(spans(op.new if op.kind != "delete" else op.old))) for op in ops]
        for ops in rows
    )


def quality_of_git(old: Path, new: Path) -> Quality:
    """git's word diff with our tokens."""
    command = [*git_words(WORD_REGEX, "porcelain"), str(old), str(new)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    rows: list[list[Run]] = [[]]
    for line in answer.splitlines():
        if line.startswith("~"):
            rows.append([])
        elif not line.startswith(("@@", "diff ", "index ", "--- ", "+++ ")):
            rows[-1].append((not line.startswith(" "), len(spans(line[1:]))))
    return _quality(rows)


def _quality(rows: Iterable[Sequence[Run]]) -> Quality:
    changed = hunks = islands = 0
    for row in rows:
        in_change, quiet, seen = False, 0, False
        for is_change, tokens in row:
            if not is_change:
                quiet += tokens
                in_change = in_change and tokens == 0
                continue
            changed += tokens
            if not in_change:
                hunks += 1
                islands += seen and 0 < quiet <= ISLAND
            in_change, quiet, seen = True, 0, True
    return Quality(changed, hunks, islands)
