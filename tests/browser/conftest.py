"""What the browser tests share."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.factories import login
from treatywatch.accounts.models import User


@pytest.fixture
def tab_of(open_tab: Callable[..., Page], live_server) -> Callable[..., Page]:
    """Opens a tab in which a person is logged in, or nobody for None; keywords as for `open_tab`.

    Addresses are relative to the server.
    """

    def open_one(user: User | None, **given) -> Page:
        tab = open_tab(base_url=live_server.url, **given)
        if user:
            key = login(Client(), user).cookies[settings.SESSION_COOKIE_NAME].value
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}
            tab.context.add_cookies([cookie])
        return tab

    return open_one
