"""The hostile corpus at full size through the cage, every pattern on long strings, and a worst case of the diff.

What is expected of a file is what the tests expect; at full size the limits of the cage may end it too. A pattern is
measured on strings of 500 and of 2,000 characters: in linear time the latter costs 4 times the former.
"""

import signal
import time
from collections.abc import Iterable
from random import Random

from drafts.engine.diff import diff_words
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from tests.bench.timing import cpu_seconds
from tests.hostile.corpus import CORPUS, misfit
from tests.hostile.patterns import Use, patterns, strings

_WALL_SECONDS = 35
_LENGTHS = (500, 2_000)
_NOTABLE = 0.005
"""Seconds on the longer string below which a ratio says nothing."""
_LIMIT = 5
"""Seconds after which a pattern on one string is given up."""


def main() -> None:
    """All three."""
    _files()
    _patterns()
    _diff()


def _files() -> None:
    wrong = 0
    for family, case in CORPUS.items():
        data = (case.at_full_size or case.make)()
        started = time.monotonic()
        try:
            answer = read_in_child(data, case.name)
        except UnreadableFile as error:
            answer = error
        seconds = time.monotonic() - started
        fault = misfit(case, answer, full=case.at_full_size is not None)
        fault = fault or ("" if seconds <= _WALL_SECONDS + 1 else "longer than 35 seconds")
        said = str(answer) if isinstance(answer, UnreadableFile) else f"read, {len(answer.parts)} parts"
        wrong += bool(fault)
        print(
            f"{family:55} {len(data):>11,} B {seconds:6.1f} s  {fault or 'as expected'}: {said[:90]}",
            flush=True,
        )
    print(f"\n{len(CORPUS)} families, {wrong} not as expected\n")


def _patterns() -> None:
    found = patterns()
    worst: dict[str, tuple[float, float, str]] = {}
    pairs = list(zip(*(strings(length) for length in _LENGTHS), strict=True))
    signal.signal(signal.SIGALRM, _give_up)
    for name, uses in found.items():
        for short, long in pairs:
            spent = _spent(uses, long)
            if spent > _NOTABLE:
                ratio = spent / max(_spent(uses, short), 1e-6)
                worst[name] = max(worst.get(name, (0.0, 0.0, "")), (spent, ratio, long[:12]))
    print(f"{len(found)} patterns on {len(pairs)} strings; those that take more than {_NOTABLE * 1000:g} ms:")
    for name, (spent, ratio, text) in sorted(worst.items(), key=lambda item: item[1], reverse=True):
        print(f"  {name:60} {text!r:18} {spent * 1000:8.1f} ms, {ratio:5.1f} times that of a quarter")


def _give_up(*_: object) -> None:
    raise TimeoutError


def _spent(uses: Iterable[Use], text: str) -> float:
    signal.alarm(_LIMIT)
    started = time.process_time()
    try:
        for use in uses:
            use(text)
    except TimeoutError:
        return float(_LIMIT)
    finally:
        signal.alarm(0)
    return time.process_time() - started


def _diff() -> None:
    words = [f"word{number}" for number in range(5_000)]
    mixed = list(words)
    Random(7).shuffle(mixed)
    old, new = " ".join(words), " ".join(mixed)
    print(
        f"\ntwo permuted articles of 5,000 words: {cpu_seconds(lambda: diff_words(old, new), runs=3):.2f} s of CPU"
    )


if __name__ == "__main__":
    main()
