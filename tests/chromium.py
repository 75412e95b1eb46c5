"""A real Chromium for the tests of pages, as a pytest plugin: the system's own, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable")
# No sandbox: CI runs as root. The rest keeps the browser from calling anybody but the page under test.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """The browser to drive: TW_CHROMIUM, or the first one on the PATH; None without any."""
    found = (shutil.which(name) for name in _PROGRAMS)
    return os.environ.get("TW_CHROMIUM") or next((path for path in found if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests of this process."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if path is None:
        pytest.fail("no Chromium on this machine; `./tw test` installs it, or name one in TW_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser", monkeypatch: pytest.MonkeyPatch) -> Iterator["Page"]:
    """A fresh tab with no cookies, 1280 by 900, that fails the test when a page's script fails."""
    # Playwright keeps an event loop in this thread, and Django would refuse the ORM beside it.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="UTC")
    context.set_default_timeout(10_000)
    tab = context.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    yield tab
    context.close()
    assert failures == [], f"scripts failed on {tab.url}"


def axe_violations(page: "Page") -> list[str]:
    """What axe-core finds wrong with the page for people with disabilities: one line a rule."""
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in violations]
