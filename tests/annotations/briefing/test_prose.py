import re
import time

import pytest

from annotations.briefing.prose import Endnotes, direction, render, render_line


def html_of(source: str) -> str:
    return render(source, Endnotes()).strip()


def test_commonmark_becomes_html():
    assert html_of("A *b* **c**\n\n- d") == "<p>A <em>b</em> <strong>c</strong></p>\n<ul>\n<li>d</li>\n</ul>"


def test_an_endnote_is_taken_out_of_the_text_and_called_by_number():
    endnotes = Endnotes()
    html = render("Said.[^who] More.\n\n[^who]: The *chair*.", endnotes)
    link = '<a id="call-1" href="#endnote-1" aria-label="Note 1" rel="noopener noreferrer">1</a>'
    assert html.strip() == f'<p>Said.<sup class="call">{link}</sup> More.</p>'
    assert endnotes.items == ["The <em>chair</em>."]


def test_endnotes_count_on_from_field_to_field_though_both_call_theirs_one():
    endnotes = Endnotes()
    render("a[^1]\n\n[^1]: first", endnotes)
    second = render("b[^1]\n\n[^1]: second", endnotes)
    assert 'href="#endnote-2"' in second
    assert endnotes.items == ["first", "second"]


def test_endnotes_are_numbered_by_call_and_not_by_where_their_words_stand():
    endnotes = Endnotes()
    render("a[^x] b[^y]\n\n[^y]: why\n[^x]: ex", endnotes)
    assert endnotes.items == ["ex", "why"]


def test_the_same_words_are_one_endnote_and_only_the_first_call_is_the_way_back():
    endnotes = Endnotes()
    html = render("a[^1] b[^1]\n\n[^1]: once", endnotes)
    assert endnotes.items == ["once"]
    assert html.count('id="call-1"') == 1
    assert html.count('href="#endnote-1"') == 2


def test_an_endnote_may_run_over_lines_and_ends_at_an_empty_one():
    endnotes = Endnotes()
    html = render("a[^1]\n\n[^1]: one\n    two\n\nNext.", endnotes)
    assert endnotes.items == ["one two"]
    assert html.endswith("<p>Next.</p>\n")


def test_a_call_without_words_stays_as_it_was_typed():
    assert html_of("Said.[^9]") == "<p>Said.[^9]</p>"


def test_a_bare_address_is_a_link_without_the_mark_behind_it():
    assert render_line("See https://example.org/a_b_c.") == (
        'See <a href="https://example.org/a_b_c" rel="noopener noreferrer">https://example.org/a_b_c</a>.'
    )
    assert 'href="https://example.org/x"' in render_line("(https://example.org/x)")
    assert 'href="https://example.org/x_(y)"' in render_line("https://example.org/x_(y)")


def test_an_address_inside_a_link_is_not_a_link_again():
    assert render_line("[https://example.org](https://example.org/x)").count("<a ") == 1


def test_headings_are_of_one_level():
    assert html_of("# One\n\n#### Four") == "<h3>One</h3>\n<h3>Four</h3>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<link rel="attachment" href="file:///etc/passwd">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,hello)",
        "[x](file:///etc/passwd)",
        "![x](https://example.org/spy.png)",
        "<javascript:alert(1)>",
        '[x](https://example.org "onclick=alert(1)")',
        "a[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
    ],
)
def test_hostile_prose_makes_no_element_and_no_address_of_its_own(hostile):
    endnotes = Endnotes()
    html = render(hostile, endnotes) + "".join(endnotes.items)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "a", "sup"}
    assert not re.search(r"<a [^>]*(onclick|title)", html)
    assert all(href.startswith(("#", "https://")) for href in re.findall(r'<a [^>]*href="([^"]*)', html))


def test_a_table_that_would_be_filled_up_to_millions_of_cells_is_cut_off():
    width = 2_000
    source = "|".join("a" * width) + "\n" + "|".join(["-"] * width) + "\n" + "|x\n" * 2_000
    begun = time.process_time()
    html = html_of(source)
    assert html.count("<td") <= 0x10000 + width
    assert time.process_time() - begun < 20


def test_only_a_cell_whose_word_is_too_long_for_its_column_may_be_broken():
    html = html_of(f"|a|b|\n|-|-|\n|ordinary|{'x' * 36}|")
    assert html.count('class="loose"') == 1
    assert f'<td class="loose">{"x" * 36}</td>' in html


def test_nesting_ends_at_twenty_levels():
    assert html_of(">" * 5_000 + " deep").count("<blockquote>") == 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treaty", "ltr"),
        ("معاهدة", "rtl"),
        ("אמנה", "rtl"),
        ("1. معاهدة", "rtl"),
        ("条约", "ltr"),
        ("12 –", "ltr"),
    ],
)
def test_direction_is_that_of_the_first_letter(text, expected):
    assert direction(text) == expected


def test_blocks_that_begin_from_the_right_are_set_from_the_right():
    assert html_of("Left\n\nنحن ندعو") == '<p>Left</p>\n<p dir="rtl">نحن ندعو</p>'
    assert html_of("- نحن").startswith('<ul dir="rtl">')
