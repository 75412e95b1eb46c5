"""The page that renders the OpenAPI document."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_it_needs_no_exception_from_the_content_security_policy():
    policy = Client().get("/api/v1/docs/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.browser
def test_its_operations_can_be_tried_in_a_browser(live_server, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.click("#operations-treaties-treaties_list .opblock-summary-control")
    page.click(".try-out__btn")
    page.click(".execute")
    assert "200" in page.inner_text(".live-responses-table tbody .response-col_status")
    assert complaints == []


@pytest.mark.browser
def test_it_fits_a_narrow_screen(live_server, page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.wait_for_selector(".opblock")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
