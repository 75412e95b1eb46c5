"""What most tests of pages, queries and API of the texts begin with."""

import pytest
from django.core.cache import cache

from drafts.models import Treaty
from tests.factories import make_treaty


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Results are kept by content, and tests share their sentences."""
    cache.clear()


@pytest.fixture
def treaty() -> Treaty:
    return make_treaty("rivers")
