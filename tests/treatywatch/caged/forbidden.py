"""Tries everything that a caged child must not do, and tells what came of it."""

import ctypes
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

folder = sys.stdin.read()
there = Path(folder, "there.txt")


def mapped_socket() -> None:
    """Past Python, as a hijacked library would."""
    if ctypes.CDLL(None, use_errno=True).socket(socket.AF_INET, socket.SOCK_DGRAM, 0) < 0:
        raise OSError(ctypes.get_errno(), "socket")


def in_thread() -> None:
    """Threads are allowed, and as confined as the rest."""
    failed: list[bool] = []
    thread = threading.Thread(target=lambda: failed.append(outcome(socket.socket) == "refused"))
    thread.start()
    thread.join()
    if failed == [True]:
        raise PermissionError


def outcome(attempt: Callable[[], object]) -> str:
    """What came of an attempt."""
    try:
        attempt()
    except PermissionError:
        return "refused"
    return "done"


ATTEMPTS: dict[str, Callable[[], object]] = {
    "internet socket": socket.socket,
    "local socket": lambda: socket.socket(socket.AF_UNIX),
    "socket from C": mapped_socket,
    "socket in a thread": in_thread,
    "new file": lambda: Path(folder, "new.txt").write_text("x"),
    "temporary file": lambda: tempfile.mkstemp(dir=folder),
    "append": lambda: there.open("a"),
    "delete": there.unlink,
    "rename": lambda: there.rename(Path(folder, "b")),
    "folder": lambda: Path(folder, "sub").mkdir(),
    "rights": lambda: there.chmod(0o777),
    "link": lambda: os.symlink("/", Path(folder, "link")),
    "program": lambda: subprocess.run(["/bin/true"], check=True),
    "process": os.fork,
    "kill the parent": lambda: os.kill(os.getppid(), 0),
    "read": there.read_text,
}
json.dump({name: outcome(attempt) for name, attempt in ATTEMPTS.items()}, sys.stdout)
