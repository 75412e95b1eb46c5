"""CPU time of a call: what a bench compares, since wall time also counts the other work of the machine."""

import subprocess
import time
from collections.abc import Callable, Sequence
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median


def cpu_seconds(call: Callable[[], object], *, runs: int = 5) -> float:
    """The median CPU seconds of this process over `runs` calls, after one that warms up."""
    call()
    return median(_timed(call, time.process_time) for _ in range(runs))


def command_cpu_seconds(command: Sequence[str], *, runs: int = 5) -> float:
    """The same for a program, its start included; whatever it prints or returns is set aside."""

    def run() -> None:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    run()
    return median(_timed(run, _children) for _ in range(runs))


def _timed(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start


def _children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
