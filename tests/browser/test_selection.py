"""A selection in the page is exactly the code points that the server holds, whatever stands between the words."""

import pytest
from playwright.sync_api import expect

from tests.annotations.cast import make_note
from tests.browser.driving import drag_over
from tests.factories import article, make_draft, make_treaty, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXTS = (
    "1. Each State 😀 shall [ensure] [promote] the right to privacy 👩‍👩‍👧 in its territory.\n"
    "(a) The E\u0301tat de\u0301cide, m\u0323a\u0302is pas seul;\n"
    "[2. No one shall 🇺🇳 be heard [twice].]",
    "1. تضمن كل دولة طرف [حماية] البيانات.\n2. لا يجوز الاعتراض إلا بأمر قضائي.",
    "一、各缔约国应当[采取]措施。\n二、不得𠀀任意拦截通信。\nThe end.",
    "1. What articles 1 to 3 and paragraph 1 of article 2 say.",
)
NOTED = ("shall [ensure]", "[ensure] [promote] the right", "right to privacy 👩‍👩‍👧", "[حماية]", "措施。")


@pytest.fixture
def draft():
    draft = make_draft(articles=[article(str(n), text) for n, text in enumerate(TEXTS, start=1)])
    author = make_user("analyst")
    for part in draft.articles.all():
        for words in NOTED:
            if words in part.text:
                make_note(draft, words, article=part, author=author, state="published")
    return draft


@pytest.fixture
def reading(tab_of, draft):
    page = tab_of(make_user("analyst"))
    page.goto(draft.get_absolute_url())
    return page


def test_the_page_holds_notes_and_links_between_the_words(reading):
    """Without them the other tests would be easy."""
    assert reading.locator(".mark-number").count() == len(NOTED)
    assert reading.locator(".para__annotate").count() == 9
    assert reading.locator(".reference").all_inner_texts() == ["articles 1 to 3", "paragraph 1 of article 2"]
    assert reading.locator('mark[data-notes~="1"][data-notes~="2"]').inner_text() == "[ensure]"


def test_words_of_a_reference_can_be_selected_without_following_it(reading, draft):
    drag_over(reading, draft.articles.last().anchor, "aragraph 1 of article")
    assert reading.evaluate("String(getSelection())") == "aragraph 1 of article"
    expect(reading.locator(".selection-bar")).to_be_visible()
    assert "#" not in reading.url


def test_a_reference_is_followed_by_a_click(reading, draft):
    reading.get_by_role("link", name="paragraph 1 of article 2").click()
    expect(reading.locator(":target")).to_have_id(f"{draft.articles.all()[1].anchor}-p0")


@pytest.mark.parametrize(
    ("place", "start", "end"),
    [
        ("the whole article, heading and links included", 0, len(TEXTS[0])),
        ("from the text into the next article", 3, len(TEXTS[0])),
        ("the link at the end alone", None, None),
    ],
)
def test_a_selection_of_more_than_text_is_cut_to_the_text(reading, draft, place, start, end):
    part = draft.articles.order_by("ordinal")[0]
    span = reading.evaluate(_ODD_SPANS, [str(part.pk), place])
    if start is None:
        assert span is None
    else:
        assert (span["start"], span["end"], span["exact"]) == (start, end, TEXTS[0][start:end])


_ODD_SPANS = """async ([article, place]) => {
  const { spanOf } = await import("/static/js/offsets.js");
  const box = document.querySelector(`[data-article="${article}"]`);
  const [first] = box.querySelectorAll("p[data-start]");
  const links = box.querySelectorAll(".para__annotate");
  const selection = document.getSelection();
  if (place.startsWith("the whole article")) selection.selectAllChildren(box);
  else if (place.startsWith("the link")) selection.selectAllChildren(links[links.length - 1]);
  else {
    const label = first.querySelector(".para__label");
    const next = document.querySelectorAll("[data-article]")[1].querySelector("p[data-start]");
    selection.setBaseAndExtent(label, label.childNodes.length, next, 1);
  }
  return spanOf(selection);
}"""


def test_words_dragged_over_with_the_mouse_arrive_in_the_form(reading):
    drag_over(reading, "part-0", "the right to privacy 👩‍👩‍👧 in")
    reading.get_by_role("link", name="Annotate", exact=True).click()
    quoted = reading.locator(".annotate-panel blockquote")
    expect(quoted).to_have_text("the right to privacy 👩‍👩‍👧 in")


@pytest.mark.parametrize(
    ("button", "copied"),
    [
        ("Copy citation", "“No one shall” (Article 1, Convention on cited, Rev.1 (TW/1))"),
        ("Copy link", "{address}#part-0-p2"),
    ],
)
def test_selected_words_are_cited_and_their_paragraph_has_an_address(tab_of, button, copied):
    treaty = make_treaty("cited")
    draft = make_draft(treaty, [TEXTS[0]], label="Rev.1", symbol="TW/1")
    page = tab_of(make_user("analyst"), permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{draft.get_absolute_url()}?mine=1")
    drag_over(page, "part-0", "No one shall")
    page.get_by_role("button", name=button).click()
    page.get_by_role("button", name="Copied").wait_for()
    address = page.url.partition("?")[0]
    assert page.evaluate("navigator.clipboard.readText()") == copied.format(address=address)


def test_the_server_refuses_words_that_are_not_where_the_form_says(reading, draft):
    part = draft.articles.order_by("ordinal")[0]
    reading.goto(f"/articles/{part.pk}/annotate/?start=3&end=13")
    reading.locator("#id_exact").evaluate("field => { field.value = 'Each Party'; }")
    with reading.expect_response(lambda answer: answer.request.method == "POST") as answer:
        reading.get_by_role("button", name="Save note").click()
    assert answer.value.status == 409
    expect(reading.locator("main")).to_contain_text("Reload the page")
