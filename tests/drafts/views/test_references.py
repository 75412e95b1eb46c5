"""The page of cross-references."""

import pytest

from tests.factories import article, make_draft, make_treaty, make_user
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

COURT = article("1", "1. A court reviews each power.", "Review", "Chapter I. General")
SEARCH = article(
    "2", "1. A search is subject to article 1 of this Convention.", "Search", "Chapter II. Powers"
)
SEIZURE = article("3", "1. Data may be seized under chapter I.", "Seizure", "Chapter II. Powers")
COSTS = article("4", "1. Each State bears its costs, as article 9 of the Vienna Convention says.", "Costs")
STAFF = article("1", "1. States train the staff that they need.", "Training", "Chapter I. General")


@pytest.fixture
def treaty():
    return make_treaty()


@pytest.fixture
def draft(treaty):
    return make_draft(treaty, [COURT, SEARCH, SEIZURE, COSTS], label="Zero draft")


def address(draft, query: str = "") -> str:
    return f"/drafts/{draft.pk}/references/{query}"


class TestTable:
    def test_it_counts_what_stays_in_the_draft_and_what_leaves_it(self, client, draft):
        page = page_of(client, address(draft))
        assert "<strong>2</strong> references within the draft" in page
        assert "<strong>1</strong> to other treaties and laws" in page

    def test_each_provision_leads_to_what_it_names_and_to_what_names_it(self, client, draft):
        page = page_of(client, address(draft))
        row = page[page.index("Article 1</a> <bdi>Review") :].partition("</tr>")[0]
        assert f'href="/drafts/{draft.pk}/#part-1"><span class="visually-hidden">Article </span>2</a>' in row
        assert f'by chapter <a href="/drafts/{draft.pk}/#part-2">' in row

    def test_a_draft_without_any_says_what_is_looked_for(self, client, treaty):
        page = page_of(client, address(make_draft(treaty, ["States act."])))
        assert "No cross-references" in page
        assert "<form class" not in page.partition("<main")[2]


class TestAsking:
    def test_who_names_an_article_is_shown_in_words_and_who_does_not(self, client, draft):
        court = draft.articles.get(number="1")
        page = page_of(client, address(draft, f"?article={court.pk}"))
        assert "1 names it" in page
        assert "A search is subject to <mark>article 1</mark> of this Convention." in page
        assert "1 names only the chapter it is in" in page
        assert "1 does not" in page

    def test_a_chapter_narrows_both_answers(self, client, draft):
        court = draft.articles.get(number="1")
        page = page_of(client, address(draft, f"?article={court.pk}&chapter=Chapter+II.+Powers"))
        assert "No provision here does without." in page

    @pytest.mark.parametrize("query", ["?article=nonsense", "?old=nonsense"])
    def test_what_is_not_there_is_not_found(self, client, draft, query):
        assert client.get(address(draft, query)).status_code == 404

    def test_an_unknown_chapter_is_not_found(self, client, draft):
        query = f"?article={draft.articles.first().pk}&chapter=Chapter+X"
        assert client.get(address(draft, query)).status_code == 404

    def test_an_unknown_parameter_is_refused(self, client, draft):
        assert client.get(address(draft, "?articel=1")).status_code == 400


class TestStale:
    def test_a_reference_left_behind_says_what_it_meant_and_where_that_is(self, client, treaty, draft):
        moved = article("2", COURT.text, COURT.heading, COURT.chapter)
        search = article("3", SEARCH.text, SEARCH.heading, SEARCH.chapter)
        new = make_draft(treaty, [STAFF, moved, search])
        page = page_of(client, address(new))
        assert "leads elsewhere" in page
        fact = '<dt>{}</dt><dd><a href="/drafts/{}/#{}">{}</a>'
        assert fact.format("In Zero draft", draft.pk, "part-0", "Article 1") in page
        assert fact.format("That is now", new.pk, "part-1", "Article 2") in page
        assert fact.format("Here it means", new.pk, "part-0", "Article 1") in page

    def test_the_draft_to_compare_with_can_be_chosen(self, client, treaty, draft):
        again = make_draft(treaty, [COURT, SEARCH, SEIZURE, COSTS])
        new = make_draft(treaty, [COURT, SEARCH], label="Rev.2")
        assert f"than in <bdi>{again.label}</bdi>" in page_of(client, address(new))
        assert "than in <bdi>Zero draft</bdi>" in page_of(client, address(new, f"?old={draft.pk}"))

    def test_the_first_draft_says_what_this_list_will_tell(self, client, draft):
        assert "From the second draft on" in page_of(client, address(draft))


def test_hidden_drafts_are_not_there_but_their_own_people_see_them(client, treaty):
    hidden = make_draft(treaty, [COURT, SEARCH], published=False)
    assert client.get(address(hidden)).status_code == 404
    client.force_login(make_user("analyst", hidden.organisation), "django.contrib.auth.backends.ModelBackend")
    assert client.get(address(hidden)).status_code == 200


def test_the_queries_do_not_grow_with_the_articles(client, treaty):
    one, three = make_draft(treaty, [COURT]), make_draft(make_treaty(), [COURT, SEARCH, SEIZURE])
    assert count_queries(client, address(one)) == count_queries(client, address(three))
