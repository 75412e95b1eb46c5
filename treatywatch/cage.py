"""Runs risky work (reading a stranger's file, rendering a PDF) in a child process that can be killed.

The child has its own limits of memory, processor time and file size, sees no secret of the environment, has no
network and can write no file and start no program (see `confinement`), and answers with bytes through a file that
the system cuts off at its limit. Input and output go through unnamed temporary files: no pipe can block, and
nothing is left behind. How far it is it may tell through a third, of which eight bytes are ever looked at.

Run as `python -m treatywatch.cage MODULE` this file is also the child's first module: it sets the limits and
then runs MODULE, which reads standard input and writes standard output.
"""

import contextlib
import errno
import os
import resource
import runpy
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Literal

from treatywatch.confinement import confine

Told = Callable[[int, int], object]
"""What is told how much of the work is done, and how much there is."""
CageErrorKind = Literal["time", "memory", "crash", "size"]

_ROOT = Path(__file__).resolve().parent.parent
_GRACE = 5
"""Seconds of wall clock beyond the seconds of processor time."""
_OUT_OF_MEMORY = 70
_ANSWER_TOO_LONG = 71
_LOOKED_AT_EVERY = 1
"""Seconds between two looks at how far the child is."""
_FAR = struct.Struct(">II")
_CHANNEL = "CAGE_CHANNEL"
"""Names, in the environment of the child, the open file through which it tells how far it is."""


class CageError(Exception):
    """The child did not live to answer. `kind` is one of "time", "memory", "crash" and "size"."""

    def __init__(self, reason: str, kind: CageErrorKind) -> None:
        super().__init__(reason)
        self.kind = kind


def run_caged(
    module: str,
    payload: bytes,
    *,
    seconds: int = 30,
    megabytes: int = 1024,
    max_answer: int = 64 << 20,
    told: Told | None = None,
) -> bytes:
    """What `python -m MODULE` answers on standard output when given `payload` on standard input.

    `seconds` bounds processor time (and the wall clock five seconds later), `megabytes` the address space,
    `max_answer` the answer in bytes. `told` hears at most once a second how far it is, if the child tells: two
    numbers up to 2³², which may be any. Raises CageError when the child is killed or crashes; an answer that
    tells of an error is an answer.
    """
    unnamed = tempfile.TemporaryFile
    with unnamed() as question, unnamed() as answer, unnamed() as channel:
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
        with _started(command, question, answer, channel) as child:
            status = _wait(child, channel, seconds + _GRACE, told)
        _judge(status, seconds, megabytes)
        answer.seek(0)
        return answer.read()


@contextlib.contextmanager
def _started(
    command: list[str], question: IO[bytes], answer: IO[bytes], channel: IO[bytes]
) -> Iterator[subprocess.Popen]:
    """The child at work; on leaving it is dead, with all that it may have started."""
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
    child = subprocess.Popen(
        command,
        stdin=question,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        pass_fds=(channel.fileno(),),
        cwd=_ROOT,
        env=environment | {_CHANNEL: str(channel.fileno())},
        start_new_session=True,
    )
    try:
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _wait(child: subprocess.Popen, channel: IO[bytes], wall_clock: int, told: Told | None) -> int:
    """The child's exit status; negative is the signal that ended it."""
    ends_at = time.monotonic() + wall_clock
    while (left := ends_at - time.monotonic()) > 0:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return child.wait(timeout=min(left, _LOOKED_AT_EVERY))
        far = os.pread(channel.fileno(), _FAR.size, 0)
        if told and len(far) == _FAR.size:
            told(*_FAR.unpack(far))
    return -signal.SIGXCPU


def tell(done: int, total: int) -> None:
    """In the child: how far it is. Wakes nobody, and costs next to nothing; outside a cage nothing happens."""
    if channel := os.environ.get(_CHANNEL):
        os.pwrite(int(channel), _FAR.pack(done, total), 0)


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
