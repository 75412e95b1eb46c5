"""What the comparison promises, beside what was measured."""

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.bench._ours import cold, judged, with_ops
from tests.bench._redline_quality import Quality
from tests.bench._treaties import Pair, synthetic
from tests.bench._word_diffs import GIT_OUR_TOKENS
from tests.bench.timing import cpu_seconds

WARM, COLD = "ours warm", "ours cold"
SIZES = (25, 50, 100, 200)
"""Articles of 750 words."""


@dataclass(frozen=True)
class Measured:
    """A pair with CPU seconds and quality by tool, and what one changed word costs of the whole, warm and cold."""

    pair: Pair
    cost: dict[str, float]
    quality: dict[str, Quality]
    fewest: int
    one_word: dict[str, float]

    def times(self, tool: str, other: str) -> float:
        """How many times the CPU of the other tool the first one takes."""
        return self.cost[tool] / self.cost[other]


def print_aims(measured: Sequence[Measured]) -> None:
    """One line for each promise: what it is, what was measured, whether it is kept."""
    print("\naims")
    for tool, most in ((WARM, 1.0), (COLD, 2.0)):
        ratios = [one.times(tool, GIT_OUR_TOKENS) for one in measured]
        _print(f"{tool} ÷ git with our tokens, geometric mean", _geometric_mean(ratios), at_most=most)
        _print(f"{tool} ÷ git with our tokens, worst", max(ratios), at_most=5)
    for tool in ("redlines", "xmldiff"):
        for sizes, least in ((range(8_000, 23_000), 20), (range(37_000, 60_000), 100)):
            ratios = [
                one.times(tool, WARM) for one in measured if tool in one.cost and one.pair.words in sizes
            ]
            name = f"{tool} ÷ ours warm at {sizes.start:,} to {sizes.stop:,} words, least"
            _print(name, min(ratios, default=math.nan), at_least=least)
    ours = [one.quality["ours"] for one in measured]
    _print(
        "changed words ÷ fewest, worst",
        max(one.quality["ours"].changed / one.fewest for one in measured),
        1.25,
    )
    _print("islands ÷ places, worst", max(one.islands / one.hunks for one in ours), 0.15)
    _print("torn words", sum(one.torn for one in ours), 0)
    _print("one edited word ÷ the whole, worst", max(max(one.one_word.values()) for one in measured), 0.10)
    _print(f"growth, exponent over {SIZES} articles", _growth(), 1.15)
    _print("peak memory of a 60,000-word pair, MB", _memory(), 150)


def _print(name: str, value: float, at_most: float = math.inf, at_least: float = -math.inf) -> None:
    limit = f"at most {at_most:g}" if at_least < 0 else f"at least {at_least:g}"
    print(f"  {name:58} {value:8.2f}  {limit:14} {'kept' if at_least <= value <= at_most else 'MISSED'}")


def _geometric_mean(values: Iterable[float]) -> float:
    logarithms = [math.log(value) for value in values]
    return math.exp(sum(logarithms) / len(logarithms))


def _growth() -> float:
    """The exponent of a power law fitted through four sizes; 1 is linear."""
    points = []
    for articles in SIZES:
        pair = synthetic(articles)
        seconds = cpu_seconds(lambda pair=pair: cold(judged, pair), runs=3)
        points.append((math.log(pair.words), math.log(seconds)))
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def _memory() -> float:
    """Peak megabytes of a process of its own that compares such a pair with all ops, interpreter included."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        return child.submit(_memory_of_large_pair).result()


def _memory_of_large_pair() -> float:
    with_ops(synthetic(80))
    # Of this process alone: `getrusage` would count what its parent had before it started.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
