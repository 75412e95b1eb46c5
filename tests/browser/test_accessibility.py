"""Every page for people with disabilities, in light and dark, on a wide screen and on the narrowest."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site, Stop
from tests.chromium import axe_violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 320)


def test_every_page_reads_well_for_everybody(tab_of):
    """One walk through the site, since each page looks at the same texts and notes."""
    site = Site()
    tabs = {user: tab_of(user) for user in (None, site.analyst, site.coordinator)}
    faults = [fault for stop in site.stops() for fault in _faults_of(tabs[stop.reader], stop)]
    assert not faults, "\n".join(faults)


def _faults_of(page: Page, stop: Stop) -> Iterator[str]:
    answer = page.goto(stop.path)
    expected = 404 if stop.name == "not found" else 200
    if answer.status != expected:
        yield f"{stop.name}: answered {answer.status}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for violation in axe_violations(page):
                yield f"{stop.name}, {scheme}, {width} px: {violation}"
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            yield f"{stop.name} is {reach} px wide on a screen of {width}"
