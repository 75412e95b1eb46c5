"""What looking for tables of contents costs; what it finds is told by the tests of the parser."""

from collections import Counter
from itertools import chain

from drafts.engine import contents
from drafts.engine.numbering import number_key
from tests.drafts.engine._parsed import draft_of


def test_runs_of_bare_headings_cost_no_more_each_where_there_are_many(monkeypatch):
    asked = Counter()
    monkeypatch.setattr(contents, "number_key", lambda number: asked.update(["key"]) or number_key(number))

    def cost(runs: int) -> int:
        asked.clear()
        numbers = [*range(1, 4 * runs + 1)]
        rows = [[f"Article {n}", *(["They are lit."] if n % 4 == 0 else [])] for n in numbers]
        assert len(draft_of(*chain.from_iterable(rows)).parts) == len(numbers)
        return asked["key"]

    assert cost(40) <= 2 * cost(20)
