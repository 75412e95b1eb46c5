"""What is typed into a note's form is not lost: not by leaving, not by a session that ends."""

import pytest
from playwright.sync_api import expect

from tests.annotations.cast import make_note
from tests.browser.driving import log_in
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTICE = "This browser holds words that you typed here and that were not saved."


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def tab(tab_of, site):
    return tab_of(site.analyst)


@pytest.fixture
def form(site):
    article = site.zero.articles.get(number="41")
    return f"/articles/{article.pk}/annotate/?paragraph=0"


def test_words_outlive_a_session_and_are_offered_back(tab, site, form, live_server):
    tab.goto(form)
    tab.get_by_label("Reason").fill("Who answers at night?")
    tab.context.clear_cookies()
    tab.goto(form)
    assert tab.url.startswith(f"{live_server.url}/accounts/login/")
    log_in(tab, live_server.url, site.analyst)
    tab.goto(form)
    expect(tab.locator("#annotate-form")).to_contain_text(NOTICE)
    expect(tab.get_by_label("Reason")).to_have_value("")
    tab.get_by_role("button", name="Put them back").click()
    expect(tab.get_by_label("Reason")).to_have_value("Who answers at night?")


def test_saved_words_are_not_offered_again(tab, form):
    tab.goto(form)
    tab.get_by_label("Reason").fill("Who answers at night?")
    tab.get_by_label("The whole paragraph").check()
    tab.get_by_role("button", name="Save note").click()
    tab.wait_for_url("**/drafts/**")
    tab.goto(form)
    assert NOTICE not in tab.locator("main").inner_text()


def test_words_of_an_edit_and_of_a_reply_are_kept_apart(tab, site):
    note = make_note(site.zero, author=site.analyst, reason="First.")
    tab.goto(f"/annotations/{note.pk}/edit/")
    tab.get_by_label("Reason").fill("Second, unsaved.")
    tab.goto(f"/annotations/{note.pk}/")
    assert NOTICE not in tab.locator("main").inner_text()
    tab.get_by_label("Reply").fill("Unsent.")
    tab.goto(f"/annotations/{note.pk}/edit/")
    tab.get_by_role("button", name="Put them back").click()
    expect(tab.get_by_label("Reason")).to_have_value("Second, unsaved.")
