"""Texts as tokens with their offsets, and the runs that two of them have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.engine.words import Words, match_runs, read_words
from drafts.engine.tokens import Vocabulary, spans
from drafts.engine.word_map import Run

TEXT = "1. Each fleet [shall] report.\nIts master signs."
FIRST = "Wardens of every coast keep a lamp burning from dusk until the last boat has come home"
SECOND = "whoever hides a catch from them pays for it twice and loses his net for the whole season"


def words(text: str) -> Words:
    return read_words(Vocabulary().text(text))


@pytest.mark.parametrize(
    ("quote", "tokens"),
    [
        ("fleet", range(2, 3)),
        ("leet [sh", range(2, 5)),
        (" ", range(1, 1)),
        ("report.\nIts", range(6, 9)),
        (TEXT, range(12)),
    ],
)
def test_span_has_the_tokens_that_it_touches(quote, tokens):
    start = TEXT.index(quote)
    assert words(TEXT).within(start, start + len(quote)) == tokens


def test_token_ends_before_the_white_space_behind_it():
    read = words(TEXT)
    assert TEXT[slice(*read.span(range(6, 8)))] == "report."


def test_paragraphs_of_tokens_reach_over_a_line_break_where_the_tokens_do():
    read = words(TEXT)
    assert read.paragraph_of(range(2, 3)) == range(8)
    assert read.paragraph_of(range(7, 9)) == range(12)
    assert read.paragraphs == [range(8), range(8, 12)]


def test_labels_brackets_and_stops_are_no_words():
    assert words(TEXT).words_of(range(8)) == [1, 2, 4, 6]


def test_tokens_without_any_word_are_taken_as_they_are():
    assert words(TEXT).words_of(range(3, 4)) == range(3, 4)


def test_text_without_tokens_has_none():
    assert (words("").within(0, 0), words("").paragraphs) == (range(0), [])


@given(st.text(alphabet="ab 1.[]()é\u4e2d\n-", max_size=60))
def test_bounds_are_those_of_the_tokens_of_each_paragraph(text):
    paragraphs = [" ".join(line.split()) for line in text.split("\n")]
    read, offset, expected = words("\n".join(paragraphs)), 0, []
    for paragraph in paragraphs:
        expected += [(offset + start, offset + end) for start, end in spans(paragraph)]
        offset += len(paragraph) + 1
    assert [(read.start(token), read.end(token)) for token in range(len(read.codes))] == expected


def runs(old: str, new: str) -> list[Run]:
    vocabulary = Vocabulary()
    return match_runs(vocabulary.text(old), vocabulary.text(new), vocabulary)


def test_halves_of_a_paragraph_that_changed_places_are_a_run_that_stayed_and_one_that_moved():
    found = runs(f"{FIRST}; {SECOND}.", f"{SECOND}. {FIRST};")
    assert sorted((run.size >= 17, run.moved) for run in found) == [(True, False), (True, True)]


def test_few_words_out_of_order_are_no_run():
    found = runs(f"{FIRST} in plain sight.", f"In plain sight {FIRST}.")
    assert [run.size for run in found if run.moved] == []


def test_no_token_is_in_two_runs():
    found = runs(f"{FIRST}.\n{SECOND}.\n{FIRST}.", f"{SECOND}.\n{FIRST}, {SECOND}.")
    olds = [token for run in found for token in range(run.old, run.old + run.size)]
    news = [token for run in found for token in range(run.new, run.new + run.size)]
    assert (len(olds), len(news)) == (len(set(olds)), len(set(news)))
