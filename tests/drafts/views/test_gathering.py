"""A torn paragraph is put together on the page, down to a line that its form offers."""

import re

import pytest

from drafts import services
from drafts.engine.corrections import Retype
from drafts.models import Draft
from tests.drafts.staged_world import TORN, make_staged, seen, shape
from tests.pages import page_of

pytestmark = pytest.mark.django_db
WHOLE = "1. Each Party lights its harbours and tells the others of every light that it knows of."


@pytest.fixture
def draft(principal):
    return make_staged(principal, text=TORN + b"\n2. It stops.\n\nArticle 2\n\nThis ends.\n")


def offered(client, draft: Draft) -> list[tuple[str, str, str]]:
    """Value, " selected" and words of each line that the form of the second line offers."""
    page = page_of(client, f"/drafts/{draft.pk}/staged/?edit=1")
    return re.findall(r'<option value="(\d+ [0-9a-f]{16})"( selected)?>([^<]+)</option>', page)


def join(client, draft: Draft, upto: str, **more):
    form = {"line": "1", "seen": seen(draft, "1. Each").mark, "version": "0", "do": "gather", "upto": upto}
    return client.post(f"/drafts/{draft.pk}/staged/correct/", form | more)


def test_the_lines_below_in_the_same_part_are_offered_and_the_end_of_the_sentence_is_chosen(analyst, draft):
    assert [(words, bool(chosen)) for _, chosen, words in offered(analyst, draft)] == [
        ("lights its (2 lines)", False),
        ("harbours and tells (3 lines)", False),
        ("the others of (4 lines)", False),
        ("every light (5 lines)", False),
        ("that it knows of. (6 lines)", True),
        ("2. It stops. (7 lines)", False),
    ]


def test_they_become_one_and_the_page_says_so_where_it_can_be_undone(analyst, draft):
    upto = next(value for value, chosen, _ in offered(analyst, draft) if chosen)
    answer = join(analyst, draft, upto)
    assert answer["Location"] == f"/drafts/{draft.pk}/staged/?line=1&done=1#line-1"
    assert shape(draft)[0] == ("1", "", f"{WHOLE}\n2. It stops.")
    assert "“1. Each Party” joined with the 5 lines below it" in page_of(analyst, answer["Location"])
    analyst.post(f"/drafts/{draft.pk}/staged/undo/", {"version": "1"})
    assert shape(draft)[0][2].startswith("1. Each Party\nlights its\n")


def test_no_spaces_are_put_between_them_where_none_are_wanted(analyst, draft):
    join(analyst, draft, offered(analyst, draft)[0][0], tight="on")
    assert shape(draft)[0][2].startswith("1. Each Partylights its\n")


def test_somebody_faster_is_told_of_and_all_the_same_it_can_be_done(analyst, principal, draft):
    upto = next(value for value, chosen, _ in offered(analyst, draft) if chosen)
    line = seen(draft, "every light")
    services.correct_text(
        principal=principal, draft=draft, seen=line, correction=Retype(line.line, "furniture")
    )
    answer = join(analyst, draft, upto)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The lines as they are now" in page
    again = dict(re.findall(r'name="(line|seen|version|do|upto)" value="([^"]*)"', page))
    assert analyst.post(f"/drafts/{draft.pk}/staged/correct/", again).status_code == 302
    assert shape(draft)[0][2].startswith(WHOLE.replace(" every light", ""))


@pytest.mark.parametrize("upto", ["", "x", "5", "5 0123", "0 x", "99 x", "\x00 \x00"])
def test_what_was_not_seen_is_not_joined(analyst, draft, upto):
    before = shape(draft)
    assert join(analyst, draft, upto).status_code == 409
    assert shape(draft) == before
