"""The references of a draft, both ways, and those that went stale."""

import pytest

from drafts import queries
from tests.factories import article, make_draft, make_treaty

pytestmark = pytest.mark.django_db

ZERO = [
    article(
        "1",
        "1. Powers serve the offences of articles 2 to 3.\n2. See paragraph 1 and this article.",
        "",
        "Chapter I",
    ),
    article(
        "2",
        "1. Entering a system without right is an offence, as article 9 of the Vienna Convention says.",
        "",
        "Chapter I",
    ),
    article("3", "1. Copying data without right is an offence.\n2. Chapter II applies.", "", "Chapter I"),
    article(
        "4", "1. Personal data are kept safe under article 3, paragraph 1, and article 7.", "", "Chapter II"
    ),
]


@pytest.fixture
def treaty():
    return make_treaty()


def numbers(articles) -> list[str]:
    return [found.number for found in articles]


class TestReferences:
    def test_an_article_knows_what_it_names_and_what_names_it(self, treaty):
        rows = queries.references_of(make_draft(treaty, ZERO))
        assert [(numbers(row.refers_to), numbers(row.referred_by)) for row in rows] == [
            (["2", "3"], []),
            ([], ["1"]),
            ([], ["1", "4"]),
            (["3"], []),
        ]

    def test_who_names_only_the_chapter_stands_apart(self, treaty):
        rows = queries.references_of(make_draft(treaty, ZERO))
        assert [numbers(row.referred_by_chapter) for row in rows] == [[], [], [], ["3"]]

    def test_each_mention_has_its_words_its_target_and_an_address(self, treaty):
        draft = make_draft(treaty, ZERO)
        first, *_, last = queries.references_of(draft)
        assert [(one.words, one.target and one.target.name) for one in first.mentions] == [
            ("articles 2 to 3", "Article 2 – Article 3"),
            ("paragraph 1", "Article 1(1)"),
            ("this article", "Article 1"),
        ]
        assert last.mentions[0].target.address == f"/drafts/{draft.pk}/#part-2-p0"
        assert (last.mentions[1].words, last.mentions[1].target) == ("article 7", None)

    def test_another_treaty_is_named_but_leads_nowhere(self, treaty):
        (mention,) = queries.references_of(make_draft(treaty, ZERO))[1].mentions
        assert (mention.problem, mention.target) == ("another instrument", None)


class TestStale:
    def test_what_stayed_behind_says_what_it_meant_and_where_that_is(self, treaty):
        old = make_draft(treaty, ZERO)
        added = article("3", "1. States train their staff.", "", "Chapter I")
        new = make_draft(
            treaty, [ZERO[0], ZERO[1], added, article("4", ZERO[2].text), article("5", ZERO[3].text)]
        )
        found = [
            (one.mention.words, one.kind, one.meant and one.meant.name, [place.name for place in one.became])
            for one in queries.stale_references_of(new, old)
        ]
        assert found == [
            ("articles 2 to 3", "shifted", "Article 2 – Article 3", ["Article 2", "Article 4"]),
            ("Chapter II", "dangling", "Article 4", ["Article 5"]),
            ("article 3, paragraph 1", "shifted", "Article 3(1)", ["Article 4(1)"]),
            ("article 7", "dangling", None, []),
        ]

    def test_in_the_first_draft_only_what_leads_nowhere(self, treaty):
        found = queries.stale_references_of(make_draft(treaty, ZERO), None)
        assert [(one.mention.words, one.kind) for one in found] == [("article 7", "dangling")]

    def test_words_around_a_reference_come_with_it(self, treaty):
        (found,) = queries.stale_references_of(make_draft(treaty, ["See article 9, if any."]), None)
        assert found.mention.context == ("See ", ", if any.")


class TestCost:
    @pytest.mark.parametrize("count", [1, 3])
    def test_the_queries_do_not_grow_with_the_articles(self, treaty, count, django_assert_num_queries):
        old, new = make_draft(treaty, ZERO[:count]), make_draft(treaty, ZERO[:count])
        with django_assert_num_queries(1):
            queries.references_of(new)
        with django_assert_num_queries(3):
            queries.stale_references_of(new, old)

    def test_the_same_text_is_resolved_once(self, treaty, monkeypatch):
        old, new = make_draft(treaty, ZERO), make_draft(treaty, ZERO)
        found = queries.references_of(new), queries.stale_references_of(new, old)
        monkeypatch.setattr(queries.references, "resolve_all", None)
        monkeypatch.setattr(queries.references, "stale_references", None)
        assert (queries.references_of(new), queries.stale_references_of(new, old)) == found
