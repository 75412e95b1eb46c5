"""The cast of most tests: an organisation with an analyst, who writes the notes, and a coordinator."""

import pytest

from tests.factories import make_organisation, make_user
from treatywatch.accounts.models import Organisation, User


@pytest.fixture
def house() -> Organisation:
    return make_organisation("House")


@pytest.fixture
def author(house: Organisation) -> User:
    return make_user("analyst", house)


@pytest.fixture
def coordinator(house: Organisation) -> User:
    return make_user("coordinator", house)
