from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.brackets import bracket_spans, count_brackets, is_balanced


def test_opening_brackets_are_counted():
    assert count_brackets("[shall][should] [a [b]]") == 4


def test_spans_hold_their_brackets_and_outer_ones_come_first():
    assert bracket_spans("a [b [c]] d") == ((2, 9), (5, 8))


def test_an_unclosed_bracket_runs_to_the_end():
    assert bracket_spans("a [b") == ((2, 4),)


def test_a_closing_bracket_alone_is_ignored():
    assert bracket_spans("a] b") == ()


def test_balance_needs_the_right_order():
    assert is_balanced("[a[b]]")
    assert not is_balanced("]a[")
    assert not is_balanced("[a")


@given(st.text(alphabet="[]a "))
def test_there_are_as_many_spans_as_opening_brackets(text):
    spans = bracket_spans(text)
    assert len(spans) == count_brackets(text)
    assert all(text[start] == "[" for start, _ in spans)
