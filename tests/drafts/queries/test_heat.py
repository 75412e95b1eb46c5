"""The heat map: how much of each provision changed in each draft."""

import pytest

from drafts import queries
from drafts.models import LineageEdge
from tests.factories import article, make_draft, make_treaty

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
COSTS = "1. The ordinary expenses of carrying out a request are borne by the State that received it."
SAFEGUARDS = "1. Powers are exercised under the supervision of a court, and only where it is necessary."


@pytest.fixture
def treaty():
    return make_treaty()


def table(*drafts) -> list[tuple]:
    """For each row the number of its newest article and its cells: kind, with "." where the provision ends."""
    found = queries.heat_map(list(drafts))
    return [
        (row.article.number, *(cell and cell.kind + "." * cell.is_end for cell in row.cells))
        for row in found.rows
    ]


class TestCells:
    def test_rows_follow_the_newest_draft_and_those_that_are_gone_come_last(self, treaty):
        first = make_draft(treaty, [OFFENCE, AID])
        second = make_draft(treaty, [COSTS, OFFENCE])
        assert table(first, second) == [
            ("1", None, "added"),
            ("2", "first", "renumbered"),
            ("2", "first", "deleted."),
        ]

    def test_a_share_is_the_words_inserted_and_deleted_by_the_words_of_both(self, treaty):
        first = make_draft(treaty, ["one two three four five six seven eight nine ten"])
        second = make_draft(treaty, ["one two three four five six seven eight nine eleven"])
        row = queries.heat_map([first, second]).rows[0]
        assert [cell.warmth.share for cell in row.cells] == [0.0, 0.1]

    def test_the_whole_draft_has_its_share_too(self, treaty):
        first, second = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        third = make_draft(treaty, [OFFENCE.replace("bad", "criminal")])
        totals = queries.heat_map([first, second, third]).totals
        assert totals[0] is None
        assert totals[1].share == 0.0
        assert 0 < totals[2].share < 0.1

    def test_an_article_that_was_taken_into_another_ends_as_merged(self, treaty):
        both = OFFENCE + "\n" + SAFEGUARDS.replace("1.", "2.")
        first, second = make_draft(treaty, [OFFENCE, SAFEGUARDS]), make_draft(treaty, [both])
        rows = {number: cells for number, *cells in table(first, second)}
        assert rows == {"1": ["first", "merged"], "2": ["first", "merged."]}

    def test_what_comes_back_later_leaves_a_gap(self, treaty):
        drafts = [make_draft(treaty, texts) for texts in ([OFFENCE, AID], [OFFENCE], [OFFENCE, AID])]
        assert table(*drafts) == [
            ("1", "first", "kept", "kept"),
            ("2", None, None, "added"),
            ("2", "first", "deleted.", None),
        ]

    def test_a_decision_on_lineage_shows_at_once(self, treaty):
        first, second = make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE])
        assert table(first, second) == [("1", "first", "kept")]
        LineageEdge.objects.update(kind="moved")
        assert table(first, second) == [("1", "first", "moved")]

    def test_without_drafts_it_is_empty(self):
        assert queries.heat_map([]) == queries.HeatMap((), (), ())


class TestCost:
    def test_the_queries_grow_neither_with_articles_nor_with_drafts(self, treaty, django_assert_num_queries):
        parts = [article(str(number), text) for number, text in enumerate((OFFENCE, AID, COSTS), start=1)]
        drafts = [make_draft(treaty, parts) for _ in range(4)]
        with django_assert_num_queries(2):
            queries.heat_map(drafts[:2])
        with django_assert_num_queries(2):
            queries.heat_map(drafts)

    def test_the_same_texts_are_compared_once(self, treaty, monkeypatch):
        drafts = [make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE + " Attempts count."])]
        found = queries.heat_map(drafts)
        monkeypatch.setattr(queries.comparing, "compare", None)
        assert queries.heat_map(drafts) == found
