"""Articles of two language versions."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parallel import Twin, find_twins, lay_beside
from drafts.engine.parts import Part


def part(number: str, text: str = "Lamps burn.", kind: str = "article") -> Part:
    return Part(kind, number, "", "", text)


def articles(*numbers: str) -> list[Part]:
    return [part(number) for number in numbers]


def pairs(one: list[Part], other: list[Part]) -> list[tuple[int | None, int | None]]:
    return [(twin.one, twin.other) for twin in find_twins(one, other)]


def test_numbers_agree_however_they_are_printed():
    printed = [
        articles("1", "2", "5", "5 bis", "11"),
        articles("premier", "2", "5", "5 bis", "11"),
        articles("الأولى", "2", "الخامسة", "5 مكررا", "الحادية عشرة"),
        articles("一", "二", "五", "五之二", "十一"),
        articles("1", "2", "5", "5 бис", "11"),
        articles("I", "II", "V", "Vbis", "XI"),
    ]
    for one, other in product(printed, repeat=2):
        assert find_twins(one, other) == tuple(Twin(index, index) for index in range(5))


def test_an_article_that_the_other_language_lacks_is_missing_never_forced():
    assert pairs(articles("1", "2", "3"), articles("1", "4", "3")) == [(0, 0), (1, None), (None, 1), (2, 2)]


def test_an_annex_that_counts_from_one_again_is_not_article_one():
    one = [*articles("1", "2"), part("I", kind="annex")]
    other = [part("I", kind="annex")]
    assert pairs(one, other) == [(0, None), (1, None), (2, 0)]


def test_numbers_that_begin_anew_are_told_apart_by_their_order():
    assert pairs(articles("1", "2", "I", "II"), articles("1", "2", "1", "2")) == [
        (0, 0),
        (1, 1),
        (2, 2),
        (3, 3),
    ]


def test_closings_have_no_number_and_belong_together():
    one, other = (
        [*articles("1"), part("", kind="conclusions")],
        [*articles("1"), part("", kind="conclusions")],
    )
    assert [(twin.one, twin.other, twin.doubts) for twin in find_twins(one, other)] == [
        (0, 0, ()),
        (1, 1, ()),
    ]
    assert [(twin.one, twin.other) for twin in find_twins(one, articles("1"))] == [(0, 0), (1, None)]


def test_preambles_have_no_number_and_belong_together():
    one, other = [part("", kind="preamble"), *articles("1")], [part("", kind="preamble"), *articles("1")]
    assert find_twins(one, other) == (Twin(0, 0), Twin(1, 1))


def test_texts_without_number_pair_only_where_both_have_as_many():
    one = [*articles("1"), part(""), *articles("2")]
    assert pairs(one, [*articles("1"), part(""), *articles("2")]) == [(0, 0), (1, 1), (2, 2)]
    assert pairs(one, [*articles("1"), part(""), part(""), *articles("2")]) == [
        (0, 0),
        (1, None),
        (None, 1),
        (None, 2),
        (2, 3),
    ]


def test_what_stands_elsewhere_or_is_read_otherwise_is_paired_with_a_doubt():
    assert find_twins(articles("1", "2", "3"), articles("3", "1", "2")) == (
        Twin(0, 1),
        Twin(1, 2),
        Twin(2, 0, ("order",)),
    )
    assert find_twins([part("I", kind="annex")], articles("I")) == (Twin(0, 0, ("kind",)),)
    assert find_twins([part("", kind="annex")], [part("I", kind="annex")]) == (Twin(0, 0, ("number",)),)


def test_paragraphs_that_differ_are_a_doubt_about_the_article():
    one, other = [part("1", "1. Lamps.\n2. Oil.")], [part("1", "1. Lampes.\n2. Huile.\n3. Mèches.")]
    (found,) = lay_beside(one, other)
    assert found.doubts == ("paragraphs",)
    assert [(row.one, row.other) for row in found.rows] == [((0,), (0,)), ((1,), (1,)), ((), (2,))]


def test_a_text_far_longer_than_its_neighbours_is_a_doubt():
    usual = "Each harbour keeps its lamps trimmed and its oil dry. " * 3
    one = [part(str(number), usual) for number in range(1, 5)]
    other = [*one[:3], part("4", usual * 4)]
    assert [found.doubts for found in lay_beside(one, other)] == [(), (), (), ("length",)]


numbers = st.lists(st.sampled_from(["", "1", "2", "2 bis", "3", "IV", "五"]), max_size=8)


@given(numbers, numbers)
def test_every_article_of_both_stands_once(one, other):
    found = find_twins(articles(*one), articles(*other))
    assert [twin.one for twin in found if twin.one is not None] == list(range(len(one)))
    assert sorted(twin.other for twin in found if twin.other is not None) == list(range(len(other)))


@given(numbers)
def test_a_text_is_its_own_twin(one):
    assert all(
        twin.one == twin.other and not twin.doubts for twin in find_twins(articles(*one), articles(*one))
    )
