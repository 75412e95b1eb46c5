"""Choose the pairs that are best together: sparse maximum-weight assignment in plain Python."""

import math
from collections import defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush

Weights = Mapping[int, Mapping[int, float]]
"""row → column → weight > 0; a pair that is absent must not be chosen."""


def best_assignment(weights: Weights) -> dict[int, int]:
    """Row → column, each used once, with the largest sum of weights; a row may stay alone.

    Successive shortest augmenting paths with dual prices (Jonker and Volgenant 1987, after Kuhn's Hungarian
    method; the sparse form as in Cormen et al., "The assignment problem"). A search runs along given pairs
    only, so every connected component is solved by itself. Ties go to the lower row and column.
    """
    solver = _Solver(weights)
    for row in sorted(weights):
        solver.place(row)
    return {row: column for row, column in solver.column_of.items() if column >= 0}


class _Solver:
    """The growing assignment, with the prices that keep every reduced cost at zero or above.

    The cost of a pair is minus its weight. Every row also has a place of its own, the column `~row`, where it
    can stay alone at cost 0.
    """

    def __init__(self, weights: Weights) -> None:
        self.column_of: dict[int, int] = {}
        self._row_of: dict[int, int] = {}
        self._costs = {
            row: [*((column, -weight) for column, weight in sorted(pairs.items())), (~row, 0.0)]
            for row, pairs in weights.items()
        }
        self._row_price = {row: min(cost for _, cost in pairs) for row, pairs in self._costs.items()}
        self._column_price: dict[int, float] = defaultdict(float)

    def place(self, start: int) -> None:
        """Take one more row in, by the cheapest chain of re-placements that ends at a free column."""
        came_from: dict[int, int] = {}
        reached: dict[int, float] = {}
        settled: dict[int, float] = {}
        queue: list[tuple[float, int]] = []
        row, travelled = start, 0.0
        while True:
            base = travelled - self._row_price[row]
            for column, cost in self._costs[row]:
                far = base + cost - self._column_price[column]
                if column not in settled and far < reached.get(column, math.inf):
                    reached[column], came_from[column] = far, row
                    heappush(queue, (far, column))
            travelled, column = heappop(queue)
            while column in settled:
                travelled, column = heappop(queue)
            settled[column] = travelled
            if column not in self._row_of:
                break
            row = self._row_of[column]
        self._reprice(start, settled, travelled)
        self._hand_over(start, column, came_from)

    def _reprice(self, start: int, settled: Mapping[int, float], travelled: float) -> None:
        """Lower the prices along the search so that the new assignment costs nothing extra."""
        self._row_price[start] += travelled
        for column, at in settled.items():
            if column in self._row_of:
                self._row_price[self._row_of[column]] += travelled - at
                self._column_price[column] -= travelled - at

    def _hand_over(self, start: int, column: int, came_from: Mapping[int, int]) -> None:
        """Give each column on the way back to the row that reached it."""
        while True:
            row = came_from[column]
            freed = self.column_of.get(row)
            self.column_of[row], self._row_of[column] = column, row
            if row == start or freed is None:
                return
            column = freed
