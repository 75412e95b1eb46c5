"""Making, editing and publishing a note by page."""

from uuid import uuid4

import pytest

from annotations.models import Annotation, Position
from annotations.services.placing import publish_and_carry
from annotations.services.writing import edit_annotation
from tests.annotations.cast import NOW, content, coordinator_of, first_article, make_note
from tests.factories import login, make_draft, make_position, make_treaty, make_user
from tests.pages import page_of
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db
FORM = {
    "stance": "oppose",
    "kind": "position",
    "priority": "priority",
    "visibility": "public",
    "reason": "Too wide.",
}
TEXT = "1. Each State shall act. It may stop.\n2. Each State shall report."


@pytest.fixture
def article():
    return first_article(make_draft(articles=[TEXT]))


@pytest.fixture
def url(article):
    return f"/articles/{article.pk}/annotate/"


def test_a_stranger_is_asked_to_log_in_and_an_admin_is_refused(client, url):
    assert client.get(url).headers["Location"] == f"/accounts/login/?next={url}"
    assert login(client, make_user("admin")).get(url).status_code == 403


def test_words_selected_in_the_page_become_a_note(client, author, url, article):
    login(client, author)
    assert "State shall act" in client.get(f"{url}?start=8&end=23").content.decode()
    answer = client.post(url, {**FORM, "start": 8, "end": 23, "exact": "State shall act"})
    note = Annotation.objects.get()
    assert answer.headers["Location"] == f"/drafts/{article.draft_id}/#note-{note.pk}"
    assert (note.placements.get().exact, note.stance, note.state) == ("State shall act", "oppose", "working")


def test_words_that_do_not_match_get_409_and_the_form_with_all_that_was_typed(client, author, url):
    login(client, author)
    answer = client.post(url, {**FORM, "start": 8, "end": 23, "exact": "something else"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Reload the page and select them again" in html
    assert "Too wide." in html
    assert Annotation.objects.count() == 0


def test_without_scripts_a_sentence_is_chosen(client, author, url):
    login(client, author)
    html = client.get(f"{url}?paragraph=0").content.decode()
    assert 'value="span:25-37"' in html
    client.post(f"{url}?paragraph=0", {**FORM, "where": "span:25-37"})
    assert Annotation.objects.get().placements.get().exact == "It may stop."


@pytest.mark.parametrize(
    ("where", "stored"),
    [
        ("paragraph:0-37", ("paragraph", 0, 37)),
        ("gap:37-37", ("gap", 37, 37)),
        ("gap:65-65", ("gap", 65, 65)),
        ("draft", ("draft", None, None)),
    ],
)
def test_without_scripts_more_and_less_than_words_is_chosen(client, author, url, where, stored):
    login(client, author)
    assert f'value="{where}"' in client.get(f"{url}?paragraph=0").content.decode()
    client.post(f"{url}?paragraph=0", {**FORM, "where": where})
    placement = Annotation.objects.get().placements.get()
    assert (placement.level, placement.start, placement.end) == stored


def test_selected_words_can_be_meant_wherever_they_occur(client, author, url):
    login(client, author)
    client.post(url, {**FORM, "start": 3, "end": 13, "exact": "Each State", "everywhere": "on"})
    assert Annotation.objects.get().placements.get().level == "phrase"


def test_half_a_word_is_no_phrase(client, author, url):
    login(client, author)
    answer = client.post(url, {**FORM, "start": 3, "end": 6, "exact": "Eac", "everywhere": "on"})
    assert answer.status_code == 422
    assert "A phrase is made of whole words" in answer.content.decode()


def test_without_scripts_words_are_typed_and_must_be_there_once(client, author, url):
    login(client, author)
    answer = client.post(url, {**FORM, "quote": "Each State shall"})
    assert answer.status_code == 422
    assert "stand there more than once" in answer.content.decode()
    client.post(url, {**FORM, "quote": "shall report"})
    assert Annotation.objects.get().placements.get().exact == "shall report"


def test_a_target_is_asked_for_where_none_is_given(client, author, url):
    answer = login(client, author).post(url, FORM)
    assert answer.status_code == 422
    assert "Say what the note is about" in answer.content.decode()


def test_a_new_position_is_named_as_one_goes(client, author, url):
    login(client, author).post(url, {**FORM, "where": "article", "new_position": "Narrow Scope"})
    assert Position.objects.get().code == "narrow-scope"
    assert Annotation.objects.get().position.title == "Narrow Scope"


def test_a_red_line_without_reason_is_sent_back(client, author, url):
    answer = login(client, author).post(
        url, {**FORM, "where": "article", "priority": "red_line", "reason": ""}
    )
    assert answer.status_code == 422
    assert "A red line must state its reason" in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["?start=5&end=2", "?start=0&end=9999", "?start=x&end=%00", "?paragraph=99"]
)
def test_a_nonsensical_selection_falls_back_to_the_choices(client, author, url, query):
    answer = login(client, author).get(url + query)
    assert answer.status_code == 200
    assert "The whole of Article 1" in answer.content.decode()


def test_an_unpublished_draft_cannot_be_annotated(client, author):
    staged = make_draft(published=False, organisation=author.membership.organisation)
    login(client, author)
    assert client.get(f"/articles/{first_article(staged).pk}/annotate/").status_code == 404


def test_a_note_has_a_page_which_is_404_for_who_may_not_see_it(client, author):
    note = make_note(make_draft(), author=author, reason="Hidden reason")
    hidden, unknown = (
        client.get(f"/annotations/{one}/").content.decode().replace(str(one), "ID")
        for one in (note.pk, uuid4())
    )
    assert hidden == unknown
    assert "Hidden reason" in login(client, author).get(f"/annotations/{note.pk}/").content.decode()


def test_strangers_do_not_see_history_and_names_of_people(client, author):
    author.display_name = "Somebody Unnamed"
    author.save()
    note = make_note(make_draft(), author=author, state="published")
    html = client.get(f"/annotations/{note.pk}/").content.decode()
    assert "Somebody Unnamed" not in html
    assert "Version 1" not in html


def test_a_stale_edit_gets_both_versions_and_can_be_saved_again(client, author):
    note = make_note(make_draft(), author=author, reason="First.")
    edit_annotation(
        principal=principal_of_user(author),
        now=NOW,
        annotation=note,
        version=1,
        content=content(reason="Theirs."),
    )
    login(client, author)
    url = f"/annotations/{note.pk}/edit/"
    answer = client.post(url, {**FORM, "reason": "Mine.", "version": 1})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine." in html
    assert "Theirs." in html
    assert 'name="version" value="2"' in html
    assert client.post(url, {**FORM, "reason": "Both.", "version": 2}).status_code == 302
    note.refresh_from_db()
    assert note.reason == "Both."


def test_only_the_author_finds_the_edit_page(client, author):
    note = make_note(make_draft(), author=author, state="published")
    login(client, coordinator_of(author.membership.organisation))
    assert client.get(f"/annotations/{note.pk}/edit/").status_code == 403


def test_a_note_is_sent_to_review_and_published_with_an_embargo(client, author):
    note = make_note(make_draft(), author=author)
    step = f"/annotations/{note.pk}/step/"
    login(client, author).post(step, {"name": "submit", "version": 1})
    login(client, coordinator_of(author.membership.organisation))
    client.post(step, {"name": "publish", "version": 2, "publish_at": "2999-01-01T00:00"})
    note.refresh_from_db()
    assert (note.state, note.publish_at.isoformat()) == ("published", "2999-01-01T00:00:00+00:00")


def test_a_mistyped_embargo_publishes_nothing(client, author):
    note = make_note(make_draft(), author=author, state="in_review")
    login(client, coordinator_of(author.membership.organisation))
    step = {"name": "publish", "version": note.version, "publish_at": "next week"}
    answer = client.post(f"/annotations/{note.pk}/step/", step)
    assert answer.status_code == 422
    note.refresh_from_db()
    assert note.state == "in_review"


def test_an_old_page_and_a_forbidden_step_change_nothing(client, author):
    note = make_note(make_draft(), author=author)
    login(client, author)
    assert client.post(f"/annotations/{note.pk}/step/", {"name": "submit", "version": 9}).status_code == 409
    assert client.post(f"/annotations/{note.pk}/step/", {"name": "publish", "version": 1}).status_code == 403
    assert client.get(f"/annotations/{note.pk}/step/").status_code == 405
    note.refresh_from_db()
    assert note.state == "working"


def test_a_form_takes_more_positions_tags_and_for_whom_it_speaks(client, author, url, article):
    positions = [make_position(article.draft.treaty, code) for code in ("one", "two")]
    said = {"position": positions[0].pk, "further_positions": [one.pk for one in positions]}
    said |= {"tags": "Urgent,  cross  border ,urgent,", "on_behalf_of": "A small state"}
    login(client, author).post(url, {**FORM, "where": "article", **said})
    note = Annotation.objects.get()
    assert [one.code for one in note.positions] == ["one", "two"]
    assert sorted(tag.name for tag in note.tags.all()) == ["cross border", "urgent"]
    html = client.get(f"/annotations/{note.pk}/").content.decode()
    assert "on behalf of A small state" in html
    assert "cross border, urgent" in client.get(f"/annotations/{note.pk}/edit/").content.decode()


def test_a_tag_as_long_as_a_sentence_is_sent_back(client, author, url):
    answer = login(client, author).post(url, {**FORM, "where": "article", "tags": "long " * 20})
    assert answer.status_code == 422
    assert "at most 40 characters" in answer.content.decode()


def test_an_author_restores_an_old_version_from_the_page(client, author):
    note = make_note(make_draft(), author=author, reason="First.")
    principal = principal_of_user(author)
    edit_annotation(
        principal=principal, now=NOW, annotation=note, version=1, content=content(reason="Second.")
    )
    address = f"/annotations/{note.pk}/restore/1/"
    assert address in login(client, author).get(f"/annotations/{note.pk}/").content.decode()
    client.post(address, {"version": 2})
    note.refresh_from_db()
    assert (note.reason, note.version) == ("First.", 3)


def test_restoring_needs_the_version_that_was_seen_and_a_right_to_it(client, author):
    note = make_note(make_draft(), author=author, reason="First.", state="published")
    address = f"/annotations/{note.pk}/restore/1/"
    assert login(client, author).post(address).status_code == 400
    assert client.post(address, {"version": 99}).headers["Location"] == f"/annotations/{note.pk}/"
    assert "Nothing was restored" in client.get(f"/annotations/{note.pk}/").content.decode()
    assert client.post(f"/annotations/{note.pk}/restore/7/", {"version": 1}).status_code == 404
    assert login(client, make_user("analyst")).post(address, {"version": 1}).status_code == 403
    note.refresh_from_db()
    assert note.revisions.count() == 1


def test_a_note_leads_to_its_words_as_cited_and_as_they_stand_now(client, author):
    treaty = make_treaty()
    zero = make_draft(treaty, [TEXT], label="Zero draft")
    note = make_note(zero, "State shall act", author=author, state="published")
    alone = page_of(client, f"/annotations/{note.pk}/")
    place = f'#mark-{note.pk}">{{}}, Article 1</a>'
    assert f'As cited: <a href="/drafts/{zero.pk}/{place.format("Zero draft")}' in alone
    assert "Current:" not in alone
    rev1 = make_draft(treaty, [f"{TEXT}\n3. New."], label="Rev.1", published=False)
    publish_and_carry(principal=principal_of_user(coordinator_of(rev1.organisation)), draft=rev1, now=NOW)
    both = page_of(client, f"/annotations/{note.pk}/")
    assert f'As cited: <a href="/drafts/{zero.pk}/{place.format("Zero draft")}' in both
    assert f'Current: <a href="/drafts/{rev1.pk}/{place.format("Rev.1")}' in both
