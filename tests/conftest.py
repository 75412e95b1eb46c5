"""What every test gets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from tests.shared import data_path

# The same examples on every run, and no time limit: a slow machine is not a bug.
hypothesis_settings.register_profile("treatywatch", derandomize=True, deadline=None, max_examples=100)
hypothesis_settings.load_profile("treatywatch")


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Hashing a password is slow by design; no test is about that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def shared_data() -> Callable[[str], Path]:
    """`tests.shared.data_path`, for tests that like fixtures better."""
    return data_path
