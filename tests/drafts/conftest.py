"""What most tests of pages, queries and API of the texts begin with."""

import pytest
from django.core.cache import cache

from drafts.models import Treaty
from tests.factories import login, make_organisation, make_treaty, make_user
from treatywatch.accounts.principal import Principal, principal_of_user


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Results are kept by content, and tests share their sentences."""
    cache.clear()


@pytest.fixture
def treaty() -> Treaty:
    return make_treaty("rivers")


@pytest.fixture
def ours():
    return make_organisation("Ours")


@pytest.fixture
def principal(ours) -> Principal:
    return principal_of_user(make_user("analyst", ours))


@pytest.fixture
def analyst(client, ours):
    """A client of another analyst of the same organisation."""
    return login(client, make_user("analyst", ours))


@pytest.fixture
def coordinator(client, ours):
    """A client of a coordinator of the same organisation."""
    return login(client, make_user("coordinator", ours))
