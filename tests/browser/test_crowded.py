"""A draft with very many notes in a browser: the margin is filled as the reader gets there, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from annotations.views import reading
from tests.annotations.cast import make_note
from tests.factories import article, make_draft, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "1. Each State shall act.\n" + "2. It may ask for help, and help those who ask. " * 60


@pytest.fixture
def draft(monkeypatch):
    """Twelve long articles with two notes each, of which only those of the first come with the page."""
    monkeypatch.setattr(reading, "SHOWN_IN_FULL", 3)
    monkeypatch.setattr(reading, "LINES_AT_ONCE", 2)
    draft = make_draft(articles=[article(str(number), TEXT) for number in range(1, 13)])
    author = make_user("analyst")
    for part in draft.articles.all():
        for words in ("State", "shall act"):
            given = {"article": part, "author": author, "state": "published"}
            make_note(draft, words, reason=f"Of {words}.", **given)
    return draft


@pytest.fixture
def page(tab_of, draft):
    page = tab_of(None, viewport={"width": 1280, "height": 800})
    page.goto(draft.get_absolute_url())
    return page


def test_the_margin_is_filled_where_the_reader_is_and_not_before(page):
    far = page.locator("#part-9 .note-count")
    expect(far).to_have_text("2 notes on Article 10")
    page.locator(".outline").locator("a[href='#part-9']").click()
    expect(page.locator("#part-9 .note")).to_have_count(2)
    words = page.locator("#part-9 mark").first
    expect(words).to_have_attribute("aria-details", page.locator("#part-9 .note").first.get_attribute("id"))
    expect(page.locator("#part-6 .note-count")).to_have_count(1)


def test_a_note_far_down_can_be_gone_to_by_its_address(page, draft):
    note = draft.articles.get(number="11").placements.order_by("start").last().annotation
    page.goto("about:blank")
    page.goto(f"{draft.get_absolute_url()}#note-{note.pk}")
    expect(page.locator(".note:target")).to_have_attribute("data-mark", "22")
    expect(page.locator(".note:target")).to_be_in_viewport()


def test_the_number_in_the_text_leads_to_the_note_and_back(page, draft):
    note = draft.articles.get(number="12").placements.order_by("start").last().annotation
    page.evaluate("id => document.getElementById(id).click()", f"mark-{note.pk}")
    expect(page.locator(".note:target")).to_have_attribute("data-mark", "24")
    page.locator(".note:target .note__number").click()
    expect(page.locator(f"#mark-{note.pk}")).to_be_in_viewport()


def test_keys_go_on_where_the_lines_have_yet_to_come(page):
    for _ in range(3):
        page.keyboard.press("n")
    expect(page.locator("#n3")).to_be_focused()
    expect(page.locator("#part-1 .note")).to_have_count(2)


def test_without_an_answer_the_link_to_the_notes_stays(page):
    page.route("**/notes/**", lambda route: route.abort())
    page.locator(".outline a").last.click()
    expect(page.locator("#part-11 .note-count")).to_be_in_viewport()
    expect(page.locator("#part-11 .note-count a")).to_have_text("2 notes on Article 12")


def test_without_scripts_an_article_has_a_page_of_its_notes(tab_of, draft):
    page = tab_of(None, java_script_enabled=False)
    page.goto(draft.get_absolute_url())
    page.get_by_role("link", name="2 notes on Article 12").click()
    expect(page.locator("h1")).to_have_text("Notes on Article 12")
    expect(page.locator(".note")).to_have_count(2)
    expect(page.locator("mark")).to_have_text(["State", "shall act"])
    page.get_by_role("link", name="← Article 11").click()
    expect(page.locator("h1")).to_have_text("Notes on Article 11")
    page.locator(".crumbs a").last.click()
    page.get_by_label("Note 22: Support").click()
    expect(page).to_have_url(re.compile("/annotations/"))
    expect(page.locator("main")).to_contain_text("Of shall act.")
