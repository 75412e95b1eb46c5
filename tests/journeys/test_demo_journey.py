"""The whole path in a real browser, on the texts of the demonstration: what a newcomer does in her first hour."""

import json
from urllib.request import Request, urlopen

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.driving import log_in, marked, press
from tests.factories import make_organisation, make_user
from tests.journeys import desk, pencil

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COURT = "approval or review by a court or another independent body"
LIMITS = "another independent body, stated reasons for each use, and limits of reach and of time"
OUTCOME = (
    "Each State Party that gives assistance shall check at regular intervals what the assistance has achieved, and "
    "shall make the outcome known to the Conference of the States Parties."
)
OTHER_TREATIES = (
    "[1. States Parties shall make certain that offences established by any other treaty in force for them are also "
    "offences under their domestic law when a computer system is used to commit them."
)
ASK = "Every intrusive power needs the approval of a court."


def test_from_a_file_to_notes_that_follow_the_next_draft_a_briefing_and_the_api(open_tab, live_server):
    house = make_organisation("Harbour Institute")
    coordinator, analyst = make_user("coordinator", house), make_user("analyst", house)
    desk_tab, pencil_tab = open_tab(), open_tab()
    log_in(desk_tab, live_server.url, coordinator)
    treaty, draft = _the_first_draft_is_published(desk_tab)
    log_in(pencil_tab, live_server.url, analyst)
    pencil_tab.goto(draft)
    _the_analyst_annotates(pencil_tab)
    plain_tab = open_tab(java_script_enabled=False)
    log_in(plain_tab, live_server.url, analyst)
    plain_tab.goto(draft)
    _the_analyst_annotates_without_scripts(plain_tab)
    notes = _the_notes_are_sent_to_review(pencil_tab, draft)
    for address in notes:
        desk.publish_note(desk_tab, address)
    _the_next_draft_carries_the_notes(desk_tab, treaty)
    _what_is_in_doubt_is_decided(desk_tab)
    _the_comparison_is_read(desk_tab, treaty)
    _the_briefing_goes_out(desk_tab, treaty)
    _partners_read_it(live_server.url)


def _the_first_draft_is_published(page) -> tuple[str, str]:
    desk.follow_treaty(page)
    treaty = page.url
    desk.import_draft(page, "2023-05-29-zero-draft.md", "Zero draft", "2023-05-29")
    assert desk.figures(page) == [
        "66 articles",
        "1 preamble",
        "70 opening brackets",
        "3 footnotes",
        "1 doubt",
    ]
    page.get_by_role("link", name="Publish…").click()
    page.get_by_text("None of the notes that you can see is affected.").wait_for()
    page.get_by_role("button", name="Publish Zero draft").click()
    page.get_by_role("heading", name="Conditions and safeguards").wait_for()
    return treaty, page.url


def _the_analyst_annotates(page) -> None:
    panel = pencil.annotate_by_mouse(page, "part-24", COURT)
    panel.get_by_label("Support", exact=True).check()
    panel.get_by_label("Or a new position").fill("Judicial oversight")
    panel.get_by_label("Reason").fill("Without a court there is **no** safeguard.")
    panel.get_by_label("Proposed wording").fill("prior approval by a court or another independent body")
    pencil.save(panel)
    assert marked(page, 1) == COURT

    panel = pencil.annotate_by_mouse(page, "part-24", LIMITS)
    panel.get_by_label("Position", exact=True).select_option(label="Judicial oversight")
    pencil.save(panel)
    assert (marked(page, 1), marked(page, 2)) == (COURT, LIMITS)

    pencil.annotate_by_keyboard(page, "part-54", "Article 54, 5.", "Publish what was achieved.")
    assert (marked(page, 1), marked(page, 2), marked(page, 3)) == (COURT, LIMITS, OUTCOME)
    expect(page.locator("#part-54 .note").get_by_text("Publish what was achieved.")).to_be_visible()


def _the_analyst_annotates_without_scripts(page) -> None:
    pencil.annotate_without_scripts(page, "part-17", "Oppose", "Leave other treaties to themselves.")
    assert marked(page, 1) in (OTHER_TREATIES, OTHER_TREATIES.removeprefix("[1. "))


def _the_notes_are_sent_to_review(page, draft: str) -> list[str]:
    page.goto(draft)
    addresses = pencil.note_addresses(page)
    assert len(addresses) == 4
    for address in addresses:
        page.goto(address)
        page.get_by_role("button", name="Send to review").click()
        page.get_by_text("In review. Not published.").wait_for()
    return addresses


def _the_next_draft_carries_the_notes(page, treaty: str) -> None:
    page.goto(treaty)
    desk.import_draft(page, "2023-11-06-revised-draft.md", "Rev.1", "2023-11-06")
    page.get_by_role("link", name="Publish…").click()
    assert desk.impact(page) == {
        "Unchanged": "1",
        "Text edited": "1",
        "For review": "1",
        "Text gone": "1",
        "Of these moved": "1",
        "Together": "4",
    }
    page.get_by_role("button", name="Publish Rev.1").click()


def _what_is_in_doubt_is_decided(page) -> None:
    page.get_by_text("0 of 2 decided").wait_for()
    page.get_by_label("The suggestion").get_by_text(OUTCOME).wait_for()
    press(page, "a")
    page.get_by_text("1 of 2 decided").wait_for()
    page.get_by_text(OTHER_TREATIES).wait_for()
    press(page, "r")
    page.keyboard.type("The article is deleted.")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing waits for you").wait_for()
    page.get_by_role("link", name="Read Rev.1").click()
    expect(page.locator(".note")).to_have_count(3)
    assert marked(page, 1) == COURT
    assert marked(page, 2) == LIMITS.replace("reach and of time", "reach or of time")
    assert marked(page, 3) == OUTCOME
    expect(page.locator("#part-57 .note")).to_have_count(1)
    expect(page.locator("#part-25 .note")).to_have_count(2)


def _the_comparison_is_read(page, treaty: str) -> None:
    page.goto(treaty)
    page.get_by_role("link", name="Compare drafts").click()
    page.get_by_role("button", name="Next").wait_for()
    # The first is in the preamble: shall became [shall] [should].
    steps = [("n", "Change 1 of ", "inserted: ["), ("n", "Change 2 of ", "inserted: ] [should]")]
    for key, status, words in (*steps, ("p", *steps[0][1:])):
        press(page, key)
        expect(page.locator("[data-stepper-status]")).to_contain_text(status)
        expect(page.locator(".is-current")).to_have_text(words)


def _the_briefing_goes_out(page, treaty: str) -> None:
    desk.describe_position(page, treaty, ask=ASK, theme="Human rights safeguards")
    pdf = desk.write_briefing(
        page,
        title="Courts before powers",
        introduction="What delegates should know.",
        recommendation="Keep the court in the text.",
    )
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert document.get_metadata_value("Title") == "Courts before powers"
    for expected in (
        "Courts before powers",
        "Harbour Institute",
        "On Rev.1, 6 November 2023",
        "Human rights safeguards",
        ASK,
        "Article 24",
        "Keep the court in the text.",
    ):
        assert expected in words, expected


def _partners_read_it(address: str) -> None:
    answer = _get(f"{address}/api/v1/annotations/")
    newest = [row["placements"][0] for row in answer["results"]]
    assert [(place["status"], place["exact"]) for place in newest] == [
        ("carried", COURT),
        ("changed", LIMITS.replace("reach and of time", "reach or of time")),
        ("placed", f"3. {OUTCOME}"),
        ("retired", OTHER_TREATIES),
    ]
    assert {row["position"]["code"] for row in answer["results"] if row["position"]} == {"judicial-oversight"}
    linked = _get(f"{address}/api/v1/annotations/", "application/ld+json")
    assert (linked["@context"], linked["total"]) == ("http://www.w3.org/ns/anno.jsonld", 4)
    first = linked["first"]["items"][0]
    assert (first["type"], first["target"]["selector"][0]["exact"]) == ("Annotation", COURT)


def _get(address: str, accept: str = "application/json") -> dict:
    with urlopen(Request(address, headers={"Accept": accept}), timeout=20) as answer:
        return json.load(answer)
