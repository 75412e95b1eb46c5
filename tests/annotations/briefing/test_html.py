from dataclasses import replace

import pytest

from annotations.briefing.html import render_pages, styles
from annotations.briefing.note import Ask, Mention, Section
from tests.annotations.briefing.samples import ASK, MENTION, NOTE, SOURCE


def with_mention(mention: Mention):
    section = Section("Safeguards", "", (replace(ASK, mentions=(mention,)),))
    return replace(NOTE, sections=(section,))


def test_endnotes_count_through_the_note_in_the_order_of_reading():
    html = render_pages(NOTE)
    numbers = [html.index(f'id="endnote-{number}"') for number in (1, 2, 3)]
    assert numbers == sorted(numbers)
    assert (
        html.index("example.org/forests") < html.index("Kelp survey 2025.") < html.index("example.org/money")
    )


def test_a_position_cites_its_article_by_a_link_to_the_draft():
    assert '<a href="https://example.org/drafts/1/#part-24">Article 24(2)</a>' in render_pages(NOTE)


def test_proposed_wording_is_a_redline_of_the_old_words():
    assert "<p>Parties <del>may </del><ins>shall </ins>consult coastal communities.</p>" in render_pages(NOTE)


def test_words_without_a_proposal_are_quoted_as_they_stand():
    html = render_pages(with_mention(replace(MENTION, proposal="")))
    assert "<p>Parties may consult coastal communities.</p>" in html
    assert "struck through" not in html


def test_a_proposal_for_a_whole_article_is_all_new():
    html = render_pages(with_mention(replace(MENTION, wording="", proposal="Kelp is protected.")))
    assert "<p><ins>Kelp is protected.</ins></p>" in html


def test_a_very_long_quotation_is_printed_by_its_beginning_and_end():
    long = replace(MENTION, wording="first " + "word " * 1_000 + "last", proposal="")
    html = render_pages(with_mention(long))
    assert "<p>first word" in html
    assert "word […] word" in html
    assert "last</p>" in html
    assert html.count("word ") < 250


def test_evidence_becomes_an_endnote_even_where_no_reason_is_given():
    html = render_pages(with_mention(replace(MENTION, reason="")))
    assert "See the evidence.<sup" in html
    assert "Kelp survey 2025." in html


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("about", "About Tide Institute"),
        ("introduction", "Introduction"),
        ("conclusion", "Conclusion"),
        ("quote", "<figure"),
    ],
)
def test_what_is_not_written_has_no_place_in_the_note(field, heading):
    assert heading in render_pages(NOTE)
    assert heading not in render_pages(replace(NOTE, **{field: ""}))


def test_a_section_may_have_no_positions():
    html = render_pages(replace(NOTE, sections=(Section("Words only", "Prose."),)))
    assert "Words only</h2>" in html
    assert 'class="asks"' not in html
    assert "Key recommendation" not in html


def test_a_section_with_nothing_in_it_is_not_printed():
    assert "Nothing" not in render_pages(replace(NOTE, sections=(Section("Nothing"),)))


def test_what_begins_from_the_right_is_set_from_the_right():
    note = replace(NOTE, title="معاهدة", sections=(Section("نطاق", "Prose."),))
    html = render_pages(note)
    assert '<h1 dir="rtl">' in html
    assert '<h2 id="theme-1" dir="rtl">' in html


def test_the_cover_says_what_is_illustrative():
    assert "cover__mark" not in render_pages(NOTE)
    assert "Illustrative. Made up." in render_pages(replace(NOTE, illustrative="Made up."))


def test_a_note_that_is_not_issued_is_marked():
    assert "briefing--working" not in render_pages(NOTE)
    assert "briefing--working" in render_pages(replace(NOTE, is_issued=False))


def test_names_and_titles_are_text_and_never_markup():
    evil = "<script>alert(1)</script>"
    note = replace(
        NOTE,
        title=evil,
        organisation=evil,
        source=replace(SOURCE, label=evil, link="javascript:alert(1)"),
        sections=(
            Section(evil, evil, (Ask("x", evil, evil, (replace(MENTION, article=evil, wording=evil),)),)),
        ),
    )
    assert "<script" not in render_pages(note)


def test_styles_load_nothing():
    assert "url(" not in styles()
    assert "@import" not in styles()
