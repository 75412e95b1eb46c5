"""What was moved, and what only stepped aside for it."""

import pytest

from drafts.engine.order import in_place


@pytest.mark.parametrize(
    ("places", "weights", "stays"),
    [
        ([], [], []),
        ([0, 1, 2], [5, 5, 5], [True, True, True]),
        ([1, 2, 0], [5, 5, 5], [True, True, False]),
        ([1, 2, 0], [1, 1, 50], [False, False, True]),
    ],
)
def test_what_stands_outside_the_heaviest_run_was_moved(places, weights, stays):
    assert in_place(places, weights) == stays
