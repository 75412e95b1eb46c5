"""Takes from a process, for good, what reading a file never needs: network, writing files, other programs.

Two mechanisms of Linux that need no privileges. A system call filter (seccomp) refuses to open sockets, to open or
change any file for writing, to start programs or processes, and to look into other processes; it works inside
containers too. Where it is not known for the processor or the system refuses it, an empty network namespace takes
at least the network away. Where neither is to be had (other systems), the limits of the cage stand alone.

A refused call fails with EPERM, so libraries that would like a cache go on without.
"""

import ctypes
import platform
import signal
import struct
import sys
from collections.abc import Iterable

_PARENT_DEATH_SIGNAL = 1
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_CLONE_THREAD = 0x00010000
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC and the flag of O_TMPFILE."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Instructions of the filter's language (classic BPF): load a word, compare, test bits, end."""
_ALLOW, _EPERM, _ENOSYS = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38
_CALL_AT, _PROCESSOR_AT, _ARGUMENTS_AT = 0, 4, 16

_FORBIDDEN = {
    "x86_64": (
        41, 42, 49, 50, 53,  # socket, connect, bind, listen, socketpair
        57, 58, 59, 322,  # fork, vfork, execve, execveat
        76, 77, 82, 83, 84, 85, 86, 87, 88,  # truncate … rename, mkdir, rmdir, creat, link, unlink, symlink
        90, 91, 92, 93, 94,  # chmod … lchown
        133, 258, 259, 260, 263, 264, 265, 266, 268, 316,  # mknod and the …at family
        62, 101, 200, 234, 310, 311, 424, 438,  # kill, ptrace, tkill, tgkill, process_vm_*, pidfd_*
        165, 272, 308, 321, 425, 437,  # mount, unshare, setns, bpf, io_uring_setup, openat2
    ),
    "aarch64": (
        198, 199, 200, 201, 203, 221, 281,
        33, 34, 35, 36, 37, 38, 45, 46, 52, 53, 54, 55, 276,
        117, 129, 130, 131, 270, 271, 424, 438,
        40, 97, 268, 280, 425, 437,
    ),
}  # fmt: skip
"""Numbers of system calls, by processor. Closing, reading, memory, time and threads stay allowed."""
_OPENS = {"x86_64": ((2, 1), (257, 2)), "aarch64": ((56, 2),)}
"""open and openat, with the place of their flags."""
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
"""Its flags lie in memory, where a filter cannot look: told that it does not exist, the C library uses clone."""
_PROCESSORS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_OTHER_NUMBERING = 0x40000000
"""From here on x86-64 counts its calls a second time (x32)."""


def confine() -> str:
    """Confine this process and what it loads later; answers what took hold: "calls", "network" or "nothing".

    On Linux it also ends with the thread that started it, so that a killed worker leaves no reader behind.
    """
    processor = platform.machine()
    if not sys.platform.startswith("linux"):
        return "nothing"
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if processor in _FORBIDDEN and _filter_calls(system, processor):
        return "calls"
    return "nothing" if system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) else "network"


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def _filter_calls(system: ctypes.CDLL, processor: str) -> bool:
    code = b"".join(_instructions(processor))
    program = _Program(len(code) // 8, code)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not system.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def _instructions(processor: str) -> Iterable[bytes]:
    """The filter: each test either ends in a refusal or goes on behind it."""
    yield _step(_LOAD, _PROCESSOR_AT)
    yield _step(_EQUAL, _PROCESSORS[processor], if_true=1)
    yield _step(_RETURN, _EPERM)
    yield _step(_LOAD, _CALL_AT)
    if processor == "x86_64":
        yield from _refuse(_step(_AT_LEAST, _OTHER_NUMBERING, if_false=1))
    yield from _refuse(_step(_EQUAL, _CLONE3, if_false=1), _ENOSYS)
    for number in _FORBIDDEN[processor]:
        yield from _refuse(_step(_EQUAL, number, if_false=1))
    for number, place in _OPENS[processor]:
        yield _step(_EQUAL, number, if_false=4)
        yield _step(_LOAD, _ARGUMENTS_AT + 8 * place)
        yield from _refuse(_step(_ANY_BIT, _WRITES, if_false=1))
        yield _step(_RETURN, _ALLOW)
    yield _step(_EQUAL, _CLONE[processor], if_false=3)
    yield _step(_LOAD, _ARGUMENTS_AT)
    yield _step(_ANY_BIT, _CLONE_THREAD, if_true=1)
    yield _step(_RETURN, _EPERM)
    yield _step(_RETURN, _ALLOW)


def _refuse(test: bytes, answer: int = _EPERM) -> tuple[bytes, bytes]:
    """A test that steps over the refusal where it fails."""
    return test, _step(_RETURN, answer)


def _step(code: int, operand: int, *, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, operand)
