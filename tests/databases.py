"""The database under the tests, as a pytest plugin: TW_TEST_DB=sqlite (the default) or postgres.

It sets DATABASE_URL before pytest-django reads the settings, which is earlier than any conftest.py: hence a
plugin, named in pyproject.toml. Workers of xdist inherit the address from the process with the server.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.devpg import NoPostgres, throwaway_server

_server = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Choose the database first; a wrapper runs outside pytest-django's own hook."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _choose(os.environ.get("TW_TEST_DB", "sqlite"))
    return (yield)


def pytest_unconfigure() -> None:
    """Stop the server when the last test has run."""
    _server.close()


def pytest_report_header() -> str:
    return f"database: {os.environ.get('DATABASE_URL', 'sqlite')}"


def _choose(kind: str) -> None:
    # A DATABASE_URL of the developer's own is never touched by tests.
    os.environ.pop("DATABASE_URL", None)
    if kind == "postgres":
        try:
            os.environ["DATABASE_URL"] = _server.enter_context(throwaway_server())
        except NoPostgres as error:
            raise pytest.UsageError(str(error)) from error
    elif kind != "sqlite":
        raise pytest.UsageError(f"TW_TEST_DB is {kind!r}; it can be sqlite or postgres")
