"""What a comparison costs and how it reads, beside other tools, on the same texts in the same run.

CPU milliseconds, medians. "cold" starts with an empty vocabulary; "warm" has the words and word bags of both
drafts at hand, as a web worker has, but no result. Rivals get the parsed texts as two files.
"""

import math
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from drafts.engine import tokens
from drafts.engine.alignment import align
from drafts.engine.comparison import Comparison, compare
from tests.bench._redline_quality import fewest_changes, quality_of, quality_of_git
from tests.bench._treaties import Pair, one_word_edited, real_pairs, synthetic
from tests.bench._word_diffs import as_text, cpu_of_word_diffs
from tests.bench.timing import cpu_seconds

RUNS = 5
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


def _cost(pair: Pair) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        files = _write(pair, Path(folder))
        rivals = cpu_of_word_diffs(*files, runs=RUNS)
    return {
        "ours cold": cpu_seconds(lambda: _cold(pair), runs=RUNS),
        "ours warm": cpu_seconds(lambda: compare(pair.old, pair.new), runs=RUNS),
        **rivals,
    }


def _cold(pair: Pair) -> Comparison:
    with patch.object(tokens, "_shared", tokens.Vocabulary()):
        return compare(pair.old, pair.new)


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
    for ours in ("ours warm", "ours cold"):
        for rival in ("git", "git, our tokens"):
            ratios = [cost[ours] / cost[rival] for cost in costs]
            print(f"  {ours} ÷ {rival}: {_geometric_mean(ratios):.2f}, {max(ratios):.2f}")


def _geometric_mean(values: Iterable[float]) -> float:
    logarithms = [math.log(value) for value in values]
    return math.exp(sum(logarithms) / len(logarithms))


def _print_growth() -> None:
    """The exponent of a power law fitted through four sizes; 1 is linear."""
    points = []
    for articles in SIZES:
        pair = synthetic(articles)
        points.append((math.log(pair.words), math.log(cpu_seconds(lambda pair=pair: _cold(pair), runs=3))))
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    print(f"\ngrowth with size: exponent {slope:.2f} over {SIZES} articles")


if __name__ == "__main__":
    main()
