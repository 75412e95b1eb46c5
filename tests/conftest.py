"""What every test gets."""

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.db import connection, connections
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as hypothesis_settings

from drafts import immutability
from tests.shared import data_path

# The same examples on every run, and no time limit: a slow machine is not a bug.
hypothesis_settings.register_profile("treatywatch", derandomize=True, deadline=None, max_examples=100)
hypothesis_settings.load_profile("treatywatch")


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """`tests.shared.data_path`, for tests that like fixtures better."""
    return data_path


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Hashing a password is slow by design; no test is about that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _static_files_on_demand() -> Iterator[None]:
    """Every new test client would list all static files first, and warn that none are collected."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory) -> None:
    """Tests use SQLite in a file, as the product does.

    Django's default for tests, a database in memory, makes all threads share one connection, so that a live
    server and two writers at once would behave as they never do outside tests.
    """
    database = connections.databases["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _published_drafts_go_when_tables_are_emptied() -> Iterator[None]:
    """A transactional test ends by emptying all tables, which the triggers on published drafts refuse."""
    empty_tables = TransactionTestCase._fixture_teardown

    def without_triggers(case: TransactionTestCase) -> None:
        immutability.remove(connection)
        try:
            empty_tables(case)
        finally:
            immutability.install(connection)
            caches["shared"].clear()  # a table that Django does not know as one of its own

    with patch.object(TransactionTestCase, "_fixture_teardown", without_triggers):
        yield
