"""The eight tasks of the product, each with a mouse, with a keyboard alone, and without scripts."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from annotations.services.notes import create_note
from annotations.services.placing import publish_and_carry
from tests.annotations.cast import NOW, coordinator_of, make_note
from tests.api import ask
from tests.factories import article, make_draft, make_organisation, make_position, make_treaty, make_user
from tests.journeys.hands import Keyboard, Mouse, NoScript
from treatywatch.accounts.principal import principal_of_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COURT = "prior approval by a court"
DELETED = "Each Party shall delete the data within one year."
ZERO = (
    article("1", "1. Each Party shall protect privacy.\n2. It may ask for help.", "Purpose"),
    article("2", f"1. Each Party shall require {COURT}.\n2. {DELETED}", "Safeguards"),
    article("3", "Whoever discloses the means shall be punished by imprisonment.", "Penalties"),
)
REV1 = (
    *ZERO[:1],
    article("2", f"1. Each Party may require {COURT} or a judge.\n2. {DELETED}", "Safeguards"),
    article("3", "Parties assist each other without delay.", "Cooperation"),
)


class Desk:
    """A treaty with two published drafts and one that is staged, and notes at every stage."""

    def __init__(self) -> None:
        self.house = make_organisation("Harbour Institute")
        self.analyst = make_user("analyst", self.house)
        self.coordinator = coordinator_of(self.house)
        self.treaty = make_treaty("harbour", title="Harbour convention", short_title="Harbour")
        self.zero = self._draft("Zero draft", ZERO)
        ours = {"author": self.analyst, "position": make_position(self.treaty, "court", title="Courts first")}
        first, second, third = self.zero.articles.order_by("ordinal")
        self.court = make_note(self.zero, COURT, article=second, state="published", **ours)
        self.gone = make_note(
            self.zero, "imprisonment", article=third, state="published", stance="oppose", **ours
        )
        self.ready = make_note(self.zero, "protect privacy", article=first, state="in_review", **ours)
        self.rev1 = self._draft("Rev.1", REV1, published=False)
        self.as_coordinator = principal_of_user(self.coordinator)
        publish_and_carry(principal=self.as_coordinator, draft=self.rev1, now=NOW)
        self.rev2 = self._draft("Rev.2", REV1[:2], published=False)

    def _draft(self, label: str, parts, *, published: bool = True):
        return make_draft(self.treaty, parts, label=label, organisation=self.house, published=published)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture(params=[Mouse, Keyboard, NoScript], ids=["mouse", "keyboard", "no-script"])
def hands(request, open_tab, live_server):
    way = request.param
    return way(open_tab(base_url=live_server.url, accept_downloads=True, **way.context))


def test_find_an_article_and_its_history(hands, desk):
    hands.arrive()
    hands.follow("Harbour", inside="main")
    hands.follow("Read Rev.1")
    hands.follow("Safeguards", inside=".outline")
    expect(hands.page.locator(":target .provision__heading")).to_have_text("Article 2 Safeguards")
    hands.follow("Article 2", inside=":target h3")
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text("Safeguards")


def test_read_the_notes_on_a_draft(hands, desk):
    hands.arrive()
    hands.follow("Harbour", inside="main")
    hands.follow("Zero draft", inside="table th")
    hands.follow("Note 1: Support")
    expect(hands.page.locator(".note:target")).to_contain_text("Courts first")
    hands.follow("To the words of note 1")
    expect(hands.page.locator("p:has(:target) mark")).to_have_text(COURT)
    hands.open("Filter the notes")
    hands.choose("Stance", "Oppose")
    hands.press("Show")
    expect(hands.page.locator("mark")).to_have_text(["imprisonment"])


def test_compare_two_drafts(hands, desk):
    hands.arrive()
    hands.follow("What changed since Zero draft")
    hands.follow("Side by side")
    hands.follow("Safeguards", inside=".changes")
    expect(hands.page.locator("section:target .change ins")).to_have_text(
        ["inserted: may", "inserted: or a judge"]
    )


def test_annotate_a_sentence(hands, desk):
    hands.arrive(desk.analyst)
    hands.follow("Rev.1", inside="main")
    hands.follow("Safeguards", inside=".outline")
    hands.take(desk.rev1.articles.get(number="2").anchor, DELETED)
    hands.tick("Support")
    hands.write("Reason", "Short is safe.")
    hands.press("Save note")
    hands.page.get_by_text("Note saved.").wait_for()
    note = hands.page.locator(".note:target")
    expect(note).to_contain_text("Short is safe.")
    number = note.get_attribute("data-mark")
    expect(hands.page.locator(f'mark[data-notes~="{number}"]')).to_have_text(DELETED)


def test_review_where_a_note_belongs(hands, desk):
    hands.arrive(desk.analyst)
    hands.follow("Review", inside="header nav")
    hands.follow("Harbour, Rev.1")
    expect(hands.page.get_by_label("The old text")).to_contain_text("imprisonment")
    hands.open("Place it elsewhere")
    hands.choose("Article", "Article 2")
    hands.write("Words in it", "or a judge")
    hands.press("Place the note")
    hands.page.get_by_text("Nothing waits for you").wait_for()
    hands.follow("Read Rev.1")
    expect(hands.page.locator("mark", has_text="or a judge")).to_have_text(["or a judge"])


def test_publish_a_note_and_a_draft(hands, desk):
    hands.arrive(desk.coordinator)
    hands.follow("Review", inside="header nav")
    hands.follow("Courts first", inside="section:has-text('In review')")
    hands.press("Approve")
    hands.press("Publish")
    hands.page.get_by_text("Published as of").wait_for()
    assert Client().get(desk.ready.get_absolute_url()).status_code == 200
    hands.follow("TreatyWatch")
    hands.follow("Harbour: Rev.2")
    hands.follow("Publish…")
    hands.press("Publish Rev.2")
    hands.page.get_by_text("Rev.2 is published").wait_for()
    assert Client().get(desk.rev2.get_absolute_url()).status_code == 200


def test_export_a_redline_and_a_briefing_note(hands, desk):
    create_note(
        principal=desk.as_coordinator,
        now=NOW,
        draft=desk.rev1,
        title="Courts before powers",
        subtitle="",
        dated_on=NOW.date(),
        themes=[],
    )
    hands.arrive(desk.coordinator)
    hands.follow("What changed since Zero draft")
    assert hands.download("Word, tracked changes").startswith(b"PK")
    hands.follow("Briefing notes")
    hands.follow("Courts before powers")
    assert hands.download("Download PDF").startswith(b"%PDF")


def test_revoke_a_note_and_a_key(hands, desk):
    hands.arrive(desk.coordinator)
    hands.follow("Harbour", inside="main h2")
    hands.follow("Positions")
    hands.follow("Article 2", inside=".position")
    hands.press("Withdraw")
    hands.page.get_by_text("Withdrawn. Not published.").wait_for()
    assert Client().get(desk.court.get_absolute_url()).status_code == 404
    hands.follow("Keys")
    hands.write("What is it for?", "our website")
    hands.press("Make the key")
    key = re.fullmatch(r"tw_\S{43}", hands.page.locator("code").inner_text())[0]
    assert ask("/treaties/", key=key).status_code == 200
    hands.press("Revoke our website")
    hands.page.get_by_text("The key “our website” is revoked.").wait_for()
    assert ask("/treaties/", key=key).status_code == 401
