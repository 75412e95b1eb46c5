"""Feeds every reader with documents changed by chance: `./tw bench fuzz [READER] [RUNS] [FIRST]`.

A mutation fuzzer on top of small documents of our own (`_fuzz_seeds`): bytes for text and PDF, the tree of elements
for Word and XML, so that most cases reach the reader behind the parser. Execution number N of a reader is the same
document on every machine. Each is read, with one of the three answers to what its changed words are, and parsed as an
import does; the result must be a draft whose account of characters balances, or UnreadableFile, in at most five
seconds of processor time and 512 MB.

It all runs in a child, restarted behind the case that killed it. Such a death (pdfium can abort or hang, where Python
cannot help it) is then tried in the cage: it is a fault only if the cage does not turn it into a refusal.
"""

import json
import mmap
import os
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from traceback import extract_tb

from drafts.engine.parser import parse
from drafts.engine.redline import Redline
from drafts.readers import read
from drafts.readers.cage import read_in_child
from drafts.readers.errors import UnreadableFile
from tests.bench._fuzz_seeds import TARGETS
from tests.bench._site import ROOT

RUNS = 1_000_000
SECONDS = 5
MEGABYTES = 512
_SILENT = 300
"""Seconds without an execution after which a child that spends no processor time is taken for hung."""
_SAMPLE = 10_000
"""A child does so many executions, so that what one leaves in memory is not held against a later one."""
_REDLINES: tuple[Redline, ...] = ("new", "old", "both")
_STATE = struct.Struct("qqqddq")


@dataclass(slots=True)
class Progress:
    """What a child has done: it lives in a file shared with the parent, which can read it after a death."""

    next: int = 0
    was_read: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: float = 0.0
    slowest_at: int = -1

    def save(self, memory: mmap.mmap) -> None:
        _STATE.pack_into(
            memory, 0, self.next, self.was_read, self.refused, self.slowest, self.peak, self.slowest_at
        )


@dataclass(slots=True)
class Outcome:
    """The sum over all children of one reader."""

    was_read: int = 0
    refused: int = 0
    slowest: tuple[float, int] = (0.0, -1)
    peak: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, int] = field(default_factory=dict)
    caged: int = 0

    def add_fault(self, name: str, index: int) -> None:
        self.faults[name] += 1
        self.examples.setdefault(name, index)


def document(reader: str, index: int) -> bytes:
    """The document of an execution."""
    return TARGETS[reader][1](Random(f"{reader} {index}"))


def redline(index: int) -> Redline:
    """Which words of a redline an execution reads."""
    return _REDLINES[index % len(_REDLINES)]


def fuzz(reader: str, runs: int, first: int) -> Outcome:
    """All executions of one reader."""
    outcome = Outcome()
    index = first
    while index < first + runs:
        end = min(index + _SAMPLE, first + runs)
        progress, faults, status = _in_child(reader, index, end)
        outcome.was_read += progress.was_read
        outcome.refused += progress.refused
        outcome.slowest = max(outcome.slowest, (progress.slowest, progress.slowest_at))
        outcome.peak = max(outcome.peak, progress.peak)
        for at, name in faults:
            outcome.add_fault(name, at)
        index = progress.next
        if status:
            _weigh_death(reader, index, status, outcome)
            index += 1
    return outcome


def _in_child(reader: str, start: int, end: int) -> tuple[Progress, list[tuple[int, str]], int]:
    with tempfile.NamedTemporaryFile() as state, tempfile.TemporaryFile() as log:
        state.write(_STATE.pack(start, 0, 0, 0.0, 0.0, -1))
        state.flush()
        command = [
            sys.executable,
            "-m",
            "tests.bench.fuzz",
            "--child",
            reader,
            str(start),
            str(end),
            state.name,
        ]
        child = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.DEVNULL)
        status = _watch(child, state.name)
        log.seek(0)
        faults = [tuple(json.loads(line)) for line in log]
        with open(state.name, "rb") as file:
            return Progress(*_STATE.unpack(file.read())), faults, status


def _watch(child: subprocess.Popen[bytes], state: str) -> int:
    """The child's exit status; it is killed when it stands still."""
    before = b""
    while True:
        try:
            return child.wait(_SILENT)
        except subprocess.TimeoutExpired:
            with open(state, "rb") as file:
                now = file.read()
            if now == before:
                child.kill()
            before = now


def _weigh_death(reader: str, index: int, status: int, outcome: Outcome) -> None:
    """Try what killed a child in the cage."""
    name = signal.Signals(-status).name if status < 0 else f"status {status}"
    if -status == signal.SIGPROF:
        name = f"longer than {SECONDS} seconds"
        if (
            reader != "pdf"
        ):  # only pdfium runs where Python cannot end it; what is ours must not need the cage
            outcome.add_fault(name, index)
            return
    try:
        read_in_child(document(reader, index), TARGETS[reader][0], redline(index))
    except UnreadableFile:
        outcome.caged += 1
        outcome.examples.setdefault(f"death, refused by the cage: {name}", index)
    except Exception as error:
        outcome.add_fault(f"{name}, and in the cage {type(error).__name__}", index)
    else:
        outcome.add_fault(f"{name}, read in the cage", index)


def _child(reader: str, start: int, end: int, state: str) -> None:
    name = TARGETS[reader][0]
    progress = Progress(start)
    with open(state, "r+b") as file, mmap.mmap(file.fileno(), _STATE.size) as memory:
        for index in range(start, end):
            data = document(reader, index)
            progress.next = index
            progress.save(memory)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            before = time.process_time()
            fault = _execute(data, name, redline(index), progress)
            spent = time.process_time() - before
            if spent > progress.slowest:
                progress.slowest, progress.slowest_at = spent, index
            progress.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            if progress.peak > MEGABYTES:
                fault = f"more than {MEGABYTES} MB"
            if fault:
                print(json.dumps([index, fault]), flush=True)
            progress.next = index + 1
            if progress.peak > MEGABYTES:
                break
        progress.save(memory)


def _execute(data: bytes, name: str, redline: Redline, progress: Progress) -> str:
    """Read and parse; the fault, if there is one."""
    try:
        draft = parse(read(data, name, redline))
    except UnreadableFile:
        progress.refused += 1
        return ""
    except Exception as error:
        frame = extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {os.path.basename(frame.filename)}:{frame.lineno}"
    progress.was_read += 1
    return "" if draft.characters.balances() else "characters lost"


def _print(reader: str, outcome: Outcome, seconds: float) -> None:
    executions = outcome.was_read + outcome.refused + sum(outcome.faults.values()) + outcome.caged
    print(
        f"{reader:10}{executions:>10,} executions in {seconds:,.0f} s: {outcome.was_read:,} read, "
        f"{outcome.refused:,} refused; slowest {outcome.slowest[0]:.2f} s (number {outcome.slowest[1]}), "
        f"peak {outcome.peak:.0f} MB; {outcome.caged} deaths that the cage refuses; "
        f"{sum(outcome.faults.values())} faults",
        flush=True,
    )
    for name, index in outcome.examples.items():
        print(f"{'':10}{outcome.faults[name] or ''} {name}, first number {index}", flush=True)


def main(arguments: list[str]) -> None:
    """The readers that are named, or all."""
    readers = [name for name in arguments if name in TARGETS] or list(TARGETS)
    numbers = [int(text) for text in arguments if text.isdecimal()]
    runs, first = (*numbers, *(RUNS, 0)[len(numbers) :])
    for reader in readers:
        started = time.monotonic()
        _print(reader, fuzz(reader, runs, first), time.monotonic() - started)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
    else:
        main(sys.argv[1:])
