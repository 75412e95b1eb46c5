from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.text import count_characters, drop_controls, normalise


def test_every_kind_of_white_space_becomes_one_space():
    assert normalise("  a\u00a0b\t\u2009c\r\nd ") == "a b c d"


def test_accents_are_joined_to_their_letters():
    assert normalise("re\u0301sume\u0301") == "résumé"


def test_quotes_dashes_brackets_and_invisible_characters_stay():
    assert normalise("“[a]” – b\u200bc\u202ed") == "“[a]” – b\u200bc\u202ed"


def test_white_space_does_not_count():
    assert count_characters(" a b\n\u00a0c\t") == 3


def test_characters_outside_the_basic_plane_count_once():
    assert count_characters("𝒜 b") == 2


def test_controls_and_lone_surrogates_are_dropped_and_counted():
    assert drop_controls("a\x00b\x07c\ud800d\ne") == ("abcd\ne", 3)


@given(st.text())
def test_normal_form_is_stable(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_what_is_left_without_controls_can_be_encoded(text):
    cleaned, dropped = drop_controls(text)
    cleaned.encode()
    assert len(cleaned) + dropped == len(text)
    assert "\x00" not in cleaned
