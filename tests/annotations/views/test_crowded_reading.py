"""The reading page of a draft with very many notes."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.views import reading
from tests.annotations.cast import make_note
from tests.bench._crowd import annotate_at_random
from tests.factories import login, make_draft, make_position, make_user

pytestmark = pytest.mark.django_db
MANY = 3


@pytest.fixture
def draft(monkeypatch):
    monkeypatch.setattr(reading, "SHOWN_IN_FULL", MANY)
    return make_draft(articles=["1. Each State shall act in good faith.", "1. It may stop."], label="Rev.1")


@pytest.fixture
def author():
    return make_user("analyst")


def annotate(draft, author, count: int, **said) -> list:
    return [
        make_note(draft, "State shall act", author=author, state="published", **said) for _ in range(count)
    ]


def streamed(client, draft, query: str = "") -> str:
    return b"".join(client.get(f"/drafts/{draft.pk}/{query}").streaming_content).decode()


def test_up_to_the_limit_every_note_is_shown_in_full(client, draft, author):
    annotate(draft, author, MANY, reason="Good faith is not enough.")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert html.count("Good faith is not enough.") == MANY
    assert "note--line" not in html


def test_beyond_it_each_is_a_line_that_leads_to_the_note(client, draft, author):
    position = make_position(draft.treaty, title="Faith, and a court")
    first, *_ = annotate(draft, author, MANY + 1, reason="Not on this page.", position=position)
    html = streamed(client, draft)
    assert html.count("note--line") == MANY + 1
    assert "Not on this page." not in html
    assert f'href="/annotations/{first.pk}/"' in html
    assert html.count("Faith, and a court</a>") == MANY + 1
    assert re.findall(r'<mark class="noted noted--support" data-notes="([\d ]+)"', html) == ["1 2 3 4"]


def test_the_page_comes_article_by_article_and_is_whole(client, draft, author):
    annotate(draft, author, MANY + 1)
    answer = client.get(f"/drafts/{draft.pk}/")
    head, first, second, tail = [piece.decode() for piece in answer.streaming_content]
    assert head.lstrip().startswith("<!doctype html>")
    assert [piece.count("data-article=") for piece in (head, first, second, tail)] == [0, 1, 1, 0]
    assert tail.rstrip().endswith("</html>")


def test_what_follows_the_first_bytes_makes_no_query(client, draft, author):
    annotate(draft, author, MANY + 1, tags=("one", "two"))
    login(client, author)
    answer = client.get(f"/drafts/{draft.pk}/")
    with CaptureQueriesContext(connection) as captured:
        b"".join(answer.streaming_content)
    assert len(captured) == 0


def test_more_notes_cost_no_more_queries(client, draft, author):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(f"/drafts/{draft.pk}/"))
        return len(captured)

    annotate(draft, author, 1, tags=("one",))
    few = count()
    annotate(draft, author, MANY + 1, tags=("two",))
    assert count() == few


def test_a_filter_that_leaves_few_shows_them_in_full(client, draft, author):
    annotate(draft, author, MANY + 1)
    annotate(draft, author, 1, stance="oppose", reason="Strike it out.")
    html = client.get(f"/drafts/{draft.pk}/?stance=oppose").content.decode()
    assert "Strike it out." in html


def test_ten_notes_and_a_thousand_cost_the_same_queries(client, author):
    def queries(notes: int) -> int:
        draft = make_draft(articles=["1. " + "Each State shall act in good faith. " * 40] * 8)
        annotate_at_random(draft, notes)
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(f"/drafts/{draft.pk}/"))
        return len(captured)

    assert queries(10) == queries(1000)


class TestNotesFarDown:
    """Beyond the first articles the lines are asked for when the reader gets there."""

    @pytest.fixture(autouse=True)
    def few_at_once(self, monkeypatch):
        monkeypatch.setattr(reading, "LINES_AT_ONCE", 1)

    @pytest.fixture
    def notes(self, draft, author):
        last = draft.articles.last()
        given = {"author": author, "article": last, "state": "published"}
        return [
            *annotate(draft, author, 1, reason="At the top."),
            *(make_note(draft, "may", reason=f"Far down {n}.", **given) for n in range(MANY)),
        ]

    def test_their_words_are_marked_and_their_numbers_lead_to_their_pages(self, client, draft, notes):
        html = streamed(client, draft)
        assert html.count("note--line") == 1
        assert 'data-notes="2 3 4">may</mark>' in html
        number = (
            f'<a class="mark-number" data-skip href="/annotations/{notes[1].pk}/" id="mark-{notes[1].pk}"'
        )
        assert html.count(number) == 1
        last = draft.articles.last()
        assert f'<a href="/articles/{last.pk}/notes/">3 notes on Article 2</a>' in html

    def test_their_lines_have_the_numbers_of_the_whole_draft(self, client, draft, notes):
        html = client.get(f"/articles/{draft.articles.last().pk}/notes/?lines=1").content.decode()
        assert re.findall(r'class="note note--line [^>]*data-mark="(\d)"', html) == ["2", "3", "4"]
        assert "<html" not in html

    def test_the_page_of_an_article_shows_them_in_full(self, client, draft, notes):
        html = client.get(f"/articles/{draft.articles.last().pk}/notes/").content.decode()
        assert [f"Far down {n}." in html for n in range(MANY)] == [True] * MANY
        assert "At the top." not in html
        assert 'data-mark="2"' in html
        assert "It may stop." in re.sub(r"<a [^>]*data-skip.*?</a>|</?mark[^>]*>", "", html)
        assert f'<a rel="prev" href="/articles/{draft.articles.first().pk}/notes/">← Article 1</a>' in html

    def test_what_was_asked_for_goes_with_the_reader(self, client, draft, author, notes):
        annotate(draft, author, MANY + 1, stance="oppose")
        other = make_note(
            draft, "stop", article=draft.articles.last(), author=author, state="published", stance="oppose"
        )
        html = streamed(client, draft, "?stance=oppose")
        address = f"/articles/{draft.articles.last().pk}/notes/?stance=oppose"
        assert f'href="{address}">1 note on Article 2</a>' in html
        page = client.get(address).content.decode()
        assert re.findall(r'id="note-([^"]+)"', page) == [str(other.pk)]

    def test_a_hidden_note_leaves_no_trace(self, client, draft, author, notes):
        last = draft.articles.last()
        addresses = [
            f"/drafts/{draft.pk}/",
            *(f"/articles/{last.pk}/notes/{query}" for query in ("", "?lines=1")),
        ]
        before = [b"".join(client.get(address)) for address in addresses]
        make_note(draft, "stop", article=last, author=author, reason="Secret", tags=("hidden",))
        assert [b"".join(client.get(address)) for address in addresses] == before

    def test_an_article_of_a_staged_draft_has_no_such_page(self, client):
        staged = make_draft(published=False)
        assert client.get(f"/articles/{staged.articles.first().pk}/notes/").status_code == 404


class TestOneNote:
    """What the page asks for when a line is opened."""

    def test_it_is_shown_in_full_with_its_number_of_the_page(self, client, draft, author):
        (note,) = annotate(draft, author, 1, reason="Good faith is not enough.")
        html = client.get(f"/placements/{note.placements.get().pk}/?mark=27").content.decode()
        assert "Good faith is not enough." in html
        assert 'data-mark="27"' in html

    def test_a_note_that_the_reader_may_not_see_is_not_there(self, client, draft, author):
        hidden = make_note(draft, "State", author=author)
        address = f"/placements/{hidden.placements.get().pk}/"
        assert client.get(address).status_code == 404
        assert login(client, author).get(address).status_code == 200

    def test_it_goes_with_a_draft_that_was_withdrawn(self, client, draft, author):
        (note,) = annotate(draft, author, 1)
        type(draft).objects.filter(pk=draft.pk).update(state="withdrawn")
        assert client.get(f"/placements/{note.placements.get().pk}/").status_code == 404
