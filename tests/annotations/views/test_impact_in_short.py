"""A coordinator sees in short, on the page of a staged draft, what publishing will do, once it was worked out."""

from datetime import timedelta

import pytest

from drafts.models import Draft
from tests.annotations.cast import make_note
from tests.factories import login
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db


def test_once_looked_at_the_impact_stands_in_short_on_the_staged_page(client, staged, coordinator, author):
    page = f"/drafts/{staged.pk}/staged/"
    login(client, coordinator)
    assert "Of the notes that you can see" not in page_of(client, page)
    client.get(f"/drafts/{staged.pk}/publish/")
    told = (
        'Of the notes that you can see, <strong class="numeric">0</strong> will be carried unchanged, '
        '<strong class="numeric">1</strong> with edited text; <strong class="numeric">0</strong> go to review, '
        'the text of <strong class="numeric">1</strong> is gone. <span class="muted">Worked out now.</span>'
    )
    assert told in page_of(client, page)
    Draft.objects.filter(pk=staged.pk).update(issued_on=staged.issued_on + timedelta(days=1))
    assert "Worked out now; text or lineage has changed since." in page_of(client, page)
    login(client, author)
    assert "Of the notes that you can see" not in page_of(client, page)


def test_the_staged_page_looks_the_impact_up_and_works_nothing_out(client, staged, coordinator):
    login(client, coordinator)
    page = f"/drafts/{staged.pk}/staged/"
    without = count_queries(client, page)
    client.get(f"/drafts/{staged.pk}/publish/")
    with_two = count_queries(client, page)
    old = staged.treaty.drafts.get(state="published")
    for words in ("Each State Party", "privacy"):
        make_note(old, words, author=coordinator, state="published")
    client.get(f"/drafts/{staged.pk}/publish/")
    assert count_queries(client, page) == with_two == without + 2
