"""The search for common words: diff-match-patch on coded text, with a fast core and a clean-up for treaties.

diff-match-patch's own semantic clean-up counts characters, which are whole words here, and so over-merges
bracketed text; `drafts.engine.cleanup` does that work by the real length of the words.
"""

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, Levenshtein, Postfix, Prefix

Range = tuple[int, int, int, int]
"""A change: old tokens [0]..[1] became new tokens [2]..[3]; half-open, and not both empty."""

_MOST_CELLS = 200_000_000
"""Beyond it the exact search would need more than 25 MB (one bit a cell)."""


class WordSearch(diff_match_patch):  # type: ignore[misc]  # the library has no types
    """diff-match-patch that never gives up: no time-out, and its inner search done by bit-parallel C++."""

    def __init__(self) -> None:
        super().__init__()
        # The default of one second makes the answer depend on how busy the machine is.
        self.Diff_Timeout = 0

    def diff_commonPrefix(self, text1: str, text2: str) -> int:
        """How many tokens both begin with."""
        return int(Prefix.similarity(text1, text2))

    def diff_commonSuffix(self, text1: str, text2: str) -> int:
        """How many tokens both end with."""
        return int(Postfix.similarity(text1, text2))

    def diff_bisect(self, text1: str, text2: str, deadline: float) -> list[tuple[int, str]]:
        """The longest common subsequence of two texts, as the library's diff tuples.

        Replaces Myers' search of the library by the same result from Hyyrö's bit-parallel algorithm. Very
        long texts fall back to Levenshtein blocks, which need little memory and may miss a few matches.
        """
        within = len(text1) * len(text2) <= _MOST_CELLS
        blocks = (Indel if within else Levenshtein).editops(text1, text2).as_matching_blocks()
        diffs: list[tuple[int, str]] = []
        old = new = 0
        for block in blocks:
            if block.a > old:
                diffs.append((self.DIFF_DELETE, text1[old : block.a]))
            if block.b > new:
                diffs.append((self.DIFF_INSERT, text2[new : block.b]))
            if block.size:
                diffs.append((self.DIFF_EQUAL, text1[block.a : block.a + block.size]))
            old, new = block.a + block.size, block.b + block.size
        return diffs

    def diff_cleanupMerge(self, diffs: list[tuple[int, str]]) -> None:
        """Leave the diffs as found: merging and sliding is for `drafts.engine.cleanup`, which knows words."""


_search = WordSearch()


def changed_ranges(old: str, new: str) -> list[Range]:
    """Where two coded texts differ, before any clean-up: everything outside is their common subsequence."""
    ranges: list[Range] = []
    old_start = new_start = old_end = new_end = 0
    for kind, codes in _search.diff_main(old, new, False):
        if kind < 0:
            old_end += len(codes)
        elif kind > 0:
            new_end += len(codes)
        else:
            if old_end > old_start or new_end > new_start:
                ranges.append((old_start, old_end, new_start, new_end))
            old_start = old_end = old_end + len(codes)
            new_start = new_end = new_end + len(codes)
    if old_end > old_start or new_end > new_start:
        ranges.append((old_start, old_end, new_start, new_end))
    return ranges
