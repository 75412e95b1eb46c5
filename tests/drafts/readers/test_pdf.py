from drafts.readers.pdf import read_pdf
from tests.drafts.readers.pdf_pages import LONG, aside, pdf_bytes, pdf_of, texts


def test_wrapped_lines_are_one_paragraph():
    assert texts(pdf_of(f"<p>{LONG}</p><p>{LONG}</p>")) == [LONG, LONG]


def test_a_paragraph_that_runs_over_the_page_is_one():
    body = "<p>Before.</p>" * 9 + f"<p>{LONG}</p>"
    assert texts(pdf_of(body, style="p {orphans: 1; widows: 1}"))[-1] == LONG


def test_running_headers_and_page_numbers_are_set_aside():
    body = "".join(f'<p style="break-after: page">{LONG}</p>' for _ in range(4))
    source = pdf_of(
        body, page='@top-left {content: "HARBOUR/CP.1"} @bottom-center {content: counter(page) " of 4"}'
    )
    assert texts(source) == [LONG] * 4
    assert aside(source) == {"page number": 16, "running header": 48}


def test_an_article_at_the_top_of_every_page_is_no_running_header():
    body = "".join(
        f'<div style="break-before: page">Article {number}</div><p>{LONG}</p>' for number in range(1, 6)
    )
    assert [text for text in texts(pdf_of(body)) if text != LONG] == [
        f"Article {number}" for number in range(1, 6)
    ]


def test_footnotes_leave_the_text_and_take_their_marks_along():
    style = ".note {float: footnote; font-size: 8pt} ::footnote-call {font-size: 6pt; vertical-align: super}"
    body = f'<p>{LONG}</p><p>Lamps<span class="note">Of oil or gas.</span> burn.</p>'
    source = pdf_of(body, style=style)
    assert texts(source) == [LONG, "Lamps burn."]
    assert [note.text for note in source.footnotes] == ["Of oil or gas."]
    assert aside(source)["footnote mark"] == len("1" + ".")


def test_a_hyphen_at_a_lines_end_goes_when_the_document_has_the_word_whole():
    body = (
        "<p>The lighthouse is lit.</p><p>Every night the light-<br>house keeper lights the lamp-<br>oil.</p>"
    )
    source = pdf_of(body)
    assert "lighthouse keeper" in " ".join(texts(source))


def test_places_are_pages():
    source = pdf_of(f'<p>{LONG}</p><p style="break-before: page">{LONG}</p>')
    assert [line.place for line in source.lines] == ["page 1", "page 2"]


def test_lines_tell_where_on_their_page_they_stand():
    first, second = pdf_of(f"<p>{LONG}</p><p>Short.</p>").lines
    assert 0.16 < first.top < first.bottom < second.top < second.bottom < 0.7
    assert second.bottom - second.top < 0.06


def test_what_is_set_aside_is_handed_over_where_it_stands():
    body = "".join(f'<p style="break-after: page">Lamp {letter} burns.</p>' for letter in "abc")
    source = pdf_of(body, page='@top-left {content: "HARBOUR/CP.1"} @bottom-center {content: counter(page)}')
    assert [(line.text, line.aside, line.place) for line in source.lines[:4]] == [
        ("HARBOUR/CP.1", "running header", "page 1"),
        ("Lamp a burns.", "", "page 1"),
        ("1", "page number", "page 1"),
        ("HARBOUR/CP.1", "running header", "page 2"),
    ]


def test_a_typed_rule_is_no_text():
    source = pdf_of(f"<p>{LONG}</p><p>__________</p><p>Bells ring.</p>")
    assert texts(source) == [LONG, "Bells ring."]
    assert aside(source) == {"typed rule": 10}


def test_ligatures_are_spelt_out():
    source = pdf_of("<p>The oﬀice aﬃrms the ﬁrst ﬂight.</p>")
    assert texts(source) == ["The office affirms the first flight."]
    assert source.characters.total == 31


def test_a_heading_that_hangs_on_the_sentence_before_it_is_a_line():
    assert texts(pdf_of("<p>Lamps burn.ARTICLE IV. OIL</p>")) == ["Lamps burn.", "ARTICLE IV. OIL"]


def test_a_centred_heading_ends_the_title_above_it():
    body = (
        '<div style="text-align: center">SHARING OF THE LAMPS AND BELLS</div><p align="center">Article 2</p>'
    )
    assert texts(pdf_of(body)) == ["SHARING OF THE LAMPS AND BELLS", "Article 2"]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_seen():
    body = f'<div style="transform: rotate(-90deg); width: 8cm; height: 8cm"><p>Top.</p><p>{LONG}</p></div>'
    lines = read_pdf(pdf_bytes(body).replace(b"/Type /Page/", b"/Type /Page/Rotate 90/")).lines
    assert "".join(line.text for line in lines).replace(" ", "") == f"Top.{LONG}".replace(" ", "")
    assert lines[0].text == "Top."
    assert lines[0].top < lines[0].bottom < lines[1].top < 0.4


def noted(*lines: str, rule: int = 144) -> str:
    """A page with a paragraph, and lines of full size at its foot below a short drawn line."""
    body = f'<p>{LONG} Lamps<sup style="font-size: 6pt">1</sup> burn.</p>'
    rows = "".join(
        f'<div style="position: absolute; top: {190 + 14 * at}pt">{row}</div>' for at, row in enumerate(lines)
    )
    return (
        body
        + f'<div style="position: absolute; top: 180pt; width: {rule}pt; height: .5pt; background: #000"></div>{rows}'
    )


MARK = '<sup style="font-size: 6pt">1</sup>'


def test_a_note_of_full_size_is_told_by_the_line_above_it():
    source = pdf_of(noted(f"{MARK} Of oil or gas."))
    assert [(note.label, note.text) for note in source.footnotes] == [("1", "Of oil or gas.")]
    assert texts(source) == [f"{LONG} Lamps burn."]


def test_a_note_whose_mark_stands_apart_is_a_note():
    source = pdf_of(noted(f'{MARK}<span style="padding-left: 30pt">Of oil or gas.</span>'))
    assert [(note.label, note.text) for note in source.footnotes] == [("1", "Of oil or gas.")]


def test_marks_of_two_notes_that_touch_go_both():
    notes = "".join(f'<span class="note">{text}</span>' for text in ("Of oil.", "Of gas."))
    style = ".note {float: footnote; font-size: 8pt} ::footnote-call {font-size: 6pt; vertical-align: super}"
    source = pdf_of(f"<p>{LONG} Lamps{notes} burn.</p>", style=style)
    assert texts(source) == [f"{LONG} Lamps burn."]
    assert len(source.footnotes) == 2


def test_the_document_number_of_the_united_nations_is_set_aside():
    number = '<div style="position: absolute; top: 240pt">23-12345 (E) 010223</div>'
    assert aside(pdf_of(f"<p>{LONG}</p>{number}")) == {"document number": 17}
