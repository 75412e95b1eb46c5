from weasyprint import HTML

from drafts.engine.source import SourceText
from drafts.readers.pdf import read_pdf

PAGE = "<style>@page {size: 12cm 12cm; margin: 2cm; %s} body {font: 11pt serif; hyphens: none} %s</style>"


def pdf_of(body: str, page: str = "", style: str = "") -> SourceText:
    return read_pdf(HTML(string=PAGE % (page, style) + body).write_pdf())


def texts(source: SourceText) -> list[str]:
    return [line.text for line in source.lines if not line.aside]


def aside(source: SourceText) -> dict[str, int]:
    return {item.reason: item.count for item in source.characters.set_aside}


LONG = "Every master who sees a lamp shall turn the ship away from the rocks and towards the harbour, slowly."


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
