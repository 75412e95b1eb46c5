"""The children are modules of this package, so that the cage runs them as it runs any other."""

import time

import pytest

from treatywatch.cage import CageError, run_caged

CHILDREN = "tests.treatywatch.caged"


def run(name: str, payload: bytes = b"", **limits: int) -> bytes:
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
