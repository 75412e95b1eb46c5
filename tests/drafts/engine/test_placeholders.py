"""Texts that say only that there is none."""

import pytest

from drafts.engine.placeholders import is_placeholder


@pytest.mark.parametrize(
    "text", ["", "[deleted]", "(Reserved)", "[…]", "Article 24 [to be completed]", "[supprimé]"]
)
def test_a_placeholder_is_known_by_its_words(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Courts may seize smuggled goods.", "Deleted files are kept.", "[Reserved for members]"]
)
def test_a_text_is_no_placeholder(text):
    assert not is_placeholder(text)
