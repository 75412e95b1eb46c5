"""The impact of a new draft, and the queue of notes that wait for a person."""

import pytest

from annotations.models import Placement
from annotations.services.placing import publish_and_carry
from drafts.models import Draft
from tests.annotations.cast import NEW, NOW, OLD, coordinator_of, first_article, make_note
from tests.factories import login, make_draft, make_open_placement, make_treaty, make_user
from treatywatch.accounts.principal import ANONYMOUS

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(staged) -> Placement:
    publish_and_carry(principal=ANONYMOUS, draft=staged, now=NOW)
    return Placement.objects.get(draft=staged, article=None)


def test_the_impact_is_shown_before_and_the_same_happens_then(client, staged, coordinator):
    login(client, coordinator)
    html = client.get(f"/drafts/{staged.pk}/publish/").content.decode()
    assert "Text edited" in html
    answer = client.post(f"/drafts/{staged.pk}/publish/")
    assert answer.headers["Location"] == f"/drafts/{staged.pk}/review/"
    assert Draft.objects.get(pk=staged.pk).state == "published"
    assert sorted(Placement.objects.filter(draft=staged).values_list("status", flat=True))[0] == "changed"


def test_the_impact_does_not_count_what_the_coordinator_may_not_see(client, staged, coordinator):
    before = login(client, coordinator).get(f"/drafts/{staged.pk}/publish/").content.decode()
    make_note(staged.treaty.drafts.get(state="published"), "privacy")
    after = client.get(f"/drafts/{staged.pk}/publish/").content.decode()
    assert [part.split("csrf")[0] for part in before.split('value="')[:1]] == [
        part.split("csrf")[0] for part in after.split('value="')[:1]
    ]
    assert "<dt>Together</dt><dd>2</dd>" in after


def test_analysts_and_other_organisations_do_not_publish(client, staged, author):
    assert login(client, author).get(f"/drafts/{staged.pk}/publish/").status_code == 403
    login(client, make_user("coordinator"))
    assert client.post(f"/drafts/{staged.pk}/publish/").status_code == 404
    assert Draft.objects.get(pk=staged.pk).state == "staged"


def test_publishing_twice_is_a_redirect_not_an_error(client, staged, coordinator):
    login(client, coordinator)
    client.post(f"/drafts/{staged.pk}/publish/")
    assert client.post(f"/drafts/{staged.pk}/publish/").headers["Location"] == f"/drafts/{staged.pk}/"


def test_the_queue_shows_old_words_and_what_to_do(client, waiting, author):
    html = login(client, author).get(f"/drafts/{waiting.draft_id}/review/").content.decode()
    assert "a later draft deletes" in html
    assert "0 of 1 decided" in html


def test_the_header_counts_what_waits_in_the_newest_draft_and_leads_there(client, waiting, author, house):
    html = login(client, author).get("/review/").content.decode()
    assert '<span class="count">1</span>' in html
    assert f'href="/drafts/{waiting.draft_id}/review/"' in html
    peer = login(client, make_user("analyst", house)).get("/review/").content.decode()
    assert "Nothing waits for you" in peer
    assert 'class="count"' not in peer
    client.logout()
    assert client.get("/review/").headers["Location"] == "/accounts/login/?next=/review/"


def test_the_desk_of_a_coordinator_holds_what_was_sent_to_review_and_an_analysts_her_own(
    client, author, house
):
    draft = make_draft()
    make_note(draft, author=author, state="in_review", reason="For approval.")
    make_note(draft, author=author, reason="Unfinished.")
    make_note(draft, state="in_review", reason="Of others.")

    def shown(user) -> list[bool]:
        html = login(client, user).get("/review/").content.decode()
        return [words in html for words in ("For approval.", "Unfinished.", "Of others.")]

    assert shown(author) == [True, True, False]
    assert shown(make_user("coordinator", house)) == [True, False, False]
    assert shown(make_user("analyst", house)) == [False, False, False]
    coordinator = login(client, make_user("coordinator", house))
    assert '<span class="count">1</span>' in coordinator.get("/review/").content.decode()


def test_a_note_is_placed_on_words_of_an_article(client, waiting, author):
    login(client, author)
    article = first_article(waiting.draft)
    client.post(
        f"/placements/{waiting.pk}/decide/",
        {"decision": "place", "article": article.pk, "quote": "protect privacy"},
    )
    waiting.refresh_from_db()
    assert (waiting.status, waiting.exact, waiting.decided_by) == ("placed", "protect privacy", author)
    assert "Nothing waits for you" in client.get(f"/drafts/{waiting.draft_id}/review/").content.decode()


def test_a_note_is_kept_on_a_whole_article(client, waiting, coordinator):
    login(client, coordinator)
    article = first_article(waiting.draft)
    client.post(f"/placements/{waiting.pk}/decide/", {"decision": "keep", "article": article.pk})
    waiting.refresh_from_db()
    assert (waiting.status, waiting.level, waiting.article) == ("placed", "article", article)


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ({"decision": "retire"}, "Say why this note is retired"),
        ({"decision": "place"}, "Choose the article"),
        ({"decision": "nonsense"}, "Select a valid choice"),
    ],
)
def test_an_incomplete_decision_is_sent_back_and_decides_nothing(client, waiting, author, decision, message):
    answer = login(client, author).post(f"/placements/{waiting.pk}/decide/", decision)
    assert answer.status_code == 422
    waiting.refresh_from_db()
    assert waiting.is_open
    if decision["decision"] != "nonsense":
        assert message in answer.content.decode()


def test_words_that_are_not_in_the_article_are_sent_back(client, waiting, author):
    article = first_article(waiting.draft)
    answer = login(client, author).post(
        f"/placements/{waiting.pk}/decide/",
        {"decision": "place", "article": article.pk, "quote": "no such words"},
    )
    assert answer.status_code == 422
    assert "These words are not in Article 1" in answer.content.decode()


def test_others_do_not_decide(client, waiting):
    login(client, make_user("coordinator"))
    url = f"/placements/{waiting.pk}/decide/"
    assert client.post(url, {"decision": "retire", "reason": "x"}).status_code == 404
    waiting.refresh_from_db()
    assert waiting.is_open
    assert coordinator_of(waiting.annotation.organisation) is not None


def test_deciding_twice_says_so(client, waiting, author):
    login(client, author)
    url = f"/placements/{waiting.pk}/decide/"
    client.post(url, {"decision": "retire", "reason": "Settled."})
    html = client.post(url, {"decision": "retire", "reason": "Again."}, follow=True).content.decode()
    assert "decided already" in html
    waiting.refresh_from_db()
    assert waiting.reason == "Settled."


@pytest.fixture
def queue(house, author):
    """A draft in which four notes wait, three with a suggestion, two of these red lines."""
    treaty = make_treaty()
    old = make_draft(treaty, ["Old words stand here."])
    draft = make_draft(treaty, ["New words stand here."], label="Rev.1")
    article = first_article(draft)
    for priority, suggested in [
        ("red_line", True),
        ("red_line", True),
        ("priority", True),
        ("priority", False),
    ]:
        note = make_note(old, "Old words", author=author, state="in_review", priority=priority, reason="Why.")
        place = {"suggested_article": article, "suggested_start": 0, "suggested_end": 9} if suggested else {}
        make_open_placement(note, draft, carried_from=note.placements.get(), exact="Old words", **place)
    return draft


def statuses(draft) -> list[str]:
    return sorted(Placement.objects.filter(draft=draft).values_list("status", flat=True))


def test_the_queue_is_narrowed_and_all_its_suggestions_accepted_at_once(client, queue, author):
    login(client, author)
    html = client.get(f"/drafts/{queue.pk}/review/?priority=red_line").content.decode()
    assert "2 to decide, 2 more outside this filter" in html
    assert "Accept all 2 suggestions of this filter" in html
    answer = client.post(f"/drafts/{queue.pk}/review/accept/?priority=red_line", {"count": "2"})
    assert answer.headers["Location"] == f"/drafts/{queue.pk}/review/?priority=red_line"
    assert statuses(queue) == ["placed", "placed", "review", "review"]
    placed = Placement.objects.filter(draft=queue, status="placed").first()
    assert (placed.exact, placed.decided_by) == ("New words", author)


def test_nothing_is_accepted_where_the_queue_is_not_the_one_that_was_seen(client, queue, author):
    login(client, author)
    client.post(f"/drafts/{queue.pk}/review/accept/", {"count": "2"})
    assert "nothing was accepted" in client.get(f"/drafts/{queue.pk}/review/").content.decode()
    assert statuses(queue) == ["review"] * 4


def test_strangers_and_peers_accept_nothing(client, queue, house):
    address = f"/drafts/{queue.pk}/review/accept/"
    assert client.post(address, {"count": "3"}).headers["Location"].startswith("/accounts/login/")
    login(client, make_user("analyst", house)).post(address, {"count": "0"})
    assert statuses(queue) == ["review"] * 4


def test_an_empty_filter_leads_back_to_all(client, queue, author):
    html = login(client, author).get(f"/drafts/{queue.pk}/review/?priority=nice_to_have").content.decode()
    assert "No note under this filter waits" in html


def test_words_for_a_waiting_note_are_selected_in_the_text(client, waiting, author):
    login(client, author)
    html = client.get(f"/drafts/{waiting.draft_id}/?place={waiting.pk}").content.decode()
    assert "data-placing" in html
    article = first_article(waiting.draft)
    start = article.text.index("protect")
    words = {"article": article.pk, "start": start, "end": start + 7, "exact": "protect"}
    client.post(f"/placements/{waiting.pk}/decide/", {"decision": "place", **words})
    waiting.refresh_from_db()
    assert (waiting.status, waiting.exact) == ("placed", "protect")


def test_selected_words_that_are_not_there_place_nothing(client, waiting, author):
    words = {"article": first_article(waiting.draft).pk, "start": 0, "end": 7, "exact": "nowhere"}
    login(client, author).post(f"/placements/{waiting.pk}/decide/", {"decision": "place", **words})
    waiting.refresh_from_db()
    assert waiting.article is None


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_the_reading_page_places_only_what_waits(client, waiting, author, key):
    html = login(client, author).get(f"/drafts/{waiting.draft_id}/?place={key}").content.decode()
    assert "data-placing" not in html


def test_the_impact_is_told_by_position_and_priority(client, staged, coordinator):
    html = login(client, coordinator).get(f"/drafts/{staged.pk}/publish/").content.decode()
    assert '<th scope="row">No position</th><td class="numeric">–</td><td class="numeric">1</td>' in html
    assert '<th scope="row"><em>Priority</em></th>' in html


def test_notes_made_on_an_older_draft_afterwards_are_carried_on_demand(client, author):
    treaty = make_treaty()
    old, new = make_draft(treaty, [OLD], label="Zero draft"), make_draft(treaty, [OLD], label="Rev.1")
    note = make_note(old, "adopt measures", author=author)
    make_note(old, "protect privacy", state="published")
    html = login(client, author).get(f"/drafts/{new.pk}/review/").content.decode()
    assert "1 note made on an earlier draft since Rev.1 was published has no place here yet" in html
    client.post(f"/drafts/{new.pk}/carry/")
    placement = Placement.objects.get(draft=new, annotation=note)
    assert (placement.status, placement.exact) == ("carried", "adopt measures")
    assert "no place here yet" not in client.get(f"/drafts/{new.pk}/review/").content.decode()


def test_a_retired_note_is_not_carried_on_demand(client, waiting, author, house):
    login(client, author).post(
        f"/placements/{waiting.pk}/decide/", {"decision": "retire", "reason": "Settled."}
    )
    newer = make_draft(waiting.draft.treaty, [NEW], organisation=house)
    html = client.get(f"/drafts/{newer.pk}/review/").content.decode()
    assert "1 note made on an earlier draft" in html


def test_the_impact_says_why_and_what_moved(client, house, author, coordinator):
    treaty = make_treaty()
    quoted = "Inspectors of the harbour board every boat that lands after the end of the closed season."
    other = "The council meets in spring and again in autumn, in the town that held the last session."
    old = make_draft(treaty, [f"{quoted}\n{other}", "Nets are mended in winter by those who own them."])
    make_note(old, "board every boat that lands after", author=author, state="in_review")
    texts = [other, f"Nets are mended in winter by those who own them.\n{quoted}"]
    draft = make_draft(treaty, texts, published=False, organisation=house)
    html = login(client, coordinator).get(f"/drafts/{draft.pk}/publish/").content.decode()
    assert "<dt>Of these moved</dt><dd>1</dd>" in html
    assert "The words seem to have moved here." in html
