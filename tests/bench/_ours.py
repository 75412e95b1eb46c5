"""Our comparison as the benches call it."""

from collections.abc import Callable
from unittest.mock import patch

from drafts.engine import tokens
from drafts.engine.comparison import Comparison, compare
from drafts.engine.force import what_matters
from tests.bench._treaties import Pair

LANGUAGE = "en"


def counted(pair: Pair) -> Comparison:
    """Lineage, every changed range, all counts."""
    comparison = compare(pair.old, pair.new)
    assert comparison.counts
    return comparison


def judged(pair: Pair) -> Comparison:
    """The same with what each change does to legal force."""
    comparison = counted(pair)
    what_matters(comparison, LANGUAGE)
    return comparison


def with_ops(pair: Pair) -> None:
    """The same with all that a page of the whole treaty shows, and the words of each change."""
    comparison = counted(pair)
    assert all(matter.change.label for matter in what_matters(comparison, LANGUAGE))
    for article in comparison.articles:
        assert article.rows is not None


def cold(call: Callable[[Pair], object], pair: Pair) -> None:
    """The call as in a process that has not seen a text yet."""
    with patch.dict(tokens._shared, {True: tokens.Vocabulary()}):
        call(pair)
