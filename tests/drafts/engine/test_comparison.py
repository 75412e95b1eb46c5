"""Two drafts side by side: moves are moves, a renumbering is no change, and nothing is lost."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.alignment import Edge
from drafts.engine.comparison import compare, compare_articles
from drafts.engine.parts import Part
from drafts.engine.rows import Place

SEIZURE = "Courts may order that goods bought with the proceeds of smuggling be seized and later sold."
WITNESSES = (
    "Nobody who testifies in good faith may be dismissed, threatened or sued because of the testimony."
)
TRAINING = (
    "Customs officers receive yearly training in the handling of seized ivory, timber and live animals."
)
REPORTS = "The secretariat publishes each spring what members told it about permits, fines and prosecutions."


def article(number, text, heading="", label=""):
    return Part("article", number, heading, "", text, label)


def rows(old, new):
    """Kinds and paragraph numbers of the rows of one article."""
    compared = compare_articles(article("1", old), article("1", new))
    return [(row.kind, row.old, row.new) for row in compared.rows]


def test_a_draft_compared_with_itself_is_empty():
    draft = [Part("preamble", "", "", "", REPORTS), article("1", f"{SEIZURE}\n{WITNESSES}", "Goods")]
    comparison = compare(draft, draft)
    assert not any(found.changed or found.substantive for found in comparison.articles)
    assert {row.kind for found in comparison.articles for row in found.rows} == {"equal"}
    assert comparison.counts == {
        "kept": 2,
        "renumbered": 0,
        "moved": 0,
        "split": 0,
        "merged": 0,
        "added": 0,
        "deleted": 0,
        "changed": 0,
        "unchanged": 2,
        "changes": 0,
        "words_inserted": 0,
        "words_deleted": 0,
        "words_moved": 0,
    }


def test_a_cached_comparison_keeps_its_rows_and_leaves_the_vocabulary_behind():
    comparison = compare([article("5", SEIZURE)], [article("5", SEIZURE.replace("seized", "frozen"))])
    data = pickle.dumps(comparison)
    assert pickle.loads(data).articles[0].rows == comparison.articles[0].rows
    assert b"Vocabulary" not in data


def test_a_renumbering_is_no_change():
    comparison = compare([article("5", SEIZURE)], [article("6", SEIZURE)])
    assert (comparison.counts["renumbered"], comparison.counts["changed"]) == (1, 0)
    assert not comparison.articles[0].substantive


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"1. {SEIZURE}", f"2. {SEIZURE}"),
        ("Each member's “own” courts", 'Each member’s "own" courts'),
        ("goods that\u00a0are seized", "goods that are  seized"),
    ],
    ids=["label", "quotes", "white space"],
)
def test_noise_is_a_change_of_text_but_not_of_substance(old, new):
    compared = compare_articles(article("1", old), article("1", new))
    assert compared.changed
    assert not compared.substantive
    assert [row.kind for row in compared.rows] == ["equal"]
    assert any(op.is_noise for op in compared.rows[0].ops)


def test_a_changed_word_is_one_change():
    compared = compare_articles(
        article("1", "Courts shall sell seized goods."), article("1", "Courts may sell seized goods.")
    )
    assert compared.amount == (1, 1, 1, 0)
    assert [row.kind for row in compared.rows] == ["changed"]


def test_a_split_paragraph_is_a_split():
    old = f"1. {SEIZURE} {WITNESSES}"
    new = f"1. {SEIZURE}\n2. {WITNESSES}"
    assert rows(old, new) == [("split", (0,), (0, 1))]
    assert rows(new, old) == [("merged", (0, 1), (0,))]
    compared = compare_articles(article("1", old), article("1", new))
    assert compared.amount == (1, 0, 0, 0)
    assert {op.kind for op in compared.ops} == {"equal"}


def test_a_paragraph_moved_inside_its_article_is_a_move():
    old, new = f"{TRAINING}\n{SEIZURE}\n{WITNESSES}", f"{SEIZURE}\n{WITNESSES}\n{TRAINING}"
    assert rows(old, new) == [
        ("moved_away", (0,), ()),
        ("equal", (1,), (0,)),
        ("equal", (2,), (1,)),
        ("moved_here", (), (2,)),
    ]
    compared = compare_articles(article("1", old), article("1", new))
    assert compared.rows[0].counterpart == Place(0, 2)
    assert compared.rows[3].counterpart == Place(0, 0)
    assert compared.amount == (2, 0, 0, 15)


def test_a_paragraph_moved_to_another_article_shows_what_changed_inside():
    changed = WITNESSES.replace("may be", "shall be")
    old = [article("1", f"{SEIZURE}\n{WITNESSES}"), article("2", TRAINING)]
    new = [article("1", SEIZURE), article("2", f"{TRAINING}\n{changed}")]
    first, second = compare(old, new).articles
    assert (first.rows[1].kind, first.rows[1].counterpart) == ("moved_away", Place(1, 1))
    assert (second.rows[1].kind, second.rows[1].counterpart) == ("moved_here", Place(0, 1))
    assert [op.old or op.new for op in second.rows[1].ops if op.kind != "equal"] == ["may ", "shall "]


def test_of_a_split_article_the_larger_half_stands_beside_the_old_one():
    old = [article("1", REPORTS), article("2", f"{SEIZURE}\n{WITNESSES}\n{TRAINING}")]
    new = [article("1", REPORTS), article("2", SEIZURE), article("3", f"{WITNESSES}\n{TRAINING}")]
    comparison = compare(old, new)
    assert [(found.old_index, found.new_index) for found in comparison.articles] == [
        (0, 0),
        (None, 1),
        (1, 2),
    ]
    assert comparison.articles[1].edge.kind == "split"
    assert [row.kind for row in comparison.articles[1].rows] == ["moved_here"]
    assert comparison.counts["words_deleted"] == comparison.counts["words_inserted"] == 0


def test_a_deleted_article_stands_where_it_stood():
    old = [article("1", SEIZURE), article("2", WITNESSES), article("3", TRAINING)]
    comparison = compare(old, [article("1", SEIZURE), article("2", TRAINING)])
    assert [(found.old_index, found.new_index) for found in comparison.articles] == [
        (0, 0),
        (1, None),
        (2, 1),
    ]
    assert comparison.articles[1].amount == (1, 0, 16, 0)


def test_lineage_that_a_person_corrected_is_used():
    old, new = [article("1", SEIZURE)], [article("1", SEIZURE), article("2", WITNESSES)]
    edges = (Edge((), (0,), "added", 0.0, 1.0, ""), Edge((0,), (1,), "renumbered", 0.0, 1.0, "by hand"))
    comparison = compare(old, new, edges)
    assert [(found.old_index, found.new_index) for found in comparison.articles] == [(None, 0), (0, 1)]


def test_a_part_that_no_edge_names_is_not_lost():
    comparison = compare([article("1", SEIZURE)], [article("2", WITNESSES)], edges=[])
    assert [(found.old_index, found.new_index) for found in comparison.articles] == [(0, None), (None, 0)]


def test_a_changed_heading_is_a_change():
    compared = compare_articles(article("1", SEIZURE, "Seizure"), article("1", SEIZURE, "Seizure and sale"))
    assert compared.amount == (1, 2, 0, 0)
    assert [op.new for op in compared.heading if op.kind == "insert"] == ["and sale"]


def test_brackets_lifted_from_a_whole_article_are_a_change():
    compared = compare_articles(
        article("1", SEIZURE, label="[Article 1]"), article("1", SEIZURE, label="Article 1")
    )
    assert compared.changed
    assert compared.amount == (1, 0, 0, 0)


@pytest.mark.parametrize(("old", "new", "kind"), [(SEIZURE, None, "deleted"), (None, SEIZURE, "inserted")])
def test_an_article_without_counterpart_is_all_change(old, new, kind):
    compared = compare_articles(old and article("1", old), new and article("1", new))
    assert [row.kind for row in compared.rows] == [kind]
    assert compared.changed
    assert compared.substantive


PARAGRAPHS = st.lists(
    st.sampled_from(
        [SEIZURE, WITNESSES, TRAINING, REPORTS, f"1. {SEIZURE}", f"{SEIZURE} {REPORTS}", "[deleted]", "(a) x"]
    ),
    max_size=4,
)
DRAFTS = st.lists(
    st.builds(
        article,
        st.sampled_from(["1", "2", "3"]),
        PARAGRAPHS.map("\n".join),
        st.sampled_from(["", "Goods", "Goods and people"]),
    ),
    max_size=4,
)


@given(DRAFTS, DRAFTS)
@settings(max_examples=80)
def test_the_ops_of_every_article_rebuild_both_texts(old, new):
    comparison = compare(old, new)
    for found in comparison.articles:
        assert "".join(op.old for op in found.ops) == (found.old.text if found.old else "")
        assert "".join(op.new for op in found.ops) == (found.new.text if found.new else "")
    assert sorted(found.old_index for found in comparison.articles if found.old) == list(range(len(old)))
    assert [found.new_index for found in comparison.articles if found.new] == list(range(len(new)))


@given(DRAFTS, DRAFTS)
@settings(max_examples=40)
def test_every_paragraph_is_in_exactly_one_row(old, new):
    for found in compare(old, new).articles:
        in_old = [index for row in found.rows for index in row.old]
        in_new = [index for row in found.rows for index in row.new]
        assert in_old == list(range(len(found.old.paragraphs) if found.old else 0))
        assert in_new == list(range(len(found.new.paragraphs) if found.new else 0))


@given(DRAFTS, DRAFTS)
@settings(max_examples=40)
def test_both_ends_of_a_move_point_at_each_other(old, new):
    comparison = compare(old, new)
    ends = {}
    for found in comparison.articles:
        for row in found.rows:
            if row.kind == "moved_away":
                ends[Place(found.old_index, row.old[0])] = row.counterpart
    starts = {
        row.counterpart: Place(found.new_index, row.new[0])
        for found in comparison.articles
        for row in found.rows
        if row.kind == "moved_here"
    }
    assert ends == starts


def test_a_move_within_an_article_knows_where_its_other_end_stands():
    one, two, three = (
        f"The {word} of the port are kept by its {word} master." for word in ("keys", "maps", "logs")
    )
    lead = "Every port has a master who is chosen by the town and by its sailors for a term."
    old, new = f"{one}\n{lead}\n{two}\n{three}", f"{lead}\n{two}\n{three}\n{one}"
    comparison = compare([article("1", old)], [article("1", new)]).articles[0]
    ends = {
        row.kind: comparison.where_moved(number)
        for number, row in enumerate(comparison.rows)
        if row.counterpart
    }
    assert ends == {"moved_away": "below", "moved_here": "above"}
