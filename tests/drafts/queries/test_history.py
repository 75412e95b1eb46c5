"""The life of a provision over its drafts, with splits and mergers, and the credit of its words."""

import pytest

from drafts import queries
from drafts.models import Draft, DraftState, LineageEdge
from drafts.queries import History
from tests.factories import article, make_draft, make_treaty

pytestmark = pytest.mark.django_db

ACCESS = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
COURT = "1. Powers are exercised under the supervision of a court, and only where it is necessary."
NOTICE = "2. Whoever was searched is told of it within thirty days, unless a judge allows more time."


@pytest.fixture
def treaty():
    return make_treaty()


def history(draft: Draft, number: str) -> History:
    return queries.history_of(draft.articles.get(number=number).provision)


def told(found: History) -> list[tuple]:
    """Each stage: its number, how it came, the numbers of what it came from and of what it became."""
    return [
        (
            stage.article.number if stage.article else "",
            stage.edge.kind if stage.edge else "",
            [old.number for old in stage.olds],
            [new.number for new in stage.news],
        )
        for stage in found.stages
    ]


def credits(found: History) -> list[tuple[str, int]]:
    return [(found.newest.text[span.start : span.end], span.draft) for span in found.spans]


def test_it_goes_through_every_draft_by_whatever_number(treaty):
    make_draft(treaty, [ACCESS, AID])
    make_draft(treaty, [COURT, ACCESS.replace("bad", "evil"), AID])
    newest = make_draft(treaty, [COURT, ACCESS.replace("bad", "evil"), AID])
    found = history(newest, "2")
    assert told(found) == [
        ("1", "", [], ["1"]),
        ("2", "renumbered", ["1"], ["2"]),
        ("2", "kept", ["2"], ["2"]),
    ]
    assert credits(found) == [
        ("1. Each State makes it an offence to enter a computer system without right and with ", 0),
        ("evil ", 1),
        ("intent.", 0),
    ]


def test_a_provision_that_began_later_and_ended_earlier_says_so(treaty):
    make_draft(treaty, [ACCESS])
    middle = make_draft(treaty, [ACCESS, AID])
    make_draft(treaty, [ACCESS])
    make_draft(treaty, [ACCESS])
    found = history(middle, "2")
    assert told(found) == [
        ("", "", [], []),
        ("2", "added", [], ["2"]),
        ("", "deleted", ["2"], []),
        ("", "", [], []),
    ]
    assert (found.place_of_first, found.place_of_newest) == (1, 1)
    assert credits(found) == [(AID, 1)]


def test_the_parts_of_a_split_article_keep_the_credit_of_the_whole(treaty):
    make_draft(treaty, [ACCESS, f"{COURT}\n{NOTICE}"])
    newest = make_draft(treaty, [ACCESS, COURT, NOTICE])
    for number, text, other in [("2", COURT, "3"), ("3", NOTICE, "2")]:
        found = history(newest, number)
        stage = found.stages[1]
        assert stage.edge.kind == "split"
        assert [old.number for old in stage.olds] == ["2"]
        assert {new.number for new in stage.news} == {number, other}
        assert credits(found) == [(text, 0)]


def test_a_merged_article_keeps_the_credit_of_both(treaty):
    make_draft(treaty, [COURT, ACCESS, NOTICE])
    make_draft(treaty, [COURT, ACCESS, NOTICE.replace("thirty", "ten")])
    newest = make_draft(treaty, [f"{COURT}\n{NOTICE.replace('thirty', 'ten')}", ACCESS])
    found = history(newest, "1")
    assert found.stages[2].edge.kind == "merged"
    assert {old.number for old in found.stages[2].olds} == {"1", "3"}
    assert [draft for _, draft in credits(found)] == [0, 1, 0]
    assert credits(found)[1] == ("ten ", 1)


def test_what_was_merged_into_another_ends_there(treaty):
    oldest = make_draft(treaty, [COURT, ACCESS, NOTICE])
    newest = make_draft(treaty, [f"{COURT}\n{NOTICE}", ACCESS])
    going_on = newest.articles.get(number="1").provision_id
    ended = next(one for one in oldest.articles.exclude(number="2") if one.provision_id != going_on)
    found = queries.history_of(ended.provision)
    assert told(found)[1] == ("", "merged", [ended.number], ["1"])


def test_each_stage_is_compared_with_what_it_came_from(treaty):
    make_draft(treaty, [ACCESS])
    found = history(make_draft(treaty, [ACCESS.replace("bad", "evil")]), "1")
    assert found.stages[0].comparison() is None
    amount = found.stages[1].comparison().amount
    assert (amount.words_deleted, amount.words_inserted) == (1, 1)


def test_only_published_drafts_of_its_own_language_count(treaty):
    make_draft(treaty, [ACCESS])
    newest = make_draft(treaty, [ACCESS])
    make_draft(treaty, [ACCESS], language="fr")
    make_draft(treaty, [ACCESS], published=False)
    assert told(history(newest, "1")) == [("1", "", [], ["1"]), ("1", "kept", ["1"], ["1"])]


def test_a_withdrawn_draft_leaves_no_trace(treaty):
    oldest = make_draft(treaty, [ACCESS])
    newest = make_draft(treaty, [ACCESS])
    Draft.objects.filter(pk=oldest.pk).update(state=DraftState.WITHDRAWN)
    found = history(newest, "1")
    assert told(found) == [("1", "", [], ["1"])]
    assert credits(found) == [(ACCESS, 0)]


def test_a_provision_of_no_published_draft_has_no_history(treaty):
    only = make_draft(treaty, [ACCESS])
    Draft.objects.filter(pk=only.pk).update(state=DraftState.WITHDRAWN)
    assert history(only, "1") is None


def test_what_a_person_confirmed_is_known(treaty):
    make_draft(treaty, [ACCESS])
    newest = make_draft(treaty, [ACCESS])
    LineageEdge.objects.filter(new_draft=newest).update(is_confirmed=True)
    assert history(newest, "1").stages[1].edge.is_confirmed


def test_it_takes_three_queries_however_many_drafts(treaty, django_assert_num_queries):
    provision = article("1", ACCESS)
    first = make_draft(treaty, [provision]).articles.get().provision
    for drafts in (1, 3):
        with django_assert_num_queries(3):
            found = queries.history_of(first)
            [stage.comparison() for stage in found.stages]
        assert len(found.stages) == drafts
        make_draft(treaty, [ACCESS + " More."])
        make_draft(treaty, [ACCESS + " More and more."])
