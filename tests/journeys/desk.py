"""What the coordinator does in the journey: texts come in, notes are published, a briefing note goes out."""

from pathlib import Path

from playwright.sync_api import Page

TEXTS = Path(__file__).parents[2] / "fixtures" / "treaties" / "cybercrime"


def follow_treaty(page: Page) -> None:
    """From the empty home page to a treaty without drafts."""
    page.get_by_role("link", name="TreatyWatch").first.click()
    page.get_by_role("link", name="Follow another treaty").click()
    page.get_by_label("Title", exact=True).fill("Convention on cybercrime")
    page.get_by_label("Short title").fill("Cybercrime")
    page.get_by_label("Address").fill("cybercrime")
    page.get_by_role("button", name="Follow this treaty").click()
    page.get_by_role("heading", name="Convention on cybercrime").wait_for()


def import_draft(page: Page, file: str, label: str, issued_on: str) -> None:
    """From the page of the treaty to the staged draft."""
    page.get_by_role("link", name="Import").first.click()
    page.get_by_label("File").set_input_files(TEXTS / file)
    page.get_by_label("Label").fill(label)
    page.get_by_label("Issued on").fill(issued_on)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name=label).wait_for()


def figures(page: Page) -> list[str]:
    """What the staged page counts."""
    page.wait_for_load_state()
    return [" ".join(text.split()) for text in page.locator(".figures li").all_text_contents()]


def impact(page: Page) -> dict[str, str]:
    """What the page before publication says will become of the notes."""
    page.locator(".tally").wait_for()
    page.wait_for_load_state()
    rows = page.locator(".tally div").all()
    return {row.locator("dt").inner_text(): row.locator("dd").inner_text() for row in rows}


def publish_note(page: Page, address: str) -> None:
    """One note that waits for review, through approval to publication."""
    page.goto(address)
    page.get_by_role("button", name="Approve").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Published as of").wait_for()


def describe_position(page: Page, treaty: str, *, ask: str, theme: str) -> None:
    """Gives the only position of the treaty its ask and a new theme."""
    page.goto(treaty)
    page.get_by_role("link", name="Positions").click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Ask").fill(ask)
    page.get_by_label("Or a new theme").fill(theme)
    page.get_by_role("button", name="Save position").click()


def write_briefing(page: Page, *, title: str, introduction: str, recommendation: str) -> bytes:
    """Begins a briefing note with the positions that are published, previews it, and returns its PDF."""
    page.get_by_role("link", name="Briefing notes").click()
    page.get_by_role("link", name="New note").first.click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_role("button", name="Begin the note").click()
    page.get_by_label("Introduction").fill(introduction)
    page.get_by_label("Key recommendation").fill(recommendation)
    page.get_by_role("button", name="Save and preview").click()
    page.get_by_role("article").get_by_text(introduction).wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").click()
    return Path(download.value.path()).read_bytes()
