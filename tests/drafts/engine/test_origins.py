"""Each word of the newest text goes back to the draft that brought it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.engine.origins import Span, origins

COURT = "1. Each State keeps every power under the eye of a court that is free of government."
AID = "2. States lend one another boats, crews and charts whenever a harbour is in need of them."


def credits(*texts: str) -> list[tuple[str, int]]:
    """The newest text in pieces, each with its draft."""
    return [(texts[-1][span.start : span.end], span.draft) for span in origins(texts)]


def test_a_first_text_is_all_its_own():
    assert origins([COURT]) == (Span(0, len(COURT), 0, 16),)


def test_words_that_were_put_in_are_credited_to_the_draft_that_did_and_the_rest_stays_with_the_first():
    assert credits("Ships shall stop.", "Ships shall stop at once.", "All ships shall stop at once.") == [
        ("All ships ", 2),
        ("shall stop ", 0),
        ("at once.", 1),
    ]


def test_another_word_is_credited_to_the_draft_that_chose_it():
    assert credits("Ships shall stop.", "Ships may stop.", "Ships may stop.") == [
        ("Ships ", 0),
        ("may ", 1),
        ("stop.", 0),
    ]


@pytest.mark.parametrize(
    "newer",
    [
        "1. Ports [shall] “keep” a party's charts, always.",
        "[1. Ports shall keep a party’s charts always]",
        "1. Port[s] shall keep a party’s [charts] always.",
        "3. Ports  shall\u00a0keep “a party's charts”; always…",
        "1. Ports shall [keep a] party's charts\nalways.",
    ],
)
def test_brackets_quotes_marks_labels_and_white_space_change_no_credit(newer):
    assert credits("1. Ports shall keep a party’s charts always.", newer) == [(newer, 0)]


def test_marks_go_with_the_words_that_they_stand_beside():
    newer = "Ships [slowly, safely] stop before the harbour wall (at night)."
    assert credits("Ships stop before the harbour wall.", newer) == [
        ("Ships ", 0),
        ("[slowly, safely] ", 1),
        ("stop before the harbour wall ", 0),
        ("(at night).", 1),
    ]


def test_a_new_paragraph_begins_at_its_label():
    assert credits("1. Ships stop.", "1. Ships stop.\n[2. Boats wait.]") == [
        ("1. Ships stop.\n", 0),
        ("[2. Boats wait.]", 1),
    ]


def test_a_paragraph_that_moves_inside_the_article_keeps_its_credit():
    older = f"{COURT}\n{AID}\n3. Fees are fixed once a year by the port."
    newer = f"1. Fees are fixed once a year by the port.\n2. Pilots are free.\n{COURT}\n{AID}"
    assert credits(older, newer) == [
        ("1. Fees are fixed once a year by the port.\n", 0),
        ("2. Pilots are free.\n", 1),
        (f"{COURT}\n{AID}", 0),
    ]


def test_a_sentence_that_moves_to_another_paragraph_keeps_its_credit():
    moving = "A refusal is put in writing within ten days."
    older = f"{COURT} {moving}\n{AID}"
    newer = f"{COURT}\n{AID} {moving} It is short."
    assert credits(older, newer) == [(f"{COURT}\n{AID} {moving} ", 0), ("It is short.", 1)]


def test_six_words_in_a_row_that_vanish_and_return_are_credited_to_who_brought_them_first():
    clause = "subject to review by an independent body"
    first, second = f"Ports may search ships, {clause}.", "Ports may search ships."
    assert credits(first, second, f"Ports may search ships, always {clause}.") == [
        ("Ports may search ships, ", 0),
        ("always ", 2),
        (f"{clause}.", 0),
    ]


def test_fewer_words_that_return_are_new():
    assert credits("Ports act with due care.", "Ports act.", "Ports act with due care.") == [
        ("Ports act ", 0),
        ("with due care.", 2),
    ]


def test_a_draft_without_the_provision_is_passed_over():
    assert credits("Ships stop.", "", "Ships stop soon.") == [("Ships stop ", 0), ("soon.", 2)]


def test_articles_that_became_one_keep_their_words():
    merged = f"{AID}\n{COURT}"
    assert credits(f"{COURT}\n{AID}", merged) == [(merged, 0)]


@pytest.mark.parametrize("texts", [[], [""], ["Ships stop.", ""]])
def test_no_text_has_no_spans(texts):
    assert origins(texts) == ()


def test_marks_alone_are_credited_to_their_own_draft():
    assert origins(["Ships stop.", "[…]"]) == (Span(0, 3, 1, 0),)


def test_right_to_left_and_chinese_texts_are_cut_at_words():
    assert credits("تحمي كل دولة البيانات.", "تحمي كل دولة طرف البيانات.") == [
        ("تحمي كل دولة ", 0),
        ("طرف ", 1),
        ("البيانات.", 0),
    ]
    assert credits("缔约国应合作。", "缔约国可合作。") == [("缔约国", 0), ("可", 1), ("合作。", 0)]


WORDS = ["ships", "ports", "shall", "may", "stop", "[", "]", "search.", "(a)", "“quiet”", "the", "\n", "  "]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join).map(str.strip)
WITH_WORDS = TEXTS.filter(lambda text: any(word in text for word in ("ships", "ports", "the", "may")))


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_spans_cover_the_newest_text_exactly(texts):
    spans = origins(texts)
    assert "".join(texts[-1][span.start : span.end] for span in spans) == texts[-1]
    assert all(span.start < span.end and 0 <= span.draft < len(texts) for span in spans)
    assert all(one.draft != other.draft for one, other in pairwise(spans))


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_word_stood_in_the_draft_that_is_said_to_have_brought_it(texts):
    for span in origins(texts):
        words = re.findall(r"[a-z]{3,}", texts[-1][span.start : span.end])
        assert set(words) <= set(re.findall(r"[a-z]{3,}", texts[span.draft]))


@settings(max_examples=40)
@given(WITH_WORDS, st.integers(1, 4))
def test_the_same_text_again_and_again_is_all_from_the_first(text, times):
    assert {span.draft for span in origins([text] * times)} == {0}


@settings(max_examples=60)
@given(WITH_WORDS, st.lists(st.sampled_from(["gulls", "sing", "at", "dawn"]), min_size=1, max_size=12))
def test_appended_words_alone_are_credited_to_who_appended_them(text, appended):
    newer = f"{text}\n{' '.join(appended)}"
    assert credits(text, newer) == [(f"{text}\n", 0), (" ".join(appended), 1)]


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_square_brackets_anywhere_change_no_credit(texts):
    bare = [text.replace("[", " ").replace("]", " ") for text in texts]
    assert [(span.draft, span.words) for span in origins(texts) if span.words] == [
        (span.draft, span.words) for span in origins(bare) if span.words
    ]
