"""CPU time of a call: what a bench compares, since wall time also counts the other work of the machine."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

Timed = Callable[[], float]
"""Does some work and answers the CPU seconds it took."""


def cpu_seconds(call: Callable[[], object], *, runs: int = 5) -> float:
    """The median CPU seconds of this process over `runs` calls, after one that warms up."""
    return medians({"": timed(call)}, runs=runs)[""]


def medians(calls: Mapping[str, Timed], *, runs: int = 5) -> dict[str, float]:
    """The median CPU seconds of each, after one round that warms up.

    They take turns, so that a busy or throttled machine slows all of them alike.
    """
    rounds = [{name: call() for name, call in calls.items()} for _ in range(runs + 1)]
    return {name: median(seconds[name] for seconds in rounds[1:]) for name in calls}


def timed(call: Callable[[], object]) -> Timed:
    """A call in this process."""
    return lambda: _spent(call, time.process_time)


def timed_command(command: Sequence[str]) -> Timed:
    """A program, its start included; whatever it prints or returns is set aside."""

    def run() -> None:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    return lambda: _spent(run, _children)


def _spent(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start


def _children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
