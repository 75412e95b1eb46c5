"""The AI Act's proposal and two drafts of the Council: ours against a table made by a person who read them."""

import functools

import pytest

from drafts.engine.alignment import align
from drafts.engine.pairing import number_key
from drafts.engine.parser import parse
from drafts.readers import read
from tests.bench._ai_act_lineage import PROPOSAL, TRUTH
from tests.shared import data_path

FRENCH, CZECH = TRUTH

SURE = 0.1


@functools.cache
def parts(name):
    path = data_path(name)
    return parse(read(path.read_bytes(), path.name)).parts


def lineage(later, kind="article"):
    """The edges of one kind of part as old numbers, new numbers, and whether nobody is asked."""
    old, new = parts(PROPOSAL), parts(later)
    return [
        (
            {number_key(old[index].number) for index in edge.old},
            {number_key(new[index].number) for index in edge.new},
            edge.margin >= SURE,
        )
        for edge in align(old, new)
        if {*(old[index].kind for index in edge.old), *(new[index].kind for index in edge.new)} == {kind}
    ]


@pytest.mark.parametrize(("later", "misled"), [(FRENCH, {"24": set()}), (CZECH, {"24": {"2"}})])
def test_every_article_goes_where_a_reader_sees_it_go(later, misled):
    became, put_in = TRUTH[later]
    edges = lineage(later)
    assert {number: new for old, new, _ in edges for number in old} == became | misled
    assert set.union(*(new for old, new, _ in edges if not old)) == put_in


@pytest.mark.parametrize(
    ("later", "asked"),
    [
        (FRENCH, [({"18", "50"}, {"18"}), ({"24"}, set()), (set(), {"33a"}), (set(), {"54a"})]),
        (CZECH, [({"2", "24"}, {"2"}), ({"18", "50"}, {"18"}), (set(), {"33a"}), (set(), {"54a"})]),
    ],
)
def test_a_person_is_asked_where_words_mislead_and_hardly_anywhere_else(later, asked):
    board = ({"56", "57"}, {"56"})
    assert [(old, new) for old, new, is_sure in lineage(later) if not is_sure] == [*asked, board]


@pytest.mark.parametrize("later", [FRENCH, CZECH])
def test_a_financial_statement_is_not_taken_for_an_annex(later):
    edges = lineage(later, "annex")
    assert [new for old, new, _ in edges if old] == [set()]
    assert all(is_sure for _, _, is_sure in edges)
