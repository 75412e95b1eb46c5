"""Reading, annotating and reviewing with JavaScript off: links and forms do everything."""

import pytest
from playwright.sync_api import expect

from tests.browser.driving import marked
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def plain_tab(tab_of, site):
    """A tab of the analyst, without scripts."""
    return tab_of(site.analyst, java_script_enabled=False)


def test_highlights_lead_to_their_notes_and_back(plain_tab, site):
    plain_tab.goto(site.zero.get_absolute_url())
    number = plain_tab.locator("#part-5 .mark-number").first
    assert marked(plain_tab, int(number.inner_text())) == "approval or review by a court"
    number.click()
    note = plain_tab.locator(".note:target")
    expect(note).to_contain_text("Without a court there is no safeguard.")
    note.get_by_role("link", name="To the words of note").click()
    expect(plain_tab.locator(":target")).to_have_id(number.get_attribute("id"))


def test_notes_are_filtered_by_stance(plain_tab, site):
    plain_tab.goto(site.zero.get_absolute_url())
    plain_tab.get_by_text("Filter the notes").click()
    plain_tab.locator("select[name=stance]").select_option(label="Oppose")
    plain_tab.get_by_role("button", name="Show").click()
    expect(plain_tab.locator(".note")).to_have_count(2)
    expect(plain_tab.locator(".note .tag--oppose")).to_have_text(["Oppose", "Oppose"])


def test_typed_words_are_annotated_edited_and_sent_to_review(plain_tab, site):
    article = site.zero.articles.get(number="41")
    plain_tab.goto(f"/articles/{article.pk}/annotate/")
    plain_tab.get_by_label("Or these words of the article").fill("Each State Party shall name")
    plain_tab.get_by_label("Reason").fill("Who answers at night?")
    plain_tab.get_by_role("button", name="Save note").click()
    note = plain_tab.locator(f"#{article.anchor} .note")
    expect(note).to_contain_text("Who answers at night?")
    note.get_by_role("heading").get_by_role("link").click()
    plain_tab.get_by_role("link", name="Edit").click()
    plain_tab.get_by_label("Oppose", exact=True).check()
    plain_tab.get_by_role("button", name="Save", exact=True).click()
    plain_tab.get_by_role("button", name="Send to review").click()
    expect(plain_tab.locator("main")).to_contain_text("In review. Not published.")
    expect(plain_tab.locator(".page-head .tag--oppose")).to_have_text("Oppose")


def test_words_that_are_not_in_the_article_keep_what_was_typed(plain_tab, site):
    article = site.zero.articles.get(number="41")
    plain_tab.goto(f"/articles/{article.pk}/annotate/")
    plain_tab.get_by_label("Or these words of the article").fill("no such words")
    plain_tab.get_by_label("Reason").fill("A long thought.")
    plain_tab.get_by_role("button", name="Save note").click()
    expect(plain_tab.locator("form").last).to_contain_text("These words are not in Article 41")
    expect(plain_tab.get_by_label("Reason")).to_have_value("A long thought.")


def test_a_suggestion_is_accepted_and_a_note_without_one_is_placed_by_hand(plain_tab, site):
    plain_tab.goto(f"/drafts/{site.rev1.pk}/review/")
    old = plain_tab.get_by_label("The old text")
    expect(old).to_contain_text("the competent authority shall weigh")
    plain_tab.get_by_role("button", name="Accept the suggestion").click()
    expect(old).to_contain_text("does not make a person liable")
    plain_tab.get_by_label("Article", exact=True).select_option(label="Article 10")
    plain_tab.get_by_label("Words in it").fill("commits no offence under this article")
    plain_tab.get_by_role("button", name="Place the note").click()
    expect(old).not_to_contain_text("does not make a person liable")
    plain_tab.goto(site.rev1.get_absolute_url())
    quotes = [marked(plain_tab, mark) for mark in range(1, plain_tab.locator(".note").count() + 1)]
    assert {"commits no offence under this article", "may weigh"} <= set(quotes)


def test_what_matters_names_the_article_of_each_change(plain_tab, site):
    plain_tab.goto(f"/treaties/cybercrime/compare/?old={site.zero.pk}&new={site.rev1.pk}")
    opacities = "all => [...new Set(all.map(one => getComputedStyle(one).opacity))]"
    assert plain_tab.locator(".matters__lines a").evaluate_all(opacities) == ["1"]
