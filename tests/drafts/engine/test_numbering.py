import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.numbering import (
    chinese_value,
    in_latin,
    number_key,
    number_order,
    paragraph_label,
    roman_value,
)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("5", "5"),
        ("5 bis", "5bis"),
        ("5BIS", "5bis"),
        ("3-ter", "3ter"),
        ("52a", "52a"),
        ("V", "5"),
        ("xiv", "14"),
        ("٥", "5"),
        ("二十一", "21"),
        ("premier", "1"),
        ("-/CP.21", "/cp.21"),
        ("5 مكررا", "5bis"),
        ("٥ مكرراً ثانياً", "5ter"),
        ("五之二", "5bis"),
        ("十五之三", "15ter"),
        ("5 бис", "5bis"),
        ("الخامسة", "5"),
        ("الحادية عشرة", "11"),
        ("الثانية والعشرون", "22"),
        ("الثلاثين", "30"),
        ("عشرة", "عشرة"),
        ("preliminar", "0"),
        ("ПЕРВЫЙ", "1"),
        ("terza", "3"),
        ("Siebentes", "7"),
        ("1.10", "1.10"),
    ],
)
def test_equal_numbers_have_equal_keys(printed, key):
    assert number_key(printed) == key


def test_articles_sort_as_in_a_treaty():
    numbers = ["10", "5 ter", "5.10", "X bis", "5.2", "5", "5bis", "6", "52b", "52a", "preliminary", "52"]
    expected = ["preliminary", "5", "5bis", "5 ter", "5.2", "5.10", "6", "10", "X bis", "52", "52a", "52b"]
    assert sorted(numbers, key=number_order) == expected


@pytest.mark.parametrize(
    ("numeral", "value"), [("iv", 4), ("XL", 40), ("mcmxc", 1990), ("iiii", 0), ("abc", 0), ("", 0)]
)
def test_only_well_formed_roman_numerals_have_a_value(numeral, value):
    assert roman_value(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "value"), [("三", 3), ("十", 10), ("二十", 20), ("一百零五", 105), ("甲", 0)]
)
def test_chinese_numerals(numeral, value):
    assert chinese_value(numeral) == value


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1. Each Party", "1."),
        ("[2. Each Party", "[2."),
        ("(a) fish", "(a)"),
        ("[(iv) fish", "[(iv)"),
        ("b) fish", "b)"),
        ("3bis. Each Party", "3bis."),
        ("1a. Each Party", "1a."),
        ("1.2 Each Party", "1.2"),
        ("1 – Chaque Partie", "1 –"),
        ("(أ) السمك", "(أ)"),
        ("1.5 per cent of the catch", ""),
        ("2015 was a year", ""),
        ("A Party may", ""),
        ("I am a Party", ""),
    ],
)
def test_labels_are_told_from_sentences(text, label):
    assert paragraph_label(text) == label


@given(st.text(max_size=60))
def test_a_label_is_always_the_beginning_of_the_text(text):
    assert text.startswith(paragraph_label(text))


@given(st.text(alphabet="0123456789 ivxlIVXabist-.", max_size=12))
def test_keys_are_stable(number):
    assert number_key(number_key(number)) == number_key(number)


@pytest.mark.parametrize(
    ("printed", "english"),
    [("五之二", "5 bis"), ("٥", "5"), ("الحادية عشرة", "11"), ("二十一", "21"), ("甲", "甲")],
)
def test_any_number_can_be_told_in_english(printed, english):
    assert in_latin(printed) == english
