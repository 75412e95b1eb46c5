"""Words that are struck or inserted by their look: the new text, the old one, or both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.readers.pdf import read_pdf
from tests.drafts.readers.pdf_pages import LONG, aside, codes, pdf_bytes, pdf_of, texts
from tests.shared import data_path

CHANGED = (
    "<p>The Parties <s>may</s> <b>shall</b> light <s>every harbour</s><b>all harbours</b>, at night<s>, if they"
    " wish</s>.</p><p><s>Lamps are optional.</s></p><p>Fog<s>gy</s> bells <b>also</b> ring.</p>"
)
COLOURED = (
    "<style>i {font-style: normal; color: #b06}</style><p><b>Duty.</b> Lamps <s>may</s><i>shall</i> burn.</p>"
    "<p><s>Fog</s> <u>Bells</u> ring.</p>"
)


@pytest.mark.parametrize(
    ("redline", "expected"),
    [
        ("new", ["The Parties shall light all harbours, at night.", "Fog bells also ring."]),
        ("old", [
            "The Parties may light every harbour, at night, if they wish.", "Lamps are optional.",
            "Foggy bells ring.",
        ]),
        ("both", [
            "The Parties may shall light every harbourall harbours, at night, if they wish.",
            "Lamps are optional.", "Foggy bells also ring.",
        ]),
    ],
)  # fmt: skip
def test_each_text_of_a_redline_by_itself(redline, expected):
    assert texts(pdf_of(CHANGED, redline=redline)) == expected


def test_struck_words_are_counted_and_told():
    source = pdf_of(CHANGED)
    assert aside(source) == {"struck text": 45}
    assert [(doubt.code, doubt.place) for doubt in source.doubts] == [("struck-text", "page 1")]


def test_a_paragraph_that_is_struck_whole_is_handed_over():
    assert [line.text for line in pdf_of(CHANGED).lines if line.aside == "struck text"] == [
        "Lamps are optional."
    ]


def test_inserted_words_are_counted_and_told():
    source = pdf_of(CHANGED, redline="old")
    assert aside(source) == {"inserted text (by its format)": 20}
    assert codes(source) == ["inserted-text"]


def test_both_texts_lose_nothing_and_say_so():
    source = pdf_of(CHANGED, redline="both")
    assert aside(source) == {}
    assert codes(source) == ["both-texts"]


def test_where_colour_marks_insertions_bold_and_underlined_words_stay():
    assert texts(pdf_of(COLOURED, redline="old")) == ["Duty. Lamps may burn.", "Fog Bells ring."]


def test_inserted_words_that_are_struck_again_stand_in_neither_text():
    body = "<p>Lamps <b><s>now</s> shall</b> burn, <s>says the master of the harbour</s>.</p>"
    assert texts(pdf_of(body, redline="new")) == ["Lamps shall burn,."]
    source = pdf_of(body, redline="old")
    assert texts(source) == ["Lamps burn, says the master of the harbour."]
    assert aside(source)["inserted text that is struck again"] == 3


def test_the_number_of_a_struck_paragraph_goes_with_it():
    source = pdf_of("<p>(a) every harbour;</p><p>(b) <s>every reef;</s></p>")
    assert texts(source) == ["(a) every harbour;"]
    assert aside(source) == {"struck text": 13}


def test_nothing_is_left_out_where_nothing_is_struck():
    body = "<p>Lamps <b>shall</b> <u>burn</u>.</p>"
    assert [texts(pdf_of(body, redline=redline)) for redline in ("new", "old", "both")] == [
        ["Lamps shall burn."]
    ] * 3


def test_underlines_and_the_borders_of_tables_strike_nothing():
    body = (
        "<table style='border-collapse: collapse'>" + "<tr><td style='border: 1px solid'>Lamp</td></tr>" * 4
    )
    source = pdf_of(f"<p><u>Lamps burn.</u></p>{body}</table>")
    assert texts(source) == ["Lamps burn.", "Lamp", "Lamp", "Lamp", "Lamp"]


def test_a_strike_that_runs_over_the_end_of_the_line_strikes_both_lines():
    body = (
        "<p>The Parties light <s>every harbour and every reef and every rock of the coast</s> at night.</p>"
    )
    assert texts(pdf_of(body)) == ["The Parties light at night."]


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("{}", "<s>{}</s>", "<i>{}</i>")),
            st.lists(st.sampled_from(LONG.rstrip(".").split()), min_size=1, max_size=9).map(" ".join),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(("color: #b06", "text-decoration: underline", "font-weight: bold")),
)
def test_no_word_of_one_text_comes_into_the_other(pieces, sign):
    # Enough of both kinds that the sign is seen, and a sentence that stays.
    pieces = [("{}", LONG), *pieces, ("<s>{}</s>", "by night"), ("<i>{}</i>", "by day")]
    body = " ".join(form.format(words) for form, words in pieces)
    data = pdf_bytes(f"<p>{body}</p>", style=f"i {{font-style: normal; {sign}}}")
    for redline, forms in (("new", ("{}", "<i>{}</i>")), ("old", ("{}", "<s>{}</s>"))):
        expected = "".join(words for form, words in pieces if form in forms).replace(" ", "")
        source = read_pdf(data, redline)
        assert "".join(texts(source)).replace(" ", "") == expected
        assert source.characters.balances()


def test_the_redline_of_a_real_text_is_its_new_text():
    path = data_path("cardano/2024-12-03-redline.pdf")
    from rapidfuzz.distance import Indel

    from drafts.readers import read

    redline, clean = (
        "".join("".join(texts(read(file.read_bytes(), file.name))).split())
        for file in (path, path.with_name("2024-12-03.pdf"))
    )
    assert Indel.normalized_similarity(redline, clean) > 0.999
