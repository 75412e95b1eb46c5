"""What a word is, and what is only noise."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.codes import LABEL_CODE, count_words
from drafts.engine.tokens import Vocabulary, pieces, shared_vocabulary, spans

PARAGRAPHS = st.text(
    alphabet=st.sampled_from("ab shalY'’-–.,;:()[]“”\"0123 \t\u00a0\u200b\u00ad\u0301é应当の_\ue000\x01ابج"),
    max_size=40,
)


def words(text):
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("each Party's self-defence", ["each", "Party's", "self-defence"]),
        ("l’État peut", ["l’État", "peut"]),
        ("[shall] [may],", ["[", "shall", "]", "[", "may", "]", ","]),
        ("1.5 per cent, 1,052 cases.", ["1.5", "per", "cent", ",", "1,052", "cases", "."]),
        ("缔约国应, ok", ["缔", "约", "国", "应", ",", "ok"]),
        ("e\u0301tat", ["e\u0301tat"]),
        ("يجب على الدول", ["يجب", "على", "الدول"]),
        ("2015–2020", ["2015–2020"]),
        ("", []),
        (" \u00a0 ", []),
    ],
)
def test_a_text_is_cut_into_words_and_single_marks(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1. Each State", "1."),
        ("(a) Each State", "(a)"),
        ("b) Each State", "b)"),
        ("[iv) Each State", "iv)"),
        ("3 bis. Each State", "3 bis."),
        ("2.1 Each State", "2.1"),
        ("• Each State", "•"),
        ("（一）各国", "（一）"),
        ("(أ) تتخذ", "(أ)"),
    ],
)
def test_a_list_label_is_one_token_whatever_it_says(text, label):
    code = Vocabulary().encode(text)
    assert LABEL_CODE in code[:2]
    assert words(text)[code.index(LABEL_CODE)] == label


@pytest.mark.parametrize("text", ["3 States may act", "a State may act", "(the Convention) applies", "Mr. X"])
def test_a_sentence_that_only_begins_like_a_label_is_none(text):
    assert LABEL_CODE not in Vocabulary().encode(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Party's own", "the Party’s own"),
        ('so-called "data"', "so‑called “data”"),
        ("pages 3-4", "pages  3–4"),
        ("caf\u00e9", "cafe\u0301"),
        ("co\u00adoperate", "cooperate"),
        ("(a) theft;", "(b)  theft;"),
        ("one two", "one\ttwo\u00a0"),
    ],
)
def test_texts_that_differ_in_noise_only_have_the_same_codes(one, other):
    vocabulary = Vocabulary()
    assert vocabulary.encode(one) == vocabulary.encode(other)


@pytest.mark.parametrize(
    ("one", "other"), [("shall", "Shall"), ("act", "act."), ("[act]", "act"), ("1.5", "15"), ("and", "or")]
)
def test_texts_that_differ_in_substance_have_different_codes(one, other):
    vocabulary = Vocabulary()
    assert vocabulary.encode(one) != vocabulary.encode(other)


def test_a_character_from_the_private_planes_is_not_taken_for_a_word():
    vocabulary = Vocabulary()
    code = vocabulary.encode("word")
    assert vocabulary.encode(code) != code
    assert vocabulary.encode(LABEL_CODE) != LABEL_CODE


def test_words_are_counted_without_marks_and_labels():
    assert count_words(Vocabulary().encode("(a) [30] days, in all;")) == 4


def test_length_of_a_word_is_kept_with_its_code():
    vocabulary = Vocabulary()
    assert [vocabulary.lengths[code] for code in vocabulary.encode("shall not, ever")] == [5, 3, 1, 4]


@given(PARAGRAPHS)
def test_pieces_rebuild_the_paragraph_and_match_its_codes(text):
    found = pieces(text)
    assert len(found) == len(Vocabulary().encode(text))
    assert "".join(found) == text or not found


@given(PARAGRAPHS)
def test_the_quick_search_for_bounds_cuts_as_pieces_do(text):
    assert Vocabulary().bounds(text) == [0, *accumulate(map(len, pieces(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("each Party's courts", [0, 5, 13, 19]),
        ("(a) States, acting", [0, 4, 10, 12, 18]),
        ("[(a) States]", [0, 1, 5, 11, 12]),
        ("two  spaces", [0, 5, 11]),
        ("", [0]),
    ],
)
def test_a_token_ends_where_the_next_one_begins(text, expected):
    assert Vocabulary().bounds(text) == expected


@given(PARAGRAPHS)
def test_white_space_before_a_paragraph_changes_no_code(text):
    vocabulary = Vocabulary()
    assert vocabulary.encode(f" \u00a0{text}") == vocabulary.encode(text)


def test_a_full_vocabulary_is_replaced_by_a_fresh_one(monkeypatch):
    monkeypatch.setattr("drafts.engine.tokens._shared", {True: Vocabulary()})
    first = shared_vocabulary()
    assert shared_vocabulary() is first
    monkeypatch.setattr("drafts.engine.tokens._FULL", 2)
    first.encode("one two three")
    assert shared_vocabulary() is not first
