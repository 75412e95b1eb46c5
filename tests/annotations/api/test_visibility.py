"""Who sees which annotation through the API: the same as on the pages, and nothing of the rest, not even a count."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from annotations.models import AnnotationState, NoteState
from tests.api import JSON_LD, ask, ids
from tests.factories import (
    PUBLISHED_AT,
    make_annotation,
    make_briefing_note,
    make_draft,
    make_organisation,
    make_placement,
    make_position,
    make_token,
    make_user,
)

pytestmark = pytest.mark.django_db

UNPUBLISHED = [state for state in AnnotationState.values if state != "published"]
# Who asks -> the visibilities of a published annotation that she sees.
SEES = {
    "nobody": {"public"},
    "own:read:public": {"public"},
    "own:read:organisation": {"public", "organisation", "coalition"},
    "own:read:coalition": {"public"},
    "named:read:coalition": {"public", "coalition"},
    "named:read:public": {"public"},
    "named:read:organisation": {"public"},
    "other:all": {"public"},
}


@pytest.fixture
def author():
    return make_user()


@pytest.fixture
def named():
    """The organisation that coalition annotations are shared with."""
    return make_organisation()


def key_of(who: str, author, named) -> str:
    """The key of "named:read:coalition" and the like; empty for nobody."""
    if who == "nobody":
        return ""
    name, _, scope = who.partition(":")
    organisation = {"own": author.membership.organisation, "named": named, "other": make_organisation()}[name]
    return make_token(organisation, *([] if scope == "all" else [scope]))


@pytest.mark.parametrize("visibility", ["public", "coalition", "organisation"])
@pytest.mark.parametrize("who", SEES)
def test_a_published_annotation_is_seen_by_whom_it_is_for(article, author, named, who, visibility):
    shared = [named] if visibility == "coalition" else []
    note = make_annotation(article, author=author, visibility=visibility, shared_with=shared)
    key = key_of(who, author, named)
    is_seen = visibility in SEES[who]
    assert ids(ask("/annotations/", key=key)) == ([str(note.pk)] if is_seen else [])
    found, absent = ask(f"/annotations/{note.pk}/", key=key), ask(f"/annotations/{uuid4()}/", key=key)
    assert found.status_code == (200 if is_seen else 404)
    assert is_seen or found.content == absent.content


@pytest.mark.parametrize("state", UNPUBLISHED)
@pytest.mark.parametrize("who", ["nobody", "own:all", "named:all", "other:all"])
def test_what_is_not_published_no_program_sees(article, author, named, who, state):
    note = make_annotation(article, author=author, state=state, shared_with=[named])
    key = key_of(who, author, named)
    assert ids(ask("/annotations/", key=key, state=state)) == []
    assert ask(f"/annotations/{note.pk}/", key=key).status_code == 404


@pytest.mark.parametrize("who", ["nobody", "own:all"])
def test_an_embargo_ends_at_its_moment(article, author, named, who):
    note = make_annotation(article, author=author, publish_at=PUBLISHED_AT + timedelta(days=1))
    with time_machine.travel(PUBLISHED_AT, tick=False):
        key = key_of(who, author, named)
    for moment, seen in [(timedelta(days=1, seconds=-1), []), (timedelta(days=1), [str(note.pk)])]:
        with time_machine.travel(PUBLISHED_AT + moment, tick=False):
            assert ids(ask("/annotations/", key=key)) == seen


ROUTES = [
    "/annotations/",
    "/positions/",
    "/themes/",
    "/organisations/",
    "/statements/",
    "/briefing-notes/",
    "/treaties/",
    "/drafts/",
    "/articles/",
    "/provisions/",
    "/annotations/?updated_since=2020-01-01T00:00:00Z&limit=1",
]


@pytest.mark.parametrize("accept", ["application/json", JSON_LD])
@pytest.mark.parametrize("who", ["nobody", "other:all"])
def test_hidden_rows_change_no_byte_of_any_answer(article, author, named, who, accept):
    position = make_position(article.draft.treaty, "narrow-scope")
    make_annotation(article, "safeguards", position=position)
    shown = make_annotation(article, "Judges review", position=position)
    key = key_of(who, author, named)

    def answers() -> list[bytes]:
        forms = {route: accept if route.startswith("/annotations/") else "" for route in ROUTES}
        return [ask(route, key=key, accept=form).content for route, form in forms.items()]

    before = answers()
    with transaction.atomic():
        for state in UNPUBLISHED:
            make_annotation(article, "safeguards", author=author, position=position, state=state)
        for hidden in ("organisation", "coalition"):
            make_annotation(article, author=author, position=position, visibility=hidden, shared_with=[named])
        make_annotation(article, author=author, publish_at=PUBLISHED_AT.replace(year=2100))
        staged = make_draft(article.draft.treaty, published=False)
        make_placement(shown, staged.articles.first())
        make_briefing_note(article.draft, author=author, state=NoteState.ISSUED)
    assert answers() == before


class TestBriefingNotes:
    def test_a_key_for_what_the_organisation_keeps_reads_its_issued_notes(self, article, author):
        note = make_briefing_note(
            article.draft, author=author, state=NoteState.ISSUED, title="Protect people"
        )
        make_briefing_note(article.draft, author=author, state=NoteState.WORKING)
        key = make_token(author.membership.organisation, "read:organisation")
        rows = ask("/briefing-notes/", key=key).json()["results"]
        assert [(row["id"], row["title"]) for row in rows] == [(str(note.pk), "Protect people")]
        assert "introduction" not in rows[0]

    @pytest.mark.parametrize("who", ["nobody", "own:read:public", "own:read:coalition", "other:all"])
    def test_nobody_else_does(self, article, author, named, who):
        note = make_briefing_note(article.draft, author=author, state=NoteState.ISSUED)
        key = key_of(who, author, named)
        assert ids(ask("/briefing-notes/", key=key)) == []
        assert ask(f"/briefing-notes/{note.pk}/", key=key).status_code == 404
