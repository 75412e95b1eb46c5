"""Narrowing the notes of a page."""

import pytest

from annotations.models import Theme
from annotations.note_filters import choices_of, chosen_of
from annotations.queries import placements_in
from tests.annotations.cast import NOW, make_note
from tests.factories import make_draft, make_position
from treatywatch.accounts.principal import ANONYMOUS

pytestmark = pytest.mark.django_db


@pytest.fixture
def placements():
    draft = make_draft()
    theme = Theme.objects.create(treaty=draft.treaty, title="Scope")
    narrow = make_position(draft.treaty, "narrow-scope", theme, title="Narrow scope")
    other = make_position(draft.treaty, "safeguards", title="Safeguards")
    make_note(draft, state="published", position=narrow, stance="oppose", tags=("urgent",))
    make_note(draft, state="published", position=other, further_positions=(narrow,), kind="question")
    make_note(draft, state="published", stance="note")
    return list(placements_in(draft, ANONYMOUS, NOW))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3),
        ({"position": "narrow-scope"}, 2),
        ({"position": "safeguards"}, 1),
        ({"stance": "oppose"}, 1),
        ({"kind": "question", "position": "narrow-scope"}, 1),
        ({"tag": "urgent"}, 1),
        ({"tag": "unknown"}, 0),
        ({"stance": ""}, 3),
    ],
)
def test_notes_fall_under_every_chosen_option(placements, query, count):
    assert len(chosen_of(placements, query)) == count


def test_a_theme_holds_the_notes_of_its_positions(placements):
    themes = next(one for one in choices_of(placements, {"theme": "x"}) if one.filter.name == "theme")
    assert [title for _, title in themes.options] == ["Scope"]
    assert len(chosen_of(placements, {"theme": themes.options[0][0]})) == 2


def test_only_filters_that_narrow_are_offered(placements):
    offered = {one.filter.name: [title for _, title in one.options] for one in choices_of(placements, {})}
    assert offered["position"] == ["Narrow scope", "Safeguards"]
    assert offered["kind"] == ["Position", "Question"]
    assert "tag" not in offered
    assert choices_of([], {}) == []
