"""What a screen reader is told of the notes: where they are, what they say first, and the ways there and back."""

import pytest
from playwright.sync_api import expect

from tests.annotations.cast import make_note
from tests.factories import article, make_draft, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXTS = (
    "1. Each State shall ensure privacy under its domestic law.\n2. No one shall be heard twice.",
    "Nothing in domestic law limits this.",
)


@pytest.fixture
def draft():
    """A note of each kind: 1 on the whole article, 2 on words, 3 on missing text, 4 on a phrase."""
    parts = [article(str(number), text, chapter="Scope") for number, text in enumerate(TEXTS, start=1)]
    draft = make_draft(articles=parts)
    author = make_user("analyst")
    make_note(draft, author=author, state="published", stance="note")
    make_note(draft, "shall ensure", author=author, state="published", stance="support")
    make_note(draft, level="gap", at=TEXTS[0].index("\n"), author=author, state="published", stance="oppose")
    second = draft.articles.get(number="2")
    make_note(
        draft,
        "domestic law",
        article=second,
        level="phrase",
        author=author,
        state="published",
        stance="clarify",
    )
    return draft


@pytest.fixture
def reading(page, live_server, draft):
    page.goto(f"{live_server.url}{draft.get_absolute_url()}")
    return page


HEARD = """
- heading "Article 1" [level=3]:
  - link "Article 1":
- paragraph:
  - 'link "Note 1 on the whole article: Note"':
- paragraph:
  - text: 1. Each State
  - 'link "Note 2: Support"':
  - mark: shall ensure
  - text: privacy under its
  - 'link "Note 4: Seek clarification"':
  - mark: domestic law
  - text: .
- paragraph:
  - 'link "Note 3 on missing text: Oppose"':
  - text: missing here
- paragraph: 2. No one shall be heard twice.
"""


def test_the_text_is_heard_with_its_notes_where_they_stand(reading):
    heard = reading.locator("#part-0 .provision__text").aria_snapshot().splitlines()
    told = [line for line in heard if "/url:" not in line and not line.startswith("    - text:")]
    assert told == HEARD.strip().splitlines()


def test_marked_words_say_that_a_note_gives_their_details(reading):
    """In the tree that Chromium hands to screen readers."""
    nodes = reading.context.new_cdp_session(reading).send("Accessibility.getFullAXTree")["nodes"]
    details = [details_of(node) for node in nodes if node["role"]["value"] == "mark"]
    numbers = [reading.locator(f"#{one}").get_attribute("aria-label") for one in details]
    assert numbers == ["Note 2", "Note 4", "Note 4"]


def details_of(node: dict) -> str:
    """The id of what `aria-details` names."""
    return next(one["value"]["value"] for one in node["properties"] if one["name"] == "details")


@pytest.mark.parametrize(
    ("name", "back"),
    [
        ("Note 1 on the whole article: Note", "To the place of note 1"),
        ("Note 2: Support", "To the words of note 2"),
        ("Note 3 on missing text: Oppose", "To the place of note 3"),
        ("Note 4: Seek clarification", "To the words of note 4"),
    ],
)
def test_every_mark_leads_to_its_note_and_every_note_back(reading, name, back):
    mark = reading.get_by_role("link", name=name, exact=True).last
    mark.press("Enter")
    note = reading.locator(".note:target")
    expect(note).to_have_attribute("aria-label", name.split(" on ")[0].split(":")[0])
    reading.keyboard.press("Tab")
    assert reading.evaluate("document.activeElement.getAttribute('aria-label')") == back
    reading.keyboard.press("Enter")
    expect(reading.locator(":target")).to_have_id(mark.get_attribute("id"))


def test_notes_follow_each_other_by_their_links(reading):
    reading.get_by_role("link", name="To the first note").press("Enter")
    for number in (2, 3, 4):
        reading.locator(".note:has(:target)").get_by_role("link", name="Next note").press("Enter")
        expect(reading.locator(".note:has(:target)")).to_have_attribute("aria-label", f"Note {number}")
    expect(reading.locator(".note:has(:target)").get_by_role("link", name="Next note")).to_have_count(0)
    reading.locator(".note:has(:target)").get_by_role("link", name="Previous note").press("Enter")
    expect(reading.locator(".note:has(:target)")).to_have_attribute("aria-label", "Note 3")


def test_notes_follow_each_other_by_single_keys(reading):
    for key, number in zip("njjnpkn", (1, 2, 3, 4, 3, 2, 3), strict=True):
        reading.keyboard.press(key)
        expect(reading.locator(".note:has(:target)")).to_have_attribute("aria-label", f"Note {number}")
        expect(reading.locator(f"#n{number}")).to_be_focused()


def test_the_keys_are_shown_and_do_nothing_while_somebody_types(reading):
    reading.keyboard.press("?")
    dialog = reading.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("next note")
    reading.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    reading.get_by_text("Filter the notes").click()
    reading.get_by_label("Stance").focus()
    reading.keyboard.press("n")
    assert "#" not in reading.url
