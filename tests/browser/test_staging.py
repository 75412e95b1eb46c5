"""A badly parsed file, from its upload to its publication: every correction by hand, with scripts and without."""

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.drafts.staged_world import TEXT, TORN
from tests.factories import make_draft, make_organisation, make_treaty, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def line(tab: Page, words: str):
    """The line of the staged draft with these words."""
    return tab.locator(".line").filter(has=tab.locator(".line__text", has_text=words))


def open_line(tab: Page, words: str) -> None:
    line(tab, words).get_by_role("link", name="Correct").click()
    expect(tab.get_by_role("group", name="Correct this line")).to_be_visible()


def press(tab: Page, name: str) -> None:
    tab.get_by_role("group", name="Correct this line").get_by_role("button", name=name, exact=True).click()


def expect_done(tab: Page, said: str) -> None:
    """The page came back to the line, and says there what was done."""
    expect(tab.locator(".line:target .line__done")).to_contain_text(said)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_coordinator_puts_a_file_right_and_publishes_it(tab_of, scripts):
    house = make_organisation("Harbour Institute")
    treaty = make_treaty("rivers")
    old = ["1. Each Party lights its harbours.", "1. No Party asks for dues from a ship that seeks shelter."]
    make_draft(treaty, old, label="Zero draft", issued_on=date(2024, 1, 1), organisation=house)
    tab = tab_of(make_user("coordinator", house), java_script_enabled=scripts)
    _upload(tab)
    _follow_the_doubt(tab)
    _renumber_and_undo(tab)
    _sort_out_the_end(tab)
    _join_and_split(tab)
    _give_the_heading_back(tab)
    _publish(tab)


def _upload(tab: Page, text: bytes = TEXT + b"\n4\n\nNotes\n") -> None:
    tab.goto("/treaties/rivers/import/")
    file = {"name": "rev1.txt", "mimeType": "text/plain", "buffer": text}
    tab.get_by_label("File").set_input_files(file)
    tab.get_by_label("Label").fill("Rev.1")
    tab.get_by_label("Issued on").fill("2024-02-01")
    tab.get_by_role("button", name="Read the file").click()


def _follow_the_doubt(tab: Page) -> None:
    doubt = "Between Article 1 and Article 3 numbers are missing."
    expect(tab.locator(".doubts")).to_contain_text(doubt)
    tab.locator(".doubts").get_by_role("link", name=doubt).click()
    expect(tab.locator(".line:target .line__doubt")).to_have_text(doubt)


def _renumber_and_undo(tab: Page) -> None:
    """The number was right: an article above it is missing."""
    open_line(tab, "Article 3")
    tab.get_by_label("Its number is").fill("2")
    press(tab, "Renumber")
    expect_done(tab, "“Article 3” numbered 2")
    tab.locator(".line:target").get_by_role("button", name="Undo").click()
    expect(tab.locator(".messages")).to_have_text("Undone: “Article 3” numbered 2.")


def _sort_out_the_end(tab: Page) -> None:
    """A footnote, a page number, and a line that goes up."""
    open_line(tab, "Notes")
    press(tab, "Footnote")
    expect_done(tab, "“Notes” is a footnote")
    open_line(tab, "4")
    press(tab, "Not part of the text")
    expect_done(tab, "“4” is no part of the text")
    open_line(tab, "Notes")
    press(tab, "Up")
    expect_done(tab, "“Notes” moved")


def _join_and_split(tab: Page) -> None:
    tab.get_by_role("navigation", name="Parts of the draft").get_by_role("link", name="Article 1").click()
    open_line(tab, "of every change.")
    press(tab, "Join to the line above")
    expect_done(tab, "“of every change.” joined to the line above")
    open_line(tab, "1. No Party")
    tab.get_by_label("Split: put a line break").fill(
        "1. No Party asks for dues\nfrom a ship that seeks shelter."
    )
    press(tab, "Split at the line breaks")
    expect_done(tab, "split into 2 lines")


def _give_the_heading_back(tab: Page) -> None:
    """To the article that had lost it, after which nothing is in doubt."""
    open_line(tab, "Harbour dues")
    tab.get_by_label("With the number").fill("2")
    press(tab, "Article heading")
    expect_done(tab, "“Harbour dues” is the heading of an article, number 2")
    expect(tab.locator(".doubts")).to_have_count(0)
    expect(tab.get_by_text("Nothing: every line found its place.")).to_be_visible()


def _publish(tab: Page) -> None:
    """Having seen the account, the lineage, and what will happen to the notes."""
    expect(tab.locator("tr").filter(has_text="Article 2 Harbour dues").first).to_contain_text("kept")
    expect(tab.locator(".table--account")).to_contain_text("Set aside: set aside by a person")
    tab.get_by_role("link", name="what will happen to the notes").click()
    expect(tab.locator("h1")).to_contain_text("Rev.1")
    tab.get_by_role("button", name="Publish").click()
    expect(tab.locator("main")).to_contain_text("Rev.1 is published")
    expect(tab.locator("main")).to_contain_text("2. It tells the others of every change.")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_torn_paragraph_is_put_together_at_once(tab_of, scripts):
    make_treaty("rivers")
    tab = tab_of(
        make_user("coordinator", make_organisation("Harbour Institute")), java_script_enabled=scripts
    )
    _upload(tab, TORN)
    open_line(tab, "1. Each Party")
    expect(tab.get_by_label("Join it with those below, down to").locator("option:checked")).to_have_text(
        "that it knows of. (6 lines)"
    )
    press(tab, "Join all of them")
    expect_done(tab, "“1. Each Party” joined with the 5 lines below it")
    expect(tab.locator(".line:target .line__text")).to_have_text(
        "1. Each Party lights its harbours and tells the others of every light that it knows of."
    )
    tab.locator(".line:target").get_by_role("button", name="Undo").click()
    expect(tab.locator(".messages")).to_have_text("Undone: “1. Each Party” joined with the 5 lines below it.")


TWO_GAPS = b"Article 1\n\nShips wait.\n\nArticle 3\n\nShips sail.\n\nArticle 5\n\nThis ends.\n"


@pytest.mark.parametrize("scripts", [True, False], ids=["by keys", "without scripts"])
def test_a_coordinator_ticks_off_the_doubts_one_after_the_other(tab_of, scripts):
    house = make_organisation("Harbour Institute")
    make_treaty("rivers")
    tab = tab_of(make_user("coordinator", house), java_script_enabled=scripts)
    _upload(tab, TWO_GAPS)
    expect(tab.locator(".doubts__state")).to_contain_text("2 of 2 left to look at.")
    _go_on(tab, "n" if scripts else tab.locator(".doubts__state").get_by_role("link", name="Next doubt"))
    expect(tab.locator(".line:target .line__doubt")).to_contain_text("Between Article 1 and Article 3")
    _go_on(tab, "t" if scripts else tab.locator(".line:target").get_by_role("button", name="Tick off"))
    expect(tab.locator(".line:target .line__doubt")).to_contain_text("Between Article 3 and Article 5")
    just = tab.locator(".line:target .line__done")
    expect(just).to_contain_text("Looked at: Between Article 1 and Article 3")
    _go_on(tab, "t" if scripts else tab.locator(".line:target").get_by_role("button", name="Tick off"))
    expect(tab.locator(".doubts__state")).to_have_text("All 2 have been looked at.")
    tab.locator(".line__done").get_by_role("button", name="Undo").click()
    expect(tab.locator(".doubts__state")).to_contain_text("1 of 2 left to look at.")
    tab.get_by_role("link", name="Publish…").click()
    expect(tab.locator("main")).to_contain_text("1 of the 2 doubts of the reader about this text is left")


def _go_on(tab: Page, by: str | Locator) -> None:
    """By a single key, or a click where no script runs."""
    if isinstance(by, str):
        tab.wait_for_load_state("load")
        tab.keyboard.press(by)
    else:
        by.click()
