"""The positions of a treaty."""

import pytest

from annotations.models import Position, Statement, Theme
from tests.annotations.cast import make_note
from tests.factories import make_draft, make_treaty

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    return make_treaty("cyber")


def make_position(treaty, code: str) -> Position:
    theme, _ = Theme.objects.get_or_create(treaty=treaty, title="Scope")
    return Position.objects.create(
        treaty=treaty, theme=theme, code=code, title=f"Title of {code}", ask="Keep it."
    )


def test_positions_stand_under_their_theme_with_notes_and_statements(client, treaty):
    position = make_position(treaty, "narrow-scope")
    make_note(make_draft(treaty), "act", state="published", position=position, stance="oppose")
    Statement.objects.create(
        treaty=treaty, position=position, delegation="Group A", stance="support", summary="They agree."
    )
    html = client.get("/treaties/cyber/positions/").content.decode()
    for words in (
        "Scope",
        "Title of narrow-scope",
        "Keep it.",
        "Oppose",
        "Article 1",
        "Group A",
        "They agree.",
    ):
        assert words in html


def test_a_hidden_note_is_not_counted(client, treaty):
    position = make_position(treaty, "narrow-scope")
    draft = make_draft(treaty)
    before = client.get("/treaties/cyber/positions/").content
    make_note(draft, "act", position=position)
    assert client.get("/treaties/cyber/positions/").content == before


def test_a_treaty_without_positions_teaches_the_next_step(client, treaty):
    assert b"No positions yet" in client.get("/treaties/cyber/positions/").content
    assert client.get("/treaties/unknown/positions/").status_code == 404


def test_one_position_and_three_cost_the_same_queries(client, treaty, django_assert_num_queries):
    draft = make_draft(treaty)
    make_note(draft, "act", state="published", position=make_position(treaty, "one"))
    with django_assert_num_queries(8):
        client.get("/treaties/cyber/positions/")
    for code in ("two", "three"):
        make_note(draft, "shall", state="published", position=make_position(treaty, code))
    with django_assert_num_queries(8):
        client.get("/treaties/cyber/positions/")
