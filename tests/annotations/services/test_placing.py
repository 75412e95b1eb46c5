"""Notes and the coming of a new draft: none is lost, none is misplaced, people have the last word."""

import pytest

from annotations.errors import NotAllowed, QuoteMismatch, Stale
from annotations.models import Placement
from annotations.services.placing import accept, carry_into, place, publish_and_carry, retire
from annotations.services.planning import plan_for, tally
from drafts.errors import NotStaged
from tests.annotations.cast import NOW, coordinator_of, first_article, make_note, placement_in
from tests.factories import make_draft, make_principal, make_treaty, make_user
from treatywatch.accounts.principal import ANONYMOUS, principal_of_user

pytestmark = pytest.mark.django_db
OLD = [
    "1. Each State Party shall adopt measures to protect the privacy of persons.\n"
    "2. Access to stored data shall be ordered by a court only.",
    "The conference meets every second year in the month of May.",
]
EDITED = [
    "1. Each State Party may adopt measures to protect the privacy of persons.\n"
    "2. Access to stored data shall be ordered by a court only.",
    "The conference meets every second year in the month of May.",
]
WITHOUT_COURT = [OLD[0].split("\n")[0], OLD[1]]


@pytest.fixture
def treaty():
    return make_treaty()


@pytest.fixture
def old(treaty):
    return make_draft(treaty, OLD)


def publish(treaty, articles):
    """A next draft, published with all notes carried."""
    draft = make_draft(treaty, articles, published=False)
    result = publish_and_carry(principal=ANONYMOUS, draft=draft, now=NOW)
    draft.refresh_from_db()
    return draft, result


def test_unchanged_words_are_carried_to_the_same_words(treaty, old):
    note = make_note(old, "ordered by a court only")
    new, result = publish(treaty, EDITED)
    placement = placement_in(new, note)
    assert (placement.status, placement.exact) == ("carried", "ordered by a court only")
    assert placement.article.text[placement.start : placement.end] == "ordered by a court only"
    assert (result.total, result.carried) == (1, 1)


def test_edited_words_are_carried_as_edited(treaty, old):
    note = make_note(old, "shall adopt measures to protect the privacy")
    new, _ = publish(treaty, EDITED)
    placement = placement_in(new, note)
    assert (placement.status, placement.exact) == ("changed", "may adopt measures to protect the privacy")


def test_deleted_words_wait_for_a_person(treaty, old):
    note = make_note(old, "shall be ordered by a court only")
    new, result = publish(treaty, WITHOUT_COURT)
    placement = placement_in(new, note)
    assert placement.is_open
    assert (placement.article, placement.exact) == (None, "shall be ordered by a court only")
    assert result.review + result.orphaned == 1


def test_a_note_on_a_whole_article_follows_it_to_its_new_number(treaty, old):
    note = make_note(old, article=old.articles.get(number="2"))
    new, _ = publish(treaty, [OLD[0], "States cooperate in good faith in all that they do.", OLD[1]])
    placement = placement_in(new, note)
    assert (placement.status, placement.level, placement.article.number) == ("carried", "article", "3")


def test_the_tally_is_the_sum_of_its_parts(treaty, old):
    make_note(old, "ordered by a court only")
    make_note(old, "shall adopt measures")
    make_note(old, "every second year", article=old.articles.get(number="2"))
    _, result = publish(treaty, EDITED)
    assert result.carried + result.changed + result.review + result.orphaned == result.total == 3


def test_the_plan_of_a_staged_draft_is_what_publishing_does(treaty, old):
    make_note(old, "ordered by a court only")
    draft = make_draft(treaty, WITHOUT_COURT, published=False)
    planned = tally(plan_for(draft))
    assert not Placement.objects.filter(draft=draft).exists()
    assert publish_and_carry(principal=ANONYMOUS, draft=draft, now=NOW) == planned


def test_carrying_again_changes_nothing(treaty, old):
    make_note(old, "ordered by a court only")
    new, _ = publish(treaty, EDITED)
    assert carry_into(draft=new, now=NOW).total == 0
    assert Placement.objects.filter(draft=new).count() == 1


def test_text_that_comes_back_gets_its_note_back(treaty, old):
    note = make_note(old, "Access to stored data shall be ordered by a court only")
    publish(treaty, WITHOUT_COURT)
    newest, _ = publish(treaty, OLD)
    assert (placement_in(newest, note).status, placement_in(newest, note).carried_from.draft) == (
        "carried",
        old,
    )


def test_a_draft_is_published_once_and_notes_are_carried_once(treaty, old):
    make_note(old, "ordered by a court only")
    new, _ = publish(treaty, EDITED)
    with pytest.raises(NotStaged):
        publish_and_carry(principal=ANONYMOUS, draft=new, now=NOW)


@pytest.fixture
def waiting(treaty, old):
    """A placement that waits, its author and the new draft."""
    author = make_user("analyst")
    note = make_note(old, "shall be ordered by a court only", author=author, state="in_review")
    new, _ = publish(treaty, WITHOUT_COURT)
    return placement_in(new, note), author, new


def test_a_person_places_a_note_on_other_words(waiting):
    placement, author, new = waiting
    principal, article = principal_of_user(author), first_article(new)
    start = article.text.index("privacy")
    placed = place(
        principal=principal,
        now=NOW,
        placement=placement,
        article=article,
        level="span",
        start=start,
        end=start + 7,
        exact="privacy",
    )
    assert (placed.status, placed.exact, placed.decided_by) == ("placed", "privacy", author)


def test_a_person_accepts_the_suggestion_as_it_was_shown(waiting):
    placement, author, new = waiting
    Placement.objects.filter(pk=placement.pk).update(
        suggested_article=first_article(new), suggested_start=3, suggested_end=13
    )
    placement.refresh_from_db()
    placed = accept(principal=principal_of_user(author), now=NOW, placement=placement)
    assert (placed.status, placed.exact) == ("placed", "Each State")


def test_a_coordinator_keeps_a_note_on_the_whole_article(waiting):
    placement, author, new = waiting
    boss = principal_of_user(coordinator_of(author.membership.organisation))
    placed = place(principal=boss, now=NOW, placement=placement, article=first_article(new))
    assert (placed.status, placed.level, placed.start, placed.exact) == ("placed", "article", None, "")
    assert placed.annotation.author == author


def test_a_retired_note_keeps_its_reason_and_is_not_carried_on(treaty, waiting):
    placement, author, _ = waiting
    retired = retire(principal=principal_of_user(author), now=NOW, placement=placement, reason="Settled.")
    assert (retired.status, retired.reason) == ("retired", "Settled.")
    _, result = publish(treaty, OLD)
    assert result.total == 0


def test_what_a_person_placed_is_where_the_next_draft_starts_from(treaty, waiting):
    placement, author, new = waiting
    place(principal=principal_of_user(author), now=NOW, placement=placement, article=first_article(new))
    newest, _ = publish(treaty, EDITED)
    assert placement_in(newest, placement.annotation).carried_from == placement


def test_of_two_decisions_the_second_is_refused(waiting):
    placement, author, new = waiting
    seen_by_other = Placement.objects.get(pk=placement.pk)
    principal = principal_of_user(author)
    place(principal=principal, now=NOW, placement=placement, article=first_article(new))
    with pytest.raises(Stale):
        retire(principal=principal, now=NOW, placement=seen_by_other, reason="Too late.")


def test_strangers_do_not_decide_and_words_must_be_there(waiting):
    placement, author, new = waiting
    with pytest.raises(NotAllowed):
        retire(principal=make_principal("coordinator"), now=NOW, placement=placement, reason="No.")
    with pytest.raises(QuoteMismatch):
        place(
            principal=principal_of_user(author), now=NOW, placement=placement, article=first_article(new),
            level="span", start=0, end=4, exact="Each",
        )  # fmt: skip
    placement.refresh_from_db()
    assert placement.is_open
