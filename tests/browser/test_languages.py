"""Language versions, with and without scripts: from article to article, and side by side, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests.factories import article, make_annotation, make_draft, make_treaty

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pair():
    """A draft in English, with a note, and in Arabic."""
    treaty = make_treaty("rivers")
    parts = [article("1", "1. Lamps burn.\n2. Oil is kept."), article("2", "Wicks are cut.")]
    english = make_draft(treaty, parts, label="Rev.1")
    arabic_parts = [article("1", "1. تضيء المصابيح.\n2. يحفظ الزيت."), article("2", "يقطع الفتيل.")]
    arabic = make_draft(treaty, arabic_parts, label="Rev.1", language="ar")
    make_annotation(english.articles.last(), "Wicks")
    return english, arabic


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_goes_from_an_article_to_itself_in_another_language_and_to_its_notes(tab_of, pair, scripts):
    english, _ = pair
    tab = tab_of(None, java_script_enabled=scripts)
    tab.goto(english.get_absolute_url())
    tab.locator("#part-1").get_by_role("link", name="العربية").click()
    expect(tab.locator("#part-1:target .treaty-text")).to_contain_text("يقطع الفتيل.")
    expect(tab.get_by_role("navigation", name="Languages of this draft")).to_contain_text("العربية English")
    expect(tab.locator("mark")).to_have_count(0)
    tab.get_by_role("link", name="1 note on the English text").click()
    expect(tab.locator("#part-1:target mark")).to_have_text("Wicks")


def test_paragraphs_stand_side_by_side_and_above_each_other_where_it_is_narrow(tab_of, pair):
    english, _ = pair
    tab = tab_of(None, java_script_enabled=False)
    tab.goto(english.get_absolute_url())
    tab.locator("#part-0").get_by_role("link", name="side by side").click()
    row = tab.locator("#part-0:target .beside__row").nth(2)
    left, right = row.locator("[lang=en]").first, row.locator("[lang=ar]").first
    expect(left).to_have_text("2. Oil is kept.")
    expect(right).to_have_text("2. يحفظ الزيت.")
    expect(right).to_have_css("direction", "rtl")
    wide = left.bounding_box(), right.bounding_box()
    assert wide[0]["y"] == wide[1]["y"]
    assert wide[0]["x"] + wide[0]["width"] <= wide[1]["x"]
    tab.set_viewport_size({"width": 320, "height": 900})
    narrow = left.bounding_box(), right.bounding_box()
    assert narrow[0]["y"] + narrow[0]["height"] <= narrow[1]["y"]
    assert narrow[1]["x"] + narrow[1]["width"] <= 320
