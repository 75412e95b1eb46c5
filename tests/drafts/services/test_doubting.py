"""Doubts are ticked off: by whom, until when, and what corrections and other people do to it."""

import pytest

from drafts import queries, services
from drafts.engine.corrections import Join, Renumber, Retype
from drafts.errors import CorrectedMeanwhile, NotStaged
from drafts.models import Draft, LookedAt
from drafts.queries import DoubtCount
from tests.drafts.staged_world import NOW, make_staged, seen
from tests.factories import make_draft, make_principal
from tests.racing import at_once
from treatywatch.accounts.models import AuditEntry, User

TWO_GAPS = b"Article 1\n\nShips wait.\n\nArticle 3\n\nShips sail.\n\nArticle 5\n\nThis ends.\n"
FIRST = "Between Article 1 and Article 3 numbers are missing."
SECOND = "Between Article 3 and Article 5 numbers are missing."

pytestmark = pytest.mark.django_db


@pytest.fixture
def principal():
    return make_principal("analyst")


@pytest.fixture
def draft(principal):
    return make_staged(principal, text=TWO_GAPS)


def key(draft: Draft, message: str) -> str:
    return next(
        one.key for one in queries.marked_doubts(queries.staged_text(draft)) if one.doubt.message == message
    )


def left(draft: Draft) -> list[str]:
    """The messages of the doubts that nobody has looked at."""
    marked = queries.marked_doubts(queries.staged_text(draft))
    return [one.doubt.message for one in marked if one.looked_at is None]


def correct(principal, draft: Draft, words: str, make) -> None:
    line = seen(draft, words)
    services.correct_text(principal=principal, draft=draft, seen=line, correction=make(line.line))


def test_a_doubt_is_ticked_off_by_somebody_on_the_record(principal, draft):
    assert left(draft) == [FIRST, SECOND]
    services.look_at(principal=principal, draft=draft, doubt=key(draft, FIRST))
    assert left(draft) == [SECOND]
    assert queries.doubts_left(draft) == DoubtCount(left=1, total=2)
    assert LookedAt.objects.get().by == User.objects.get(pk=principal.user_id)
    entry = AuditEntry.objects.get(action="doubt looked at")
    assert (entry.actor_id, entry.detail["said"]) == (principal.user_id, FIRST)


def test_it_can_be_taken_back_by_another(principal, draft):
    services.look_at(principal=principal, draft=draft, doubt=key(draft, FIRST))
    services.look_anew(principal=make_principal("analyst"), draft=draft, doubt=key(draft, FIRST))
    assert left(draft) == [FIRST, SECOND]
    assert AuditEntry.objects.filter(action="doubt left to look at").exists()


def test_it_stays_through_corrections_of_other_lines(principal, draft):
    services.look_at(principal=principal, draft=draft, doubt=key(draft, FIRST))
    correct(principal, draft, "Ships wait", lambda line: Retype(line, "furniture"))
    correct(principal, draft, "This ends", lambda line: Retype(line, "footnote"))
    assert left(draft) == [SECOND]


def test_it_goes_with_the_words_of_its_line_and_comes_back_with_them(principal):
    draft = make_staged(principal, text=TWO_GAPS.replace(b"Ships sail", b"Harbours\n\nShips sail"))
    services.look_at(principal=principal, draft=draft, doubt=key(draft, FIRST))
    correct(principal, draft, "Harbours", lambda line: Join(line))
    assert left(draft) == [FIRST, SECOND]
    services.undo_correction(principal=principal, draft=draft, version=1)
    assert left(draft) == [SECOND]


def test_another_doubt_about_the_same_line_is_another(principal, draft):
    services.look_at(principal=principal, draft=draft, doubt=key(draft, SECOND))
    correct(principal, draft, "Article 3", lambda line: Renumber(line, "2"))
    assert left(draft) == ["Between Article 2 and Article 5 numbers are missing."]


def test_a_doubt_that_is_gone_is_told_of(principal, draft):
    first = key(draft, FIRST)
    correct(principal, draft, "Article 3", lambda line: Renumber(line, "2"))
    for service in (services.look_at, services.look_anew):
        with pytest.raises(CorrectedMeanwhile):
            service(principal=principal, draft=draft, doubt=first)


def test_publishing_does_not_ask_for_it_and_drops_it(principal, draft):
    first = key(draft, FIRST)
    services.look_at(principal=principal, draft=draft, doubt=first)
    services.publish_draft(principal=principal, draft=draft, now=NOW)
    assert not LookedAt.objects.exists()
    with pytest.raises(NotStaged):
        services.look_at(principal=principal, draft=draft, doubt=first)


def test_a_draft_without_lines_has_nothing_to_look_at():
    assert queries.doubts_left(make_draft(published=False)) == DoubtCount(0, 0)


@pytest.mark.django_db(transaction=True)
def test_many_people_at_once_lose_no_mark_while_others_correct():
    principal = make_principal("analyst")
    gaps = "".join(f"Article {number}\n\nShips of kind {number} wait.\n\n" for number in range(1, 12, 2))
    draft = make_staged(principal, text=gaps.encode())
    marked = queries.marked_doubts(queries.staged_text(draft))
    assert len(marked) == 5

    def race(number: int) -> str:
        if number == 10:
            correct(principal, draft, "Ships of kind 11", lambda line: Retype(line, "furniture"))
            return "corrected"
        services.look_at(principal=principal, draft=draft, doubt=marked[number // 2].key)
        return "looked"

    assert at_once(11, race) == {"looked": 10, "corrected": 1}
    assert queries.doubts_left(draft) == DoubtCount(left=0, total=5)
    assert LookedAt.objects.count() == 5
    assert len(queries.staged_text(draft).corrections) == 1
