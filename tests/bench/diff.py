"""What a comparison costs and how it reads, beside other tools, on the same texts in the same run.

CPU milliseconds, medians, all tools taking turns. "cold" starts with an empty vocabulary; "warm" has what each
draft tells by itself at hand, as a web worker has: its codes, which articles hold a word, the words of force in
a paragraph; but no result. Both find lineage, every changed range, all counts, and what each change does to
legal force; "with all ops" also makes the text of every row and prints the words of quiet changes, more than a
page of the whole treaty does. Rivals get the parsed texts as two files; lineage and legal force they have none.
"""

import os
import tempfile
from pathlib import Path

from drafts.engine.alignment import align
from drafts.engine.comparison import compare
from tests.bench._aims import COLD, WARM, Measured, print_aims
from tests.bench._ours import cold, counted, judged, with_ops
from tests.bench._redline_quality import Quality, fewest_changes, our_redline, quality
from tests.bench._treaties import Pair, one_word_edited, real_pairs, synthetic
from tests.bench._word_diffs import DMP, LIMIT, as_text, quick_tools, redlines_of, slow_tools
from tests.bench.timing import Timed, medians, timed

RUNS = 5


def main() -> None:
    print(f"load of this machine: {os.getloadavg()[0]:.1f}; CPU milliseconds, medians of {RUNS} runs")
    measured = []
    for pair in [*real_pairs(), synthetic(200)]:
        measured.append(_measure(pair))
        _print(measured[-1])
    print_aims(measured)


def _measure(pair: Pair) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        files = _write(pair, Path(folder))
        cost = medians(_ours(pair) | quick_tools(*files), runs=RUNS)
        cost |= {name: call() for name, call in slow_tools(*files).items()}
        # What was stopped has not said anything either.
        found = {
            name: quality(redline())
            for name, redline in redlines_of(*files).items()
            if cost.get(name, 0) < LIMIT
        }
    found = {"ours": quality(our_redline(compare(pair.old, pair.new)))} | found
    one_word = medians(_ours(one_word_edited(pair)), runs=RUNS)
    shares = {name: one_word[name] / cost[name] for name in (WARM, COLD)}
    return Measured(pair, cost, found, fewest_changes(pair.old, pair.new) or 1, shares)


def _ours(pair: Pair) -> dict[str, Timed]:
    return {
        WARM: timed(lambda: judged(pair)),
        COLD: timed(lambda: cold(judged, pair)),
        "  warm, force left out": timed(lambda: counted(pair)),
        "  cold, force left out": timed(lambda: cold(counted, pair)),
        "  warm with all ops": timed(lambda: with_ops(pair)),
        "  cold with all ops": timed(lambda: cold(with_ops, pair)),
    }


def _write(pair: Pair, folder: Path) -> tuple[Path, Path]:
    files = folder / "old.txt", folder / "new.txt"
    for file, parts in zip(files, (pair.old, pair.new), strict=True):
        file.write_text(as_text(parts), encoding="utf-8")
    return files


def _print(measured: Measured) -> None:
    pair, cost = measured.pair, measured.cost
    print(f"\n{pair.name}: {len(pair.old)} and {len(pair.new)} parts, {pair.words:,} words")
    print(f"  {'':24}{'CPU ms':>9} {'÷ warm':>7} {'÷ fewest':>9} {'places':>7} {'islands':>13} {'torn':>6}")
    for name, seconds in cost.items():
        time = f"{'>' * (seconds >= LIMIT)}{seconds * 1000:.1f}"
        found = measured.quality.get("ours" if name == WARM else name)
        print(f"  {name:24}{time:>9} {seconds / cost[WARM]:7.2f}", end="")
        # The others do not tell where the white space was.
        print(_columns(found, measured.fewest, found.torn if name in (WARM, DMP) else "") if found else "")
    shares = ", ".join(f"{100 * share:.0f} % {name[5:]}" for name, share in measured.one_word.items())
    print(f"  one word edited: {shares} of the whole")
    _print_lineage(pair)


def _columns(found: Quality, fewest: int, torn: int | str) -> str:
    share = 100 * found.islands / (found.hunks or 1)
    islands = f"{found.islands} ({share:.0f} %)"
    return f" {found.changed / fewest:9.2f} {found.hunks:7} {islands:>13} {torn:>6}"


def _print_lineage(pair: Pair) -> None:
    """Against the truth: a pair of articles is right when both drafts agree on it."""
    if not pair.lineage:
        return
    edges = align(pair.old, pair.new)
    found = {(old, new) for edge in edges for old in edge.old for new in edge.new}
    sure = [edge for edge in edges if edge.margin >= 0.1]
    wrong = sum((old, new) not in pair.lineage for edge in sure for old in edge.old for new in edge.new)
    right = len(found & pair.lineage) / len(found | pair.lineage)
    print(f"  lineage: {100 * right:.1f} % right, {wrong} wrong above the margin")


if __name__ == "__main__":
    main()
