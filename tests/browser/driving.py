"""What a hand does at a browser: logs in, drags over words, goes on by Tab."""

from playwright.sync_api import Page

from tests.factories import PASSWORD
from treatywatch.accounts.models import User

# Articles far from the screen are laid out in the frames after the page has come; what stands below them moves.
_ALL_LAID_OUT = """() => new Promise((done) => {
  const articles = [...document.querySelectorAll(".provision")];
  const look = () => articles.every((one) => getComputedStyle(one).contentVisibility === "visible")
    ? done() : requestAnimationFrame(look);
  look();
})"""

# The range of some words in the text of an article, past what stands between them but is not treaty text.
_ENDS_OF_WORDS = """([anchor, words]) => {
  const box = document.querySelector(`#${anchor} [data-article]`);
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("[data-skip], h3")) continue;
    for (let unit = 0; unit < node.length; unit++) places.push([node, unit]);
    text += node.data;
  }
  const at = text.indexOf(words);
  if (at < 0 || at !== text.lastIndexOf(words)) throw new Error(`not once in ${anchor}: ${words}`);
  const boxOf = ([node, offset]) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect();
  };
  places[at][0].parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const first = boxOf(places[at]), last = boxOf(places[at + words.length - 1]);
  return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
}"""


def log_in(page: Page, address: str, user: User) -> None:
    """By the login page, as people do."""
    page.goto(f"{address}/accounts/login/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()


def drag_over(page: Page, anchor: str, words: str) -> None:
    """Selects the words, which stand once in the part with this anchor, with the mouse."""
    page.wait_for_load_state()  # by then the scripts listen
    page.evaluate(_ALL_LAID_OUT)
    left, top, right, bottom = page.evaluate(_ENDS_OF_WORDS, [anchor, words])
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()


def press(page: Page, key: str) -> None:
    """One key, once the page is there whole: before that no script listens to it."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def tab_to(page: Page, name: str, most: int = 40) -> None:
    """Presses Tab until the focus is on something whose text or label begins with the name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(_NAME_OF_FOCUS).startswith(name):
            return
    raise AssertionError(f"{name} is not reached by {most} presses of Tab")


_NAME_OF_FOCUS = """() => {
  const one = document.activeElement;
  return (one.labels?.[0]?.textContent ?? one.textContent).trim().replace(/\\s+/g, " ");
}"""


def marked(page: Page, mark: int) -> str:
    """The words that the page highlights for the note of this number, once the page that is coming in is whole."""
    page.wait_for_load_state()
    pieces = page.locator(f'mark.noted[data-notes~="{mark}"]').all_text_contents()
    return "".join(pieces)
