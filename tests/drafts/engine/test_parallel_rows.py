"""Paragraphs of one article in two languages."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.outline import outline
from drafts.engine.parallel_rows import Row, pair_rows


def rows_of(one: list[str], other: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.one, row.other) for row in pair_rows("\n".join(one), "\n".join(other))]


def test_the_same_labels_stand_beside_each_other_in_any_script():
    english = ["1. Lamps:", "(a) shall burn;", "(b) shall be seen.", "2. Oil is kept."]
    for other in (
        ["1. Les lampes :", "a) brûlent ;", "b) se voient.", "2. L’huile est gardée."],
        ["١. المصابيح:", "(أ) تضيء؛", "(ب) تُرى.", "٢. يحفظ الزيت."],
        ["一、灯应：", "（一）点燃；", "（二）可见。", "二、油应保存。"],
    ):
        found = pair_rows("\n".join(english), "\n".join(other))
        assert found == tuple(Row((index,), (index,)) for index in range(4))


def test_a_paragraph_that_the_other_language_lacks_is_missing_there():
    english = ["1. Lamps burn.", "2. Oil is kept.", "3. Wicks are cut."]
    french = ["1. Les lampes brûlent.", "3. Les mèches sont coupées."]
    assert pair_rows("\n".join(english), "\n".join(french)) == (
        Row((0,), (0,)),
        Row((1,), (), is_doubtful=True),
        Row((2,), (1,)),
    )


def test_sublists_stay_under_their_own_paragraph():
    english = ["1. Lamps:", "(a) burn;", "(b) shine.", "2. Oil:", "(a) flows."]
    french = ["1. Les lampes.", "2. L’huile :", "a) coule."]
    assert rows_of(english, french) == [((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), (1,)), ((4,), (2,))]


def test_a_list_that_one_file_ran_together_stands_in_one_row():
    english = ["1. Lamps:", "(i) burn;", "(ii) shine;", "(iii) smoke.", "2. Oil flows."]
    french = ["1. Les lampes :", "i) brûlent ; ii) brillent ; iii) fument.", "2. L’huile coule."]
    assert rows_of(english, french) == [((0,), (0,)), ((1, 2, 3), (1,)), ((4,), (2,))]


def test_a_label_on_a_line_of_its_own_belongs_to_the_line_below_it():
    english = ["1. Lamps:", "(a)", "burn;", "(b)", "shine."]
    french = ["1. Les lampes :", "a) brûlent ;", "b)", "brillent."]
    assert rows_of(english, french) == [((0,), (0,)), ((1, 2), (1,)), ((3, 4), (2, 3))]


def test_lost_labels_leave_the_order_and_a_doubt():
    found = pair_rows("Lamps burn.\nOil is kept.", "一、灯应点燃。\n二、油应保存。")
    assert found == (Row((0,), (0,), is_doubtful=True), Row((1,), (1,), is_doubtful=True))


def test_a_title_left_in_the_text_is_not_taken_for_the_text():
    text = "Each harbour shall keep its lamps trimmed, its oil dry and its wicks cut through every night."
    autre = "Chaque port garde ses lampes en état, son huile au sec et ses mèches coupées toutes les nuits."
    assert rows_of([text], ["Lampes", autre]) == [((), (0,)), ((0,), (1,))]


def test_an_article_without_a_counterpart_has_one_side():
    assert rows_of(["1. Lamps.", "2. Oil."], []) == [((0,), ()), ((1,), ())]


lines = st.lists(
    st.sampled_from(["1. a", "2. bb", "(a) ccc", "(b) d", "一、灯", "（二）油", "eee eee", "(i) f; (ii) g"]),
    max_size=9,
)


@given(lines, lines)
def test_every_paragraph_of_both_stands_once_and_in_order(one, other):
    texts = "\n".join(one), "\n".join(other)
    found = pair_rows(*texts)
    assert list(chain.from_iterable(row.one for row in found)) == list(range(len(outline(texts[0]))))
    assert list(chain.from_iterable(row.other for row in found)) == list(range(len(outline(texts[1]))))
    assert all(row.one or row.other for row in found)
