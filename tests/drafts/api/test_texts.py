"""The texts through the API: what each object says, what lists can be narrowed by, and what stays hidden."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drafts.models import DraftState
from tests.api import ask, ids, problem
from tests.factories import article, make_draft, make_organisation, make_session, make_token, make_treaty

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture(autouse=True)
def _fresh_budget():
    cache.clear()


@pytest.fixture
def treaty():
    return make_treaty("cybercrime", title="Convention on networks", short_title="Networks")


@pytest.fixture
def pair(treaty):
    """Two published drafts: Article 24 has become Article 1, and lost a word."""
    old = make_draft(
        treaty,
        [
            article("23", "1. Each State Party shall adopt measures on procedure.", "Scope of powers"),
            article(
                "24", "1. Each power is [always] subject to safeguards.\n2. A judge reviews.", "Safeguards"
            ),
        ],
        label="Zero draft",
        issued_on=date(2023, 5, 29),
        symbol="A/1",
    )
    new = make_draft(
        treaty,
        [
            article("1", "1. Each power is subject to safeguards.\n2. A judge reviews.", "Safeguards"),
            article("23", "1. Each State Party shall adopt measures on procedure.", "Scope of powers"),
        ],
        label="Revised draft",
        issued_on=date(2023, 11, 6),
    )
    return old, new


def test_a_treaty_says_what_it_is_and_where_people_read_it(treaty):
    assert ask(f"/treaties/{treaty.pk}/").json() == {
        "id": str(treaty.pk),
        "url": f"{SITE}/api/v1/treaties/{treaty.pk}/",
        "html_url": f"{SITE}/treaties/cybercrime/",
        "slug": "cybercrime",
        "title": "Convention on networks",
        "short_title": "Networks",
        "summary": None,
        "is_illustrative": False,
    }


def test_a_session_belongs_to_its_treaty(treaty):
    session = make_session(treaty, date(2024, 1, 29), "Concluding session", ends_on=date(2024, 2, 9))
    make_session(make_treaty(), date(2024, 1, 29))
    rows = ask("/sessions/", treaty="cybercrime").json()["results"]
    assert [row["id"] for row in rows] == [str(session.pk)]
    assert (rows[0]["label"], rows[0]["place"]) == ("Concluding session", None)
    assert (rows[0]["starts_on"], rows[0]["ends_on"]) == ("2024-01-29", "2024-02-09")


class TestDrafts:
    def test_a_draft_has_its_metadata_and_counts(self, pair):
        found = ask(f"/drafts/{pair[0].pk}/").json()
        assert (found["label"], found["symbol"], found["issued_on"]) == ("Zero draft", "A/1", "2023-05-29")
        assert (found["article_count"], found["bracket_count"]) == (2, 1)
        assert found["published_at"] == "2024-03-01T09:00:00Z"
        assert found["treaty"]["slug"] == "cybercrime"
        assert found["html_url"] == f"{SITE}/drafts/{pair[0].pk}/"
        assert found["akn_url"] == f"{SITE}/drafts/{pair[0].pk}.akn.xml"

    def test_they_come_in_order_of_time(self, pair):
        assert ids(ask("/drafts/")) == [str(draft.pk) for draft in pair]

    @pytest.mark.parametrize("state", [state for state in DraftState.values if state != "published"])
    def test_one_that_is_not_published_is_not_there_not_even_for_who_brought_it(self, pair, state):
        hidden = make_draft(pair[0].treaty, published=False)
        type(hidden).objects.filter(pk=hidden.pk).update(state=state)
        key = make_token(hidden.organisation)
        assert str(hidden.pk) not in ids(ask("/drafts/", key=key))
        absent = ask(f"/drafts/{uuid4()}/", key=key)
        assert ask(f"/drafts/{hidden.pk}/", key=key).content == absent.content
        assert ids(ask("/articles/", draft=hidden.pk, key=key)) == []
        assert ask(f"/articles/{hidden.articles.first().pk}/", key=key).content == absent.content

    @pytest.mark.parametrize(
        ("parameters", "found"),
        [
            ({"treaty": "cybercrime"}, 2),
            ({"treaty": "other"}, 0),
            ({"language": "en"}, 2),
            ({"language": "fr"}, 0),
            ({"updated_since": "2024-03-01T09:00:00Z"}, 2),
            ({"updated_since": "2024-03-01T09:00:01Z"}, 0),
        ],
    )
    def test_the_list_can_be_narrowed(self, pair, parameters, found):
        assert len(ids(ask("/drafts/", **parameters))) == found

    def test_a_treaty_can_be_named_by_id_too(self, pair, treaty):
        assert len(ids(ask("/drafts/", treaty=treaty.pk))) == 2
        assert ids(ask("/drafts/", treaty=uuid4())) == []


class TestArticles:
    def test_an_article_has_its_text_and_the_spans_of_its_paragraphs(self, pair):
        found = ask("/articles/", draft=pair[1].pk).json()["results"][0]
        text = found["text"]
        assert (found["name"], found["number"], found["heading"]) == ("Article 1", "1", "Safeguards")
        assert [text[row["start"] : row["end"]] for row in found["paragraphs"]] == text.split("\n")
        assert [(row["label"], row["eid"]) for row in found["paragraphs"]] == [
            ("1.", "art_1__para_1"),
            ("2.", "art_1__para_2"),
        ]

    def test_it_knows_its_number_in_the_draft_before(self, pair):
        found = ask("/articles/", draft=pair[1].pk, number="1").json()["results"][0]
        assert found["previous_number"] == "24"
        assert found["previous"][0]["draft"]["label"] == "Zero draft"
        assert found["previous"][0]["article"]["name"] == "Article 24"

    def test_the_first_draft_has_none_before(self, pair):
        found = ask("/articles/", draft=pair[0].pk, number="24").json()["results"][0]
        assert (found["previous_number"], found["previous"]) == (None, [])

    def test_a_draft_that_was_withdrawn_is_not_told_as_the_one_before(self, pair):
        type(pair[0]).objects.filter(pk=pair[0].pk).update(state=DraftState.WITHDRAWN)
        found = ask("/articles/", draft=pair[1].pk, number="1").json()["results"][0]
        assert (found["previous_number"], found["previous"]) == (None, [])

    def test_they_come_in_the_order_of_the_text(self, pair):
        rows = ask("/articles/", draft=pair[0].pk).json()["results"]
        assert [row["number"] for row in rows] == ["23", "24"]


class TestProvisions:
    def test_a_provision_tells_its_numbers_through_the_drafts(self, pair):
        provision = pair[1].articles.get(number="1").provision_id
        history = ask(f"/provisions/{provision}/").json()["history"]
        assert [(row["draft"]["label"], row["article"]["number"]) for row in history] == [
            ("Zero draft", "24"),
            ("Revised draft", "1"),
        ]
        assert history[0]["previous"] == []
        assert history[1]["previous"][0]["article"]["number"] == "24"

    def test_it_goes_when_its_last_draft_is_withdrawn(self, pair):
        provision = pair[0].articles.first().provision_id
        type(pair[0]).objects.update(state=DraftState.WITHDRAWN)
        assert problem(ask(f"/provisions/{provision}/")) == (404, "not-found")
        assert ids(ask("/provisions/")) == []


class TestComparisons:
    def test_it_tells_edges_words_and_counts(self, pair):
        found = ask("/comparisons/", old=pair[0].pk, new=pair[1].pk).json()
        edges = {row["new"][0]["number"]: row for row in found["edges"]}
        assert edges["1"]["old"][0]["number"] == "24"
        assert found["counts"]["changed"] == 1
        changed = next(row for row in found["articles"] if row["changed"])
        assert ["delete", "[always] "] in changed["ops"]
        assert changed["new"]["url"].startswith(f"{SITE}/api/v1/articles/")

    def test_it_tells_what_each_articles_changes_do_to_its_legal_force(self):
        treaty = make_treaty()
        old = make_draft(treaty, ["1. States shall act at once.", "1. Courts sit."])
        new = make_draft(treaty, ["1. States may act at once.", "1. Courts sit."])
        found = ask("/comparisons/", old=old.pk, new=new.pk).json()
        assert [row["force"] for row in found["articles"]] == [
            [
                {
                    "kind": "obligation",
                    "direction": "weakens",
                    "label": "shall → may",
                    "old": "shall",
                    "new": "may",
                }
            ],
            [],
        ]

    def test_one_article_alone_by_its_id_in_either_draft(self, pair):
        for draft, number in [(pair[0], "24"), (pair[1], "1")]:
            key = draft.articles.get(number=number).pk
            found = ask("/comparisons/", old=pair[0].pk, new=pair[1].pk, article=key).json()
            assert [row["new"]["number"] for row in found["articles"]] == ["1"]
            assert [row["old"][0]["number"] for row in found["edges"]] == ["24"]

    def test_brackets_and_noise_count_as_asked(self):
        treaty = make_treaty()
        old = make_draft(treaty, ["1. States [shall] act.", "1. “Courts” sit."])
        new = make_draft(treaty, ["1. States shall act.", '1. "Courts" sit.'])

        def changed(**parameters) -> list[bool]:
            found = ask("/comparisons/", old=old.pk, new=new.pk, **parameters).json()
            return [row["changed"] for row in found["articles"]]

        assert changed() == [True, False]
        assert changed(brackets="ignore") == [False, False]
        assert changed(noise="show") == [True, True]
        response = ask("/comparisons/", old=old.pk, new=new.pk, brackets="count")
        assert response.json()["errors"][0]["pointer"] == "/query/brackets"

    def test_page_pdf_and_word_file_of_the_same_comparison_are_linked(self, pair):
        found = ask("/comparisons/", old=pair[0].pk, new=pair[1].pk, brackets="ignore").json()
        query = f"?old={pair[0].pk}&new={pair[1].pk}&brackets=ignore"
        base = f"{SITE}/treaties/{pair[0].treaty.slug}"
        assert found["html_url"] == f"{base}/compare/{query}"
        assert found["pdf_url"] == f"{base}/compare.pdf{query}"
        assert found["docx_url"] == f"{base}/compare.docx{query}"

    def test_an_article_of_neither_draft_is_404(self, pair):
        response = ask("/comparisons/", old=pair[0].pk, new=pair[1].pk, article=uuid4())
        assert problem(response) == (404, "not-found")

    @pytest.mark.parametrize(
        ("parameters", "pointer", "code"),
        [({}, "/query/old", "required"), ({"old": "1"}, "/query/old", "invalid")],
    )
    def test_both_drafts_must_be_named(self, parameters, pointer, code):
        response = ask("/comparisons/", **parameters)
        assert problem(response) == (400, "invalid-parameter")
        assert (response.json()["errors"][0]["pointer"], response.json()["errors"][0]["code"]) == (
            pointer,
            code,
        )

    def test_drafts_of_two_treaties_are_not_compared(self, pair):
        response = ask("/comparisons/", old=pair[0].pk, new=make_draft().pk)
        assert response.json()["errors"][0]["code"] == "other_treaty"

    def test_a_hidden_draft_is_404_like_an_unknown_one(self, pair):
        hidden = make_draft(pair[0].treaty, published=False)
        unknown = ask("/comparisons/", old=pair[0].pk, new=uuid4())
        assert problem(unknown) == (404, "not-found")
        assert ask("/comparisons/", old=pair[0].pk, new=hidden.pk).content == unknown.content

    def test_it_has_a_tighter_budget(self, pair):
        response = ask("/comparisons/", old=pair[0].pk, new=pair[1].pk)
        assert response["RateLimit-Policy"] == '"comparing";q=30;w=60'


@pytest.mark.parametrize("name", ["treaties", "sessions", "drafts", "articles", "provisions"])
def test_three_rows_cost_as_many_queries_as_one(name):
    def fill():
        treaty = make_treaty()
        make_session(treaty, date(2024, 1, 1))
        make_draft(treaty, ["1. A short text."])
        make_draft(treaty, ["1. A short text."])

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert ask(f"/{name}/").status_code == 200
        return len(captured)

    fill()
    before = queries()
    fill(), fill()
    assert queries() == before


def test_an_organisation_may_read_drafts_with_a_key_as_everybody_without(pair):
    assert ids(ask("/drafts/", key=make_token(make_organisation()))) == ids(ask("/drafts/"))
