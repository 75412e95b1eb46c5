"""Paragraphs, subparagraphs and sentences of one article."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.outline import doubtful_labels, label_end, outline, sentences


def shape(*rows: str) -> list[tuple[str, int]]:
    return [(paragraph.label, paragraph.depth) for paragraph in outline("\n".join(rows))]


def test_an_empty_article_has_no_paragraphs():
    assert outline("") == ()


def test_numbers_letters_and_romans_nest_in_the_order_they_are_used():
    rows = ["1. States shall:", "(a) act;", "(i) at once;", "(ii) later;", "(b) not act.", "2. This ends."]
    assert shape(*rows) == [("1.", 1), ("(a)", 2), ("(i)", 3), ("(ii)", 3), ("(b)", 2), ("2.", 1)]


def test_dotted_numbers_stand_within_the_number_before_their_dot():
    rows = ["3. Lamps", "3.1. Oil:", "(a) dry;", "continued", "3.2. Wicks", "4. Bells"]
    assert shape(*rows) == [("3.", 1), ("3.1.", 2), ("(a)", 3), ("", 0), ("3.2.", 2), ("4.", 1)]
    eids = [paragraph.eid for paragraph in outline("\n".join(rows))]
    assert eids[2:4] == ["para_3__subpara_3.1__subpara_a", "para_3__subpara_3.1__wrapup"]


def test_a_point_put_before_the_first_one_is_not_taken_for_it():
    found = outline("1. States shall:\n(-a) look;\n(a) act.")
    assert [(row.eid, row.depth) for row in found[1:]] == [
        ("para_1__subpara_-a", 2),
        ("para_1__subpara_a", 2),
    ]


def test_letters_under_an_unnumbered_chapeau_are_outermost():
    assert shape("For this Convention:", "(a) one;", "(b) two.") == [("", 0), ("(a)", 1), ("(b)", 1)]


@pytest.mark.parametrize(
    ("rows", "depth_of_i"),
    [
        (["1. x", "(h) x", "(i) x", "(j) x"], 2),
        (["1. x", "(h) x", "(i) x", "(ii) x"], 3),
        (["1. x", "(a) x", "(i) x"], 3),
    ],
)
def test_an_i_is_a_letter_only_between_h_and_what_is_not_ii(rows, depth_of_i):
    assert outline("\n".join(rows))[2].depth == depth_of_i


def test_a_label_may_stand_behind_an_opening_bracket():
    assert shape("[2. States may.]", "[(a) so]") == [("2.", 1), ("(a)", 2)]


@pytest.mark.parametrize(
    ("paragraph", "label", "end"),
    [("1. States act.", "1.", 2), ("[(a) so]", "(a)", 4), ("(a)", "(a)", 0), ("States act.", "", 0)],
)
def test_a_label_hangs_with_its_bracket_unless_it_stands_alone(paragraph, label, end):
    assert label_end(paragraph, label) == end


def test_a_number_within_a_sentence_is_no_label():
    assert shape("24 hours is enough.", "2023 was a year.", "a State may act.") == [("", 0)] * 3


def test_identifiers_follow_the_naming_convention_and_are_unique():
    rows = ["Chapeau:", "1. x", "(a) x", "(i) x", "continued", "1. again"]
    assert [paragraph.eid for paragraph in outline("\n".join(rows))] == [
        "chapeau",
        "para_1",
        "para_1__subpara_a",
        "para_1__subpara_a__subpara_i",
        "para_1__wrapup",
        "para_1-2",
    ]


def test_with_the_number_of_the_article_identifiers_are_whole():
    rows = ["1. x", "(a) x"]
    found = [paragraph.eid for paragraph in outline("\n".join(rows), "5 Bis")]
    assert found == ["art_5bis__para_1", "art_5bis__para_1__subpara_a"]


def test_labels_of_compromise_texts():
    assert shape("-1a. First.", "1a. Second.", "1b. Third.") == [("-1a.", 1), ("1a.", 1), ("1b.", 1)]


NESTED = {
    "letters up to j": ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", "1 1 1 1 1 1 1 1 1 1"),
    "romans under h": ("(f) (g) (h) (i) (ii) (i)", "1 1 1 2 2 1"),
    "romans under i": ("(g) (h) (i) (i) (ii) (j)", "1 1 1 2 2 1"),
    "u and v": ("(t) (u) (v) (w) (x) (y)", "1 1 1 1 1 1"),
    "iv and v": ("1. (a) (i) (ii) (iii) (iv) (v) (vi) (b)", "1 2 3 3 3 3 3 3 2"),
    "v after a gap": ("(a) (i) (v) (b)", "1 2 2 1"),
    "dotted romans": ("1. i. ii. iii. 2. i.", "1 2 2 2 1 2"),
    "capitals and romans": ("I. A. B. II. A.", "1 2 2 1 2"),
    "capitals up to i": ("G. H. I. J.", "1 1 1 1"),
    "letters within letters": ("(a) (i) a. b. (ii) (b)", "1 2 3 3 2 1"),
    "numbers within numbers": ("1. (1) (2) 2. (1)", "1 2 2 1 2"),
    "double letters of a list of their own": ("(a) (i) (aa) (bb) (ii) (b)", "1 2 3 3 2 1"),
    "double letters behind z": ("(x) (y) (z) (aa) (bb)", "1 1 1 1 1"),
    "an inserted point": ("(a) (aa) (b) (c) (ca)", "1 1 1 1 0"),
    "bis and ter": ("1. 1bis. 1ter. 2. (a) (a bis) (b)", "1 1 1 1 2 2 2"),
    "bis in other print": ("16. 17. (17bis) (17ter) 18.", "1 1 1 1 1"),
    "alternatives": ("1. 1 alt. 2. 3alt.", "1 1 1 1"),
    "before the first": ("1. (-a) (a) (b)", "1 2 2 2"),
    "dotted numbers": ("3. 3.1. (a) 3.2. 4. 4.1.", "1 2 3 2 1 2"),
    "bullets within bullets": ("- • • - •", "1 2 2 1 2"),
    "dashes are alike": ("– — - –", "1 1 1 1"),
    "stars": ("1. * *", "1 2 2"),
    "Russian": ("1. а) б) в) 2. а)", "1 2 2 2 1 2"),
    "Arabic": ("1- (أ) (ب) (ج) 2- (أ)", "1 2 2 2 1 2"),
    "Arabic with quoted numbers": ("(ه) ’1’ ’2’ (و) ’1’", "1 2 2 1 2"),
    "Chinese": ("一、 （一） （二） 二、 （一）", "1 2 2 1 2"),
    "Chinese stems": ("一、 （甲） （乙） 二、", "1 2 2 1"),
    "Chinese in full width": ("１． （a） （b） ２．", "1 2 2 1"),
}


@pytest.mark.parametrize("name", NESTED)
def test_labels_give_depths(name):
    labels, depths = NESTED[name]
    rows = [f"{label} 港 Ports" for label in re.findall(r"\(a bis\)|\d+ alt\.|\S+", labels)]
    assert [paragraph.depth for paragraph in outline("\n".join(rows))] == [
        int(depth) for depth in depths.split()
    ]


def test_chinese_numbers_count_in_digits_in_identifiers():
    found = [paragraph.eid for paragraph in outline("一、照亮：\n（一）港口；\n（二）礁石。\n十二、收费。")]
    assert found == ["para_1", "para_1__subpara_1", "para_1__subpara_2", "para_12"]


@pytest.mark.parametrize(
    ("labels", "doubtful"),
    [
        ("(g) (h) (i) (i)", ("(i)",)),
        ("(h): (i)", ("(i)",)),
        ("(g) (h): (i) 2.", ("(i)",)),
        ("(g) (h) then (i)", ("(i)",)),
        ("(h) (aa) (bb) (i)", ("(i)",)),
        ("(g) (h) (i)", ()),
        ("(g) (h) (i) 2.", ()),
        ("(g) (h) (i) (j)", ()),
        ("(g) (h) (i) (ii)", ()),
        ("(a) (i) (b)", ()),
    ],
)
def test_a_label_that_may_be_of_two_lists_is_doubtful(labels, doubtful):
    rows = (f"{label.rstrip(':')} x{label[len(label.rstrip(':')) :]}" for label in labels.split())
    assert doubtful_labels("\n".join(rows)) == doubtful


def test_chinese_labels_nest_and_count_as_others_do():
    rows = ["一、各国应：", "（一）合作；", "1.立即；", "㈡ 不损害；", "二、本条不变。"]
    assert shape(*rows) == [("一、", 1), ("（一）", 2), ("1.", 3), ("㈡", 2), ("二、", 1)]
    assert outline("\n".join(rows))[2].eid == "para_1__subpara_1__subpara_1"


def test_arabic_lists_nest_numbers_in_quotes_below_letters():
    assert shape("1 - أولا", "(أ) ثانيا", "’1’ ثالثا", "’2’ رابعا") == [
        ("1 -", 1),
        ("(أ)", 2),
        ("’1’", 3),
        ("’2’", 3),
    ]


@pytest.mark.parametrize("label", ["(፩)", "(𐩀)", "(②)", "(Ⅳ)", "(½)", "(İ)"])
def test_signs_of_other_scripts_are_labels_or_none_and_never_a_fault(label):
    assert outline(f"{label} lamps")[0].end == len(label) + 6


def test_a_decimal_at_the_start_of_a_sentence_is_no_label():
    assert shape("1.5 per cent of the catch is spared.") == [("", 0)]


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1), min_size=1
    )
)
def test_paragraphs_are_the_lines_of_the_text_whatever_it_is(rows):
    text = "\n".join(rows)
    found = outline(text)
    assert [text[paragraph.start : paragraph.end] for paragraph in found] == rows
    assert len({paragraph.eid for paragraph in found}) == len(rows)


def test_sentences_end_at_full_stops_but_not_after_labels_and_abbreviations():
    text = "1. States act. See para. 3 of art. 4. Why?\n(a) Next line"
    assert [text[start:end] for start, end in sentences(text)] == [
        "1. States act.",
        "See para. 3 of art. 4.",
        "Why?",
        "(a) Next line",
    ]


def test_chinese_sentences_end_without_a_space():
    text = "各国应合作。本条不变。"
    assert [text[start:end] for start, end in sentences(text)] == ["各国应合作。", "本条不变。"]


@given(st.text())
def test_sentences_never_overlap_and_lose_only_white_space(text):
    spans = sentences(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
