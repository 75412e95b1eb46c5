"""What the analyst does in the journey: notes on words by mouse, by keyboard, and without scripts."""

from playwright.sync_api import Locator, Page

from tests.browser.driving import drag_over, press, tab_to


def annotate_by_mouse(page: Page, anchor: str, words: str) -> Locator:
    """Drags over the words and opens the form beside the text."""
    drag_over(page, anchor, words)
    page.get_by_role("toolbar", name="Selected words").get_by_role("link", name="Annotate").click()
    panel = page.get_by_role("dialog", name="Annotate")
    panel.get_by_text(words).wait_for()
    return panel


def annotate_by_keyboard(page: Page, anchor: str, paragraph: str, reason: str) -> None:
    """From the outline to the paragraph's link, its first sentence, the reason, the button; no mouse, no fill."""
    page.locator(f'.outline a[href="#{anchor}"]').focus()
    press(page, "Enter")
    tab_to(page, f"Annotate {paragraph}")
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Annotate").get_by_role("radio").first.wait_for()
    page.keyboard.press("Space")
    tab_to(page, "Reason")
    page.keyboard.type(reason)
    tab_to(page, "Save note")
    page.keyboard.press("Enter")
    page.get_by_text("Note saved.").wait_for()


def annotate_without_scripts(page: Page, anchor: str, stance: str, reason: str) -> None:
    """By the link of the first paragraph of a part, and the form on a page of its own."""
    page.locator(f"#{anchor} .para__annotate").first.click()
    page.get_by_role("radio").first.check()
    page.get_by_label(stance, exact=True).check()
    page.get_by_label("Reason").fill(reason)
    page.get_by_role("button", name="Save note").click()
    page.get_by_text("Note saved.").wait_for()


def save(panel: Locator) -> None:
    panel.get_by_role("button", name="Save note").click()
    panel.page.get_by_text("Note saved.").wait_for()


def note_addresses(page: Page) -> list[str]:
    """The permanent addresses of the notes in the margin, in the order of the text."""
    links = page.locator(".note__title a").all()
    return [link.evaluate("link => link.href") for link in links]
