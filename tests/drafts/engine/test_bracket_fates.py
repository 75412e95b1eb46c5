import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.bracket_fates import BracketFates, bracket_fates, sum_fates
from drafts.engine.comparison import compare, compare_articles
from drafts.engine.parts import Part


def article(text: str, number: str = "1", label: str = "", heading: str = "") -> Part:
    return Part("article", number, heading, "", text, label or f"Article {number}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Parties [shall] report.", "Parties [shall] report.", BracketFates(kept=1)),
        ("Parties [shall] report each year.", "Parties shall report each year.", BracketFates(agreed=1)),
        ("Parties report [in writing] each year.", "Parties report each year.", BracketFates(dropped=1)),
        ("Parties shall report each year.", "Parties [shall] report each year.", BracketFates(opened=1)),
        ("Parties report each year.", "Parties report [in writing] each year.", BracketFates(added=1)),
        ("Parties [shall][may] report.", "Parties shall report.", BracketFates(agreed=1, dropped=1)),
        ("Parties report by [X] May.", "Parties report by May.", BracketFates(dropped=1)),
        ("Parties report [ … ] on it.", "Parties report on it.", BracketFates(dropped=1)),
    ],
)
def test_a_bracket_stays_is_agreed_is_dropped_or_comes(old, new, expected):
    assert bracket_fates(compare_articles(article(old), article(new))) == expected


def test_the_brackets_around_a_whole_article_count():
    old, new = article("Text.", label="[Article 1]"), article("Text.")
    assert bracket_fates(compare_articles(old, new)) == BracketFates(agreed=1)
    assert bracket_fates(compare_articles(new, old)) == BracketFates(opened=1)


def test_an_article_that_is_gone_takes_its_brackets_with_it():
    part = article("States [shall] act.", label="[Article 1]", heading="On [rivers]")
    assert bracket_fates(compare_articles(part, None)) == BracketFates(dropped=3)
    assert bracket_fates(compare_articles(None, part)) == BracketFates(added=3)


def test_a_paragraph_that_moved_takes_its_brackets_along():
    moved = "Every measure of this kind [shall] be reviewed by a court under domestic law each year."
    other = "1. The secretariat of this treaty shall be in the place that the meeting names."
    old = [article(f"1. {moved}\n2. Ships sail."), article(other, "2")]
    new = [article("1. Ships sail."), article(f"{other}\n2. {moved}", "2")]
    fates = {found.new_index: bracket_fates(found) for found in compare(old, new).articles}
    assert (fates[0], fates[1]) == (BracketFates(), BracketFates(kept=1))
    assert sum_fates(fates.values()) == BracketFates(kept=1)


PARAGRAPHS = st.lists(
    st.sampled_from(["[shall]", "[may]", "States act", "[a [b] c", "d]", "report each year", "\n", "[…]"]),
    max_size=8,
).map(" ".join)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=3), st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_every_bracket_of_either_draft_is_counted_once(old_texts, new_texts):
    old = [article(text, str(number)) for number, text in enumerate(old_texts)]
    new = [article(text, str(number)) for number, text in enumerate(new_texts)]
    fates = sum_fates(bracket_fates(found) for found in compare(old, new).articles)
    assert fates.kept + fates.agreed + fates.dropped == sum(text.count("[") for text in old_texts)
    assert fates.kept + fates.opened + fates.added == sum(text.count("[") for text in new_texts)
