"""Three ways of working with the pages: with a mouse, with a keyboard alone, and without scripts.

All do the same things by the words that people read on the page; what differs is how the thing is reached.
"""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import drag_over
from tests.factories import PASSWORD
from treatywatch.accounts.models import User

MOST_TABS = 120


class Hands:
    """What every way of working can do. Subclasses say how something is activated, filled in and ticked."""

    context: dict = {}

    def __init__(self, page: Page) -> None:
        self.page = page

    def arrive(self, user: User | None = None) -> None:
        """At the home page; logged in, for somebody with an account."""
        self.page.goto("/")
        if user:
            self.follow("Log in")
            self.write("E-mail", user.email)
            self.write("Password", PASSWORD)
            self.press("Log in")
            self.page.get_by_role("button", name="Log out").wait_for()
            self.follow("TreatyWatch")

    def follow(self, name: str, inside: str = "body") -> None:
        self.activate(self.page.locator(inside).get_by_role("link", name=name).first)

    def press(self, name: str, inside: str = "body") -> None:
        self.activate(self.page.locator(inside).get_by_role("button", name=name).first)

    def open(self, summary: str) -> None:
        """Unfolds what stands behind these words, unless it is open already."""
        fold = self.page.locator("details", has=self.page.locator("summary", has_text=summary))
        if fold.get_attribute("open") is None:
            self.activate(fold.locator("summary"))

    def download(self, name: str) -> bytes:
        with self.page.expect_download() as download:
            self.follow(name)
        return Path(download.value.path()).read_bytes()

    def write(self, label: str, text: str) -> None:
        self.fill(self.page.get_by_label(label).last, text)

    def choose(self, label: str, option: str) -> None:
        self.select(self.page.get_by_role("combobox", name=label, exact=True), option)

    def tick(self, label: str) -> None:
        self.check(self.page.get_by_label(label, exact=True))

    def take(self, anchor: str, sentence: str) -> None:
        """Begins a note on a sentence: by default by the link of its paragraph, and the sentence in the form."""
        link = self.page.locator(f"#{anchor} p", has_text=sentence).locator(".para__annotate")
        self.activate(link)
        self.check(self.page.get_by_label(sentence))

    def activate(self, target: Locator) -> None:
        target.click()

    def fill(self, field: Locator, text: str) -> None:
        field.fill(text)

    def select(self, field: Locator, option: str) -> None:
        field.select_option(label=option)

    def check(self, box: Locator) -> None:
        box.check()


class NoScript(Hands):
    """A mouse, and JavaScript off."""

    context = {"java_script_enabled": False}


class Mouse(Hands):
    """A mouse, and words are dragged over."""

    def take(self, anchor: str, sentence: str) -> None:
        drag_over(self.page, anchor, sentence)
        self.activate(
            self.page.get_by_role("toolbar", name="Selected words").get_by_role("link", name="Annotate")
        )


class Keyboard(Hands):
    """Everything is reached by Tab, where its focus can be seen, and done by keys."""

    def reach(self, target: Locator, how: str = "one => one === document.activeElement") -> None:
        target.wait_for(state="attached")
        self.page.wait_for_load_state()
        wanted = target.element_handle()
        for _ in range(MOST_TABS):
            if wanted.evaluate(how):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"not reached by {MOST_TABS} presses of Tab: {target}")
        assert self.page.evaluate(_FOCUS_IS_SEEN), f"the focus cannot be seen on {target}"

    def activate(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def select(self, field: Locator, option: str) -> None:
        self.reach(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_have_text(option)

    def check(self, box: Locator) -> None:
        """Tab goes to a group of radio buttons, arrows go through it."""
        self.reach(box, "one => one === document.activeElement || one.name === document.activeElement.name")
        wanted = box.element_handle()
        for _ in range(10):
            if wanted.evaluate("one => one === document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()


# Within the window, and with a ring around it.
_FOCUS_IS_SEEN = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const isInside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && getComputedStyle(one).opacity !== "0";
  return isInside && one.matches(":focus-visible") && getComputedStyle(one).outlineStyle !== "none";
}"""
