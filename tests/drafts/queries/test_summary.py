"""What a new draft changed, in short."""

import pytest

from drafts import queries
from tests.factories import make_draft, make_treaty

pytestmark = pytest.mark.django_db

POWERS = "1. States shall use these powers only where a court has allowed them to do so."
REPORTS = "1. States shall report on rivers each year.\n2. States shall report on lakes each year."


def summary(old_articles, new_articles) -> queries.Summary:
    treaty = make_treaty()
    old, new = make_draft(treaty, old_articles), make_draft(treaty, new_articles)
    return queries.summary_between(old, new, queries.articles_of(new))


def told(found: queries.Summary) -> list[tuple]:
    return [
        (line.kind, line.label, line.direction, [(article.name, times) for article, times in line.places])
        for line in found.lines
    ]


def test_the_same_change_is_one_line_with_all_its_places():
    found = summary([POWERS, REPORTS], [POWERS.replace("shall", "may"), REPORTS.replace("shall", "may")])
    assert told(found) == [
        ("obligation", "shall → may", "weakens", [("Article 1", 1), ("Article 2", 2)]),
    ]
    assert found.force == 3
    assert found.counts["changed"] == 2


def test_what_is_gone_is_told_of_its_last_text():
    found = summary([POWERS, REPORTS], [POWERS])
    assert [(kind, places) for kind, _, _, places in told(found)] == [("provision", [("Article 2", 1)])]


def test_of_many_changes_the_weightiest_are_told_and_all_are_counted():
    waters = ("rivers", "lakes", "seas", "ponds", "canals", "springs", "wells", "dams", "locks", "weirs")
    old = "\n".join(f"Reports on {name} are sent within {day} days." for day, name in enumerate(waters, 2))
    found = summary([old], [old.replace(" days", "0 days")])
    assert found.force == 10
    assert [line.kind for line in found.lines] == ["number"] * 8


def test_wording_alone_is_no_change_of_legal_force():
    found = summary([REPORTS], [REPORTS.replace("rivers", "streams")])
    assert (found.force, found.lines) == (0, ())
    assert found.counts["changed"] == 1


def test_it_is_summed_up_once_for_the_same_texts(monkeypatch, django_assert_num_queries):
    treaty = make_treaty()
    old, new = make_draft(treaty, [REPORTS]), make_draft(treaty, [REPORTS.replace("shall", "may")])
    articles = queries.articles_of(new)
    first = queries.summary_between(old, new, articles)
    monkeypatch.setattr(queries.summary, "compare_cached", None)
    with django_assert_num_queries(2):
        assert queries.summary_between(old, new, articles) == first
