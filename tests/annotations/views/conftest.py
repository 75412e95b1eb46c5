"""What pages about carried notes begin with."""

import pytest

from drafts.models import Draft
from tests.annotations.cast import NEW, OLD, make_note
from tests.factories import make_draft, make_treaty


@pytest.fixture
def staged(house, author) -> Draft:
    """A staged draft that edits one note's words and deletes another's."""
    treaty = make_treaty()
    old = make_draft(treaty, [OLD])
    make_note(old, "shall adopt measures to protect privacy", author=author, state="in_review")
    make_note(old, "a later draft deletes", author=author, state="in_review", reason="Keep this.")
    return make_draft(treaty, [NEW], published=False, organisation=house)
