"""CPU time of a call: what a bench compares, since wall time also counts the other work of the machine."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from resource import RLIMIT_CPU, RUSAGE_CHILDREN, getrusage, setrlimit
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


def timed_command(command: Sequence[str], limit: int | None = None) -> Timed:
    """A program, its start included; whatever it prints or returns is set aside.

    With a limit of CPU seconds, it is stopped there, and the limit is the answer.
    """

    # A function to run before it would start programs the slow way, so only where there is a limit.
    restrain = limit and (lambda: setrlimit(RLIMIT_CPU, (limit, limit)))
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    def run() -> None:
        subprocess.run(command, check=False, preexec_fn=restrain, **quiet)

    return lambda: _spent(run, _children)


def timed_in_child(call: Callable[[], object], limit: int) -> Timed:
    """A call in a child of this process, its start not included, stopped at the limit of CPU seconds."""

    def run() -> float:
        context = get_context("fork")
        spent = context.Value("d", limit)
        child = context.Process(target=_run_limited, args=(call, limit, spent))
        child.start()
        child.join()
        return float(spent.value)

    return run


def _run_limited(call: Callable[[], object], limit: int, spent) -> None:
    start = int(time.process_time())
    setrlimit(RLIMIT_CPU, (start + limit, start + limit))
    spent.value = _spent(call, time.process_time)


def _spent(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start


def _children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
