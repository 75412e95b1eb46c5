"""Texts that make engines slow: they end, and give the right answer. How fast, `./tw bench hostile` says."""

from random import Random

import pytest

from drafts.engine.diff import diff_words
from tests.hostile.patterns import patterns, strings

PATTERNS = patterns()


def test_all_patterns_are_found():
    assert {"drafts.engine.headings._HEADING", "drafts.readers.plain._PAGE_NUMBER"} <= set(PATTERNS)
    assert len(PATTERNS) > 60


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_hangs_on_long_strings(name):
    """One that takes exponential time would never end."""
    for use in PATTERNS[name]:
        for text in strings(100):
            use(text)


def test_two_permuted_articles_of_5000_words_are_compared_to_the_last_word():
    words = [f"word{number}" for number in range(5_000)]
    mixed = list(words)
    Random(7).shuffle(mixed)
    old, new = " ".join(words), " ".join(mixed)
    ops = diff_words(old, new)
    assert "".join(op.old for op in ops) == old
    assert "".join(op.new for op in ops) == new
