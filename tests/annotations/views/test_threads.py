"""The thread on a note's page, and the page of letters."""

import pytest

from annotations.models import Digest
from annotations.services.threads import reply
from tests.annotations.cast import NOW, make_note
from tests.factories import login, make_draft, make_user
from treatywatch.accounts.principal import principal_of_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(author):
    return make_note(make_draft(), author=author, state="published")


def page(client, note) -> str:
    return client.get(f"/annotations/{note.pk}/").content.decode()


def test_colleagues_reply_resolve_and_reopen(client, note, author, coordinator):
    address = f"/annotations/{note.pk}/thread/"
    login(client, coordinator).post(
        address, {"act": "reply", "text": "Is **this** so?", "mentions": [author.pk]}
    )
    html = page(client, note)
    assert "Is <strong>this</strong> so?" in html
    assert f"Asked to look: {author}" in html
    client.post(address, {"act": "resolve", "text": "Settled."})
    assert 'value="reopen"' in page(client, note)
    client.post(address, {"act": "reopen"})
    assert 'value="resolve"' in page(client, note)


def test_what_is_new_is_marked_once_and_leaves_the_desk(client, note, author, coordinator):
    reply(principal=principal_of_user(coordinator), now=NOW, annotation=note, text="Look.", mentions=[author])
    desk = login(client, author).get("/review/").content.decode()
    assert "You are asked to look" in desk
    assert "1 reply, 1 new" in client.get(f"/drafts/{note.placements.get().draft_id}/").content.decode()
    assert '<span class="tag tag--warning">New</span>' in page(client, note)
    assert '<span class="tag tag--warning">New</span>' not in page(client, note)
    assert "You are asked to look" not in client.get("/review/").content.decode()


def test_strangers_see_no_thread_and_cannot_write_in_it(client, note, coordinator):
    reply(principal=principal_of_user(coordinator), now=NOW, annotation=note, text="Internal words")
    assert "Internal words" not in page(client, note)
    draft = f"/drafts/{note.placements.get().draft_id}/"
    assert "1 reply" not in client.get(draft).content.decode()
    login(client, make_user("coordinator"))
    assert "Internal words" not in page(client, note)
    assert client.post(f"/annotations/{note.pk}/thread/", {"text": "Hello"}).status_code == 403


def test_empty_words_come_back_with_what_to_do(client, note, coordinator):
    answer = login(client, coordinator).post(
        f"/annotations/{note.pk}/thread/", {"act": "resolve"}, follow=True
    )
    assert "Say how this was settled." in answer.content.decode()


def test_a_reader_chooses_how_often_letters_come(client, author):
    login(client, author)
    assert 'value="never"' in client.get("/letters/").content.decode()
    client.post("/letters/", {"interval": "weekly"})
    assert Digest.objects.get(user=author).interval == "weekly"
    assert client.post("/letters/", {"interval": "hourly"}).status_code == 422


def test_one_reply_and_three_cost_the_same_queries(client, note, coordinator, django_assert_num_queries):
    principal = principal_of_user(coordinator)
    login(client, coordinator)
    reply(principal=principal, now=NOW, annotation=note, text="One")
    with django_assert_num_queries(15):
        page(client, note)
    for text in ("Two", "Three"):
        reply(principal=principal, now=NOW, annotation=note, text=text)
    with django_assert_num_queries(15):
        page(client, note)
