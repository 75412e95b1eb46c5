"""What a comparison costs and how it reads, beside other tools, on the same texts in the same run.

CPU milliseconds, medians, all tools taking turns. "cold" starts with an empty vocabulary; "warm" has the words
and word bags of both drafts at hand, as a web worker has, but no result. Both find lineage, every changed range
and all counts; "with all ops" also makes the text of every row, as a page of the whole treaty does. Rivals get
the parsed texts as two files; their lineage is none.
"""

import math
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from drafts.engine import tokens
from drafts.engine.alignment import align
from drafts.engine.comparison import Comparison, compare
from tests.bench._redline_quality import fewest_changes, quality_of, quality_of_git
from tests.bench._treaties import Pair, one_word_edited, real_pairs, synthetic
from tests.bench._word_diffs import as_text, quick_tools, slow_tools
from tests.bench.timing import cpu_seconds, medians, timed

RUNS = 5
TOO_LONG = 100_000
"""Words beyond which the slowest tools would run for minutes."""
OURS = ("ours warm", "ours cold", "warm with all ops", "cold with all ops")
SIZES = (25, 50, 100, 200)
"""Articles of 750 words."""


def main() -> None:
    real = list(real_pairs())
    pairs = [*real, *map(one_word_edited, real[:1]), synthetic(200)]
    costs = [(pair, _cost(pair)) for pair in pairs]
    for pair, cost in costs:
        print(f"\n{pair.name}: {len(pair.old)} and {len(pair.new)} parts, {pair.words:,} words")
        print("  " + ", ".join(f"{name} {seconds * 1000:.1f} ms" for name, seconds in cost.items()))
        _print_quality(pair)
        _print_lineage(pair)
    _print_ratios([cost for _, cost in costs])
    _print_growth()
    _print_memory()


def _cost(pair: Pair) -> dict[str, float]:
    """CPU seconds by tool."""
    ours = {
        "ours warm": lambda: _counted(pair),
        "ours cold": lambda: _cold(_counted, pair),
        "warm with all ops": lambda: _with_ops(pair),
        "cold with all ops": lambda: _cold(_with_ops, pair),
    }
    with tempfile.TemporaryDirectory() as folder:
        files = _write(pair, Path(folder))
        quick = {name: timed(call) for name, call in ours.items()} | quick_tools(*files)
        slow = slow_tools(*files) if pair.words < TOO_LONG else {}
        return medians(quick, runs=RUNS) | {name: call() for name, call in slow.items()}


def _counted(pair: Pair) -> Comparison:
    comparison = compare(pair.old, pair.new)
    assert comparison.counts
    return comparison


def _with_ops(pair: Pair) -> None:
    for article in _counted(pair).articles:
        assert article.ops is not None


def _cold(call: Callable[[Pair], object], pair: Pair) -> None:
    with patch.object(tokens, "_shared", tokens.Vocabulary()):
        call(pair)


def _write(pair: Pair, folder: Path) -> tuple[Path, Path]:
    files = folder / "old.txt", folder / "new.txt"
    for file, parts in zip(files, (pair.old, pair.new), strict=True):
        file.write_text(as_text(parts), encoding="utf-8")
    return files


def _print_quality(pair: Pair) -> None:
    fewest = fewest_changes(pair.old, pair.new) or 1
    with tempfile.TemporaryDirectory() as folder:
        theirs = quality_of_git(*_write(pair, Path(folder)))
    for name, found in (("ours", quality_of(compare(pair.old, pair.new))), ("git, our tokens", theirs)):
        share = 100 * found.islands / (found.hunks or 1)
        print(
            f"  {name}: {found.changed:,} tokens changed, {found.changed / fewest:.2f} of the fewest;"
            f" {found.hunks} places, {found.islands} islands ({share:.0f} %)"
        )


def _print_lineage(pair: Pair) -> None:
    """Against the truth: a pair of articles is right when both drafts agree on it."""
    if not pair.lineage:
        return
    edges = align(pair.old, pair.new)
    found = {(old, new) for edge in edges for old in edge.old for new in edge.new}
    sure = {(edge.old, edge.new) for edge in edges if edge.margin >= 0.1}
    wrong = [
        places for places in sure if any((o, n) not in pair.lineage for o in places[0] for n in places[1])
    ]
    right = len(found & pair.lineage) / len(found | pair.lineage)
    print(f"  lineage: {100 * right:.1f} % right, {len(wrong)} wrong above the margin")


def _print_ratios(costs: Sequence[dict[str, float]]) -> None:
    print("\nours ÷ rival (geometric mean, worst):")
    for ours in OURS:
        for rival in ("git, our tokens", "git"):
            ratios = [cost[ours] / cost[rival] for cost in costs]
            print(f"  {ours} ÷ {rival}: {_geometric_mean(ratios):.2f}, {max(ratios):.2f}")
    for rival in sorted(set().union(*costs) - {"git, our tokens", "git", *OURS}):
        ratios = [cost[rival] / cost["ours warm"] for cost in costs if rival in cost]
        print(f"  {rival} ÷ ours warm: {_geometric_mean(ratios):.0f}, least {min(ratios):.1f}")


def _geometric_mean(values: Iterable[float]) -> float:
    logarithms = [math.log(value) for value in values]
    return math.exp(sum(logarithms) / len(logarithms))


def _print_growth() -> None:
    """The exponent of a power law fitted through four sizes; 1 is linear."""
    points = []
    for articles in SIZES:
        pair = synthetic(articles)
        seconds = cpu_seconds(lambda pair=pair: _cold(_counted, pair), runs=3)
        points.append((math.log(pair.words), math.log(seconds)))
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    print(f"\ngrowth with size: exponent {slope:.2f} over {SIZES} articles")


def _print_memory() -> None:
    """In a process of its own: what the interpreter and the texts take, and how far the comparison goes beyond."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        before, after = child.submit(_memory_of_large_pair).result()
    print(
        f"peak memory of a 60,000-word pair: {after:.0f} MB, {after - before:.0f} MB of it for the comparison"
    )


def _memory_of_large_pair() -> tuple[float, float]:
    """Peak megabytes before and after the comparison with all its ops."""
    pair = synthetic(80)
    before = _peak_megabytes()
    _with_ops(pair)
    return before, _peak_megabytes()


def _peak_megabytes() -> float:
    """Of this process alone: `getrusage` would count what its parent had before it started."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
