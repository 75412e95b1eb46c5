"""The children are modules of this package, so that the cage runs them as it runs any other."""

import errno
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from treatywatch.cage import CageError, run_caged, tell

CHILDREN = "tests.treatywatch.caged"


def run(name: str, payload: bytes = b"", **limits) -> bytes:
    return run_caged(f"{CHILDREN}.{name}", payload, **limits)


def test_the_answer_is_what_the_child_writes():
    assert run("echo", b"a\x00b") == b"a\x00b"


def test_an_endless_loop_ends_by_the_limit_of_processor_time():
    started = time.monotonic()
    with pytest.raises(CageError) as caught:
        run("spin", seconds=1)
    assert caught.value.kind == "time"
    assert time.monotonic() - started < 10


def test_a_sleeping_child_ends_by_the_wall_clock(monkeypatch):
    monkeypatch.setattr("treatywatch.cage._GRACE", 0)
    with pytest.raises(CageError) as caught:
        run("sleep", seconds=1)
    assert caught.value.kind == "time"


def test_a_greedy_child_ends_by_the_limit_of_memory():
    with pytest.raises(CageError) as caught:
        run("hoard", megabytes=200)
    assert caught.value.kind == "memory"


def test_a_long_answer_is_cut_off():
    with pytest.raises(CageError) as caught:
        run("echo", b"x" * 5000, max_answer=1000)
    assert caught.value.kind == "size"


@pytest.mark.parametrize("name", ["abort", "raises", "missing"])
def test_a_child_that_dies_is_a_crash(name):
    with pytest.raises(CageError) as caught:
        run(name)
    assert caught.value.kind == "crash"


def test_the_child_sees_no_secret_of_the_environment(monkeypatch):
    monkeypatch.setenv("TW_SECRET_KEY", "hidden")
    assert b"hidden" not in run("environment")


@pytest.mark.parametrize(("name", "heard"), [("tells", (3, 7)), ("babbles", (0xFFFFFFFF, 0xFFFFFFFF))])
def test_a_child_may_tell_how_far_it_is_by_two_numbers_and_nothing_else(name, heard, monkeypatch):
    monkeypatch.setattr("treatywatch.cage._LOOKED_AT_EVERY", 0.05)
    told = []
    assert run(name, told=lambda *far: told.append(far)) == b"done"
    assert set(told) == {heard}


def test_a_child_that_tells_nothing_is_not_heard(monkeypatch):
    monkeypatch.setattr("treatywatch.cage._LOOKED_AT_EVERY", 0.05)
    told = []
    run("echo", told=lambda *far: told.append(far))
    assert told == []


def test_a_child_is_dead_where_nobody_can_be_told(monkeypatch):
    monkeypatch.setattr("treatywatch.cage._LOOKED_AT_EVERY", 0.05)
    before = _children()

    def fail(*_):
        raise LookupError

    with pytest.raises(LookupError):
        run("tells", told=fail)
    assert _children() == before


def test_outside_a_cage_nobody_is_told():
    tell(1, 2)


FILTERED = sys.platform.startswith("linux") and platform.machine() in ("x86_64", "aarch64")


@pytest.mark.skipif(not FILTERED, reason="needs the system call filter of Linux on x86-64 or ARM")
def test_the_child_has_no_network_writes_no_file_and_starts_nothing(tmp_path):
    (tmp_path / "there.txt").write_text("lamps")
    outcomes = json.loads(run("forbidden", str(tmp_path).encode()))
    assert {name for name, outcome in outcomes.items() if outcome == "done"} == {"read"}
    assert len(outcomes) == 16
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]


def test_without_the_filter_the_network_goes_at_least():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        script = (
            "import socket; from treatywatch import confinement; confinement._FORBIDDEN.clear();"
            f"print(confinement.confine(), socket.socket().connect_ex(('127.0.0.1', {server.getsockname()[1]})))"
        )
        found = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, text=True
        ).stdout
    if found.startswith("nothing"):
        pytest.skip("this system gives no network namespace to those without privileges")
    assert found == f"network {errno.ENETUNREACH}\n"


@pytest.mark.skipif(not FILTERED, reason="needs Linux")
def test_a_killed_worker_leaves_no_child_behind():
    script = f"from treatywatch.cage import run_caged; run_caged({CHILDREN!r} + '.sleep', b'')"
    with subprocess.Popen([sys.executable, "-c", script]) as worker:
        children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children")
        child = until(lambda: children.read_text().split())[0]
        until(lambda: "Seccomp:\t2" in status_of(child))
        worker.kill()
    until(lambda: "State" not in status_of(child) or "State:\tZ" in status_of(child))


def status_of(process: str) -> str:
    """What the system says of a process; empty for none."""
    try:
        return Path(f"/proc/{process}/status").read_text()
    except OSError:
        return ""


def until(answer):
    """What a question is answered with in the end, within ten seconds."""
    ends_at = time.monotonic() + 10
    while time.monotonic() < ends_at:
        if found := answer():
            return found
        time.sleep(0.02)
    raise AssertionError("nothing came of it")


def test_the_limits_are_those_of_the_cage_and_leave_no_core():
    limits = json.loads(run("limits", seconds=7, megabytes=300, max_answer=12345))
    assert limits == {"memory": 300 << 20, "processor": 7, "file": 12345, "core": 0}


@pytest.mark.parametrize("name", ["echo", "abort", "hoard", "spin"])
def test_nothing_is_left_behind_whatever_becomes_of_the_child(name, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = _children()
    try:
        run(name, b"x", seconds=1, megabytes=200)
    except CageError:
        assert name != "echo"
    assert list(tmp_path.iterdir()) == []
    assert _children() == before


def _children() -> list[str]:
    """The processes whose parent is this one, if the system says so."""
    tasks = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return tasks.read_text().split() if tasks.exists() else []
