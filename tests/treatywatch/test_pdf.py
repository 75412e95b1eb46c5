"""HTML becomes a tagged PDF in a child process, which opens nothing."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pypdfium2
import pytest

from treatywatch.pdf import make_pdf

MADE_AT = datetime(2026, 3, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def visits() -> Iterator[list[str]]:
    """The paths asked for at a small server, whose address is the first item."""
    seen: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

        def log_message(self, *args) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    seen.append(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield seen
    server.shutdown()
    thread.join()
    server.server_close()


def test_rendering_opens_no_address_and_no_file(tmp_path, visits):
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-word")
    site = visits[0]
    document = f"""<html lang="en"><head><title>x</title>
        <link rel="attachment" href="file://{secret}"><link rel="stylesheet" href="{site}/style.css">
        <style>@import url({site}/import.css); body {{ background: url({site}/back.png) }}</style></head>
        <body><h1>Hello</h1><img alt="x" src="{site}/picture.png"><img alt="y" src="file://{secret}"></body></html>"""
    pdf = make_pdf(document, "", MADE_AT)
    written = pypdfium2.PdfDocument(pdf)
    assert "Hello" in written[0].get_textpage().get_text_bounded()
    written.close()
    assert b"the-secret-word" not in pdf
    assert b"EmbeddedFile" not in pdf
    assert visits == [site]
