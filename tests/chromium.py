"""A real Chromium for the tests of pages, as a pytest plugin: the system's own, driven by Playwright."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

_PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable")
# No sandbox: CI runs as root. The rest keeps the browser from calling anybody but the page under test.
FLAGS = (
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
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, and Django would refuse the ORM beside it.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_tab(browser: "Browser") -> Iterator[Callable[..., "Page"]]:
    """Opens fresh tabs without cookies, 1280 by 900; keywords are those of Playwright's `new_context`.

    The test fails when a script of a page fails, when its policy refuses something, or a file of it is missing.
    """
    contexts: list[BrowserContext] = []
    failures: list[str] = []

    def open_one(**given) -> "Page":
        defaults = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**(defaults | {"locale": "en-GB", "timezone_id": "UTC"} | given))
        context.set_default_timeout(20_000)
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: failures.append(f"{tab.url}: {error}"))
        tab.on("console", lambda message: failures.extend(_complaints(tab, message)))
        return tab

    yield open_one
    for context in contexts:
        context.close()
    assert failures == []


def _complaints(tab: "Page", message: "ConsoleMessage") -> list[str]:
    """An error that a page reports; that an answer is 404 or 422 is one only for the files of a page."""
    is_answer = (
        message.text.startswith("Failed to load resource") and "/static/" not in message.location["url"]
    )
    return [] if message.type != "error" or is_answer else [f"{tab.url}: {message.text}"]


@pytest.fixture
def page(open_tab: Callable[..., "Page"]) -> "Page":
    """A fresh tab, for tests that need no more than one."""
    return open_tab()


def axe_violations(page: "Page") -> list[str]:
    """What axe-core finds wrong with the page for people with disabilities: one line a rule."""
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in violations]
