import pytest

from drafts.engine.comparison import compare
from drafts.exports.redline import part_title, printed_articles, told_move
from tests.drafts.exports.samples import NEW, OLD, REDLINE, article

ARTICLES = {printed.name: printed for printed in printed_articles(REDLINE.comparison)}


def rows(name: str) -> list[tuple[str, str]]:
    return [(row.kind, row.note) for run in ARTICLES[name].runs for row in run.rows]


def test_parts_go_by_the_name_that_people_use():
    assert part_title(OLD[0]) == "Preamble"
    assert part_title(OLD[5]) == "Annex I"
    assert part_title(article("5 bis", "", "")) == "Article 5 bis"


def test_only_what_changed_is_printed_and_another_number_is_told():
    assert list(ARTICLES) == [
        "Article 1",
        "Article 2",
        "Article 2 → Article 3",
        "Article 3 → Article 4",
        "Article 4",
    ]


def test_a_moved_paragraph_tells_at_both_ends_where_the_other_is():
    assert rows("Article 1")[1] == ("moved_away", "moved to Article 4")
    assert rows("Article 3 → Article 4")[1] == ("moved_here", "moved from Article 1")


def test_a_split_paragraph_says_so():
    assert rows("Article 2 → Article 3") == [("split", "split in two")]


def test_the_title_is_the_new_heading_or_that_of_the_article_that_is_gone():
    assert ARTICLES["Article 1"].title == "Kelp forests"
    assert ARTICLES["Article 4"].title == "Oil"


def test_of_a_long_unchanged_run_only_the_number_of_words_is_printed():
    long = "\n".join(["It shall be kept as it is, word for word, in every language."] * 6)
    comparison = compare([article("1", "", f"{long}\nOld."), *NEW], [article("1", "", f"{long}\nNew."), *NEW])
    runs = printed_articles(comparison)[0].runs
    assert [(run.left_out, len(run.rows)) for run in runs] == [(78, 0), (0, 1)]


def test_a_comparison_of_the_same_texts_prints_nothing():
    assert printed_articles(compare(OLD, OLD)) == []


@pytest.mark.parametrize(
    ("kind", "beside", "told"),
    [
        ("moved_away", "", "moved to Article 4"),
        ("moved_here", "", "moved from Article 4"),
        ("moved_away", "below", "moved below"),
        ("moved_here", "above", "moved from above"),
    ],
)
def test_a_move_within_an_article_says_which_way(kind, beside, told):
    assert told_move(kind, "Article 4", beside) == told
