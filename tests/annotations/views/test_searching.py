"""Search in texts and notes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.annotations.cast import NOW, make_note
from tests.factories import article, login, make_draft, make_position, make_treaty, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    return make_treaty("rivers", short_title="Rivers")


@pytest.fixture
def draft(treaty):
    old = "1. States apply their domestic law to dams."
    make_draft(treaty, [article("1", old)], label="Zero draft", issued_on=date(2023, 1, 1))
    parts = [
        article("1", "1. States apply their [domestic] law."),
        article("2", "1. 各缔约国应当根据国内法采取措施。", "Measures"),
        article("3", "1. تضمن كل دولة حِمَايَة البيانات."),
    ]
    return make_draft(treaty, parts, label="Rev.1", issued_on=date(2024, 1, 1))


def found(client, **query) -> list[str]:
    html = client.get("/search/", query).content.decode()
    return [piece.split(">")[1].split("<")[0] for piece in html.split("<h3><a href")[1:]]


def test_the_page_before_anything_is_asked_says_how(client):
    html = client.get("/search/").content.decode()
    assert "Quotation marks” keep words together" in html
    assert '<a href="/search/" aria-current="page">Search</a>' in html


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("domestic law", ["Article 1"]),
        ('"domestic law"', ["Article 1"]),
        ('"law domestic"', []),
        ("国内法", ["Article 2. "]),
        ("حماية", ["Article 3"]),
        ("measures", ["Article 2. "]),
        ("dams", []),
    ],
)
def test_the_newest_text_is_searched_in_any_script(client, draft, query, articles):
    assert found(client, q=query) == articles


def test_every_draft_is_searched_where_asked(client, draft):
    assert found(client, q="domestic law", drafts="all") == ["Article 1", "Article 1"]
    assert found(client, q="dams", drafts="all") == ["Article 1"]


def test_words_are_marked_where_they_stand_and_escaped(client, treaty):
    make_draft(treaty, ["1. Each <b> shall have domestic law & order."])
    html = client.get("/search/?q=%22law+%26+order%22").content.decode()
    assert "Each &lt;b&gt; shall have domestic <mark>law &amp; order</mark>" in html
    html = client.get("/search/?q=domestic").content.decode()
    assert "1. Each &lt;b&gt; shall have <mark>domestic</mark> law &amp; order." in html


def test_a_treaty_narrows_texts_and_notes(client, draft):
    other = make_draft(make_treaty("seas"), ["1. Domestic law of the sea."])
    make_note(other, "Domestic", reason="On domestic matters.", state="published")
    assert found(client, q="domestic", treaty="rivers") == ["Article 1"]
    assert found(client, q="domestic", treaty="seas") == ["Article 1", "Position"]


def test_staged_drafts_are_not_searched(client, treaty):
    make_draft(treaty, ["1. Secret dams."], published=False)
    assert found(client, q="dams", drafts="all") == []


def test_notes_are_found_by_position_reason_and_wording(client, draft):
    position = make_position(draft.treaty, title="Courts first")
    make_note(draft, "States", position=position, reason="A **judge** decides.", state="published")
    make_note(draft, "apply", proposed_wording="a judge shall decide", reason="x", state="published")
    assert found(client, q="courts judge") == ["Courts first"]
    assert sorted(found(client, q="judge")) == ["Courts first", "Position"]


class TestHiddenNotes:
    """What one may not see is not found, and not counted."""

    def test_a_hidden_note_leaves_no_trace(self, client, draft):
        make_note(draft, "States", reason="Dams are dangerous.", state="published")
        before = client.get("/search/?q=dangerous").content
        author = make_user("analyst")
        make_note(draft, "apply", reason="Dangerous thought.", author=author)
        make_note(draft, "law", reason="Dangerous.", state="published", publish_at=NOW.replace(year=2999))
        assert client.get("/search/?q=dangerous").content == before
        assert len(found(login(client, author), q="dangerous")) == 2


def test_one_article_and_three_cost_the_same_queries(client, draft):
    def count(query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/", {"q": query, "drafts": "all"})
        return len(captured)

    make_note(draft, "States", reason="domestic", state="published")
    one = count("dams")
    assert count("domestic") == one


def test_many_are_shown_in_pages_of_one_section(client, treaty):
    make_draft(treaty, [f"1. Dam number {n}." for n in range(30)])
    assert len(found(client, q="dam")) == 8
    assert len(found(client, q="dam", **{"in": "texts"})) == 25
    assert len(found(client, q="dam", **{"in": "texts", "page": "2"})) == 5
    html = client.get("/search/?q=dam").content.decode()
    assert '<a href="?q=dam&amp;in=texts">All that was found in texts</a>' in html


@pytest.mark.parametrize("query", ["q=a&foo=1", f"q={'x' * 201}", "q=a&in=all", "q=a&drafts=old", "q=a%00b"])
def test_odd_questions_are_refused(client, query):
    assert client.get(f"/search/?{query}").status_code == 400


def test_a_question_without_a_word_says_so(client):
    assert "There is no word in this" in client.get("/search/?q=%5B-%5D").content.decode()
