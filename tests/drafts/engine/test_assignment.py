"""The choice of pairs that are best together, against every possible choice."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.assignment import best_assignment


@given(
    st.dictionaries(
        st.integers(0, 4), st.dictionaries(st.integers(0, 3), st.floats(0.01, 1.0), max_size=4), max_size=3
    )
)
def test_the_assignment_is_the_best_of_all(weights):
    chosen = best_assignment(weights)
    assert len(set(chosen.values())) == len(chosen)
    every = itertools.permutations([0, 1, 2, 3, *[None] * len(weights)], len(weights))
    best = max(
        sum(weights[row].get(column, 0.0) for row, column in zip(weights, order, strict=True))
        for order in every
    )
    assert sum(weights[row][column] for row, column in chosen.items()) == pytest.approx(best)


def test_a_costly_choice_is_undone_for_the_good_of_all():
    assert best_assignment({0: {0: 0.9, 1: 0.8}, 1: {0: 0.8}}) == {0: 1, 1: 0}
