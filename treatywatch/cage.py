"""Runs risky work (reading a stranger's file, rendering a PDF) in a child process that can be killed.

The child has its own limits of memory, processor time and file size, sees no secret of the environment, has no
network and can write no file and start no program (see `confinement`), and answers with bytes through a file that
the system cuts off at its limit. Input and output go through unnamed temporary files: no pipe can block, and
nothing is left behind.

Run as `python -m treatywatch.cage MODULE` this file is also the child's first module: it sets the limits and
then runs MODULE, which reads standard input and writes standard output.
"""

import contextlib
import errno
import os
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Literal

from treatywatch.confinement import confine

CageErrorKind = Literal["time", "memory", "crash", "size"]

_ROOT = Path(__file__).resolve().parent.parent
_GRACE = 5
"""Seconds of wall clock beyond the seconds of processor time."""
_OUT_OF_MEMORY = 70
_ANSWER_TOO_LONG = 71


class CageError(Exception):
    """The child did not live to answer. `kind` is one of "time", "memory", "crash" and "size"."""

    def __init__(self, reason: str, kind: CageErrorKind) -> None:
        super().__init__(reason)
        self.kind = kind


def run_caged(
    module: str, payload: bytes, *, seconds: int = 30, megabytes: int = 1024, max_answer: int = 64 << 20
) -> bytes:
    """What `python -m MODULE` answers on standard output when given `payload` on standard input.

    `seconds` bounds processor time (and the wall clock five seconds later), `megabytes` the address space,
    `max_answer` the answer in bytes. Raises CageError when the child is killed or crashes; an answer that
    tells of an error is an answer.
    """
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        question.write(payload)
        question.seek(0)
        command = [
            sys.executable,
            "-m",
            "treatywatch.cage",
            module,
            str(seconds),
            str(megabytes),
            str(max_answer),
        ]
        _judge(_run(command, question, answer, seconds + _GRACE), seconds, megabytes)
        answer.seek(0)
        return answer.read()


def _run(command: list[str], question: IO[bytes], answer: IO[bytes], wall_clock: int) -> int:
    """The child's exit status; negative is the signal that ended it."""
    child = subprocess.Popen(
        command,
        stdin=question,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"},
        start_new_session=True,
    )
    try:
        return child.wait(timeout=wall_clock)
    except subprocess.TimeoutExpired:
        return -signal.SIGXCPU
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _judge(status: int, seconds: int, megabytes: int) -> None:
    if status == 0:
        return
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        raise CageError(f"it took longer than {seconds} seconds", "time")
    if status == _OUT_OF_MEMORY:
        raise CageError(f"it needed more than {megabytes} megabytes of memory", "memory")
    if status in (_ANSWER_TOO_LONG, -signal.SIGXFSZ):
        raise CageError("its answer was too long", "size")
    raise CageError("the program that reads it crashed", "crash")


def _enter(module: str, seconds: int, megabytes: int, max_answer: int) -> None:
    """In the child: accept the limits, then become the module."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (max_answer, max_answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    confine()
    try:
        runpy.run_module(module, run_name="__main__")
        sys.stdout.flush()
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except OSError as error:
        os._exit(_ANSWER_TOO_LONG if error.errno == errno.EFBIG else 1)


if __name__ == "__main__":
    _enter(sys.argv[1], *map(int, sys.argv[2:5]))
