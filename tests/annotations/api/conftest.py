"""What every test of annotations through the API gets."""

import pytest
from django.core.cache import cache

from drafts.models import Article
from tests.factories import make_draft, make_treaty

TEXT = "1. Each power is subject to safeguards. 🕊 Judges review.\n2. Reports are public."


@pytest.fixture(autouse=True)
def _fresh_budget() -> None:
    cache.clear()


@pytest.fixture
def article() -> Article:
    """An article of the only draft of a treaty."""
    draft = make_draft(make_treaty("cybercrime"), [TEXT], label="Zero draft")
    return draft.articles.select_related("draft").get()
